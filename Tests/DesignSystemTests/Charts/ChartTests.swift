import DesignSystem
import Foundation
import HTML
import Kernel
import Testing

private let frame = ChartFrame(
    Phrase(vi: "Trả đúng hạn", en: "On time"),
    definition: Phrase("Định nghĩa."),
    source: Phrase("sổ cái"),
    more: Link(Phrase("Xem hồ sơ"), to: "/ho-so")
)

private func rendered(_ component: some Component, _ language: Language = .vi) -> String {
    var html = HTMLWriter(language: language)
    html.add(component)
    return html.string
}

private func line(_ values: [Double?], target: ChartSeries? = nil, forecast: [ForecastPoint?] = []) -> LineChart {
    LineChart(
        frame,
        periods: (1...max(1, values.count + forecast.count)).map { "T\($0)" },
        series: [ChartSeries(Phrase("Tỉnh"), values)],
        target: target,
        forecast: Array(repeating: nil, count: values.count) + forecast,
        format: .decimal(1)
    )
}

struct ChartTests {
    @Test("a chart has its title, how the figure is made, where it comes from, the way to its rows, and its table")
    func frames() {
        let page = rendered(line([0, 50, 100]))

        #expect(page.contains("<figcaption><h2>Trả đúng hạn</h2></figcaption>"))
        #expect(page.contains("Định nghĩa. Nguồn: sổ cái. <a href=\"/ho-so\">Xem hồ sơ</a>"))
        #expect(page.contains("role=\"img\" aria-label=\"Trả đúng hạn; Tỉnh từ 0 (T1) đến 100 (T3)\""))
        #expect(page.contains("<details class=\"figures-table\"><summary>Bảng số liệu"))
        #expect(page.contains("<caption class=\"unseen\">Trả đúng hạn</caption>"))
        #expect(page.contains("<tr><th scope=\"row\">T2</th><td class=\"num\">50</td></tr>"))
    }

