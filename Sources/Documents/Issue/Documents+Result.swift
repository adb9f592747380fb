import Catalogue
public import Directory
public import Dossiers
public import Kernel
import Ledger
import PDF
public import Signing
public import Storage
import Territory
import Typesetting

/// Kết quả đã ký: first the person who is competent, then the number, then the agency (NĐ 30/2020, Điều 15 and 32).
extension Documents {
    /// Chữ ký của người xem: with what an officer would sign the result of a dossier here and now.
    public struct Desk: Sendable {
        /// The certificate; nil where the test authority will make one with the first signature.
        public let key: SigningKeyRecord?
        /// Whether a test authority makes the keys of this house.
        public let isTrial: Bool
    }

    /// With what the viewer signs; nil where there is no key.
    public func desk(of viewer: Viewer, in db: ReadSession) throws -> Desk? {
        guard let person = viewer.person else { return nil }
        let key = try keys.record(of: .person(person), in: db)
        return key != nil || keys.isTrial ? Desk(key: key, isTrial: keys.isTrial) : nil
    }

    /// With what the viewer signs at this step; nil where there is no result to sign, or no key to sign with.
    public func desk(of viewer: Viewer, at dossier: Dossier, in db: ReadSession) throws -> Desk? {
        try hasToSign(viewer, dossier, in: db) ? desk(of: viewer, in: db) : nil
    }

    /// Whether a dossier waits for the viewer to sign its result.
    public func hasToSign(_ viewer: Viewer, _ dossier: Dossier, in db: ReadSession) throws -> Bool {
        try dossiers.permits(.stepFinished, on: dossier, by: viewer) && dossiers.isResultToSign(dossier, in: db)
    }

    /// The key of an officer; where there is none and a test authority is there, it makes one.
    private func key(of viewer: Viewer) async throws -> SigningKeyRecord? {
        guard let person = viewer.person else { return nil }
        return try await keys.record(of: .person(person), named: viewer.name)
    }

    /// The draft of a result as a PDF, marked as such, for who is about to sign it.
    ///
    /// - Throws: `DocumentRefusal.unknown` where there is no result to sign at this step; what every command throws.
    public func draft(of id: DossierID, position: Int, by viewer: Viewer) async throws -> [UInt8] {
        let shown = surroundings.newID(DocumentTag.self)
        guard let paper = try await resultPaper(id, as: shown, position: position, by: viewer) else {
            throw DocumentRefusal.unknown
        }
        let now = surroundings.now
        return try await presses.run {
            var document = paper.paper.document
            document.mark = "DỰ THẢO – CHƯA CÓ GIÁ TRỊ PHÁP LÝ"
            return try Typesetter().set(document, created: now).pdf
        }
    }

    /// A signing key that was opened by its PIN, for one paper or for fifty.
    public struct Pen: Sendable {
        let record: SigningKeyRecord
        let key: any SigningKey
    }

    /// Opens the key of an officer with a PIN.
    ///
    /// - Throws: `DocumentRefusal` where there is none, it is no longer valid, or the PIN is wrong.
    public func pen(of viewer: Viewer, pin: PIN) async throws -> Pen {
        guard let record = try await key(of: viewer) else { throw DocumentRefusal.noKey }
        return Pen(record: record, key: try await keys.key(record, pin: pin))
    }

    /// A signed file that waits for the transaction in which it counts.
    public struct Prepared: Sendable {
        let event: DocumentSigned
    }

    /// Ký số kết quả: signs the result of a dossier; it counts when `finishStep` has been called with it.
    ///
    /// Setting and signing take their time and ask a device: that is no work for a transaction.
    ///
    /// - Parameters:
    ///   - id: the dossier, at the leader's desk.
    ///   - position: the position that the page showed.
    ///   - viewer: the leader.
    ///   - pen: the leader's key, open.
    /// - Throws: what `Dossiers.finishStep` throws; `DocumentRefusal`.
    /// - Returns: the signed file.
    public func signResult(
        _ id: DossierID,
        position: Int,
        by viewer: Viewer,
        with pen: Pen
    ) async throws -> Prepared {
        let document = surroundings.newID(DocumentTag.self)
        guard let draft = try await resultPaper(id, as: document, position: position, by: viewer) else {
            throw DossierRefusal.wrongStep
        }
        let now = surroundings.now
        let name = draft.draft.signerName
        let paper = try await presses.run { try Typesetter().set(draft.paper.document, created: now) }
        let picture = try await picture(
            of: pen.record,
            trial: { try SampleImages.signature(of: name) },
            words: .signer(name: name, at: now, besideSeal: true)
        )
        let signed = try await sign(
            SignedFile(bytes: paper.pdf, level: .timestamped),
            [
                PlannedSignature(
                    role: .signer,
                    record: pen.record,
                    key: pen.key,
                    picture: picture,
                    place: paper.places[.signature],
                    reason: "Ký \(draft.draft.kind.name.vi)"
                )
            ],
            at: now
        )
        return Prepared(
            event: try await event(document, of: draft.draft, draft.paper.form, signed, places: paper.places)
        )
    }

