import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Trang bảng điều hành: the targets first, then the map and the parts, then everything else.
struct BoardView {
    let model: BoardModel

    private var reading: BoardReading { model.reading }

    func write(to html: inout HTMLWriter) {
        guard let live = liveAddress else { return board(&html) }
        html.div(.data("live", live)) { html in board(&html) }
    }

    /// Where the figures come from live; the public board is kept by caches, and a period that is over does not change.
    private var liveAddress: String? {
        guard !model.isOpen, case .days(let days) = model.choice else { return nil }
        return BoardPath.live.adding("cua", reading.subject.word).adding(PeriodChoice.parameter, days).string
    }

    private func board(_ html: inout HTMLWriter) {
        heading(&html)
        if !model.isOnWall {
            if !model.isOpen {
                html.operationsTabs(at: model.choice.path(BoardPath.board(reading.subject)), isWhole: model.isWhole)
            }
            periods(&html)
        }
        problems(&html)
        for group in model.groups where !model.isOnWall || group.key == model.groups.first?.key {
            let indicators = model.indicators(of: group)
            guard !indicators.isEmpty else { continue }
            html.section(.class("group"), .id(group.key)) { html in
                html.h2(Phrase(group.name))
                html.p(group.basis, .class("muted"))
                html.indicators { html in
                    for indicator in indicators { html.add(indicator.card(address: address(of: indicator))) }
                }
            }
            if group.key == model.groups.first?.key { pictures(&html) }
        }
    }

    private func heading(_ html: inout HTMLWriter) {
        let period = reading.period
        html.heading(
            Phrase(model.title),
            above: model.isOpen ? Phrase(vi: "Số liệu công khai", en: "Public figures") : .operationsCentre,
            below: Phrase(
                vi: "Từ \(period.first.vietnamese) đến \(period.last.vietnamese), so với \(period.days) ngày trước đó",
                en: "From \(period.first) to \(period.last), compared with the \(period.days) days before"
            )
        )
        let words = Phrase(vi: "Số liệu lúc", en: "Figures of")
        let away = Phrase(
            vi: "Mất kết nối: đang hiện số liệu cuối cùng nhận được",
            en: "No connection: these are the last figures received"
        )
        html.p(
            .class("muted"),
            .id("live"),
            .data("live", words[html.language]),
            .data("away", away[html.language])
        ) { html in
            html.text(words)
            html.text(" ")
            html.moment(reading.at)
        }
    }

    private func periods(_ html: inout HTMLWriter) {
        let path = model.isOpen ? BoardPath.open : BoardPath.board(reading.subject)
        let links = (model.isOpen ? PeriodChoice.open : PeriodChoice.usual).map { days in
            Link(
                Phrase(vi: days == 365 ? "12 tháng" : "\(days) ngày", en: days == 365 ? "12 months" : "\(days) days"),
                to: PeriodChoice.days(days).path(path).string
            )
        }
        html.add(Tabs(label: Phrase(vi: "Kỳ số liệu", en: "Period"), links, current: model.choice.path(path).string))
    }

    private func problems(_ html: inout HTMLWriter) {
        for problem in model.problems {
            html.add(
                Notice(
                    Phrase(
                        vi:
                            "Tệp chỉ tiêu \(problem.file), dòng \(problem.line): \(problem.vietnamese). Các chỉ tiêu khác vẫn hiện.",
                        en: "\(problem.description). The other indicators stand."
                    ),
                    tone: .late
                )
            )
        }
    }

    /// Where a card leads: to the page of the indicator for officers; the public board tells all it has at once.
    private func address(of indicator: IndicatorReading) -> String? {
        guard !model.isOpen else { return nil }
        return BoardPath.indicator(indicator.indicator.key, of: reading.subject, model.choice).string
    }

    private func pictures(_ html: inout HTMLWriter) {
        html.board { html in
            if !model.areas.isEmpty { html.onBoard(.broad) { html in html.add(map) } }
            html.onBoard(model.areas.isEmpty ? .half : .narrow) { html in
                html.add(course)
                html.add(funnel)
            }
            if model.partKind != .none { html.onBoard(.half) { html in html.add(ranking) } }
            // Days and the overdue of a district are few dossiers each: what they tell is not for everybody.
            guard !model.isOpen else { return }
            html.onBoard(.half) { html in
                html.add(daily)
                if model.partKind != .none { html.add(overdue) }
            }
        }
    }

    private func path(_ subject: BoardSubject) -> String? {
        if model.isOpen { return nil }
        return model.choice.path(BoardPath.board(subject)).string
    }

