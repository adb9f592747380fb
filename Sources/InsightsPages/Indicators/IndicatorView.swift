import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Trang một chỉ tiêu: the figure and its path, how it is made, where it is heading, and who makes it.
struct IndicatorView {
    let model: IndicatorModel

    private static let most = 30
    private static let forecastMonths = 6

    private var reading: IndicatorReading { model.reading }
    private var indicator: Indicator { reading.indicator }

    func write(to html: inout HTMLWriter) {
        html.heading(
            Phrase(indicator.name),
            above: Phrase(model.title),
            below: Phrase(
                vi: "Từ \(model.period.first.vietnamese) đến \(model.period.last.vietnamese)",
                en: "From \(model.period.first) to \(model.period.last)"
            )
        )
        html.board { html in
            html.onBoard(.narrow) { html in
                html.add(reading.card(address: nil, level: 2))
                // What is shown for information has no way to go.
                if reading.target != nil { html.add(gauge) }
            }
            html.onBoard(.broad) { html in html.add(line) }
        }
        html.actions { html in
            if model.hasEvidence {
                html.add(
                    Button.link(
                        Phrase(vi: "Xem hồ sơ làm nên số liệu", en: "Show the dossiers behind the figure"),
                        to: BoardPath.evidence(indicator.key, of: model.subject, model.choice).string
                    )
                )
            }
            html.add(
                Button.link(
                    Phrase(vi: "Về bảng điều hành", en: "Back to the board"),
                    to: model.choice.path(BoardPath.board(model.subject)).string,
                    .quiet
                )
            )
        }
        definition(&html)
        html.board { html in
            if model.offices.count > 1 { html.onBoard(.half) { html in html.add(offices) } }
            if model.procedures.count > 1 { html.onBoard(.half) { html in html.add(procedures) } }
        }
    }

    private func definition(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Cách tính", en: "How it is made"))
        var facts = [Fact(Phrase(vi: "Định nghĩa", en: "Definition"), Phrase(indicator.definition))]
        if let formula = indicator.formula {
            facts.append(Fact(Phrase(vi: "Công thức", en: "Formula"), formula.text, isCode: true))
        }
        facts.append(Fact(Phrase(vi: "Nguồn", en: "Source"), reading.source))
        facts.append(Fact(Phrase(vi: "Chủ trì", en: "Owner"), indicator.owner))
        if !indicator.basis.isEmpty { facts.append(Fact(Phrase(vi: "Căn cứ", en: "Basis"), indicator.basis)) }
        if let path = reading.path {
            facts.append(Fact(Phrase(vi: "Lộ trình hôm nay", en: "The path today"), words(path)))
        }
        if let forecast { facts.append(forecast) }
        html.add(Facts(facts))
    }

    private func words(_ value: Double) -> Phrase {
        let shown = indicator.shown(value)
        return Phrase(vi: indicator.format.words(shown, .vi), en: indicator.format.words(shown, .en))
    }

    private var forecast: Fact? {
        guard let forecast = model.forecast, let target = reading.target else { return nil }
        let point = forecast.point(on: target.on)
        let (value, low, high) = (words(point.value), words(point.low), words(point.high))
        return Fact(
            Phrase(vi: "Dự báo đến \(target.on.vietnamese)", en: "Forecast for \(target.on)"),
            Phrase(
                vi: """
                    \(value.vi), trong khoảng \(low.vi) – \(high.vi). Phương pháp: đường thẳng bình phương tối thiểu qua \
                    12 tháng gần nhất, khoảng dự báo 80 %.
                    """,
                en: """
                    \(value.en), between \(low.en) and \(high.en). Method: a straight line by least squares through the \
                    last twelve months, with a prediction interval of 80 %.
                    """
            )
        )
    }

    private var gauge: TargetGauge {
        TargetGauge(
            ChartFrame(Phrase(vi: "Trên đường đến mục tiêu", en: "On the way to the target")),
            value: indicator.shown(reading.value),
            due: indicator.shown(reading.path),
            target: indicator.shown(reading.target?.value),
            on: Phrase(reading.target?.on.monthWords ?? ""),
            format: indicator.format,
            state: reading.standing.state
        )
    }

    private var line: LineChart {
        let months = reading.trend.map(\.month)
        let last = months.last ?? model.period.last
        let ahead =
            model.forecast == nil ? [] : (1...Self.forecastMonths).compactMap { last.adding(months: $0) }
        let all = months + ahead
        return LineChart(
            ChartFrame(
                Phrase(vi: "Diễn biến theo tháng", en: "By month"),
                definition: Phrase(
                    vi: "Tháng cuối chưa hết. Dải mờ là khoảng dự báo 80 %.",
                    en: "The last month is under way. The band is the 80 % prediction interval."
                ),
                source: reading.source
            ),
            periods: all.map(\.monthWords),
            series: [ChartSeries(Phrase(model.title), reading.trend.map { indicator.shown($0.value) })],
            target: indicator.targets.isEmpty
                ? nil
                : ChartSeries(
                    Phrase(vi: "lộ trình", en: "path"),
                    all.map { indicator.shown(indicator.path(on: $0)) }
                ),
            forecast: months.map { _ in nil } + ahead.map(expected),
            format: indicator.format
        )
    }

    private func expected(_ month: CivilDate) -> ForecastPoint? {
        guard let point = model.forecast?.point(on: month), let value = indicator.shown(point.value),
            let low = indicator.shown(point.low), let high = indicator.shown(point.high)
        else { return nil }
        return ForecastPoint(value, low: low, high: high)
    }

    private func bars(_ title: Phrase, of subject: Phrase, _ parts: [IndicatorModel.Part]) -> BarChart {
        BarChart(
            ChartFrame(
                title,
                definition: parts.count > Self.most
                    ? Phrase(
                        vi: "\(Self.most) trong \(parts.count), kém nhất trước.",
                        en: "\(Self.most) of \(parts.count), the worst first."
                    ) : nil,
                source: reading.source
            ),
            of: subject,
            bars: parts.prefix(Self.most).map { part in
                Bar(
                    part.name,
                    part.value,
                    address: BoardPath.indicator(indicator.key, of: part.subject, model.choice).string
                )
            },
            format: indicator.format
        )
    }

    private var offices: BarChart {
        bars(Phrase(vi: "Theo cơ quan", en: "By office"), of: Phrase(vi: "Cơ quan", en: "Office"), model.offices)
    }

    private var procedures: BarChart {
        bars(
            Phrase(vi: "Theo thủ tục", en: "By procedure"),
            of: Phrase(vi: "Thủ tục", en: "Procedure"),
            model.procedures
        )
    }
}
