public import Catalogue
public import Directory
public import Kernel
public import Storage
import Territory

extension Dossiers {
    /// Nộp bản nháp: it becomes a dossier, once.
    ///
    /// Every further press gets the same receipt.
    ///
    /// - `answers`: all answers, typed and known; the engine checks them again.
    /// - Throws: as `submit`.
    public func send(
        _ id: DraftID,
        answers: [String: String],
        applicant: Applicant,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> SubmissionReceipt {
        let contents = try draftContents(id, for: viewer, in: db)
        if let sent = contents.draft.sent { return try receipt(sent, for: viewer, in: db) }
        guard contents.draft.mends == nil else { throw DossierRefusal.unknown }
        let receipt = try submit(
            Submission(
                procedure: contents.draft.procedureCode,
                version: contents.draft.version,
                channel: .online,
                handover: contents.draft.handover,
                applicant: applicant,
                submitter: viewer.person,
                answers: answers,
                exemption: contents.draft.exemption
            ),
            by: viewer,
            in: db
        ) { version, checked in
            try handedIn(version, checked, files: contents.files, results: contents.reused, of: viewer, in: db)
        }
        try close(id, with: receipt.id, in: db)
        return receipt
    }

    /// What is handed in online for a form: files, earlier results, and what a registry holds or the citizen shows later.
    ///
    /// - Parameters:
    ///   - version: the version by which the form was filled in.
    ///   - checked: the good answers of the form.
    ///   - files: files of the viewer's own draft.
    ///   - results: by component, an earlier result of the viewer that serves for it.
    ///   - viewer: who sends it.
    ///   - db: the session.
    /// - Returns: the components of the case.
    /// - Throws: `DraftRefusal.cannotReuse`.
    public func handedIn(
        _ version: ProcedureVersion,
        _ checked: [String: String],
        files: [DraftFile] = [],
        results: [String: ResultID] = [:],
        of viewer: Viewer,
        in db: ReadSession
    ) throws -> [HandedIn] {
        try version.components(for: checked).flatMap { component -> [HandedIn] in
            let given = files.filter { $0.component == component.key }
            if !given.isEmpty { return Self.handedIn(given) }
            if let result = results[component.key] {
                let usable = try viewer.person.map { try reusable(for: component, of: $0, in: db) } ?? []
                guard usable.contains(where: { $0.id == result }) else { throw DraftRefusal.cannotReuse }
                return [HandedIn(key: component.key, source: .result, result: result)]
            }
            return switch component.online {
            case .none: [HandedIn(key: component.key, source: .registry)]
            case .shown where component.isRequired: [HandedIn(key: component.key, source: .shown)]
            case .shown, .file: []
            }
        }
    }

    /// Files of one component as they are handed in.
    static func handedIn(_ files: [DraftFile]) -> [HandedIn] {
        files.enumerated().map { index, file in
            HandedIn(
                key: file.component,
                number: index + 1,
                source: .file,
                fileName: file.fileName,
                blob: file.blob,
                size: file.size,
                mediaType: file.mediaType,
                copies: 1
            )
        }
    }

    /// The draft has become a dossier: only that is kept of it, since the dossier holds the rest.
    func close(_ id: DraftID, with dossier: DossierID, in db: WriteSession) throws {
        try empty(id, in: db)
        try db.run(
            """
            UPDATE dossier_draft SET sent_dossier_id = \(dossier), answers = '{}', saved_at = \(surroundings.now)
            WHERE id = \(id)
            """
        )
    }

    /// Biên nhận: the reference and the PIN, for the one whose dossier it is.
    public func receipt(_ id: DossierID, for viewer: Viewer, in db: ReadSession) throws -> SubmissionReceipt {
        let dossier = try dossier(id, in: db)
        guard viewer.scope.ownsDossier(dossier.subject) else { throw DossierRefusal.unknown }
        return SubmissionReceipt(id: id, reference: dossier.reference, pin: dossier.pin)
    }
}