    private var map: Choropleth {
        Choropleth(
            ChartFrame(
                Phrase(vi: "Hồ sơ cấp xã xử lý trên mạng", en: "Commune dossiers handled online"),
                source: .fromLedger
            ),
            of: Phrase(vi: "Xã, phường, thị trấn", en: "Commune"),
            viewBox: model.viewBox,
            areas: model.areas.map { area in
                MapArea(area.name, outline: area.outline, value: area.value, address: area.subject.flatMap(path))
            },
            classes: .thresholds([0.3, 0.45, 0.6, 0.75]),
            format: .share,
            note: Choropleth.approximate
        )
    }

    /// What came in and what was handled, day by day.
    private var daily: LineChart {
        let days = reading.daily
        return LineChart(
            ChartFrame(
                Phrase(vi: "Tiếp nhận và xử lý theo ngày", en: "Taken in and handled, by day"),
                source: .fromLedger
            ),
            periods: days.map { "\($0.day.parts.day)/\($0.day.parts.month)" },
            series: [
                ChartSeries(Phrase(vi: "tiếp nhận", en: "taken in"), days.map { Double($0.figures.accepted) }),
                ChartSeries(Phrase(vi: "đã xử lý", en: "handled"), days.map { Double($0.figures.finished) }),
            ],
            format: .count
        )
    }

    private var course: StackedBars {
        let trend = reading.indicators.first { $0.indicator.key == "tiep-nhan" }?.trend ?? []
        let online = reading.indicators.first { $0.indicator.key == "nop-truc-tuyen" }?.trend ?? []
        let pairs = zip(trend, online)
        func part(_ share: @escaping (Double) -> Double) -> [Double?] {
            pairs.map { all, online in all.value.map { $0 * share((online.value ?? 0) / 100) } }
        }
        return StackedBars(
            ChartFrame(Phrase(vi: "Kênh nộp hồ sơ theo tháng", en: "Channels by month"), source: .fromLedger),
            of: Phrase(vi: "Tháng", en: "Month"),
            names: trend.map(\.month.monthWords),
            parts: [
                ChartSeries(Phrase(vi: "trực tuyến", en: "online"), part { $0 }),
                ChartSeries(Phrase(vi: "trực tiếp, bưu chính", en: "counter, post"), part { 1 - $0 }),
            ],
            format: .count
        )
    }

    private var funnel: Funnel {
        let total = reading.total
        return Funnel(
            ChartFrame(Phrase(vi: "Từ nộp đến trả kết quả", en: "From sending in to the result"), source: .fromLedger),
            steps: [
                .init(Phrase(vi: "Nộp", en: "Sent in"), total[.submitted]),
                .init(Phrase(vi: "Tiếp nhận", en: "Taken in"), total.accepted),
                .init(Phrase(vi: "Đã xử lý", en: "Handled"), total.finished),
                .init(Phrase(vi: "Đã trả kết quả", en: "Handed over"), total[.handedOver]),
            ]
        )
    }

    private var partWord: Phrase {
        model.partKind == .districts
            ? Phrase(vi: "Huyện, khối sở", en: "District") : Phrase(vi: "Cơ quan", en: "Office")
    }

    private var ranking: Ranking {
        let ranked = model.parts.filter { $0.onTime != nil }.sorted { ($0.onTime ?? 0) > ($1.onTime ?? 0) }
        let before = model.parts.filter { $0.onTimeBefore != nil }
            .sorted { ($0.onTimeBefore ?? 0) > ($1.onTimeBefore ?? 0) }.map(\.subject)
        return Ranking(
            ChartFrame(Phrase(vi: "Giải quyết đúng hạn", en: "Handled in time"), source: .fromLedger),
            of: partWord,
            places: ranked.map { part in
                .init(
                    part.name,
                    part.onTime,
                    before: before.firstIndex(of: part.subject).map { $0 + 1 },
                    address: path(part.subject)
                )
            },
            format: .share
        )
    }

    private var overdue: BarChart {
        BarChart(
            ChartFrame(
                Phrase(vi: "Hồ sơ đang quá hạn", en: "Dossiers overdue now"),
                source: .fromLedger
            ),
            of: partWord,
            bars: model.parts.filter { $0.stocks.overdue > 0 }.sorted { $0.stocks.overdue > $1.stocks.overdue }
                .prefix(20).map { Bar($0.name, Double($0.stocks.overdue), address: path($0.subject)) },
            format: .count
        )
    }
}
