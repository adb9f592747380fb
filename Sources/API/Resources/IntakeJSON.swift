import Catalogue
import Directory
import Dossiers
import Kernel
import Web

/// Hồ sơ đang tiếp nhận tại quầy, as JSON.
struct IntakeJSON {
    let form: IntakeForm

    func write(to json: inout JSONWriter) {
        let draft = form.counter.contents.draft
        json.object { json in
            json.field("id", draft.id)
            json.field("procedure", draft.procedureCode)
            json.field("saved", draft.savedAt)
            json.field("sent", draft.sent)
            json.object("applicant") { json in
                json.field("id", form.person.id)
                json.field("name", form.applicant.name)
                json.field("id_number", form.applicant.idNumber)
                json.field("phone", form.applicant.phone)
            }
            json.object("answers") { json in
                for (key, value) in form.answers.sorted(by: { $0.key < $1.key }) { json.field(key, value) }
            }
            json.object("papers") { json in
                for (key, paper) in form.counter.papers.sorted(by: { $0.key < $1.key }) {
                    json.object(key) { json in
                        json.field("source", paper.source.rawValue)
                        json.field("originals", paper.originals)
                        json.field("copies", paper.copies)
                    }
                }
            }
            json.array("files", form.counter.contents.files) { json, file in file.write(to: &json) }
            json.field("handover", draft.handover.rawValue)
            json.field("exemption", draft.exemption)
            json.array("problems", form.check.problems) { json, problem in problem.write(to: &json) }
            json.array("missing", form.missing) { json, component in json.value(component.key) }
            json.bill(form.bill)
        }
    }

    /// A dossier that was taken in, with all that the citizen takes home.
    static func write(_ dossier: Dossier, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", dossier.id)
            json.field("code", dossier.code)
            json.field("reference", dossier.reference)
            json.field("pin", dossier.pin)
            json.field("position", dossier.position)
            json.state(dossier.state)
            json.field("due", dossier.dueAt)
        }
    }
}

extension JSONWriter {
    /// What it costs, a line a fee.
    mutating func bill(_ bill: FeeBill) {
        array("fees", bill.lines) { json, line in
            json.object { json in
                json.field("key", line.key)
                json.field("name", line.name.vi)
                json.field("amount", line.amount)
                json.field("explanation", line.explanation.vi)
            }
        }
    }
}

extension FormProblem {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("field", field)
            json.field("message", message.vi)
        }
    }
}

extension CounterPaper {
    /// As a program lays it on the counter.
    init(_ json: JSON) {
        self.init(
            source: json["shown"].bool == true ? .shown : .paper,
            originals: json["originals"].int ?? 0,
            copies: json["copies"].int ?? 0
        )
    }
}

extension PersonDetails {
    /// Who stands at the counter, as on the card; an id number of ten digits is an organisation's.
    init(applicant json: JSON) {
        let number = json["id_number"].text ?? ""
        self.init(
            kind: number.utf8.count == 10 ? .organisation : .citizen,
            name: json["name"].text ?? "",
            idNumber: number.isEmpty ? nil : number,
            dateOfBirth: json["date_of_birth"].text.flatMap { CivilDate($0) },
            phone: json["phone"].text,
            email: json["email"].text,
            address: json["address"].text,
            source: .officer
        )
    }
}

extension IntakeJSON {
    static let newApplicant = Schema.object([
        .required("id_number", .digits(10...12, example: "049190000099"), "12 số; tổ chức 10 số."),
        .required("name", .line(1...200), "Như trên thẻ căn cước."),
        .optional("phone", .line(0...30)),
        .optional("date_of_birth", .date),
        .optional("address", .line(0...300), "Số nhà, đường, thôn."),
        .optional("email", .line(0...200)),
    ])

    private static let paper = Schema.object([
        .optional("originals", .integer(0...99), "Số bản chính nhận vào."),
        .optional("copies", .integer(0...99), "Số bản sao nhận vào."),
        .optional("shown", .boolean, "Chỉ xuất trình."),
    ])

    /// What can be entered, at once or bit by bit.
    static let entries: [Schema.Field] = [
        .optional("answers", Interface.answers, "Câu trả lời theo khóa của mục; thêm vào những gì đã ghi."),
        .optional(
            "papers",
            .map(paper, names: .init(letters: .word, length: 1...64, example: "birth_notice"), atMost: 50),
            "Giấy tờ trên quầy, theo khóa thành phần."
        ),
        .optional("handover", DossierJSON.channels, "Cách nhận kết quả; mặc định counter."),
        .optional("exemption", .code(1...64), "Căn cứ miễn phí."),
    ]

    static let problems = Schema.list(.object([.required("field", .words), .required("message", .words)]))
    static let bill = Schema.list(
        .object([
            .required("key", .words), .required("name", .words), .required("amount", .money),
            .required("explanation", .words),
        ])
    )

    static let schema = Schema.named(
        "Intake",
        .object([
            .required("id", .id), .required("procedure", .words), .required("saved", .moment),
            .required("sent", .nullable(.id), "Hồ sơ đã tiếp nhận từ bản này."),
            .required(
                "applicant",
                .object([
                    .required("id", .id), .required("name", .words), .required("id_number", .words),
                    .required("phone", .words),
                ])
            ),
            .required("answers", .map(.words, names: .init(), atMost: 1000), "Đã ghi và đã biết."),
            .required(
                "papers",
                .map(
                    .object([
                        .required("source", .choice(["paper", "shown"])), .required("originals", .count),
                        .required("copies", .count),
                    ]),
                    names: .init(),
                    atMost: 200
                )
            ),
            .required("files", .list(Interface.draftFile)),
            .required("handover", DossierJSON.channels), .required("exemption", .nullable(.words)),
            .required("problems", problems, "Còn phải sửa."),
            .required("missing", .list(.words), "Thành phần còn thiếu."),
            .required("fees", bill, "Phí, lệ phí nếu tiếp nhận lúc này."),
        ])
    )

    static let line = Schema.named(
        "IntakeLine",
        .object([
            .required("id", .id), .required("procedure", .words), .required("name", .words),
            .required("applicant", .words), .required("saved", .moment),
        ])
    )

    static let receipt = Schema.named(
        "IntakeReceipt",
        .object([
            .required("id", .id), .required("code", .nullable(.words), "Mã hồ sơ."), .required("reference", .words),
            .required("pin", .digits(6...6)), .required("position", .count), .required("state", DossierJSON.state),
            .required("due", .nullable(.moment), "Hẹn trả."),
        ])
    )
}
