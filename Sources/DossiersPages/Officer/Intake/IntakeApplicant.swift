import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

/// Người dân tại quầy: who stands there; found by the id number, or registered from the papers shown.
extension OfficerPages {
    func addApplicant(to routes: inout Routes) {
        routes.page("/mot-cua/tiep-nhan/thu-tuc/{code}", .role([.counter]), "intake.applicant") { visit in
            try await showApplicant(visit, form: FormData(), faults: DeedFaults())
        }
        routes.form("/mot-cua/tiep-nhan/thu-tuc/{code}", .role([.counter]), "intake.begin") { visit, form in
            try await beginIntake(visit, form)
        }
    }

    private func showApplicant(_ visit: Visit, form: FormData, faults: DeedFaults) async throws -> Response {
        let code = try visit.parameter("code")
        let version = try await database.read { db in try dossiers.openVersion(of: code, in: db) }
        let view = ApplicantView(
            version: version,
            form: form,
            faults: faults,
            security: visit.formSecurity(again: faults.isEmpty ? nil : form)
        )
        return visit.page(
            Page(
                title: Phrase(vi: "Người dân tại quầy", en: "Who stands at the counter"),
                section: "/mot-cua/tiep-nhan",
                crumbs: [Link(Phrase(vi: "Tiếp nhận", en: "Intake"), to: IntakePath.start.string)],
                hasErrors: !faults.isEmpty,
                width: .narrow
            ),
            for: .officer,
            status: faults.isEmpty ? .ok : .unprocessableContent
        ) { view.write(to: &$0) }
    }

    private func beginIntake(_ visit: Visit, _ form: FormData) async throws -> Response {
        let code = try visit.parameter("code")
        _ = try form.requireIdempotencyKey()
        let details = ApplicantView.details(form)
        let viewer = visit.viewer
        var faults = DeedFaults()
        if details.idNumber == nil {
            faults.add("so-dinh-danh", Phrase(vi: "Ghi số định danh cá nhân, 12 chữ số", en: "Enter the id number"))
        }
        guard faults.isEmpty else { return try await showApplicant(visit, form: form, faults: faults) }
        do {
            let answer = try await database.write { db in
                try visit.once(form, in: db) {
                    try dossiers.beginIntake(of: code, for: details, by: viewer, in: db).description
                }.answer
            }
            guard let id = DraftID(answer) else { throw DossierRefusal.unknown }
            return visit.redirect(to: IntakePath.draft(id))
        } catch let wrong as DirectoryRefusal {
            guard case .details(let details) = wrong else { throw wrong }
            for fault in details { faults.add(fault.field, fault.words) }
            return try await showApplicant(visit, form: form, faults: faults)
        } catch DraftRefusal.otherName {
            faults.add(
                "ho-ten",
                Phrase(
                    vi: "Số định danh này đã được đăng ký với họ tên khác. Đối chiếu lại thẻ căn cước.",
                    en: "This id number is known under another name. Look at the card again."
                )
            )
            return try await showApplicant(visit, form: form, faults: faults)
        }
    }
}

extension DetailFault {
    fileprivate var field: String {
        switch self {
        case .name: "ho-ten"
        case .idNumber: "so-dinh-danh"
        case .phone: "dien-thoai"
        case .email: "email"
        case .dateOfBirth: "ngay-sinh"
        }
    }

    fileprivate var words: Phrase {
        switch self {
        case .name: Phrase(vi: "Ghi họ và tên như trên thẻ căn cước", en: "Enter the name as on the card")
        case .idNumber: Phrase(vi: "Số định danh có 12 chữ số", en: "The id number has 12 digits")
        case .phone: Phrase(vi: "Số điện thoại chưa đúng, ví dụ 0912 345 678", en: "Not a telephone number")
        case .email: Phrase(vi: "Thư điện tử chưa đúng", en: "Not an e-mail address")
        case .dateOfBirth: Phrase(vi: "Ngày sinh chưa đúng", en: "Not a date of birth")
        }
    }
}

/// Trang ghi thông tin người dân tại quầy.
struct ApplicantView {
    let version: ProcedureVersion
    let form: FormData
    let faults: DeedFaults
    let security: FormSecurity

    /// What was typed.
    static func details(_ form: FormData) -> PersonDetails {
        let digits = form.text("so-dinh-danh").filter { $0 != " " && $0 != "." }
        return PersonDetails(
            kind: digits.utf8.count == 10 ? .organisation : .citizen,
            name: form.text("ho-ten"),
            idNumber: digits.isEmpty ? nil : digits,
            dateOfBirth: CivilDate(DateInput.tidied(form.text("ngay-sinh"))),
            phone: form.textIfAny("dien-thoai"),
            email: form.textIfAny("email"),
            address: form.textIfAny("dia-chi"),
            source: .officer
        )
    }

    private var fields: [Field] {
        [
            field(
                .personalID,
                "so-dinh-danh",
                Phrase(vi: "Số định danh cá nhân", en: "Id number"),
                hint: Phrase(
                    vi: "12 số trên thẻ căn cước; tổ chức thì ghi mã số thuế 10 số.",
                    en: "12 digits; 10 for an organisation."
                )
            ),
            field(.text, "ho-ten", Phrase(vi: "Họ và tên", en: "Full name")),
            field(.phone, "dien-thoai", Phrase(vi: "Số điện thoại", en: "Telephone"), isOptional: true),
            field(.date, "ngay-sinh", Phrase(vi: "Ngày sinh", en: "Date of birth"), isOptional: true),
            field(.text, "dia-chi", Phrase(vi: "Số nhà, đường, thôn", en: "Address"), isOptional: true),
            field(.email, "email", Phrase(vi: "Thư điện tử", en: "E-mail"), isOptional: true),
        ]
    }

    private func field(
        _ kind: FieldKind,
        _ name: String,
        _ label: Phrase,
        hint: Phrase? = nil,
        isOptional: Bool = false
    ) -> Field {
        Field(
            kind,
            name: name,
            label: label,
            value: form.text(name),
            hint: hint,
            error: faults.words[name],
            isOptional: isOptional,
            autocomplete: "off"
        )
    }

    func write(to html: inout HTMLWriter) {
        let fields = fields
        html.add(ErrorSummary(of: fields))
        html.heading(
            Phrase(vi: "Ai làm thủ tục này?", en: "Who asks for it?"),
            above: Phrase(version.name),
            below: Phrase(
                vi: "Người dân là chủ hồ sơ; cán bộ chỉ nhập giúp. Ghi như trên thẻ căn cước.",
                en: "The citizen is the applicant; the officer only helps. Write as on the card."
            )
        )
        html.postForm(to: IntakePath.procedure(version.code).string, security, confirmsLeave: true) { html in
            for field in fields { html.add(field) }
            html.actions { html in
                html.add(Button(Phrase(vi: "Tiếp tục", en: "Continue")))
                html.a(Phrase(vi: "Chọn thủ tục khác", en: "Another procedure"), .href(IntakePath.start.string))
            }
        }
    }
}
