import Kernel
public import Ledger
public import Storage

/// The tables of this room.
public enum TerritorySchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "territory", files: EmbeddedFiles.all)
}

/// The payload of `territory.loaded`: the units that a profile begins with.
struct TerritoryLoaded: Codable, Sendable {
    var units: [ReformPlan.NewUnit]
}

/// The map's tables, from the events of stream `territory:main`.
public struct TerritoryProjection: Projection {
    /// As `thubon rebuild` and the ledger's fingerprints call it.
    public let name = "territory"
    /// Children first, so that a rebuild empties them in this order.
    public let tables = ["unit_succession", "unit_span", "territory_reform", "territory_revision", "unit"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the tables, and moves the revision on, by which copies in memory know that they are old.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        switch record.kind {
        case "territory.loaded":
            guard let loaded = try record.decode(TerritoryLoaded.self) else { return }
            for unit in loaded.units { try insert(unit, in: db) }
        case "territory.reformed":
            guard let plan = try record.decode(ReformPlan.self) else { return }
            try apply(plan, at: record.time, in: db)
        default: return
        }
        try db.revise("territory_revision", to: record.sequence)
    }

    private func apply(_ plan: ReformPlan, at moment: Instant, in db: WriteSession) throws {
        for unit in plan.created { try insert(unit, in: db) }
        for id in plan.ended { try db.run("UPDATE unit SET valid_to = \(plan.effective) WHERE id = \(id)") }
        for change in plan.changed { try insert(change.span, of: change.id, in: db) }
        for step in plan.successions {
            try db.run(
                """
                INSERT INTO unit_succession (from_id, to_id, happened_on, part)
                VALUES (\(step.from), \(step.to), \(step.on), \(step.isWhole ? "whole" : "part"))
                """
            )
        }
        try db.run(
            """
            INSERT INTO territory_reform (key, title, legal_basis, effective_on, abolished_levels, applied_at)
            VALUES (\(plan.key), \(plan.title), \(plan.legalBasis.joined(separator: "\n")), \(plan.effective),
                    \(plan.abolishedLevels.map(\.rawValue).joined(separator: " ")), \(moment))
            """
        )
    }

    private func insert(_ unit: ReformPlan.NewUnit, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO unit (id, code, level, valid_from, latitude, longitude)
            VALUES (\(unit.id), \(unit.code), \(unit.level), \(unit.span.validFrom), \(unit.latitude), \(unit.longitude))
            """
        )
        try insert(unit.span, of: unit.id, in: db)
    }

    private func insert(_ span: Unit.Span, of id: UnitID, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO unit_span (unit_id, valid_from, name, kind, parent_id, area)
            VALUES (\(id), \(span.validFrom), \(span.name), \(span.kind), \(span.parent), \(span.area))
            ON CONFLICT (unit_id, valid_from) DO UPDATE
            SET name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, area = excluded.area
            """
        )
    }
}

extension Atlas {
    /// Loads the tables.
    static func load(_ db: ReadSession) throws -> Atlas {
        var spans: [UnitID: [Unit.Span]] = [:]
        try db.each("SELECT * FROM unit_span ORDER BY unit_id, valid_from") { row in
            spans[try row["unit_id"], default: []].append(
                Unit.Span(
                    validFrom: try row["valid_from"],
                    name: try row["name"],
                    kind: try row["kind"],
                    parent: try row["parent_id"],
                    area: try row["area"]
                )
            )
        }
        let units = try db.rows("SELECT * FROM unit ORDER BY id").map { row in
            let id: UnitID = try row["id"]
            let latitude: String? = try row["latitude"]
            let longitude: String? = try row["longitude"]
            return Unit(
                id: id,
                code: try row["code"],
                level: try row["level"],
                validFrom: try row["valid_from"],
                validTo: try row["valid_to"],
                centre: latitude.flatMap { lat in longitude.map { (lat, $0) } },
                spans: spans[id] ?? []
            )
        }
        let successions = try db.rows("SELECT * FROM unit_succession ORDER BY from_id, to_id").map { row in
            Succession(
                from: try row["from_id"],
                to: try row["to_id"],
                on: try row["happened_on"],
                isWhole: try row["part"] as String == "whole"
            )
        }
        let turns = try db.rows("SELECT effective_on, applied_at FROM territory_reform ORDER BY effective_on").map {
            row in
            Turn(effective: try row["effective_on"], appliedAt: try row["applied_at"])
        }
        return Atlas(units: units, successions: successions, turns: turns)
    }
}
