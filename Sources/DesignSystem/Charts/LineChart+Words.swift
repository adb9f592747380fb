import HTML

extension LineChart {
    /// What those who listen hear of the drawing: from where to where each line runs, and what is aimed at.
    func summary(_ language: Language) -> String {
        let lines = series.compactMap { line -> String? in
            let known = line.values.prefix(periods.count).enumerated().compactMap { index, value in
                value.map { (index, $0) }
            }
            guard let first = known.first, let last = known.last else { return nil }
            func point(_ point: (Int, Double)) -> String {
                "\(format.words(point.1, language)) (\(periods[point.0]))"
            }
            if first.0 == last.0 { return "\(line.name[language]) \(point(first))" }
            let words = Phrase(
                vi: "từ \(point(first)) đến \(point(last))",
                en: "from \(point(first)) to \(point(last))"
            )
            return "\(line.name[language]) \(words[language])"
        }
        let aim = target?.last.map { "\(target?.name[language] ?? "") \(format.words($0.value, language))" }
        let expected = forecast.enumerated().compactMap { index, point in
            point.flatMap { periods.indices.contains(index) ? (periods[index], $0.value) : nil }
        }.last
        let outlook = expected.map { period, value in
            let words = "\(format.words(value, language)) (\(period))"
            return Phrase(vi: "dự báo \(words)", en: "forecast \(words)")[language]
        }
        return ([frame.title[language]] + lines + [aim, outlook].compactMap { $0 }).joined(separator: "; ")
    }

    /// A row for each period.
    func table(_ language: Language) -> ChartTable {
        let hasForecast = forecast.contains { $0 != nil }
        var columns = series.map { $0.name[language] }
        if let target { columns.append(target.name[language]) }
        if hasForecast { columns.append(Phrase(vi: "Dự báo (từ – đến)", en: "Forecast (from – to)")[language]) }
        let rows = periods.enumerated().map { index, period in
            var cells = series.map { format.words($0[index], language) }
            if let target { cells.append(format.words(target[index], language)) }
            if hasForecast {
                let point = forecast.indices.contains(index) ? forecast[index] : nil
                cells.append(
                    point.map { point in
                        let (low, high) = (point.range.lowerBound, point.range.upperBound)
                        return "\(format.words(point.value, language)) "
                            + "(\(format.words(low, language)) – \(format.words(high, language)))"
                    } ?? "–"
                )
            }
            return ChartTable.Row(name: period, cells: cells)
        }
        return ChartTable(corner: .period, columns: columns, rows: rows)
    }
}
