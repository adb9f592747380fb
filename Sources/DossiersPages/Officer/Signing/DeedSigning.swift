import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Signing
import Storage
import Web

/// Việc có ký số: deeds that sign a paper before their transaction.
extension OfficerPages {
    /// Chuyển bước; where the result is to be signed here, with the officer's key.
    func finish(_ id: DossierID, _ input: DeedInput, _ visit: Visit, _ form: FormData) async throws -> String {
        // What cannot be signed is told only where the same form was not done before.
        let prepared = await catching { try await signed(id, input, by: visit.viewer) }
        return try await database.write { db in
            try visit.once(form, in: db) {
                guard let prepared = try prepared.get() else {
                    return try run(.finish, on: id, input, by: visit.viewer, in: db)
                }
                let (note, position) = (input.note, input.position)
                try documents.finishStep(id, note: note, position: position, with: prepared, by: visit.viewer, in: db)
                return "Đã ký số, hồ sơ đã chuyển văn thư cấp số."
            }.answer
        }
    }

    /// The signed result; nil where there is nothing to sign at this step, or no key.
    private func signed(_ id: DossierID, _ input: DeedInput, by viewer: Viewer) async throws -> Documents.Prepared? {
        let desk = try await database.read { db in
            try documents.desk(of: viewer, at: try dossiers.dossier(id, for: viewer, in: db), in: db)
        }
        guard desk != nil else { return nil }
        let pen = try await documents.pen(of: viewer, pin: input.pin)
        return try await documents.signResult(id, position: input.position, by: viewer, with: pen)
    }

    /// Cấp số, ban hành, with the agency's signature where it has a key.
    func issue(_ id: DossierID, _ input: DeedInput, _ visit: Visit, _ form: FormData) async throws -> String {
        let (viewer, position) = (visit.viewer, input.position)
        while true {
            let prepared = await catching { try await documents.numberResult(id, position: position, by: viewer) }
            do {
                return try await database.write { db in
                    try visit.once(form, in: db) {
                        let file = try prepared.get()
                        let number = try documents.issueResult(
                            id,
                            position: position,
                            with: file,
                            by: viewer,
                            in: db
                        )
                        return "Đã ban hành kết quả số \(number)."
                    }.answer
                }
            } catch is NumberTaken { continue }
        }
    }

    private func catching<Value: Sendable>(
        _ work: () async throws -> Value
    ) async -> Result<Value, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }
}

extension DocumentRefusal {
    /// What happened and what to do, for the field where it was typed.
    var words: Phrase { Phrase(vi: "\(vietnamese) \(whatNext)", en: english) }
}

extension Phrase {
    static let signDigitally = Phrase(vi: "Ký số", en: "Sign digitally")
}

/// Ô mã PIN: where the PIN of a signing key is typed; it is never shown again.
struct PINField {
    private let desk: Documents.Desk
    private let error: Phrase?

    init(_ desk: Documents.Desk, error: Phrase?) { (self.desk, self.error) = (desk, error) }

    var field: Field {
        Field(
            .pin,
            name: DeedInput.Name.pin,
            label: Phrase(vi: "Mã PIN chữ ký số", en: "PIN of your digital signature"),
            hint: hint,
            error: error
        )
    }

    private var hint: Phrase {
        if desk.isTrial {
            return Phrase(
                vi: "Chữ ký số thử nghiệm, không có giá trị pháp lý. Mã PIN là \(KeyShelf.trialPIN).",
                en: "A trial signature without legal force. The PIN is \(KeyShelf.trialPIN)."
            )
        }
        guard let key = desk.key else { return Phrase("") }
        return Phrase(
            vi: "Chứng thư số của \(key.name), dùng đến hết ngày \(key.notAfter.date.vietnamese).",
            en: "Certificate of \(key.name), valid until \(MomentText.date(key.notAfter.date, .en))."
        )
    }
}

/// Xem dự thảo: the way to the draft of what is about to be signed.
struct DraftLink: Component {
    let dossier: DossierID

    func write(to html: inout HTMLWriter) {
        html.p { html in
            html.a(
                Phrase(vi: "Xem dự thảo văn bản sẽ ký (PDF)", en: "See the draft that you sign (PDF)"),
                .href(OfficerPath.draft(dossier).string)
            )
        }
    }
}
