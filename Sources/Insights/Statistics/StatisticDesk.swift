public import Kernel
public import Ledger
public import Storage
public import Territory

/// Nhập số liệu thống kê: takes over what other bodies counted, with the file, who signed for it, and every earlier version.
///
/// Only indicators without a formula are taken: what the house counts itself is never typed in.
public struct StatisticDesk: Sendable {
    /// All indicators.
    public let shelf: IndicatorShelf
    let territory: Territory
    let ledger: Ledger
    let surroundings: Surroundings

    /// A desk for the imported indicators of a shelf.
    public init(shelf: IndicatorShelf, territory: Territory, ledger: Ledger, surroundings: Surroundings) {
        self.shelf = shelf
        self.territory = territory
        self.ledger = ledger
        self.surroundings = surroundings
    }

    /// What importing a table would write.
    ///
    /// Changes nothing.
    ///
    /// - Throws: `StorageError`; what is wrong in rows stands in the preview.
    public func preview(_ sheet: StatisticSheet, file: BlobHash, in db: ReadSession) throws -> StatisticPreview {
        let atlas = try territory.atlas(in: db)
        let check = StatisticCheck(sheet, shelf: shelf, atlas: atlas, today: surroundings.now.date)
        let keys = Set(check.values.map(\.indicator.key)).sorted()
        let versions = try StatisticVersion.all(of: keys, in: db)
        let newest = Dictionary(
            versions.map { ($0.place, $0) },
            uniquingKeysWith: { $0.version > $1.version ? $0 : $1 }
        )
        let lines = check.values.map { value in
            let known = newest[.init(indicator: value.indicator.key, unit: value.unit, period: value.period)]
            return StatisticPreview.Line(
                line: value.line,
                indicator: value.indicator,
                unit: value.unit,
                unitName: value.unit.map { atlas.fullName(of: $0, on: value.period.last) } ?? "",
                period: value.period,
                value: value.number.canonical,
                known: known,
                isKnown: known?.file == file && known?.value == value.number.canonical
            )
        }
        return StatisticPreview(lines: lines, problems: check.problems, formulas: sheet.formulas)
    }

    /// Imports a table: one event for each indicator, in its own stream.
    ///
    /// - Parameters:
    ///   - sheet: the table.
    ///   - file: where it lies as it came.
    ///   - title: what the statistic is called.
    ///   - signer: who signs for it.
    ///   - actor: the account.
    ///   - db: the session.
    /// - Throws: `StatisticRefusal`; nothing is written then.
    /// - Returns: what was written.
    @discardableResult
    public func take(
        _ sheet: StatisticSheet,
        file: BlobHash,
        title: String,
        signer: String,
        by actor: Actor,
        in db: WriteSession
    ) throws -> StatisticPreview {
        guard !title.isEmpty else { throw StatisticRefusal.titleMissing }
        let preview = try preview(sheet, file: file, in: db)
        if let refusal = preview.refusal { throw refusal }
        let byIndicator = Dictionary(grouping: preview.fresh, by: \.indicator.key)
        for (key, lines) in byIndicator.sorted(by: { $0.key < $1.key }) {
            // A few hundred values an event, so that no payload grows to megabytes.
            let events = try stride(from: 0, to: lines.count, by: 400).map { start in
                try NewEvent(
                    kind: StatisticImported.kind,
                    payload: StatisticImported(
                        title: title,
                        file: file,
                        sheet: sheet.name,
                        signer: signer,
                        values: lines[start..<min(start + 400, lines.count)].map {
                            .init(unit: $0.unit, first: $0.period.first, last: $0.period.last, value: $0.value)
                        }
                    )
                )
            }
            try ledger.append(events, to: StatisticImported.stream(of: key), by: actor, in: db)
        }
        return preview
    }

    /// The indicators that are imported, as they are defined on a day.
    public func indicators(on day: CivilDate) -> [Indicator] {
        shelf.groups.flatMap(\.indicators).filter { $0.formula == nil && $0.isValid(on: day) }
    }

    /// All versions of an indicator, the newest period first.
    ///
    /// - Throws: `StatisticRefusal.unknownIndicator`.
    public func versions(of key: String, in db: ReadSession) throws -> [StatisticVersion] {
        guard shelf.groups.flatMap(\.indicators).contains(where: { $0.key == key && $0.formula == nil }) else {
            throw StatisticRefusal.unknownIndicator(key)
        }
        return try StatisticVersion.all(of: [key], in: db)
    }

    /// The newest version of each place and period of some indicators.
    public func newest(of keys: [String], in db: ReadSession) throws -> [StatisticVersion] {
        var seen: Set<StatisticVersion.Place> = []
        return try StatisticVersion.all(of: keys, in: db).filter { seen.insert($0.place).inserted }
    }

    /// The files that statistics were taken from.
    public static func namedFiles(in db: ReadSession) throws -> Set<BlobHash> {
        Set(try db.rows("SELECT DISTINCT file FROM insight_statistic WHERE file IS NOT NULL").map { try $0[0] })
    }
}
