extension WriteSession {
    /// Inserts many rows, some hundred in a statement.
    ///
    /// - Parameters:
    ///   - rows: the values of each row, in the order of the columns.
    ///   - table: where.
    ///   - columns: which columns.
    ///   - conflict: what happens where a row is there already, such as `ON CONFLICT (id) DO NOTHING`.
    /// - Throws: `StorageError`.
    public func insert(
        _ rows: some Collection<[SQLValue]>,
        into table: String,
        _ columns: [String],
        conflict: SQL = ""
    ) throws {
        let place = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        let names = columns.map { "\(name: $0)" as SQL }.joined(separator: ", ")
        let head: SQL = "INSERT INTO \(name: table) (\(sql: names)) VALUES "
        func statement(_ count: Int) -> String {
            head.text + Array(repeating: place, count: count).joined(separator: ", ") + " " + conflict.text
        }
        // Of one length, so that all but the last statement are prepared once.
        let most = max(1, Self.mostArguments / max(1, columns.count))
        let whole = rows.count < most ? "" : statement(most)
        var waiting = rows[...]
        while !waiting.isEmpty {
            let some = waiting.prefix(most)
            waiting = waiting.dropFirst(most)
            var arguments: [SQLValue] = []
            arguments.reserveCapacity(some.count * columns.count + conflict.arguments.count)
            for row in some { arguments += row }
            arguments += conflict.arguments
            try run(SQL(text: some.count == most ? whole : statement(some.count), arguments: arguments))
        }
    }

    /// Arguments of one statement; SQLite takes 32,766 and PostgreSQL 65,535, but more than these make it no faster.
    private static let mostArguments = 4000
}
