public import Kernel
public import Storage

/// Tệp mặt thống kê: the facts of dossiers as a table for a warehouse, a file for each day on which they were submitted.
///
/// The day of submission never changes, so a dossier stays in its file; what happens to it later changes that one.
public struct FactSheet: Sendable {
    /// A column of the file.
    public struct Column: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// `string`, `integer` or `datetime`, as Table Schema calls them.
        public let type: String
        /// What it means.
        public let meaning: String
    }

    /// The columns, in their order.
    public static let columns: [Column] = [
        .init(name: "dossier_id", type: "string", meaning: "id of the dossier, from which nobody is known"),
        .init(name: "agency_id", type: "string", meaning: "receiving agency"),
        .init(name: "level", type: "string", meaning: "its level: province, district, commune"),
        .init(name: "place_id", type: "string", meaning: "unit for which it is decided"),
        .init(name: "procedure_code", type: "string", meaning: "procedure"),
        .init(name: "field", type: "string", meaning: "field of work"),
        .init(name: "channel", type: "string", meaning: "online, counter or post"),
        .init(name: "submitted_at", type: "datetime", meaning: "sent in or handed in"),
        .init(name: "accepted_at", type: "datetime", meaning: "taken in"),
        .init(name: "due_at", type: "datetime", meaning: "promised, as moved by pauses and an extension"),
        .init(name: "finished_at", type: "datetime", meaning: "result made, refused, stopped or withdrawn"),
        .init(name: "handed_over_at", type: "datetime", meaning: "result handed over"),
        .init(name: "paused_at", type: "datetime", meaning: "since when the clock stands"),
        .init(name: "paused_minutes", type: "integer", meaning: "minutes of earlier pauses"),
        .init(name: "waits_for", type: "integer", meaning: "national code of the state in which the clock stands"),
        .init(name: "supplements", type: "integer", meaning: "how often papers were asked for"),
        .init(name: "overdue_since", type: "datetime", meaning: "second request for papers, which counts as overdue"),
        .init(name: "outcome", type: "string", meaning: "result, refused, stopped or withdrawn"),
        .init(name: "with_fee", type: "integer", meaning: "1: something was to be paid when it was taken in"),
        .init(name: "on_paper", type: "integer", meaning: "1: something came on paper"),
        .init(name: "reused", type: "integer", meaning: "1: something was known to the house already"),
        .init(name: "paid_online", type: "integer", meaning: "1: the last payment was made online"),
        .init(name: "signed_result", type: "integer", meaning: "1: the result bears all its signatures"),
        .init(name: "unattended", type: "integer", meaning: "1: a step has no event of an officer"),
        .init(name: "fees_due", type: "integer", meaning: "đồng still to be paid"),
    ]

    /// The day of submission.
    public let day: CivilDate
    /// Dossiers in it.
    public private(set) var rows = 0
    /// The file.
    public private(set) var csv: [UInt8]

    private init(_ day: CivilDate) {
        self.day = day
        csv = Array(Self.columns.map(\.name).joined(separator: ",").utf8) + [10]
    }

    /// Hands over the sheets one by one, the oldest first; one query, one sheet in memory.
    ///
    /// - Throws: `StorageError`, and what the body throws.
    public static func each(in db: ReadSession, _ body: (FactSheet) throws -> Void) throws {
        var sheet: FactSheet?
        try db.stream(
            """
            SELECT f.submitted_at, f.dossier_id, l.agency_id, l.level, l.place_id, l.procedure_code, l.field, l.channel,
                f.accepted_at, f.due_at, f.finished_at, f.handed_over_at, f.paused_at, f.paused_for, f.waits_for,
                f.supplements, f.overdue_since, f.outcome, f.marks, f.fees
            FROM insight_fact f JOIN insight_lane l ON l.id = f.lane
            ORDER BY f.submitted_at, f.dossier_id
            """
        ) { row in
            let submitted: Instant = try row[0]
            if sheet?.day != submitted.date {
                if let full = sheet { try body(full) }
                sheet = FactSheet(submitted.date)
            }
            try sheet?.add(row, submitted)
        }
        if let last = sheet { try body(last) }
    }

    private mutating func add(_ row: Row, _ submitted: Instant) throws {
        func moment(_ column: Int) throws -> String { (try row[column] as Instant?)?.description ?? "" }
        func number(_ column: Int) throws -> String { (try row[column] as Int?).map(String.init) ?? "" }
        let marks: FactMarks = try row[18]
        func mark(_ mark: FactMarks) -> String { marks.contains(mark) ? "1" : "0" }
        var cells: [String] = []
        for column in 1...7 { cells.append(try row[column]) }
        cells.append(submitted.description)
        for column in 8...12 { cells.append(try moment(column)) }
        cells.append(String((try row[13] as Int) / 60_000))
        cells.append(try number(14))
        cells.append(try number(15))
        cells.append(try moment(16))
        cells.append(try row[17] as String? ?? "")
        cells += [.withFee, .paper, .reused, .paidOnline, .signedResult, .unattended].map(mark)
        cells.append(String(FactStore.fees(try row[19]).values.reduce(0, +)))
        csv += CSV.line(cells).utf8
        csv.append(10)
        rows += 1
    }
}
