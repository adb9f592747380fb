import Catalogue
import DesignSystem
import HTML
import Kernel

/// Danh sách thủ tục của quản trị viên.
struct AdminIndexModel: Sendable {
    /// A procedure that is served.
    struct Line: Sendable {
        let code: String
        let name: Phrase
        let service: ServiceKind
        let validFrom: CivilDate
        let isInForce: Bool
        let versions: Int
        let publishedAt: Instant?
    }

    let lines: [Line]
    /// Versions that this program cannot read.
    let unreadable: [String]
    /// Rows of the national catalogue, without those that are gone.
    let entries: Int
    /// How many rows carry each doubt.
    let flags: [(flag: EntryFlag, count: Int)]

    init(_ contents: CatalogueContents, publishedAt: [String: Instant], on date: CivilDate) {
        lines = contents.procedures.values.compactMap { procedure in
            guard let shown = procedure.version(on: date) ?? procedure.versions.last else { return nil }
            return Line(
                code: procedure.code,
                name: Phrase(shown.name),
                service: shown.service,
                validFrom: shown.validFrom,
                isInForce: procedure.version(on: date) != nil,
                versions: procedure.versions.count,
                publishedAt: publishedAt[procedure.code]
            )
        }
        .sorted { VietnameseText.sortKey($0.name.vi) < VietnameseText.sortKey($1.name.vi) }
        unreadable = contents.unreadable.map(\.description)
        let rows = contents.entries.values.filter { !$0.isGone }
        entries = rows.count
        var counts: [EntryFlag: Int] = [:]
        for row in rows { for flag in row.flags { counts[flag, default: 0] += 1 } }
        flags = EntryFlag.allCases.compactMap { flag in counts[flag].map { (flag, $0) } }
    }
}

struct AdminIndexView {
    let model: AdminIndexModel

    static let page = Page(
        title: Words.title,
        section: "/quan-tri",
        crumbs: [.administration],
        width: .wide
    )

    func write(to html: inout HTMLWriter) {
        html.h1(Words.title)
        html.actions { html in
            html.add(Button.link(Words.publish, to: "/quan-tri/thu-tuc/moi"))
            html.add(Button.link(Words.importTable, to: "/quan-tri/thu-tuc/danh-muc", .quiet))
        }
        if !model.unreadable.isEmpty {
            html.add(Notice(Words.unreadable, Phrase(model.unreadable.joined(separator: ", ")), tone: .late))
        }
        html.h2(Words.served(model.lines.count))
        html.sheetCard { html in
            html.table(
                of: model.lines,
                caption: Words.served(model.lines.count),
                isDense: true,
                [
                    .lead(Words.procedure) { html, line in
                        html.a(line.name, .href("/quan-tri/thu-tuc/\(line.code)"))
                    },
                    .cell(Words.code) { html, line in html.span(line.code, .class("code")) },
                    .cell(Words.inForce) { html, line in
                        if line.isInForce {
                            html.date(line.validFrom)
                        } else {
                            html.add(StateTag(Words.notInForce, .quiet))
                        }
                    },
                    .number(Words.versions) { $0.versions },
                    .cell(Words.service) { html, line in html.text(line.service.shortWords) },
                    .cell(Words.publishedAt) { html, line in
                        if let moment = line.publishedAt { html.moment(moment) }
                    },
                ]
            )
        }
        writeEntries(to: &html)
    }

    private func writeEntries(to html: inout HTMLWriter) {
        html.h2(Words.entries(model.entries))
        html.p(Words.entriesLead, .class("muted"))
        html.facts { html in
            for (flag, count) in model.flags {
                html.fact(Phrase(flag.explanation)) { $0.text(NumberText.grouped(count, $0.language)) }
            }
        }
    }
}

private enum Words {
    static let title = Phrase(vi: "Thủ tục hành chính", en: "Procedures")
    static let publish = Phrase(vi: "Công bố thủ tục", en: "Publish a procedure")
    static let importTable = Phrase(vi: "Nhập danh mục quốc gia", en: "Import the national catalogue")
    static let unreadable = Phrase(
        vi: "Có phiên bản mà chương trình này không đọc được",
        en: "Some versions cannot be read by this program"
    )
    static let procedure = Phrase(vi: "Thủ tục", en: "Procedure")
    static let code = Phrase(vi: "Mã", en: "Code")
    static let inForce = Phrase(vi: "Hiệu lực từ", en: "In force since")
    static let notInForce = Phrase(vi: "Không có hiệu lực", en: "Not in force")
    static let versions = Phrase(vi: "Phiên bản", en: "Versions")
    static let service = Phrase(vi: "Mức độ", en: "Service")
    static let publishedAt = Phrase(vi: "Công bố lúc", en: "Published at")
    static let entriesLead = Phrase(
        vi: "Giữ nguyên văn số liệu của nguồn; những chỗ lạ được đánh dấu, không tự sửa:",
        en: "Kept word for word; what looks odd is flagged and never repaired in silence:"
    )

    static func served(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) thủ tục có tờ khai", en: "\(count) procedures with a form")
    }

    static func entries(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(NumberText.grouped(count, .vi)) thủ tục của danh mục quốc gia",
            en: "\(NumberText.grouped(count, .en)) procedures of the national catalogue"
        )
    }
}
