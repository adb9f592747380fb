import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Signing
import Storage
import Web

/// Việc có ký số: what is signed before the transaction of a deed.
extension OfficerPages {
    /// The paper that a deed signs; nil where it signs none.
    func paper(
        for deed: Deed,
        on id: DossierID,
        _ input: DeedInput,
        by viewer: Viewer
    ) async throws -> Documents.Prepared? {
        switch deed {
        case .finish: try await documents.signResult(id, position: input.position, by: viewer, pin: input.pin)
        case .issue: try await documents.numberResult(id, position: input.position, by: viewer)
        default: nil
        }
    }
}

extension DocumentRefusal {
    /// What happened and what to do, for the field where it was typed.
    var words: Phrase { Phrase(vi: "\(vietnamese) \(whatNext)", en: english) }
}

extension Deed {
    /// What happens then; where a result is signed with a key here, that too.
    func explanation(in model: FileShowModel) -> Phrase {
        guard self == .finish, model.signing != nil, let kind = model.file.version.result else { return explanation }
        return Phrase(
            vi: """
                \(kind.name.vi) được ký bằng chữ ký số của bạn, rồi chuyển văn thư cấp số và ký số của cơ quan.
                """,
            en:
                "\(kind.name.en) gets your digital signature and goes to the clerk for its number and the agency's seal."
        )
    }
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
struct DraftLink: HTML.Component {
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
