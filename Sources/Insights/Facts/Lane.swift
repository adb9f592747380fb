import Catalogue
import Directory
import Kernel
import Storage
import Territory

/// Luồng: an agency, a place, a procedure and a channel, which are counted together.
struct Lane: Hashable, Sendable {
    var id: Int64
    /// The lane that sums up its agency.
    var agencyLane: Int64
    /// The lane that sums up its procedure.
    var procedureLane: Int64
    /// Kênh nộp.
    var channel: Channel
}

/// What makes a lane.
struct LaneKey: Hashable {
    var agency = ""
    var level = ""
    var place = ""
    var procedure = ""
    var field = ""
    /// Empty where the lane sums others up.
    var channel: Channel?
}

/// The lanes of the house, in the transaction of an event.
struct Lanes {
    let db: WriteSession

    /// The lane of a key; a new one, with its two sums, where there is none yet.
    func lane(_ key: LaneKey) throws -> Lane {
        if let known = try known(key) { return known }
        var key = key
        key.level = try level(ofAgency: key.agency)
        let agency = try sum(LaneKey(agency: key.agency, level: key.level))
        let procedure = try sum(LaneKey(procedure: key.procedure, field: key.field))
        let lane = Lane(
            id: try nextLane(),
            agencyLane: agency,
            procedureLane: procedure,
            channel: key.channel ?? .counter
        )
        try insert(key, lane)
        return lane
    }

    /// Lanes by their ids; nearly always one.
    func lanes(_ ids: Set<Int64>) throws -> [Int64: Lane] {
        let rows = try db.rows(
            "SELECT id, agency_lane, procedure_lane, channel FROM insight_lane WHERE id IN \(values: ids.sorted())"
        )
        return try rows.reduce(into: [:]) { lanes, row in
            let lane = Lane(
                id: try row[0],
                agencyLane: try row[1],
                procedureLane: try row[2],
                channel: Channel(rawValue: try row[3]) ?? .counter
            )
            lanes[lane.id] = lane
        }
    }

    /// The key of the same lane at another agency; nil where there is no such lane.
    func key(of lane: Lane, at agency: AgencyID) throws -> LaneKey? {
        let row = try db.row(
            "SELECT place_id, procedure_code, field FROM insight_lane WHERE id = \(lane.id)"
        )
        return try row.map { row in
            LaneKey(
                agency: agency.description,
                place: try row[0],
                procedure: try row[1],
                field: try row[2],
                channel: lane.channel
            )
        }
    }

    /// The level of an agency when its lane begins; it never changes.
    private func level(ofAgency agency: String) throws -> String {
        try AgencyID(agency).flatMap { try Directory.level(of: $0, in: db) }?.rawValue ?? ""
    }

    private func known(_ key: LaneKey) throws -> Lane? {
        let row = try db.row(
            """
            SELECT id, agency_lane, procedure_lane FROM insight_lane
            WHERE agency_id = \(key.agency) AND place_id = \(key.place) AND procedure_code = \(key.procedure)
                AND field = \(key.field) AND channel = \(key.channel?.rawValue ?? "")
            """
        )
        return try row.map {
            Lane(id: try $0[0], agencyLane: try $0[1], procedureLane: try $0[2], channel: key.channel ?? .counter)
        }
    }

    /// A lane that sums others up.
    private func sum(_ key: LaneKey) throws -> Int64 {
        if let known = try known(key) { return known.id }
        let id = try nextLane()
        try insert(key, Lane(id: id, agencyLane: id, procedureLane: id, channel: .counter))
        return id
    }

    private func nextLane() throws -> Int64 {
        try db.value("SELECT COALESCE(MAX(id), 0) + 1 FROM insight_lane", as: Int64.self) ?? 1
    }

    private func insert(_ key: LaneKey, _ lane: Lane) throws {
        try db.run(
            """
            INSERT INTO insight_lane
                (id, agency_id, level, place_id, procedure_code, field, channel, agency_lane, procedure_lane)
            VALUES (\(lane.id), \(key.agency), \(key.level), \(key.place), \(key.procedure), \(key.field),
                    \(key.channel?.rawValue ?? ""), \(lane.agencyLane), \(lane.procedureLane))
            """
        )
    }
}