    /// Ký số where the step asks for it and the officer has a key; nil where the step is finished without.
    ///
    /// - Throws: `DocumentRefusal` for the PIN and the key, and what `signResult` throws.
    public func signResult(
        _ id: DossierID,
        position: Int,
        by viewer: Viewer,
        pin: PIN
    ) async throws -> Prepared? {
        let desk = try await database.read { [dossiers] db in
            try self.desk(of: viewer, at: try dossiers.dossier(id, for: viewer, in: db), in: db)
        }
        guard desk != nil else { return nil }
        return try await signResult(id, position: position, by: viewer, with: try await pen(of: viewer, pin: pin))
    }

    /// Chuyển bước, with the signed result where there is one: the step and the file are written together, or neither.
    ///
    /// - Throws: what `Dossiers.finishStep` throws.
    public func finishStep(
        _ id: DossierID,
        note: String,
        position: Int,
        with prepared: Prepared?,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        try dossiers.finishStep(id, note: note, position: position, by: viewer, in: db)
        if let prepared { try write(prepared.event, of: id, by: viewer.actor(), in: db) }
    }

    private func event(
        _ document: DocumentID,
        of draft: ResultDraft,
        _ form: OfficialPaper.Form,
        _ signed: SignedFile,
        places: [PaperPlace: SignaturePlace]
    ) async throws -> DocumentSigned {
        DocumentSigned(
            document: document,
            kind: DocumentKind.result.key,
            cause: 0,
            name: draft.kind.name.vi,
            agency: draft.agency.id,
            agencyName: draft.agency.name.vi,
            file: try await keep(signed.bytes),
            size: signed.bytes.count,
            level: signed.level,
            signatures: signed.signatures,
            isIssued: false,
            form: form.rawValue,
            places: Dictionary(uniqueKeysWithValues: places.map { ($0.key.rawValue, $0.value) })
        )
    }

    /// Cấp số, ký số của cơ quan: numbers what the leader signed, and signs it for the agency; it counts when `issueResult` has
    /// been called with it.
    ///
    /// The file gets the number that is next; the number is taken only when the file lies in the store. So no number is lost,
    /// and none is given to nothing.
    ///
    /// - Returns: nil where the result was signed on paper.
    /// - Throws: what `Dossiers.issueResult` throws; `DocumentRefusal`, `.noKey` where the agency cannot seal it.
    public func numberResult(_ id: DossierID, position: Int, by viewer: Viewer) async throws -> Prepared? {
        let (number, signed) = try await database.read { [dossiers] db in
            (
                try dossiers.nextResultNumber(id, position: position, by: viewer, in: db),
                try self.document(.result, of: id, cause: 0, in: db)
            )
        }
        guard let signed, signed.issuedAt == nil else { return nil }
        // What was signed digitally is not issued without its seal: half a paper would be no paper.
        guard let seal = try await keys.seal(of: signed.agency, named: signed.agencyName) else {
            throw DocumentRefusal.noKey
        }
        return Prepared(event: try await numbered(signed, number, seal))
    }

