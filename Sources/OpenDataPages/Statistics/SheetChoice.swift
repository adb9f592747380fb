import DesignSystem
import HTML
import Kernel
import Storage

/// Chọn trang tính: the sheets of a workbook, the one that is shown marked; a button for each other.
struct SheetChoice {
    let draft: StatisticDraft
    let security: FormSecurity

    func write(to html: inout HTMLWriter) {
        // The title goes along unseen: where it is missing it has to be typed first.
        guard draft.sheets.count > 1, !draft.title.isEmpty, let file = draft.file else { return }
        html.postForm(to: "/quan-tri/so-lieu/trang-tinh", security) { html in
            html.input(.type("hidden"), .name(StatisticDraft.titleField), .value(draft.title))
            html.input(.type("hidden"), .name(StatisticDraft.fileField), .value(file.description))
            html.fieldRow { html in
                html.add(
                    Field(
                        .select(draft.sheets.enumerated().map { Choice(String($0), $1) }),
                        name: StatisticDraft.sheetField,
                        label: Phrase(
                            vi: "Tệp có \(draft.sheets.count) trang tính, đang đọc",
                            en: "The file has \(draft.sheets.count) sheets; read is"
                        ),
                        value: String(draft.sheet)
                    )
                )
                html.add(Button(Phrase(vi: "Đọc trang này", en: "Read this one"), .quiet))
            }
        }
    }
}
