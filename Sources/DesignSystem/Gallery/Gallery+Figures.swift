import HTML
import Kernel

extension Gallery {
    /// Fifty invented cells of a honeycomb.
    static var sampleMap: Choropleth {
        let areas = (0..<60).map { index -> MapArea in
            let (column, row) = (index % 10, index / 10)
            let (x, y) = (column * 90 + row % 2 * 45, row * 78)
            var path = PathData()
            path.move(to: x + 45, y)
            for (dx, dy) in [(90, 26), (90, 78), (45, 104), (0, 78), (0, 26)] { path.line(to: x + dx, y + dy) }
            path.close()
            let value = Double((index * 37 + row * 11) % 71) / 100 + 0.28
            return MapArea(
                "Xã mẫu \(index + 1)",
                outline: path.text,
                value: index == 23 ? nil : value,
                address: "/ioc/xa/\(index + 1)"
            )
        }
        return Choropleth(
            frame("Hồ sơ xã xử lý trên mạng, 30 ngày", "Communes: processed online, 30 days"),
            of: Phrase(vi: "Xã", en: "Commune"),
            viewBox: "0 0 945 494",
            areas: areas,
            classes: .thresholds([0.45, 0.6, 0.75, 0.9]),
            format: .share,
            note: Choropleth.approximate,
            alarm: .below(0.32)
        )
    }

    static var ranking: Ranking {
        Ranking(
            frame("Huyện theo tỷ lệ đúng hạn", "Districts by results on time"),
            of: district,
            places: [
                .init("Tam Kỳ", 0.991, before: 2, address: "/ioc/huyen/502"),
                .init("Hội An", 0.987, before: 1, address: "/ioc/huyen/503"),
                .init("Điện Bàn", 0.979, before: 3, address: "/ioc/huyen/507"),
                .init("Tây Giang", 0.971, before: 8, address: "/ioc/huyen/504"),
                .init("Núi Thành", 0.952, before: 4, address: "/ioc/huyen/517"),
                .init("Chi nhánh Văn phòng Đăng ký đất đai thị xã Điện Bàn", 0.94, before: 6),
                .init("Đông Giang", 0.931, before: 5, address: "/ioc/huyen/505"),
                .init("Nam Trà My", 0.843, before: nil, address: "/ioc/huyen/516"),
            ],
            format: .share
        )
    }

    static var byDistrict: BarChart {
        BarChart(
            frame("Hồ sơ nhận trong tháng", "Dossiers received this month"),
            of: district,
            bars: [
                Bar("Điện Bàn", 5204, address: "/ioc/huyen/507"), Bar("Tam Kỳ", 4812, address: "/ioc/huyen/502"),
                Bar("Hội An", 3977, address: "/ioc/huyen/503"), Bar("Núi Thành", 3118, address: "/ioc/huyen/517"),
                Bar("Tây Giang", 402, address: "/ioc/huyen/504", isMarked: true), Bar("Nam Trà My", nil),
            ],
            format: .count,
            target: 3000
        )
    }

    static var received: BarChart {
        let values = [3120, 3480, 1260, 3910, 4100, 4230, 4011, 4390, 4288, 4502, 4710, 3977]
        return BarChart(
            frame("Hồ sơ nhận theo tháng", "Dossiers received by month"),
            of: .period,
            bars: zip(months, values).map { month, value in Bar(month, Double(value), isMarked: month == "11/2026") },
            format: .count,
            target: 4000,
            direction: .standing
        )
    }

    static var growth: BarChart {
        BarChart(
            frame("Năng suất so với năm trước", "Productivity against the year before"),
            of: .period,
            bars: [
                Bar("2021", -0.018), Bar("2022", 0.041), Bar("2023", -0.062), Bar("2024", 0.055), Bar("2025", 0.083),
            ],
            format: .share,
            target: 0.08,
            direction: .standing
        )
    }

    static var funnel: Funnel {
        Funnel(
            frame("Từ nháp đến kết quả", "From draft to result"),
            steps: [
                .init(Phrase(vi: "Bắt đầu kê khai", en: "Started"), 12_840),
                .init(Phrase(vi: "Nộp hồ sơ", en: "Submitted"), 11_020, address: "/ioc/pheu/nop"),
                .init(Phrase(vi: "Được tiếp nhận", en: "Accepted"), 10_412, address: "/ioc/pheu/nhan"),
                .init(Phrase(vi: "Có kết quả", en: "Result"), 9_988, address: "/ioc/pheu/tra"),
                .init(Phrase(vi: "Đánh giá hài lòng", en: "Rated"), 2_104),
            ]
        )
    }

    static func channels(_ direction: BarChart.Direction) -> StackedBars {
        let names = direction == .standing ? Array(months.suffix(8)) : ["Tam Kỳ", "Hội An", "Tây Giang", "Nam Trà My"]
        func values(_ values: [Double?]) -> [Double?] { Array(values.prefix(names.count)) }
        return StackedBars(
            direction == .standing
                ? frame("Hồ sơ theo kênh nộp", "Dossiers by channel")
                : frame("Kênh nộp theo huyện", "Channels by district"),
            of: direction == .standing ? .period : district,
            names: names,
            parts: [
                ChartSeries(
                    Phrase(vi: "trực tuyến", en: "online"),
                    values([2210, 1900, 610, 402, 2602, 2740, 2811, 2955])
                ),
                ChartSeries(
                    Phrase(vi: "tại quầy", en: "at the counter"),
                    values([1320, 1410, 1180, 1207, 1111, 1010, 966, 902])
                ),
                ChartSeries(Phrase(vi: "bưu chính", en: "by post"), values([310, 120, 88, 40, 402, 377, 390, 395])),
            ],
            format: .count,
            asShares: direction == .lying,
            direction: direction
        )
    }

    static var calendar: HeatCalendar {
        var values: [CivilDate: Double] = [:]
        let first = CivilDate(year: 2026, month: 1, day: 1) ?? now.date
        for offset in 0..<327 {
            let day = first.adding(days: offset)
            let weekday = day.weekday.rawValue
            guard weekday < 6 else { continue }
            values[day] = Double(80 + (offset * 53) % 97 + offset / 4 - (weekday == 5 ? 40 : 0))
        }
        return HeatCalendar(
            frame("Hồ sơ nhận mỗi ngày, 2026", "Dossiers received each day, 2026"),
            year: 2026,
            values: values,
            format: .count,
            until: now.date
        )
    }

    static var multiples: SmallMultiples {
        let names = [
            "Tam Kỳ", "Hội An", "Tây Giang", "Đông Giang", "Đại Lộc", "Điện Bàn", "Duy Xuyên", "Quế Sơn", "Nam Giang",
            "Phước Sơn", "Hiệp Đức", "Thăng Bình",
        ]
        return SmallMultiples(
            frame("Đúng hạn theo huyện, 12 tháng", "On time by district, 12 months"),
            of: district,
            periods: months,
            lines: names.enumerated().map { index, name in
                SmallMultiples.Line(name, invented(index), address: "/ioc/huyen/\(502 + index)")
            },
            format: .share
        )
    }

    /// Twelve months of a district; one of them began in April.
    private static func invented(_ district: Int) -> [Double?] {
        (0..<12).map { month -> Double? in
            if district == 8, month < 3 { return nil }
            let noise = Double((district * 29 + month * 17) % 23)
            return 0.72 + noise / 100 + Double(month) / 250
        }
    }
}
