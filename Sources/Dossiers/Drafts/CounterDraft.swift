public import Catalogue
public import Directory
public import Kernel
public import Storage
import Territory

/// Giấy tờ nhận tại quầy: how a component was handed in over the counter.
public struct CounterPaper: Hashable, Codable, Sendable {
    /// On paper, or only shown.
    public var source: HandedIn.Source
    /// Số bản chính.
    public var originals: Int
    /// Số bản sao.
    public var copies: Int

    /// A paper on the counter.
    public init(source: HandedIn.Source, originals: Int, copies: Int) {
        self.source = source
        self.originals = originals
        self.copies = copies
    }

    /// Whether anything of it lies there or was shown.
    var isThere: Bool { source == .shown || originals + copies > 0 }
}

/// Bản nháp tại quầy: a dossier that a counter is taking in for the citizen who stands there.
public struct CounterDraft: Sendable {
    /// Form and files.
    public let contents: DraftContents
    /// Chủ hồ sơ.
    public let applicant: PersonID
    /// What lies on the counter, by component.
    public let papers: [String: CounterPaper]

    /// Which draft.
    public var id: DraftID { contents.draft.id }

    /// Papers that the case demands and that lie not on the counter, neither as paper nor as a scan.
    ///
    /// - `answers`: checked answers.
    public func missing(for answers: [String: String]) -> [Component] {
        contents.version.components(for: answers).filter { component in
            guard component.isRequired, component.online != .none else { return false }
            return contents.files(of: component.key).isEmpty && papers[component.key]?.isThere != true
        }
    }
}

extension Dossiers {
    /// Bắt đầu tiếp nhận tại quầy: a draft of the officer for a citizen.
    ///
    /// - Parameters:
    ///   - procedure: its code.
    ///   - applicant: whose dossier it becomes.
    ///   - answers: what is known already.
    ///   - viewer: the officer at the counter.
    ///   - db: the session.
    /// - Throws: `DossierRefusal.notOpen`; `.unknown` for a viewer without an account.
    /// - Returns: the draft.
    public func beginCounterDraft(
        of procedure: String,
        for applicant: PersonID,
        answers: [String: String] = [:],
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DraftID {
        guard let account = viewer.account else { throw DossierRefusal.unknown }
        let version = try openVersion(of: procedure, in: db)
        let id = try insertDraft(version.id, for: account, handover: .counter, in: db)
        try db.run("INSERT INTO counter_draft (draft_id, applicant_id, papers) VALUES (\(id), \(applicant), '{}')")
        try save(answers, to: id, by: viewer, in: db)
        return id
    }

    /// The draft, where it is the viewer's.
    public func counterDraft(_ id: DraftID, for viewer: Viewer, in db: ReadSession) throws -> CounterDraft {
        let contents = try draftContents(id, for: viewer, in: db)
        guard let row = try db.row("SELECT applicant_id, papers FROM counter_draft WHERE draft_id = \(id)") else {
            throw DossierRefusal.unknown
        }
        return CounterDraft(
            contents: contents,
            applicant: try row["applicant_id"],
            papers: try CounterPaper.read(try row["papers"])
        )
    }

    /// The drafts that the viewer has not finished, last touched first.
    public func counterDrafts(
        of viewer: Viewer,
        in db: ReadSession
    ) throws -> [(draft: Draft, name: Bilingual, applicant: PersonID)] {
        guard let account = viewer.account else { return [] }
        let rows = try db.rows(
            """
            SELECT dossier_draft.*, counter_draft.applicant_id
            FROM dossier_draft JOIN counter_draft ON counter_draft.draft_id = dossier_draft.id
            WHERE account_id = \(account) AND sent_dossier_id IS NULL
            ORDER BY saved_at DESC, id DESC LIMIT 20
            """
        )
        return try rows.map { row in
            let draft = try Draft(row: row)
            let name = try procedures.version(draft.version, db)?.name ?? Bilingual(vi: draft.procedureCode)
            return (draft, name, try row["applicant_id"])
        }
    }

    /// Keeps what lies on the counter.
    public func lay(
        _ papers: [String: CounterPaper],
        on id: DraftID,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let contents = try openDraft(id, by: viewer, in: db)
        let kept = papers.filter { contents.version.component($0.key) != nil }
        try db.run("UPDATE counter_draft SET papers = \(try CounterPaper.write(kept)) WHERE draft_id = \(id)")
    }

    /// Takes an unfinished draft away.
    public func deleteCounterDraft(_ id: DraftID, by viewer: Viewer, in db: WriteSession) throws {
        _ = try counterDraft(id, for: viewer, in: db)
        guard try draft(id, for: viewer, in: db).sent == nil else { throw DraftRefusal.sentBefore }
        try db.run("DELETE FROM counter_draft WHERE draft_id = \(id)")
        try deleteDraft(id, by: viewer, in: db)
    }

    /// Tiếp nhận tại quầy: sends the draft in for its applicant, accepts it at once, and records the fees that were paid.
    ///
    /// A draft that was taken in before brings its dossier back, so that a second press makes no second one.
    ///
    /// - Parameters:
    ///   - id: the draft.
    ///   - answers: all answers, typed and known.
    ///   - applicant: as the Directory knows the citizen.
    ///   - paid: keys of the fees that were paid; nil for all.
    ///   - viewer: the officer at the counter.
    ///   - db: the session.
    /// - Throws: as `submit` and `accept`; `.missingComponents` with all papers that lie not on the counter.
    /// - Returns: the dossier.
    public func takeIn(
        _ id: DraftID,
        answers: [String: String],
        applicant: Applicant,
        paid: [String]?,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DossierID {
        let counter = try counterDraft(id, for: viewer, in: db)
        let draft = counter.contents.draft
        if let sent = draft.sent { return sent }
        let receipt = try submit(
            Submission(
                procedure: draft.procedureCode,
                version: draft.version,
                channel: .counter,
                handover: draft.handover,
                applicant: applicant,
                answers: answers,
                exemption: draft.exemption
            ),
            by: viewer,
            in: db
        ) { version, checked in try handedIn(version, checked, counter) }
        try accept(receipt.id, position: 1, by: viewer, in: db)
        let fees = try db.rows("SELECT key FROM dossier_fee WHERE dossier_id = \(receipt.id) AND amount > 0")
            .map { try $0["key"] as String }
        let taken = fees.filter { paid?.contains($0) ?? true }
        if !taken.isEmpty { try recordFees(receipt.id, keys: taken, position: 2, by: viewer, in: db) }
        try close(id, with: receipt.id, in: db)
        return receipt.id
    }

    private func handedIn(
        _ version: ProcedureVersion,
        _ checked: [String: String],
        _ counter: CounterDraft
    ) throws -> [HandedIn] {
        let missing = counter.missing(for: checked)
        guard missing.isEmpty else { throw DossierRefusal.missingComponents(missing.map(\.name.vi)) }
        return version.components(for: checked).flatMap { component -> [HandedIn] in
            let paper = counter.papers[component.key]
            var files = Self.handedIn(counter.contents.files(of: component.key))
            if let first = files.indices.first {
                files[first].originals = paper?.originals ?? 0
                files[first].copies = paper?.copies ?? files[first].copies
                return files
            }
            if let paper, paper.isThere {
                return [
                    HandedIn(
                        key: component.key,
                        source: paper.source,
                        originals: paper.originals,
                        copies: paper.copies
                    )
                ]
            }
            return component.online == .none ? [HandedIn(key: component.key, source: .registry)] : []
        }
    }
}