    @Test("a line runs through its values; a missing period is a gap, a value alone is a dot")
    func lines() {
        #expect(rendered(line([0, 50, 100])).contains("<path class=\"line s0\" d=\"m0 1000 500-500 500-500\">"))
        #expect(
            rendered(line([0, 100, nil, 50, nil, 100, 100])).contains("d=\"m0 1000 167-1000m333 500h0m333-500 167 0\"")
        )
        #expect(rendered(line([100, nil, 0])).contains("d=\"m0 0h0m1000 1000h0\""))
    }

    @Test("one point stands in the middle; all equal values make a level line")
    func corners() {
        #expect(rendered(line([7])).contains("d=\"m500 500h0\""))
        #expect(rendered(line([7, 7, 7])).contains("d=\"m0 500 500 0 500 0\""))
    }

    @Test("the last figure is said, the path to the target is dashed, and the band opens from the last figure")
    func forecast() {
        let chart = line(
            [0, 40],
            target: ChartSeries(Phrase("lộ trình"), [20, 60, 100]),
            forecast: [ForecastPoint(60, low: 50, high: 80)]
        )
        let page = rendered(chart)

        #expect(page.contains("<path class=\"target\" d=\"m0 800 500-400 500-400\">"))
        #expect(page.contains("<path class=\"band\" d=\"m500 600 500-400 0 300-500 100z\">"))
        #expect(page.contains("<path class=\"line expected\" d=\"m500 600 500-200\">"))
        #expect(page.contains("<text class=\"tip\" x=\"50%\" y=\"60%\">40</text>"))
        #expect(rendered(line([40, 0, 20, 10])).contains("<text class=\"tip e under\" x=\"100%\" y=\"75%\">10</text>"))
        #expect(page.contains("dự báo 60 (T3)\""))
        #expect(page.contains("<td class=\"num\">60 (50 – 80)</td>"))
        #expect(ForecastPoint(5, low: 9, high: 1) == nil && ForecastPoint(.nan, low: 1, high: 2) == nil)
    }

    @Test("standing bars begin at zero; those below zero hang from it")
    func columns() {
        func chart(_ values: [Double]) -> String {
            rendered(
                BarChart(
                    frame,
                    of: Phrase("Kỳ"),
                    bars: values.map { Bar("T", $0) },
                    format: .decimal(0),
                    direction: .standing
                )
            )
        }

        #expect(chart([50, 100]).contains("<rect class=\"bar\" x=\"7%\" y=\"50%\" width=\"36%\" height=\"50%\">"))
        #expect(chart([-100, 100]).contains("<rect class=\"bar\" x=\"7%\" y=\"50%\" width=\"36%\" height=\"50%\">"))
        #expect(chart([-100, 100]).contains("class=\"zero\""))
    }

    @Test("lying bars are a table with a row for each, and say where a figure is missing")
    func bars() {
        let page = rendered(
            BarChart(
                frame,
                of: Phrase("Huyện"),
                bars: [Bar("Điện Bàn", 50, address: "/h/507"), Bar("Tam Kỳ", 100), Bar("Trà My", nil)],
                format: .count,
                target: 75
            )
        )

        #expect(page.contains("<th scope=\"row\"><a href=\"/h/507\">Điện Bàn</a></th>"))
        #expect(page.contains("<rect width=\"50%\" height=\"100%\"></rect>"))
        #expect(page.contains("<line class=\"goal\" x1=\"75%\" x2=\"75%\" y1=\"-14%\" y2=\"114%\"></line>"))
        #expect(page.contains("<td class=\"num\">–</td>"))
        #expect(!page.contains("<details"))
    }

    @Test("stacked parts lie on each other in the order of the legend; in shares, all bars are as long")
    func stacks() {
        func chart(asShares: Bool) -> String {
            rendered(
                StackedBars(
                    frame,
                    of: Phrase("Kỳ"),
                    names: ["T1", "T2"],
                    parts: [
                        ChartSeries(Phrase("mạng"), [30, 10]), ChartSeries(Phrase("quầy"), [10, 10]),
                        ChartSeries(Phrase("lỗi"), [-5, nil]),
                    ],
                    format: .count,
                    asShares: asShares,
                    direction: .lying
                )
            )
        }

        #expect(chart(asShares: false).contains("<rect class=\"part p1\" x=\"75%\" width=\"25%\" height=\"100%\">"))
        #expect(chart(asShares: true).contains("<rect class=\"part p1\" x=\"50%\" width=\"50%\" height=\"100%\">"))
        #expect(!chart(asShares: true).contains("p2\" x"))
        #expect(chart(asShares: true).contains("<td class=\"num\">-5</td>"))
    }

    @Test("a funnel says at each step how many have not come so far")
    func funnel() {
        let page = rendered(
            Funnel(frame, steps: [.init(Phrase("Kê khai"), 200), .init(Phrase("Nộp"), 150), .init(Phrase("Trả"), 160)])
        )

        #expect(page.contains("<rect width=\"75%\" height=\"100%\"></rect>"))
        #expect(page.contains("chưa tới 50 (25\u{A0}%)") && page.contains("thêm 10 (6,6\u{A0}%)"))
    }

    @Test("a year has a square for each day, in weeks from Monday; days to come are only outlined")
    func calendar() throws {
        let first = try #require(CivilDate("2024-01-01"))
        let page = rendered(
            HeatCalendar(
                frame,
                year: 2024,
                values: [first: 3, first.adding(days: 365): 9, first.adding(days: 400): 5],
                format: .count,
                until: first.adding(days: 1)
            )
        )

        #expect(page.components(separatedBy: "h0").count == 1)
        #expect(page.components(separatedBy: "z").count - 1 == 366)
        #expect(page.contains("<path class=\"q0\" d=\"m1 1 10 0 0 10-10 0z\">"))
        #expect(page.contains("class=\"ahead\"") && page.contains("class=\"qx\" d=\"m1 13"))
        #expect(page.contains("<tr><th scope=\"row\">31</th>"))
    }

    @Test("a value alone between gaps is a point of its line, and two periods on a card draw none")
    func gaps() {
        let line = rendered(Sparkline([0, nil, 100, nil, 50, 0]))
        #expect(line.contains("<path d=\"m0 40h0m80-40h0m80 20 40 20\">"), "\(line)")

        func card(_ trend: [Double?]) -> String {
            let count = ValueFormat.decimal(0)
            return rendered(
                IndicatorCard(Phrase("Hồ sơ"), value: 5, format: count, state: .watched, owner: "VP", trend: trend)
            )
        }
        #expect(!card([nil, nil, 4, 5]).contains("spark"))
        #expect(!card([1, nil, 4, 5, nil, 6]).contains("spark"))
        #expect(card([nil, 3, 4, 5]).contains("spark"))
    }

    @Test("small lines have one scale, so that they can be compared")
    func multiples() {
        let page = rendered(
            SmallMultiples(
                frame,
                of: Phrase("Huyện"),
                periods: ["T1", "T2"],
                lines: [.init("A", [0, 50]), .init("B", [100, nil])],
                format: .decimal(0)
            )
        )

        #expect(page.contains("d=\"m0 40 200-20\"") && page.contains("d=\"m0 0h0\""))
        #expect(page.contains("Cùng thang đo 0 – 100, kỳ T1 – T2."))
    }

    @Test("a gauge shows value, where the path lies today, and the target, and says them")
    func gauge() {
        let page = rendered(
            TargetGauge(frame, value: 0.5, due: 0.6, target: 1, on: Phrase("2030"), format: .share, state: .behind)
        )

        #expect(page.contains("<rect x=\"0%\" width=\"50%\" y=\"40%\" height=\"20%\">"))
        #expect(page.contains("class=\"due\" x1=\"60%\"") && page.contains("class=\"goal\" x1=\"100%\""))
        #expect(page.contains("hiện nay: 50\u{A0}%; hôm nay cần: 60\u{A0}%; mục tiêu (2030): 100\u{A0}%"))
        #expect(page.contains("<span class=\"state late\">chậm</span>"))
    }

    @Test("a ranking draws a line from the rank before to the rank now, and says the move in words")
    func ranking() {
        let page = rendered(
            Ranking(
                frame,
                of: Phrase("Huyện"),
                places: [.init("B", 0.9, before: 2), .init("A", 0.8, before: 1), .init("C", 0.7, before: nil)],
                format: .share
            )
        )

        #expect(page.contains("<path class=\"up\" d=\"m0 30 100-20\">"))
        #expect(page.contains("<path class=\"down\" d=\"m0 10 100 20\">"))
        #expect(page.contains("↑ tăng 1 bậc") && page.contains("↓ giảm 1 bậc") && page.contains("mới xếp hạng"))
    }

    @Test("a card has figure, target with its day, owner and state in words; without a figure it has no other state")
    func card() {
        let page = rendered(
            IndicatorCard(
                Phrase("Cấp xã trên mạng"),
                value: 0.35,
                format: .share,
                target: .init(0.7, on: "2030"),
                state: .behind,
                owner: "241 xã",
                trend: [0.1, 0.35],
                periods: ["T1", "T2"],
                definition: Phrase("Mọi bước điện tử."),
                address: "/ct"
            )
        )
        let empty = rendered(IndicatorCard(Phrase("Mới"), value: .nan, format: .share, state: .met))

        #expect(page.contains("<h3><a href=\"/ct\">Cấp xã trên mạng</a></h3>"))
        #expect(page.contains("35\u{A0}%") && page.contains("mục tiêu 70\u{A0}% · 2030"))
        #expect(page.contains("<rect width=\"500\" height=\"8\"></rect>"))
        #expect(page.contains("<summary><span>241 xã</span>") && page.contains("Mọi bước điện tử."))
        #expect(page.contains("<th scope=\"row\">T2</th><td class=\"num\">35\u{A0}%</td>"))
        #expect(empty.contains("chưa có số liệu") && !empty.contains("đạt"))
    }
}
