import HTML
import Kernel

extension Gallery {
    /// Every chart; with `onWall` as a wall of screens shows them.
    static func charts(_ html: inout HTMLWriter, onWall: Bool) {
        let page = Page(
            title: Phrase(vi: "Toàn tỉnh hôm nay", en: "The province today"),
            section: "/ioc",
            width: onWall ? .wall : .normal,
            otherLanguage: "/dev/components/charts?lang=en",
            footerNote: ledgerNote,
            styles: [Assets.boardCSS]
        )
        html.page(page, in: site(.officer)) { html in
            html.heading(
                Phrase(vi: "Toàn tỉnh hôm nay", en: "The province today"),
                below: Phrase(
                    vi: "thứ Hai 23/11/2026 · 18 huyện, 241 xã · so với tháng trước",
                    en: "Monday 23 Nov 2026 · 18 districts, 241 communes · against last month"
                )
            )
            indicators(&html)
            html.board { html in if onWall { wallOfCharts(&html) } else { allCharts(&html) } }
        }
    }

    private static func wallOfCharts(_ html: inout HTMLWriter) {
        html.onBoard(.narrow) { html in html.add(sampleMap) }
        html.onBoard(.third) { html in
            html.add(onTime)
            html.add(gauge)
        }
        html.onBoard(.quarter) { html in html.add(ranking) }
        html.onBoard(.third) { html in html.add(byDistrict) }
        html.onBoard(.third) { html in html.add(levels) }
        html.onBoard(.third) { html in html.add(funnel) }
    }

    private static func allCharts(_ html: inout HTMLWriter) {
        html.onBoard(.broad) { html in html.add(sampleMap) }
        html.onBoard(.narrow) { html in
            html.add(onTime)
            html.add(gauge)
        }
        html.onBoard(.half) { html in html.add(ranking) }
        html.onBoard(.half) { html in
            html.add(byDistrict)
            html.add(funnel)
        }
        html.onBoard(.half) { html in html.add(levels) }
        html.onBoard(.half) { html in html.add(received) }
        html.onBoard(.half) { html in html.add(channels(.standing)) }
        html.onBoard(.half) { html in html.add(channels(.lying)) }
        html.onBoard(.full) { html in html.add(calendar) }
        html.onBoard(.broad) { html in html.add(multiples) }
        html.onBoard(.narrow) { html in
            html.add(growth)
            html.add(LineChart(frame("Chỉ tiêu mới", "A new indicator"), periods: [], series: [], format: .share))
        }
    }

    static func frame(_ vi: String, _ en: String, definition: Phrase? = nil) -> ChartFrame {
        ChartFrame(
            Phrase(vi: vi, en: en),
            definition: definition,
            source: Phrase(vi: "sổ cái hồ sơ, 15:29 ngày 23/11/2026", en: "ledger of dossiers, 15:29, 23 Nov 2026"),
            more: Link(Phrase(vi: "Xem hồ sơ", en: "Show the dossiers"), to: "/ioc/ho-so")
        )
    }

    static let district = Phrase(vi: "Huyện", en: "District")
    static let months = (0..<12).map { "\(($0 + 11) % 12 + 1)/\($0 == 0 ? 2025 : 2026)" }

