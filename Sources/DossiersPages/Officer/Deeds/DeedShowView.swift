import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Web

/// Trang của một việc: what will happen, the form, and the dossier in short.
struct DeedShowView {
    let deed: Deed
    let model: FileShowModel
    let form: FormData
    let faults: DeedFaults
    let hasChanged: Bool
    let agencies: [Agency]
    let security: FormSecurity

    func write(to html: inout HTMLWriter) {
        html.split { html in
            html.add(ErrorSummary(lines))
            if hasChanged { changed(&html) }
            let title = deed == .finish && model.signing != nil ? .signDigitally : deed.words
            html.heading(title, above: Phrase(model.dossier.procedureName), below: deed.explanation(in: model))
            html.postForm(to: OfficerPath.deed(deed, model.dossier.id).string, security, confirmsLeave: true) { html in
                DeedFields(deed: deed, model: model, form: form, faults: faults, agencies: agencies).write(to: &html)
                html.actions { html in
                    html.add(Button(title, deed.isGrave ? .danger : .primary))
                    if model.next != nil { html.add(Button.doItAndNext) }
                    html.a(
                        Phrase(vi: "Quay lại hồ sơ", en: "Back to the dossier"),
                        .href(OfficerPath.dossier(model.dossier.id).string),
                        .class("plain")
                    )
                }
            }
        } aside: { html in
            FileSummary(model: model).write(to: &html)
        }
    }

    private var lines: [ErrorSummary.Line] {
        faults.words.sorted { Self.order($0.key) < Self.order($1.key) }.map {
            ErrorSummary.Line(field: $0.key, $0.value)
        }
    }

    /// Rows of defects by number, the rest by name.
    private static func order(_ name: String) -> (Int, String) {
        (name.split(separator: "-").last.flatMap { Int($0) } ?? 1000, name)
    }

    private func changed(_ html: inout HTMLWriter) {
        let last = model.file.steps.last
        html.notice(
            Phrase(
                vi: "Hồ sơ vừa có thay đổi trong lúc bạn đang làm",
                en: "The dossier has changed in the meantime"
            ),
            tone: .wait,
            isUrgent: true
        ) { html in
            html.p(
                Phrase(
                    vi: """
                        Chưa có gì được ghi. Những gì bạn đã nhập vẫn còn dưới đây. Hồ sơ đang ở bước \
                        “\(last?.name ?? "")”, trạng thái “\(model.dossier.state.vietnamese)”. Nếu vẫn cần, bấm lại lần nữa.
                        """,
                    en: """
                        Nothing was written. What you typed is still here. The dossier is at “\(last?.name ?? "")”, \
                        “\(model.dossier.state.english)”. Press again if it is still needed.
                        """
                )
            )
        }
    }
}
