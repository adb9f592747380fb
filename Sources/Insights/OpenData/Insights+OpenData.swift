import Directory
public import Kernel
import Ledger
public import Storage
import Territory

extension Insights {
    /// The public indicators of a day, in the order of their files.
    public func openIndicators(on day: CivilDate) -> [Indicator] {
        shelf.groups.flatMap(\.indicators).filter { $0.isPublic && $0.isValid(on: day) }
    }

    /// What is open, without reading the tables.
    ///
    /// - Throws: `StorageError`.
    /// - Returns: in the order of the files; two queries.
    public func openDatasets(in db: ReadSession) throws -> [OpenDataset] {
        let today = surroundings.now.date
        let indicators = openIndicators(on: today)
        let imported = indicators.filter { $0.formula == nil }.map(\.key)
        let versions = Dictionary(grouping: try StatisticVersion.all(of: imported, in: db), by: \.indicator)
        let begun = try Counters.firstDay(in: db) ?? today
        return indicators.map { indicator in
            if indicator.formula == nil {
                let known = versions[indicator.key] ?? []
                let first = known.map(\.period.first).min() ?? indicator.validFrom
                let last = known.map(\.period.last).max() ?? first
                let modified = known.map(\.importedAt.date).max()
                return OpenDataset(indicator: indicator, period: Period(first, last), modified: modified)
            }
            guard !isOfCatalogue(indicator, on: today) else {
                return OpenDataset(indicator: indicator, period: Period(today.startOfMonth, today), modified: today)
            }
            let since = max(indicator.validFrom, begun.startOfMonth)
            let months = OpenMonths(today: today, since: since)
            return OpenDataset(
                indicator: indicator,
                period: months?.period ?? Period(since, since),
                modified: max(today.startOfMonth, since)
            )
        }
    }

    /// The table of a public indicator.
    ///
    /// - Parameters:
    ///   - key: of the indicator.
    ///   - from: any day of the first month; nil for two years.
    ///   - to: any day of the last month.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: nil where no public indicator is called so.
    public func openTable(
        _ key: String,
        from: CivilDate? = nil,
        to: CivilDate? = nil,
        in db: ReadSession
    ) throws -> OpenTable? {
        let today = surroundings.now.date
        guard let indicator = shelf.indicator(key, on: today), indicator.isPublic else { return nil }
        // What was imported a moment ago is to be seen at once, and is read in one small query.
        if indicator.formula == nil {
            return OpenTable(indicator: indicator, rows: try imported(indicator, from: from, to: to, in: db))
        }
        let question = OpenShelf.Question(key: key, from: from?.startOfMonth, to: to?.startOfMonth, today: today)
        let position = try extent(in: db).records
        return try openTables.table(for: question, at: position, now: surroundings.now) {
            try counted(indicator, from: from, to: to, in: db)
        }
    }

    /// The table of an indicator that is worked out.
    private func counted(
        _ indicator: Indicator,
        from: CivilDate?,
        to: CivilDate?,
        in db: ReadSession
    ) throws -> OpenTable {
        let today = surroundings.now.date
        if isOfCatalogue(indicator, on: today) {
            return OpenTable(indicator: indicator, rows: try standing(indicator, in: db))
        }
        let months = OpenMonths(from: from, to: to, today: today, since: indicator.validFrom)
        guard let months else { return OpenTable(indicator: indicator, rows: []) }
        let slice = indicator.slice
        let reading = try OpenReading(months, slice: slice, in: db)
        let register = try directory.register(in: db)
        let rows = months.starts.flatMap { month in
            self.rows(of: indicator, OpenMonths.period(month), reading.facts[month] ?? [:], register)
        }
        return OpenTable(indicator: indicator, rows: rows)
    }