    private static func indicators(_ html: inout HTMLWriter) {
        html.indicators { html in
            html.add(
                IndicatorCard(
                    Phrase(vi: "Hồ sơ cấp tỉnh xử lý trên mạng", en: "Province: processed online"),
                    value: 0.936,
                    format: .share,
                    target: .init(1, on: "2030"),
                    state: .onTrack,
                    owner: "Văn phòng UBND tỉnh",
                    trend: [0.82, 0.85, 0.84, 0.88, 0.9, 0.91, 0.936],
                    periods: Array(months.suffix(7)),
                    change: Change(from: 0.91, to: 0.936, since: lastMonth, format: .share),
                    definition: online,
                    address: "/ioc/chi-tieu/tinh",
                    level: 2
                )
            )
            html.add(
                IndicatorCard(
                    Phrase(vi: "Hồ sơ cấp xã xử lý trên mạng", en: "Communes: processed online"),
                    value: 0.529,
                    format: .share,
                    target: .init(0.7, on: "2030"),
                    state: .behind,
                    owner: "241 xã",
                    trend: [0.41, 0.44, nil, 0.47, 0.53, 0.55, 0.529],
                    change: Change(from: 0.55, to: 0.529, since: lastMonth, format: .share),
                    definition: online,
                    address: "/ioc/chi-tieu/xa",
                    level: 2
                )
            )
            html.add(
                IndicatorCard(
                    Phrase(vi: "Thời gian chờ tại quầy", en: "Waiting at the counter"),
                    value: 12.5,
                    format: .decimal(1, Phrase(vi: "phút", en: "minutes")),
                    target: .init(15, on: "2026", lowerIsBetter: true),
                    state: .met,
                    owner: "Trung tâm Phục vụ hành chính công",
                    trend: [19, 18.2, 17, 15, 14.1, 13, 12.5],
                    change: Change(
                        from: 13,
                        to: 12.5,
                        since: lastMonth,
                        format: .decimal(1, Phrase(vi: "phút", en: "minutes"))
                    ),
                    address: "/ioc/chi-tieu/cho",
                    level: 2
                )
            )
            html.add(
                IndicatorCard(
                    Phrase(vi: "Kinh tế số trong GRDP", en: "Digital economy in GRDP"),
                    value: nil,
                    format: .share,
                    target: .init(0.15, on: "2030"),
                    state: .onTrack,
                    owner: "Cục Thống kê",
                    address: "/ioc/chi-tieu/kinh-te-so",
                    level: 2
                )
            )
        }
    }

    private static let lastMonth = Phrase(vi: "tháng trước", en: "last month")
    private static let online = Phrase(
        vi: "Hồ sơ mà mọi bước đều có sự kiện điện tử, trên tổng số hồ sơ đã trả.",
        en: "Dossiers of which every step has its electronic event, among all that were returned."
    )

    private static var onTime: LineChart {
        LineChart(
            frame("Trả đúng hạn", "Results on time"),
            periods: months + ["12/2026", "1/2027", "2/2027"],
            series: [
                ChartSeries(
                    Phrase(vi: "Toàn tỉnh", en: "Province"),
                    [0.882, 0.896, 0.869, 0.9, 0.914, nil, 0.912, 0.935, 0.95, 0.96, 0.966, 0.974]
                )
            ],
            target: ChartSeries(Phrase(vi: "lộ trình", en: "path"), (0..<15).map { 0.9 + Double($0) * 0.005 }),
            forecast: Array(repeating: nil, count: 12)
                + [
                    ForecastPoint(0.977, low: 0.97, high: 0.984), ForecastPoint(0.979, low: 0.967, high: 0.99),
                    ForecastPoint(0.982, low: 0.964, high: 0.998),
                ],
            format: .share
        )
    }

    private static var levels: LineChart {
        func line(_ start: Double, _ step: Double) -> [Double] {
            (0..<12).map { start + Double($0) * step + ($0.isMultiple(of: 3) ? 0.012 : 0) }
        }
        return LineChart(
            frame("Xử lý trên mạng theo cấp", "Processed online by level"),
            periods: months,
            series: [
                ChartSeries(Phrase(vi: "Cấp tỉnh", en: "Province"), line(0.78, 0.014)),
                ChartSeries(Phrase(vi: "Cấp huyện", en: "Districts"), line(0.61, 0.018)),
                ChartSeries(Phrase(vi: "Cấp xã", en: "Communes"), line(0.31, 0.02)),
                ChartSeries(Phrase(vi: "Vùng cao", en: "Highlands"), line(0.12, 0.026)),
            ],
            format: .share
        )
    }

    private static var gauge: TargetGauge {
        TargetGauge(
            frame("Cấp xã xử lý trên mạng", "Communes: processed online", definition: online),
            value: 0.529,
            due: 0.58,
            target: 0.7,
            on: Phrase("2030"),
            format: .share,
            state: .behind
        )
    }
}
