import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Hình trên bảng: the pictures that a board draws of what it has read, those of everybody and those that somebody composed.
struct BoardPictures {
    let model: BoardModel

    private var reading: BoardReading { model.reading }

    func path(_ subject: BoardSubject) -> String? {
        if model.isOpen { return nil }
        return model.choice.path(BoardPath.board(subject)).string
    }

    var map: Choropleth {
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
    var daily: LineChart {
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

    var channels: StackedBars {
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

    var funnel: Funnel {
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

    var partWord: Phrase {
        model.reading.subject.parts == .districts
            ? Phrase(vi: "Huyện, khối sở", en: "District") : Phrase(vi: "Cơ quan", en: "Office")
    }

    var ranking: Ranking {
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

    var overdue: BarChart {
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

    /// What was taken in on each day of twelve months: busy weekdays, quiet months and holidays at a glance.
    var calendar: HeatCalendar {
        HeatCalendar(
            ChartFrame(
                Phrase(vi: "Hồ sơ tiếp nhận mỗi ngày, 12 tháng", en: "Dossiers taken in each day, 12 months"),
                source: .fromLedger
            ),
            twelveMonthsUntil: reading.period.last,
            values: model.calendar.mapValues(Double.init),
            format: .count
        )
    }
}
