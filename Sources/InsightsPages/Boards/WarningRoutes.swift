import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Territory
import Web

extension InsightsPages {
    /// Desks that will be late, the worst first.
    func addWarnings(to routes: inout Routes) {
        routes.page("/ioc/canh-bao", .citizen, "ioc.warnings") { visit in
            let (warnings, sight, title) = try await database.read { db in
                let (sight, subject) = try look(visit, visit.subject(), in: db)
                guard let slice = sight.tree.slice(subject) else { throw WebRefusal.notFound }
                let title = sight.title(subject, procedure: try insights.procedureNames(in: db))
                return (try insights.warnings(of: slice, in: db), sight, title)
            }
            return visit.page(
                Page(
                    title: .warnings,
                    section: "/ioc/canh-bao",
                    crumbs: [Link(.operationsCentre, to: BoardPath.home.string)],
                    width: .wide
                ),
                for: .officer
            ) { WarningView(warnings: warnings, sight: sight, title: title).write(to: &$0) }
        }
    }
}

/// Trang cảnh báo sớm.
struct WarningView {
    let warnings: [Warning]
    let sight: Sight
    let title: String

    private static let method = Phrase(
        vi: """
            Mỗi cơ quan xử lý hồ sơ theo thứ tự hạn trả, với tốc độ trung bình của 30 ngày gần nhất. Hồ sơ mà đến lượt thì đã \
            qua hạn được tính là sẽ quá hạn.
            """,
        en: """
            An office takes its dossiers in the order of their due moments, at the average speed of the last 30 days. Where \
            a turn comes after the due moment, the dossier will be late.
            """
    )

    func write(to html: inout HTMLWriter) {
        html.heading(.warnings, above: Phrase(title), below: Self.method)
        html.operationsTabs(at: BoardPath.warnings, isWhole: sight.isWhole)
        guard !warnings.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có cơ quan nào sẽ quá hạn", en: "No office will be late"),
                    Phrase(
                        vi: "Hàng đợi của mọi cơ quan vừa với tốc độ xử lý.",
                        en: "All queues fit the speed of work."
                    )
                )
            )
            return
        }
        html.scrolling(label: .warnings) { html in
            html.table(
                of: warnings,
                caption: .warnings,
                [
                    .lead(Phrase(vi: "Cơ quan", en: "Office")) { html, item in
                        let name = sight.tree.agencies[item.agency]?.shortName ?? ""
                        html.a(name, .href(BoardPath.board(.agency(item.agency))))
                    },
                    .number(Phrase(vi: "Sẽ quá hạn", en: "Will be late")) { $0.willBeLate },
                    .number(Phrase(vi: "Đang quá hạn", en: "Overdue")) { $0.overdue },
                    .number(Phrase(vi: "Hàng đợi", en: "Queue")) { $0.queue },
                    .figure(Phrase(vi: "Tốc độ mỗi ngày", en: "Speed a day")) { item, language in
                        ValueFormat.decimal(1).words(item.speed, language)
                    },
                    .figure(Phrase(vi: "Số ngày để hết hàng đợi", en: "Days for the queue")) { item, language in
                        item.days.map { ValueFormat.decimal(0).words($0, language) }
                            ?? Phrase(vi: "chưa xử lý hồ sơ nào", en: "none ended")[language]
                    },
                ]
            )
        }
    }
}