    /// The rows of a month: the province, each level, each agency at which anything happened.
    private func rows(
        of indicator: Indicator,
        _ period: Period,
        _ facts: [AgencyID: OpenReading.Facts],
        _ register: AgencyRegister
    ) -> [OpenTable.Row] {
        guard let indicator = shelf.indicator(indicator.key, on: period.last), !facts.isEmpty else { return [] }
        func value(_ facts: OpenReading.Facts) -> OpenValue {
            OpenValue(indicator, facts, shelf: shelf, on: period.last)
        }
        var levels: [Level: [(agency: Agency, facts: OpenReading.Facts)]] = [:]
        for (id, facts) in facts {
            guard let agency = register.agency(id, on: period.last) else { continue }
            levels[agency.level, default: []].append((agency, facts))
        }
        let groups = Level.allCases.compactMap { level in
            levels[level].map { OpenGroup(level, $0.sorted { $0.agency.code < $1.agency.code }, value) }
        }
        let total = value(facts.values.reduce(OpenReading.Facts(), +))
        let small = SmallCells(
            total: total.weight,
            groups: groups.map { .init(total: $0.total.weight, parts: $0.parts.map(\.value.weight)) }
        )
        var rows: [OpenTable.Row] = []
        func add(_ scope: OpenTable.Scope, _ level: Level?, _ agency: Agency?, _ value: OpenValue, _ hides: Bool) {
            guard let number = value.value else { return }
            rows.append(
                OpenTable.Row(
                    period: period,
                    scope: scope,
                    level: level?.rawValue ?? "",
                    code: agency?.code ?? "",
                    name: agency?.name.vi ?? "",
                    cell: hides ? .suppressed : .number(OpenValue.text(number)),
                    source: ""
                )
            )
        }
        // What is asked of one level says nothing of the province.
        if indicator.slice.level == nil { add(.province, nil, nil, total, small.hidesTotal) }
        for (index, group) in groups.enumerated() {
            add(.level, group.level, nil, group.total, small.hidesGroup[index])
            for (part, hides) in zip(group.parts, small.hidesPart[index]) {
                add(.agency, group.level, part.agency, part.value, hides)
            }
        }
        return rows
    }

    /// What other bodies counted is shown as they published it.
    private func imported(
        _ indicator: Indicator,
        from: CivilDate?,
        to: CivilDate?,
        in db: ReadSession
    ) throws -> [OpenTable.Row] {
        let atlas = try territory.atlas(in: db)
        var seen: Set<StatisticVersion.Place> = []
        let newest = try StatisticVersion.all(of: [indicator.key], in: db).filter { seen.insert($0.place).inserted }
        return newest.filter { version in
            (from.map { $0 <= version.period.last } ?? true) && (to.map { version.period.first <= $0 } ?? true)
        }.map { version in
            let unit = version.unit.flatMap(atlas.unit)
            return OpenTable.Row(
                period: version.period,
                scope: unit == nil ? .province : .unit,
                level: unit?.level.rawValue ?? "",
                code: unit?.code ?? "",
                name: unit.map { atlas.fullName(of: $0.id, on: version.period.last) } ?? "",
                cell: .number(version.value),
                source: "\(version.title); \(version.signer)"
            )
        }
    }

    /// What builds on the catalogue or on imported figures is known of the province as it stands today.
    private func standing(_ indicator: Indicator, in db: ReadSession) throws -> [OpenTable.Row] {
        let today = surroundings.now.date
        let period = Period(today.startOfMonth, today)
        guard let value = try board(.province, period, in: db)?.indicator(indicator.key)?.value else { return [] }
        let cell = OpenTable.Cell.number(OpenValue.text(value))
        return [.init(period: period, scope: .province, level: "", code: "", name: "", cell: cell, source: "")]
    }

    private func isOfCatalogue(_ indicator: Indicator, on day: CivilDate) -> Bool {
        var open: Set<String> = []
        func builds(_ indicator: Indicator) -> Bool {
            guard let formula = indicator.formula else { return true }
            guard open.insert(indicator.key).inserted else { return false }
            return formula.words.contains { !$0.isOfDossiers }
                || formula.references.contains { shelf.indicator($0, on: day).map(builds) ?? false }
        }
        return builds(indicator)
    }
}

/// The agencies of a level with their values, and the value of all together.
private struct OpenGroup {
    let level: Level
    let total: OpenValue
    let parts: [(agency: Agency, value: OpenValue)]

    init(
        _ level: Level,
        _ agencies: [(agency: Agency, facts: OpenReading.Facts)],
        _ value: (OpenReading.Facts) -> OpenValue
    ) {
        self.level = level
        total = value(agencies.map(\.facts).reduce(OpenReading.Facts(), +))
        parts = agencies.map { ($0.agency, value($0.facts)) }
    }
}

extension CivilDate {
    /// The first day of its month.
    var startOfMonth: CivilDate { CivilDate(monthNumber: monthNumber) ?? self }
}

extension Counters {
    /// The first day on which anything was counted.
    static func firstDay(in db: ReadSession) throws -> CivilDate? {
        let day = try db.value(
            "SELECT MIN(period) FROM insight_count WHERE cut = \(Cut.agencyByDay.rawValue)",
            as: Int.self
        )
        return day.map { CivilDate(daysSinceEpoch: $0) }
    }
}
