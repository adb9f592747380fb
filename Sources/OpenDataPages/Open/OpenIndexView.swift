import DesignSystem
import HTML
import Insights
import Kernel

/// The page of open data: what there is, under which licence, how to use it.
struct OpenIndexView {
    let groups: [IndicatorGroup]
    let datasets: [OpenDataset]
    /// Where the portal lies, for the examples.
    let address: String

    static let page = Page(title: OpenWords.title, crumbs: [.home], width: .wide)

    func write(to html: inout HTMLWriter) {
        html.heading(OpenWords.title, below: OpenWords.lead)
        for group in groups {
            let found = datasets.filter { $0.indicator.group == group.key }
            if found.isEmpty { continue }
            html.h2(Phrase(group.name))
            html.sheetCard { html in write(found, caption: Phrase(group.name), to: &html) }
        }
        html.h2(OpenWords.licence)
        html.p { html in
            html.text(OpenWords.licenceText)
            html.text(" ")
            html.a(Phrase(OpenLicence.title), .href(OpenLicence.address))
        }
        html.h2(OpenWords.rules)
        html.ul { html in for rule in OpenWords.ruleTexts { html.li(rule) } }
        html.h2(OpenWords.programs)
        html.p(OpenWords.programsText)
        html.ul { html in
            html.li { $0.a(OpenWords.catalogue, .href("/du-lieu-mo/danh-muc.jsonld")) }
            for example in [
                "package_list", "package_search?q=dung+han", "package_show?id=dung-han",
                "datastore_search?resource_id=dung-han-csv&limit=5",
            ] {
                html.li { html in html.code("\(address)api/3/action/\(example)") }
            }
        }
    }

    private func write(_ datasets: [OpenDataset], caption: Phrase, to html: inout HTMLWriter) {
        html.table(
            of: datasets,
            caption: caption,
            isDense: true,
            [
                .lead(OpenWords.indicator) { html, dataset in
                    html.a(Phrase(dataset.indicator.name), .href("/du-lieu-mo/\(dataset.indicator.key)"))
                },
                .cell(OpenWords.measure) { html, dataset in html.text(StatisticWords.unit(dataset.indicator.unit)) },
                .cell(OpenWords.origin) { html, dataset in
                    html.text(dataset.indicator.formula == nil ? OpenWords.imported : OpenWords.counted)
                },
                .text(OpenWords.owner) { $0.indicator.owner },
                .cell(OpenWords.changed) { html, dataset in
                    if let modified = dataset.modified { html.date(modified) } else { html.text("–") }
                },
                .cell(OpenWords.files) { html, dataset in
                    let place = "/du-lieu-mo/\(dataset.indicator.key)/so-lieu"
                    html.a("CSV", .href(place + ".csv"))
                    html.text(" · ")
                    html.a("JSON", .href(place + ".json"))
                },
            ]
        )
    }
}

/// Words of the pages of open data.
enum OpenWords {
    static let title = Phrase(vi: "Dữ liệu mở", en: "Open data")
    static let lead = Phrase(
        vi:
            "Các chỉ tiêu của tỉnh theo tháng và theo cơ quan, dùng lại tự do. Số liệu được tính từ sổ cái, không nhập tay; "
            + "số liệu của cơ quan khác ghi rõ nguồn và người ký.",
        en: "The province’s indicators by month and agency, free to use. They are counted from the ledger and typed by "
            + "nobody; figures of other bodies name their source and who signed."
    )
    static let keyword = Phrase(vi: "chỉ tiêu", en: "indicator")
    static let indicator = Phrase(vi: "Chỉ tiêu", en: "Indicator")
    static let measure = Phrase(vi: "Đơn vị tính", en: "Unit")
    static let origin = Phrase(vi: "Nguồn", en: "Source")
    static let imported = Phrase(vi: "Cơ quan khác thống kê", en: "Counted by another body")
    static let counted = Phrase(vi: "Tính từ sổ cái", en: "Counted from the ledger")
    static let owner = Phrase(vi: "Chủ trì", en: "Owner")
    static let changed = Phrase(vi: "Cập nhật", en: "Updated")
    static let files = Phrase(vi: "Tải về", en: "Files")
    static let licence = Phrase(vi: "Giấy phép", en: "Licence")
    static let licenceText = Phrase(
        vi: "Được sao chép, sửa đổi, dùng vào việc kinh doanh, miễn là ghi nguồn:",
        en: "Copy it, change it, trade with it, as long as you name the source:"
    )
    static let rules = Phrase(vi: "Đọc số liệu thế nào?", en: "How to read it")
    static let ruleTexts = [
        Phrase(
            vi: "Mỗi dòng là một kỳ (first_day – last_day) của toàn tỉnh, một cấp hoặc một cơ quan. "
                + "Không có dòng nghĩa là không phát sinh.",
            en: "A row is a period (first_day – last_day) of the province, a level or an agency. "
                + "Where there is no row, nothing happened."
        ),
        Phrase(
            vi:
                "Chỉ công bố tháng đã kết thúc. Thêm ?tu=2026-01&den=2026-06 để chọn tháng; không chọn là 24 tháng gần nhất, "
                + "nhiều nhất 60 tháng.",
            en:
                "Only months that are over. Add ?tu=2026-01&den=2026-06 to choose them; the last 24 otherwise, 60 at most."
        ),
        Phrase(
            vi:
                "Ô có dưới 5 hồ sơ để trống, note ghi suppressed, để không ai bị nhận ra; khi cần, một ô lớn hơn cũng để trống "
                + "để ô nhỏ không tính ngược lại được.",
            en:
                "Cells with fewer than 5 dossiers are left empty and noted as suppressed, so that nobody is recognised; "
                + "where needed, a larger one too, so that the small one cannot be worked out."
        ),
    ]
    static let programs = Phrase(vi: "Cho chương trình", en: "For programs")
    static let programsText = Phrase(
        vi: "Danh mục theo chuẩn DCAT 3 (JSON-LD); các câu hỏi của CKAN, chỉ đọc, không cần tài khoản:",
        en: "A DCAT 3 catalogue (JSON-LD); the questions of CKAN, read only, without an account:"
    )
    static let catalogue = Phrase(vi: "Danh mục DCAT", en: "DCAT catalogue")
    static let period = Phrase(vi: "Kỳ", en: "Period")
    static let who = Phrase(vi: "Cấp, cơ quan", en: "Level, agency")
    static let value = Phrase(vi: "Giá trị", en: "Value")
    static let hidden = Phrase(vi: "không hiển thị (ít hồ sơ)", en: "not shown (few dossiers)")
    static let none = Phrase(vi: "Chưa có số liệu", en: "No figures yet")
    static let noneNext = Phrase(
        vi: "Số liệu sẽ có khi tháng đầu tiên kết thúc, hoặc khi cơ quan chủ trì công bố.",
        en: "Figures come when the first month is over, or when the owner publishes them."
    )
    static let formula = Phrase(vi: "Công thức", en: "Formula")
    static let code = Phrase(vi: "Mã", en: "Key")

    static func rows(_ shown: Int, of all: Int) -> Phrase {
        Phrase(vi: "\(shown) dòng mới nhất trong \(all) dòng", en: "The newest \(shown) of \(all) rows")
    }

    static func level(_ key: String) -> Phrase {
        switch key {
        case "province": Phrase(vi: "Cấp tỉnh", en: "Province level")
        case "district": Phrase(vi: "Cấp huyện", en: "District level")
        case "commune": Phrase(vi: "Cấp xã", en: "Commune level")
        default: StatisticWords.province
        }
    }
}
