import Catalogue
import Directory
import Dossiers
import Kernel
import Storage
import Territory
import Web

/// Nộp hồ sơ: a submission of a program goes the way of the portal's own; the whole form is checked by the engine.
extension Interface {
    /// Answers by the keys of the form's fields.
    static let answers = Schema.map(
        .lines(0...10_000),
        names: .init(letters: .word, length: 1...64, example: "child_name"),
        atMost: 500
    )

    /// By component, the id of a document of the own store that serves for it.
    static let documents = Schema.map(.id, names: .init(letters: .word, length: 1...64), atMost: 50)

    static let submission = Schema.named(
        "Submission",
        .object([
            .required("procedure", .code(1...40, example: "1.001193"), "Mã thủ tục."),
            .required("answers", answers, "Câu trả lời theo khóa của mục trong biểu mẫu, như người dân ghi."),
            .optional("handover", DossierJSON.channels, "Cách nhận kết quả; mặc định online."),
            .optional("exemption", .code(1...64), "Căn cứ miễn phí, theo khóa của thủ tục."),
            .optional("phone", .line(0...30), "Số điện thoại nhận tin."),
            .optional("draft", .id, "Bản nháp chứa các tệp."),
            .optional("documents", documents, "Giấy tờ đã có dùng lại, theo khóa thành phần."),
        ])
    )

    static let receipt = Schema.named(
        "Receipt",
        .object([
            .required("id", .id),
            .required("reference", .words, "Mã tra cứu."),
            .required("pin", .digits(6...6), "PIN tra cứu."),
            .required("position", .count),
            .required("state", DossierJSON.state),
        ])
    )

    func submit(_ call: Call, in db: WriteSession) throws -> Reply {
        let body = call.body
        let answers = body["answers"].texts
        guard let person = try directory.person(try call.person(), in: db) else { throw InterfaceRefusal.noPerson }
        let code = body["procedure"].text ?? ""
        let version = try dossiers.openVersion(of: code, in: db)
        let applicant = applicant(person, version, answers, phone: body["phone"].text)
        do {
            if let draft = body["draft"].text.flatMap({ DraftID($0) }) {
                return try self.receipt(try send(draft, version, applicant, call, in: db), status: 201, in: db)
            }
            let receipt = try dossiers.submit(
                Submission(
                    procedure: code,
                    version: version.id,
                    channel: .online,
                    handover: Channel(rawValue: body["handover"].text ?? "") ?? .online,
                    applicant: applicant,
                    submitter: person.id,
                    answers: answers,
                    exemption: exemption(body, version)
                ),
                by: call.viewer,
                in: db
            ) { version, checked in
                let results = body["documents"].texts.compactMapValues { ResultID($0) }
                return try dossiers.handedIn(version, checked, results: results, of: call.viewer, in: db)
            }
            // Its first event stands, and nobody has seen it: the row need not be read again.
            return Self.receipt(receipt, status: 201, at: 1, .submitted)
        } catch DossierRefusal.form {
            throw try faults(answers, version, call, in: db)
        }
    }

    private func send(
        _ draft: DraftID,
        _ version: ProcedureVersion,
        _ applicant: Applicant,
        _ call: Call,
        in db: WriteSession
    ) throws -> SubmissionReceipt {
        let body = call.body
        guard try dossiers.draft(draft, for: call.viewer, in: db).procedureCode == version.code else {
            let fault = RefusalProblem(field: "draft", message: "Bản nháp thuộc thủ tục khác.", pointer: "/draft")
            throw InterfaceRefusal.invalid([fault])
        }
        try dossiers.choose(
            handover: Channel(rawValue: body["handover"].text ?? "") ?? .online,
            exemption: exemption(body, version),
            in: draft,
            by: call.viewer,
            db: db
        )
        try reuse(body["documents"].texts, in: draft, call, db)
        return try dossiers.send(
            draft,
            answers: body["answers"].texts,
            applicant: applicant,
            by: call.viewer,
            in: db
        )
    }

    /// As on the portal: a ground that the procedure does not know is none.
    private func exemption(_ body: JSON, _ version: ProcedureVersion) -> String? {
        version.feeExemptions.first { $0.key == body["exemption"].text }?.key
    }

    /// Chủ hồ sơ: the person of the token, with the telephone number that the form asks for, where it does.
    private func applicant(
        _ person: Person,
        _ version: ProcedureVersion,
        _ answers: [String: String],
        phone: String?
    ) -> Applicant {
        let asked = version.formFields.first { $0.source == "population.phone" }.flatMap { answers[$0.key] }
        let given = (phone ?? asked).flatMap { PhoneNumber($0)?.digits }
        return Applicant(
            person: person.id,
            name: person.details.name,
            idNumber: person.details.idNumber ?? "",
            phone: given ?? person.details.phone ?? ""
        )
    }

    /// Every problem of the form, each with its place.
    private func faults(
        _ answers: [String: String],
        _ version: ProcedureVersion,
        _ call: Call,
        in db: ReadSession
    ) throws -> InterfaceRefusal {
        let check = version.check(answers, in: try territory.atlas(in: db).formContext(on: call.now.date))
        return .answers(check.problems.map(\.refused))
    }

    /// The receipt with where the dossier stands now: a draft that is sent twice gives the one of the first time.
    func receipt(_ receipt: SubmissionReceipt, status: Int, in db: ReadSession) throws -> Reply {
        let dossier = try dossiers.current(receipt.id, in: db)
        return Self.receipt(receipt, status: status, at: dossier.position, dossier.state)
    }

    private static func receipt(
        _ receipt: SubmissionReceipt,
        status: Int,
        at position: Int,
        _ state: DossierState
    ) -> Reply {
        Reply(
            status: status,
            position: position,
            location: status == 201 ? "\(root)/dossiers/\(receipt.id)" : nil
        ) { json in
            json.object { json in
                json.field("id", receipt.id)
                json.field("reference", receipt.reference)
                json.field("pin", receipt.pin)
                json.field("position", position)
                json.state(state)
            }
        }
    }
}