    /// Ban hành, with the numbered file where there is one.
    ///
    /// - Throws: `NumberTaken` where another document got the number first: number it again; what `Dossiers.issueResult`
    ///   throws.
    /// - Returns: the number.
    @discardableResult
    public func issueResult(
        _ id: DossierID,
        position: Int,
        with prepared: Prepared?,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> String {
        guard let event = prepared?.event else {
            return try dossiers.issueResult(id, position: position, by: viewer, in: db)
        }
        let number = try dossiers.issueResult(id, number: event.number, position: position, by: viewer, in: db)
        try write(event, of: id, by: viewer.actor(), in: db)
        try augmentLater(event.document, in: db)
        return number
    }

    /// The two signatures of the agency: number and date in the head, the seal over the signer's name.
    private func numbered(
        _ document: IssuedDocument,
        _ number: String,
        _ seal: (record: SigningKeyRecord, key: any SigningKey)
    ) async throws -> DocumentSigned {
        let now = surroundings.now
        let bytes = try await contents(of: document)
        let head = try await letterhead(of: document, number: number, on: now.date)
        let name = document.agencyName
        let picture = try await picture(
            of: seal.record,
            trial: { try SampleImages.seal(agency: name) },
            words: .agency(name: name, reference: number, at: now)
        )
        let signed = try await sign(
            SignedFile(bytes: bytes, level: document.level, signatures: document.signatures),
            [
                PlannedSignature(
                    role: .number,
                    record: seal.record,
                    key: seal.key,
                    picture: .number(head, OfficialPaper.Form(rawValue: document.form) ?? .decree30),
                    place: document.places[PaperPlace.number.rawValue],
                    reason: "Cấp số \(number)"
                ),
                PlannedSignature(
                    role: .agency,
                    record: seal.record,
                    key: seal.key,
                    picture: picture,
                    place: document.places[PaperPlace.seal.rawValue],
                    reason: "Ban hành \(document.name)"
                ),
            ],
            at: now
        )
        return DocumentSigned(
            document: document.id,
            kind: DocumentKind.result.key,
            cause: 0,
            name: document.name,
            number: number,
            agency: document.agency,
            agencyName: document.agencyName,
            file: try await keep(signed.bytes),
            size: signed.bytes.count,
            level: signed.level,
            signatures: signed.signatures,
            isIssued: true,
            form: document.form,
            places: document.places
        )
    }

    private func letterhead(of document: IssuedDocument, number: String, on day: CivilDate) async throws -> Letterhead {
        try await database.read { [directory, territory] db in
            let atlas = try territory.atlas(in: db)
            let agency = try directory.register(in: db).agency(document.agency)
            return Letterhead(
                agency: document.agencyName,
                number: number,
                place: agency.map { Letterheads.place(of: $0, atlas, on: day) },
                date: OfficialDate(day)
            )
        }
    }

    /// What a leader signs, as a paper; nil where there is no result to sign at this step.
    private func resultPaper(
        _ id: DossierID,
        as document: DocumentID,
        position: Int,
        by viewer: Viewer
    ) async throws -> (draft: ResultDraft, paper: OfficialPaper)? {
        try await database.read { [self] db in
            guard let draft = try dossiers.resultDraft(id, position: position, by: viewer, in: db) else { return nil }
            let atlas = try territory.atlas(in: db)
            let day = atlas.day(at: surroundings.now)
            let result = ResultPaper(
                name: draft.kind.name.vi,
                code: draft.kind.code,
                text: draft.text,
                superior: Letterheads.superior(of: draft.agency, atlas, on: day),
                agency: draft.agency.name.vi,
                place: Letterheads.place(of: draft.agency, atlas, on: day),
                date: day,
                // Without a number, whose row stays free for the clerk's signature.
                number: "/\(day.year)/\(draft.kind.notation ?? "KQ")",
                signer: draft.signer,
                link: settings.address + path(to: document)
            )
            return (draft, OfficialPaper.result(result))
        }
    }
}

extension ResultDraft {
    /// Thẩm quyền ký: a committee's chairman signs for it, a deputy for the head (NĐ 30/2020, Điều 13).
    var signer: Signer {
        // Whose chairman it is stands in the line above.
        let title = (signerTitle.isEmpty ? "Thủ trưởng" : signerTitle)
            .replacing(" Ủy ban nhân dân", with: "", maxReplacements: agency.department == nil ? 1 : 0)
        var capacities: [Signer.Capacity] = []
        if agency.department == nil { capacities.append(.init(.onBehalf, of: "Ủy ban nhân dân")) }
        if title.hasPrefix("Phó ") {
            capacities.append(.init(.deputy, of: String(title.dropFirst(4)).capitalisedFirst))
        }
        return Signer(capacities: capacities.isEmpty ? nil : capacities, position: title, name: signerName)
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
