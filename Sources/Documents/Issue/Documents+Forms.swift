public import Directory
public import Dossiers
public import Kernel
import Ledger
import PDF
import Signing
public import Storage
import Typesetting

/// Biểu mẫu đã ký: forms 01–04, signed by the agency that made them.
extension Documents {
    /// The signed form of a dossier; made and signed where that has not happened yet.
    ///
    /// It may be asked for by several at once and again after any fault: one of them is kept.
    ///
    /// - Returns: the paper; nil where the agency has no key, and where the dossier has not come so far.
    /// - Throws: `DocumentRefusal` where the key cannot sign now or the disk is full; `DossierRefusal.unknown`.
    public func issue(_ form: OfficialForm, of id: DossierID) async throws -> IssuedDocument? {
        guard form.isForCitizen else { return nil }
        let found = try await database.read { [dossiers, directory, territory] db -> Found? in
            let file = try dossiers.file(forPapersOf: id, in: db)
            // Forms 01–04 are a citizen's.
            guard form.exists(for: file) else { return nil }
            let cause = form.moment(of: file).milliseconds
            if let known = try self.document(.form(form), of: id, cause: cause, in: db) { return .signed(known) }
            return .due(try FormFacts(form, of: file, directory, territory, in: db))
        }
        switch found {
        case .signed(let document): return document
        case .due(let facts): return try await sign(facts)
        case nil: return nil
        }
    }

    /// Whether an agency has a key by which its forms are signed.
    public func signsForms(of agency: AgencyID, in db: ReadSession) throws -> Bool {
        try keys.isTrial || keys.record(of: .agency(agency), in: db) != nil
    }

    private enum Found {
        case signed(IssuedDocument)
        case due(FormFacts)
    }

    private func sign(_ facts: FormFacts) async throws -> IssuedDocument? {
        guard let seal = try await keys.seal(of: facts.agency.id, named: facts.agency.name.vi),
            let template = FormSet.on(facts.moment.date)?.template(facts.form.purpose)
        else { return nil }
        let dossier = facts.dossier
        let now = surroundings.now
        let link = settings.address + "/tra-cuu?ma=\(dossier.name)&pin=\(dossier.pin)"
        let proof = try await self.proof(of: dossier.id)
        let paper = try await presses.run {
            try Typesetter().set(try facts.paper(template, link: link, proof: proof).document, created: now)
        }
        let signed = try await sign(
            SignedFile(bytes: paper.pdf, level: .timestamped),
            [
                PlannedSignature(
                    role: .agency,
                    record: seal.record,
                    key: seal.key,
                    picture: .agency(name: facts.agency.name.vi, reference: facts.number, at: now),
                    place: paper.places[.agency],
                    reason: facts.form.name(on: facts.moment.date)
                )
            ],
            at: now
        )
        let event = DocumentSigned(
            document: surroundings.newID(DocumentTag.self),
            kind: facts.form.rawValue,
            cause: facts.moment.milliseconds,
            name: facts.form.name(on: facts.moment.date),
            number: facts.number,
            agency: facts.agency.id,
            agencyName: facts.agency.name.vi,
            file: try await keep(signed.bytes),
            size: signed.bytes.count,
            level: signed.level,
            signatures: signed.signatures,
            isIssued: true,
            form: OfficialPaper.Form.slip.rawValue
        )
        return try await database.write { db in
            if let other = try self.document(.form(facts.form), of: dossier.id, cause: event.cause, in: db) {
                return other
            }
            try self.write(event, of: dossier.id, by: .system, in: db)
            try self.augmentLater(event.document, in: db)
            return try self.document(event.document, in: db)
        }
    }

    /// The proof that the submission stands in the ledger, for the receipt.
    private func proof(of dossier: DossierID) async throws -> FormSignatures.Proof? {
        guard
            let proof = try await openLedger.proof(
                ofFirst: DossierEvent.Kind.submitted.rawValue,
                in: Dossiers.stream(dossier)
            )
        else { return nil }
        return FormSignatures.Proof(
            link: settings.address + "/so-cai?ma=\(proof.seal)",
            record: Int(proof.sequence).vietnamese
        )
    }
}
