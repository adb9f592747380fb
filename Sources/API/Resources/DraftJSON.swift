import Catalogue
import Directory
import Dossiers
import Kernel

/// Bản nháp của người dân, as JSON.
struct DraftJSON {
    let form: DraftForm

    func write(to json: inout JSONWriter) {
        let (draft, outlook) = (form.contents.draft, form.outlook)
        json.object { json in
            json.field("id", draft.id)
            json.field("procedure", draft.procedureCode)
            json.field("saved", draft.savedAt)
            json.field("sent", draft.sent)
            json.object("answers") { json in
                for (key, value) in form.answers.sorted(by: { $0.key < $1.key }) { json.field(key, value) }
            }
            json.array("files", form.contents.files) { json, file in file.write(to: &json) }
            json.object("documents") { json in
                for (key, id) in form.contents.reused.sorted(by: { $0.key < $1.key }) { json.field(key, id) }
            }
            json.field("handover", draft.handover.rawValue)
            json.field("exemption", draft.exemption)
            json.array("problems", form.check.problems) { json, problem in problem.write(to: &json) }
            json.array("missing", form.missing) { json, component in json.value(component.key) }
            json.bill(outlook.bill)
            json.field("agency", outlook.agency?.name.vi)
            json.field("due", outlook.due)
        }
    }

    /// What can be entered bit by bit.
    static let entries: [Schema.Field] = [
        .optional("answers", Interface.answers, "Câu trả lời theo khóa của mục; thêm vào những gì đã ghi."),
        .optional("documents", Interface.documents, "Giấy tờ đã có dùng lại, theo khóa thành phần."),
        .optional("handover", DossierJSON.channels, "Cách nhận kết quả."),
        .optional("exemption", .code(1...64), "Căn cứ miễn phí."),
    ]

    static let schema = Schema.named(
        "Draft",
        .object([
            .required("id", .id), .required("procedure", .words), .required("saved", .moment),
            .required("sent", .nullable(.id), "Hồ sơ đã nộp từ bản nháp này."),
            .required("answers", .map(.words, names: .init(), atMost: 1000), "Đã ghi và đã biết."),
            .required("files", .list(Interface.draftFile)),
            .required("documents", .map(.id, names: .init(), atMost: 200)),
            .required("handover", DossierJSON.channels), .required("exemption", .nullable(.words)),
            .required("problems", IntakeJSON.problems, "Còn phải sửa."),
            .required("missing", .list(.words), "Thành phần còn thiếu."),
            .required("fees", IntakeJSON.bill, "Phí, lệ phí nếu nộp lúc này."),
            .required("agency", .nullable(.words), "Nơi sẽ nhận."),
            .required("due", .nullable(.moment), "Hạn trả nếu tiếp nhận lúc này."),
        ])
    )

    static let line = Schema.named(
        "DraftLine",
        .object([
            .required("id", .id), .required("procedure", .words), .required("name", .words),
            .required("saved", .moment),
        ])
    )
}
