import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Web

extension OfficerPages {
    /// Statistics for heads and leaders, each of the own tree, and for administrators of the whole province.
    ///
    /// The routes ask for no more than a login, since no single right covers both; who oversees nothing gets 404.
    func addStatistics(to routes: inout Routes) {
        routes.page("/mot-cua/thong-ke", .citizen, "desk.statistics") { visit in
            let model = try await statistics(visit)
            return visit.page(
                Page(
                    title: Phrase(vi: "Thống kê giải quyết hồ sơ", en: "Handling of dossiers"),
                    section: "/mot-cua/thong-ke",
                    crumbs: model.hasAbove
                        ? [
                            Link(
                                Phrase(vi: "Toàn bộ", en: "Everything"),
                                to: model.period.path(StatisticsView.address, .whole).string
                            )
                        ] : [],
                    width: .wide
                ),
                for: .officer
            ) { StatisticsView(model: model, today: visit.now.date).write(to: &$0) }
        }
        routes.page("/mot-cua/thong-ke/tai-ve", .citizen, "desk.statistics.download") { visit in
            let model = try await statistics(visit)
            return try visit.download(
                Download(
                    name: "Thống kê \(model.title) \(model.period.first) đến \(model.period.last).csv",
                    mediaType: "text/csv; charset=utf-8",
                    bytes: model.csv
                )
            )
        }
        routes.page("/mot-cua/thong-ke/ban-in", .citizen, "desk.statistics.print") { visit in
            let model = try await statistics(visit)
            return visit.document { html in
                html.printPage(
                    title: Phrase("Thống kê giải quyết hồ sơ"),
                    back: Link(
                        Phrase(vi: "Về thống kê", en: "Back"),
                        to: model.period.path(StatisticsView.address, model.part).string
                    ),
                    isSimulated: visit.isDemo
                ) { html in
                    let sheet = PrintSheet(
                        size: .a4Landscape,
                        agency: model.title,
                        place: "",
                        date: visit.now.date,
                        title: "THỐNG KÊ TÌNH HÌNH GIẢI QUYẾT HỒ SƠ"
                    )
                    html.sheet(sheet) { html in
                        html.p("Từ ngày \(model.period.first.vietnamese) đến ngày \(model.period.last.vietnamese)")
                        StatisticsView(model: model, today: visit.now.date).table(isLinked: false, &html)
                        html.signatures([
                            Signature("NGƯỜI LẬP BIỂU"), Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"),
                        ])
                    }
                }
            }
        }
    }
}
