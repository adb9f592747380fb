import Directory
import Dossiers
import Kernel
import Storage
import Territory
import Web

/// Thống kê: the table that agencies report, for the agencies that the token's posts oversee.
extension Interface {
    var statisticsEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/statistics",
                name: "api.statistics",
                tag: .statistics,
                summary: "Thống kê giải quyết hồ sơ",
                detail: "The handling of dossiers in a period, one line an agency (form II.06 of TT 01/2020/TT-VPCP).",
                access: .citizen,
                scope: .statisticsRead,
                parameters: [
                    .query("from", .date, "Từ ngày; mặc định đầu tháng."),
                    .query("to", .date, "Đến hết ngày; mặc định hôm nay."),
                ],
                answer: .json(
                    .named(
                        "Statistics",
                        .object([
                            .required("from", .date), .required("to", .date),
                            .required(
                                "items",
                                .list(
                                    .object(
                                        [.required("agency", DossierJSON.agency)]
                                            + Self.columns.map { .required($0.name, .count) }
                                    )
                                )
                            ),
                            .required("next", .nullable(.code())),
                        ])
                    )
                ),
                refusals: [404],
                deed: .read { try await statistics($0) }
            )
        ]
    }

    struct Column: Sendable {
        let name: String
        let of: @Sendable (HandlingStatistics) -> Int
    }

    static let columns: [Column] = [
        Column(name: "carried_over") { $0.carriedOver }, Column(name: "online") { $0.online },
        Column(name: "counter") { $0.counter }, Column(name: "post") { $0.post },
        Column(name: "early") { $0.early }, Column(name: "on_time") { $0.onTime }, Column(name: "late") { $0.late },
        Column(name: "open_in_time") { $0.openInTime }, Column(name: "open_late") { $0.openLate },
        Column(name: "paused_in_time") { $0.pausedInTime }, Column(name: "paused_late") { $0.pausedLate },
    ]

    private func statistics(_ call: Call) async throws -> Reply {
        let period = StatisticsPeriod(first: call.date("from"), last: call.date("to"), today: call.now.date)
        let (rows, register) = try await database.read { [dossiers, directory, territory] db in
            let register = try directory.register(in: db)
            let overseen = OverseenAgencies(
                for: call.viewer,
                register: register,
                atlas: try territory.atlas(in: db),
                period: period
            )
            // Who oversees nothing is told that there is nothing, as on the page.
            guard let overseen else { throw WebRefusal.notFound }
            let numbers = try dossiers.statistics(
                from: period.first,
                to: period.last,
                only: overseen.isWhole ? nil : overseen.agencies.map(\.id),
                in: db
            )
            return (overseen.agencies.map { ($0, numbers[$0.id] ?? .none) }, register)
        }
        return Reply { json in
            json.object { json in
                json.field("from", period.first)
                json.field("to", period.last)
                json.array("items", rows) { json, row in
                    json.object { json in
                        json.agency("agency", row.0.id, register)
                        for column in Self.columns { json.field(column.name, column.of(row.1)) }
                    }
                }
                json.field("next", String?.none)
            }
        }
    }
}
