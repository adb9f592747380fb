import Catalogue
import DesignSystem
import HTML
import Kernel

/// One procedure for administrators: its versions, and when it was published by whom.
struct AdminShowView {
    let procedure: Procedure
    let history: [PublishedFile]
    let date: CivilDate

    private var name: Phrase {
        Phrase((procedure.version(on: date) ?? procedure.versions.last)?.name ?? .init(vi: procedure.code))
    }

    var page: Page {
        Page(
            title: name,
            section: "/quan-tri",
            crumbs: [.administration, .publishing]
        )
    }

    func write(to html: inout HTMLWriter) {
        html.heading(name, above: Phrase(procedure.code))
        html.actions { html in
            html.add(Button.link(Words.next, to: "/quan-tri/thu-tuc/moi?tu=\(procedure.code)"))
            html.add(Button.link(Words.public, to: "/thu-tuc/\(procedure.code)", .quiet))
            html.add(Button.link(Words.file, to: "/quan-tri/thu-tuc/\(procedure.code)/tep", .quiet))
        }
        html.h2(Words.versions)
        html.sheetCard { html in
            html.table(
                of: procedure.versions.reversed(),
                caption: Words.versions,
                isDense: true,
                [
                    .lead(Words.version) { html, version in html.span(version.id.description, .class("code")) },
                    .cell(Words.from) { html, version in html.date(version.validFrom) },
                    .cell(Words.to) { html, version in
                        if let end = version.validTo { html.date(end.adding(days: -1)) } else { html.text("–") }
                    },
                    .cell(Words.state) { html, version in html.add(state(of: version)) },
                    .number(Words.questions) { $0.formFields.count },
                    .number(Words.papers) { $0.components.count },
                    .number(Words.steps) { $0.steps.count },
                ]
            )
        }
        html.h2(Words.history)
        html.ol(.class("course")) { html in
            for file in history {
                html.courseStep(Words.published, .past) { html in
                    html.moment(file.at)
                    html.text(" · ")
                    html.text(file.by.isEmpty ? Words.program : Phrase(file.by))
                    html.text(" · ")
                    html.text(file.versions.map(\.description).joined(separator: ", "))
                }
            }
        }
    }

    private func state(of version: ProcedureVersion) -> StateTag {
        if procedure.version(on: date)?.id == version.id { return StateTag(Words.inForce, .done) }
        return version.validFrom > date ? StateTag(Words.future, .wait) : StateTag(Words.past, .quiet)
    }
}

private enum Words {
    static let next = Phrase(vi: "Soạn phiên bản mới", en: "Write a new version")
    static let `public` = Phrase(vi: "Xem trang công khai", en: "See the public page")
    static let file = Phrase(vi: "Xem tệp thủ tục", en: "See the file")
    static let versions = Phrase(vi: "Các phiên bản", en: "Versions")
    static let version = Phrase(vi: "Phiên bản", en: "Version")
    static let from = Phrase(vi: "Từ ngày", en: "From")
    static let to = Phrase(vi: "Đến hết ngày", en: "To")
    static let state = Phrase(vi: "Tình trạng", en: "State")
    static let questions = Phrase(vi: "Câu hỏi", en: "Questions")
    static let papers = Phrase(vi: "Giấy tờ", en: "Papers")
    static let steps = Phrase(vi: "Bước", en: "Steps")
    static let history = Phrase(vi: "Lịch sử công bố", en: "History")
    static let published = Phrase(vi: "Công bố tệp", en: "File published")
    static let program = Phrase(vi: "Đi kèm chương trình", en: "Came with the program")
    static let inForce = Phrase(vi: "Đang có hiệu lực", en: "In force")
    static let future = Phrase(vi: "Chưa đến ngày", en: "To come")
    static let past = Phrase(vi: "Đã thay", en: "Replaced")
}
