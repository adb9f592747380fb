import DesignSystem
import HTML
import Kernel
import Testing

private let hostile = "\"><script>alert('x')</script>&"
private let script = "javascript:alert(1)"

/// Every chart, all its names and addresses the given ones, all its values the given one.
private func charts(_ name: String, address: String, value: Double?, count: Int = 3) -> [any Component] {
    let words = Phrase(name)
    let frame = ChartFrame(words, definition: words, source: words, more: Link(words, to: address), id: "a")
    let names = Array(repeating: name, count: count)
    let values = Array(repeating: value, count: count)
    let series = [ChartSeries(words, values), ChartSeries(words, values)]
    let bars = names.map { Bar($0, value, address: address) }
    return [
        LineChart(frame, periods: names, series: series, target: series.first, format: .count(words)),
        BarChart(frame, of: words, bars: bars, format: .share, target: value),
        BarChart(frame, of: words, bars: bars, format: .share, target: value, direction: .standing),
        StackedBars(frame, of: words, names: names, parts: series, format: .money),
        StackedBars(
            frame,
            of: words,
            names: names,
            parts: series,
            format: .money,
            asShares: true,
            direction: .lying,
            addresses: names.map { _ in address }
        ),
        HeatCalendar(frame, year: 2026, values: [CivilDate(daysSinceEpoch: 20_500): value ?? .nan], format: .count),
        SmallMultiples(
            frame,
            of: words,
            periods: names,
            lines: names.map { .init($0, values, address: address) },
            format: .decimal(1)
        ),
        Funnel(frame, steps: [.init(words, 3, address: address), .init(words, 2)]),
        TargetGauge(frame, value: value, due: value, target: value, on: words, format: .share, state: .met),
        Ranking(
            frame,
            of: words,
            places: names.map { .init($0, value, before: 2, address: address) },
            format: .share
        ),
        Choropleth(
            frame,
            of: words,
            viewBox: name,
            areas: names.map { MapArea($0, outline: name, value: value, address: address) },
            classes: .quantiles(5, of: values),
            format: .share,
            note: words,
            alarm: value.map { .below($0) }
        ),
        IndicatorCard(
            words,
            value: value,
            format: .count(words),
            target: .init(value ?? 0, on: name),
            state: .met,
            owner: name,
            trend: values,
            periods: names,
            change: Change(from: 1, to: value, since: words, format: .count(words)),
            definition: words,
            source: words,
            address: address
        ),
        Sparkline(values, label: words),
    ]
}

struct ChartSafetyTests {
    @Test("no chart lets hostile names become markup or a script address")
    func escapes() {
        for chart in charts(hostile, address: script, value: 0.5) {
            var html = HTMLWriter()
            chart.write(to: &html)
            #expect(!html.string.contains("<script"), "\(type(of: chart))")
            #expect(!html.string.contains("javascript:"), "\(type(of: chart))")
        }
    }

    @Test(
        "a value that is no number, or none at all, draws no broken shape",
        arguments: [nil, .nan, .infinity, -.infinity, 1e300, 0, -0.0, -3, .leastNonzeroMagnitude, 9e14] as [Double?],
        [0, 1, 2, 90]
    )
    func values(value: Double?, count: Int) {
        for chart in charts("Kỳ", address: "/", value: value, count: count) {
            var html = HTMLWriter()
            chart.write(to: &html)
            for broken in ["nan", "inf", "e+", "NaN"] {
                #expect(
                    !html.string.contains("\(broken)%") && !html.string.contains("=\"\(broken)"),
                    "\(type(of: chart))"
                )
            }
        }
    }

    @Test("without any figure a chart says so instead of drawing axes")
    func empty() {
        for chart in charts("Kỳ", address: "/", value: nil).prefix(5) {
            var html = HTMLWriter()
            chart.write(to: &html)
            #expect(html.string.contains("<p class=\"nothing\">Chưa có số liệu</p>"), "\(type(of: chart))")
            #expect(!html.string.contains("<svg"), "\(type(of: chart))")
        }
    }

    @Test("very long names are kept whole")
    func longNames() {
        let name = String(repeating: "Chi nhánh Văn phòng Đăng ký đất đai ", count: 20)
        for chart in charts(name, address: "/", value: 0.5) where !(chart is Sparkline) {
            var html = HTMLWriter()
            chart.write(to: &html)
            #expect(html.string.contains(name), "\(type(of: chart))")
        }
    }

    @Test("a board of forty cards and a map of 241 areas is light")
    func weight() {
        var html = HTMLWriter()
        for part in charts("Xã Trà Don", address: "/ioc/xa/20449", value: 0.53, count: 241) where part is Choropleth {
            part.write(to: &html)
        }
        for _ in 0..<40 {
            for part in charts("Chỉ tiêu", address: "/ioc/1", value: 0.5, count: 12) where part is IndicatorCard {
                part.write(to: &html)
            }
        }

        // The outlines of the real map add 8 KB. Compressed, all of it is a tenth: 15 KB of the 100 KB allowed.
        #expect(html.bytes.count < 140_000)
        #expect(Assets.boardCSS.bytes.count < 11_000)
    }
}
