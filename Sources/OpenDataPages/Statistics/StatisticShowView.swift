import DesignSystem
import HTML
import Insights
import Kernel
import Storage
import Territory

/// One imported indicator: every value that it ever had, with file and signer.
struct StatisticShowView {
    let indicator: Indicator
    let versions: [StatisticVersion]
    let atlas: Atlas

    var page: Page {
        Page(
            title: Phrase(indicator.name),
            section: "/quan-tri",
            crumbs: [.administration, .statistics],
            width: .wide
        )
    }

    /// Versions that are shown; open data has all.
    private static let most = 1000

    func write(to html: inout HTMLWriter) {
        html.heading(Phrase(indicator.name), above: Phrase(indicator.key), below: Phrase(indicator.definition))
        guard !versions.isEmpty else {
            html.add(EmptyState(Words.none, Words.noneNext, action: Link(Words.back, to: "/quan-tri/so-lieu")))
            return
        }
        html.sheetCard { html in
            html.table(
                of: Array(versions.prefix(Self.most)),
                caption: Words.versions,
                isDense: true,
                [
                    .lead(Words.period) { html, line in html.text(StatisticWords.period(line.period)) },
                    .cell(Words.unit) { html, line in
                        let name = line.unit.map { atlas.fullName(of: $0, on: line.period.last) }
                        html.text(name.map { Phrase($0) } ?? StatisticWords.province)
                    },
                    .figure(Words.value) { line, language in
                        StatisticWords.value(line.value, indicator.unit, language)
                    },
                    .number(Words.version) { $0.version },
                    .text(Words.title) { $0.title },
                    .text(Words.signer) { $0.signer },
                    .cell(Words.at) { html, line in html.moment(line.importedAt) },
                    .cell(Words.file) { html, line in
                        guard let file = line.file else { return }
                        html.a(String(file.description.prefix(8)), .href("/quan-tri/so-lieu/tep/\(file)"))
                    },
                ]
            )
        }
    }
}

private enum Words {
    static let versions = Phrase(vi: "Các giá trị đã nhập", en: "Imported values")
    static let period = Phrase(vi: "Kỳ", en: "Period")
    static let unit = Phrase(vi: "Đơn vị", en: "Unit")
    static let value = Phrase(vi: "Giá trị", en: "Value")
    static let version = Phrase(vi: "Phiên bản", en: "Version")
    static let title = Phrase(vi: "Số liệu", en: "Statistic")
    static let signer = Phrase(vi: "Người ký", en: "Signed by")
    static let at = Phrase(vi: "Nhập lúc", en: "Imported")
    static let file = Phrase(vi: "Tệp", en: "File")
    static let none = Phrase(vi: "Chưa nhập giá trị nào", en: "No value was imported yet")
    static let noneNext = Phrase(
        vi: "Chọn bảng số liệu ở trang trước để nhập.",
        en: "Choose a table on the page before to import one."
    )
    static let back = Phrase(vi: "Về danh sách", en: "Back to the list")
}
