import Catalogue
import DesignSystem
import HTML

/// Tệp thủ tục đang soạn: what was pasted, and what is wrong with it.
struct AdminFormModel: Sendable {
    var text: String
    /// Whether nothing was sent.
    var isEmpty = false
    /// What the check found; nil before it.
    var preview: PublishPreview?

    var hasErrors: Bool { isEmpty || preview != nil }
}

/// The form in which a procedure file is pasted or chosen, with what is wrong in it line by line.
struct AdminFormView {
    let model: AdminFormModel
    let security: FormSecurity

    var page: Page {
        Page(
            title: Words.title,
            section: "/quan-tri",
            crumbs: [.administration, .publishing],
            hasErrors: model.hasErrors
        )
    }

    func write(to html: inout HTMLWriter) {
        if model.isEmpty { html.add(ErrorSummary([.init(field: "noi-dung", Words.empty)])) }
        html.heading(Words.title, below: Words.lead)
        if let preview = model.preview { writeProblems(preview, to: &html) }
        html.postForm(to: "/quan-tri/thu-tuc/kiem-tra", security, sendsFiles: true) { html in
            html.add(
                Field(
                    .longText(rows: 24),
                    name: "noi-dung",
                    label: Words.text,
                    value: model.text,
                    hint: Words.textHint,
                    error: model.isEmpty ? Words.empty : nil
                )
            )
            html.add(
                Field(
                    .files(FileChoice(accept: ".yaml,.yml", isMultiple: false)),
                    name: "tep",
                    label: Words.file,
                    hint: Words.fileHint,
                    isOptional: true
                )
            )
            html.actions { $0.add(Button(Words.check)) }
        }
    }

    private func writeProblems(_ preview: PublishPreview, to html: inout HTMLWriter) {
        html.div(.class("errors"), .role("alert"), .tabindex(-1), .data("focus")) { html in
            if let refusal = preview.refusal {
                html.h2(Phrase(vi: refusal.vietnamese, en: refusal.english))
                if preview.reading.problems.isEmpty { html.p(refusal.whatNext) }
            }
            html.ul { html in
                for problem in preview.reading.problems {
                    html.li { html in
                        html.b(Words.line(problem.position.line))
                        html.text(": ")
                        html.text(Phrase(problem.what))
                        html.text(" → ")
                        html.text(Phrase(problem.mend))
                    }
                }
            }
        }
    }
}

private enum Words {
    static let title = Phrase(vi: "Công bố thủ tục", en: "Publish a procedure")
    static let lead = Phrase(
        vi: "Dán hoặc chọn tệp thủ tục (YAML). Chưa công bố ngay: bạn sẽ xem trước những gì thay đổi.",
        en: "Paste or choose a procedure file (YAML). Nothing is published yet: you will see first what changes."
    )
    static let text = Phrase(vi: "Nội dung tệp", en: "The file")
    static let textHint = Phrase(
        vi: "Thêm phiên bản mới vào danh sách versions; những phiên bản đã công bố giữ nguyên từng chữ.",
        en: "Add the new version to the list of versions; those that were published stay letter for letter."
    )
    static let file = Phrase(vi: "Hoặc chọn tệp", en: "Or choose a file")
    static let fileHint = Phrase(
        vi: "Có chọn tệp thì dùng tệp, bỏ qua ô trên.",
        en: "A file counts before the box above."
    )
    static let check = Phrase(vi: "Kiểm tra", en: "Check")
    static let empty = Phrase(vi: "Hãy dán nội dung hoặc chọn tệp thủ tục", en: "Paste or choose a procedure file")

    static func line(_ number: Int) -> Phrase { Phrase(vi: "Dòng \(number)", en: "Line \(number)") }
}
