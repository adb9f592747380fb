import Catalogue
import Directory
import Dossiers
import Kernel
public import Storage
import Territory

extension Insights {
    /// Fills a file of tables for analysts, as all stands now; nothing in it is personal.
    ///
    /// Row by row, so that ten million dossiers need no more memory than ten.
    ///
    /// - Throws: `StorageError`.
    public func fill(_ file: TableFileWriter, in db: ReadSession) throws {
        for table in AnalysisTable.all { try file.script(table.definition) }
        try addDossiers(to: file, in: db)
        try addCounts(to: file, in: db)
        try addCauses(to: file, in: db)
        try addNames(to: file, in: db)
        try addStatistics(to: file, in: db)
        try file.add([.text(Self.moment(surroundings.now))], to: AnalysisTable.about.name)
        for table in AnalysisTable.all where !table.indexes.isEmpty { try file.script(table.indexDefinitions) }
    }

    /// `2026-11-23 08:30:00`, which SQLite's own functions of time read.
    private static func moment(_ moment: Instant) -> String {
        let text = moment.description.utf8
        return String(decoding: text.prefix(10), as: UTF8.self) + " "
            + String(decoding: text.dropFirst(11).prefix(8), as: UTF8.self)
    }

    private func addDossiers(to file: TableFileWriter, in db: ReadSession) throws {
        try db.stream(
            """
            SELECT l.agency_id, l.place_id, l.procedure_code, l.channel, f.submitted_at, f.accepted_at, f.due_at,
                f.finished_at, f.handed_over_at, f.paused_at, f.paused_for, f.supplements, f.overdue_since, f.outcome,
                f.marks
            FROM insight_fact f JOIN insight_lane l ON l.id = f.lane
            """
        ) { row in
            func time(_ column: Int) throws -> SQLValue {
                try (row[column] as Instant?).map { .text(Self.moment($0)) } ?? .null
            }
            var values: [SQLValue] = []
            for column in 0...3 { values.append(.text(try row[column])) }
            for column in 4...9 { values.append(try time(column)) }
            values.append(.integer((try row[10] as Int64) / 60_000))
            values.append(.integer(try row[11]))
            values.append(try time(12))
            values.append(try (row[13] as String?).map { .text($0) } ?? .null)
            let marks: FactMarks = try row[14]
            values += [FactMarks.withFee, .paper, .reused, .paidOnline, .signedResult, .unattended].map {
                .integer(marks.contains($0) ? 1 : 0)
            }
            try file.add(values, to: AnalysisTable.dossier.name)
        }
    }

    private func addCounts(to file: TableFileWriter, in db: ReadSession) throws {
        let measures = Measure.allCases.map { "c." + SQL(name: $0) }.joined(separator: ", ")
        try db.stream(
            """
            SELECT c.period, l.agency_id, l.place_id, l.procedure_code, l.channel, \(sql: measures)
            FROM insight_count c JOIN insight_lane l ON l.id = c.lane WHERE c.cut = \(Cut.laneByDay.rawValue)
            """
        ) { row in
            var values: [SQLValue] = [.text(CivilDate(daysSinceEpoch: try row[0]).description)]
            for column in 1...4 { values.append(.text(try row[column])) }
            for index in Measure.allCases.indices { values.append(.integer(try row[5 + index])) }
            try file.add(values, to: AnalysisTable.dayCount.name)
        }
    }

    private func addCauses(to file: TableFileWriter, in db: ReadSession) throws {
        try db.stream(
            """
            SELECT c.named_at, l.agency_id, l.place_id, l.procedure_code, l.channel, c.deed, c.target, c.key
            FROM insight_cause c JOIN insight_lane l ON l.id = c.lane
            """
        ) { row in
            var values: [SQLValue] = [.text((try row[0] as Instant).date.description)]
            for column in 1...7 { values.append(.text(try row[column])) }
            try file.add(values, to: AnalysisTable.cause.name)
        }
    }

    private func addNames(to file: TableFileWriter, in db: ReadSession) throws {
        let today = surroundings.now.date
        let atlas = try territory.atlas(in: db)
        func day(_ day: CivilDate?) -> SQLValue { day.map { .text($0.description) } ?? .null }
        for agency in try directory.register(in: db).allAgencies.sorted(by: { $0.code < $1.code }) {
            let district = agency.district(on: min(today, agency.validTo?.adding(days: -1) ?? today), atlas)?.name ?? ""
            try file.add(
                [
                    .text(agency.id.description), .text(agency.code), .text(agency.name.vi),
                    .text(agency.level.rawValue), .text(district), day(agency.validFrom), day(agency.validTo),
                ],
                to: AnalysisTable.agency.name
            )
        }
        let contents = try catalogue.contents(in: db)
        for code in Set(contents.entries.keys).union(contents.procedures.keys).sorted() {
            let version = contents.version(code, on: today)
            let name = version?.name.vi ?? contents.entry(code)?.name ?? ""
            let field = version?.field ?? contents.entry(code)?.row.field ?? ""
            try file.add(
                [.text(code), .text(name), .text(field), .integer(version?.service == .full ? 1 : 0)],
                to: AnalysisTable.procedure.name
            )
        }
        for unit in atlas.allUnits {
            let last = unit.validTo?.adding(days: -1) ?? today
            try file.add(
                [
                    .text(unit.id.description), .text(unit.code), .text(atlas.fullName(of: unit.id, on: last)),
                    .text(unit.level.rawValue), day(unit.validFrom), day(unit.validTo),
                ],
                to: AnalysisTable.unit.name
            )
        }
    }

    private func addStatistics(to file: TableFileWriter, in db: ReadSession) throws {
        let keys = shelf.groups.flatMap(\.indicators).filter { $0.formula == nil }.map(\.key)
        var seen: Set<StatisticVersion.Place> = []
        for version in try StatisticVersion.all(of: keys, in: db) where seen.insert(version.place).inserted {
            try file.add(
                [
                    .text(version.indicator), .text(version.unit?.description ?? ""),
                    .text(version.period.first.description), .text(version.period.last.description),
                    .text(version.value), .text(version.title),
                ],
                to: AnalysisTable.statistic.name
            )
        }
    }
}
