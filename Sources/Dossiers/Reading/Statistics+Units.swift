import Directory
public import Kernel
public import Storage
public import Territory

/// Thống kê theo đơn vị hành chính của một ngày: the same figures on old and on new units, with equal totals.
public struct UnitStatistics: Sendable {
    /// By unit of that day.
    public var byUnit: [UnitID: HandlingStatistics] = [:]
    /// By unit of the time, where it was divided or ended without one successor: figures are never shared out by guess.
    public var undivided: [UnitID: HandlingStatistics] = [:]

    /// The sum of all.
    public var total: HandlingStatistics {
        (Array(byUnit.values) + Array(undivided.values)).reduce(HandlingStatistics(), +)
    }
}

extension Dossiers {
    /// The statistics of a period on the units of a day, whatever the agencies were called when the dossiers came in.
    ///
    /// - Parameters:
    ///   - first: the first day of the period.
    ///   - last: the last day, inclusive.
    ///   - date: the day whose units are asked for.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: the figures by unit of that day; where a unit was divided, they stay with the old one.
    public func statistics(
        from first: CivilDate,
        to last: CivilDate,
        onUnitsOf date: CivilDate,
        in db: ReadSession
    ) throws -> UnitStatistics {
        let register = try directory.register(in: db)
        let atlas = try territory.atlas(in: db)
        var result = UnitStatistics()
        for (id, figures) in try statistics(from: first, to: last, in: db) {
            guard let unit = register.agency(id)?.unit else { continue }
            if let target = atlas.whole(unit, on: date) {
                result.byUnit[target, default: .init()] = result.byUnit[target, default: .init()] + figures
            } else {
                result.undivided[unit, default: .init()] = result.undivided[unit, default: .init()] + figures
            }
        }
        return result
    }
}
