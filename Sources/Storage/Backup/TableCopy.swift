/// Chép bảng: all rows of all tables from one line to another, whatever the engines.
///
/// Both have the same tables, made by the same migrations; the target's are empty.
struct TableCopy {
    let source: any Connection
    let target: any Connection

    /// Rows of one INSERT; with the widest table it stays below PostgreSQL's 65,535 arguments.
    private static let rows = 200

    /// Copies the tables in the order given: a table that refers to another comes after it.
    func copy(_ tables: [String]) throws {
        for table in tables {
            var waiting: [Row] = []
            try source.stream("SELECT * FROM \(name: table)") { row in
                waiting.append(row)
                if waiting.count == Self.rows {
                    try insert(waiting, into: table)
                    waiting.removeAll(keepingCapacity: true)
                }
            }
            try insert(waiting, into: table)
        }
    }

    /// The tables of a SQLite file in the order in which they were made, without the list of migrations: the target has
    /// its own.
    static func tables(of connection: any Connection) throws -> [String] {
        var names: [String] = []
        try connection.query(
            """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_migration' ORDER BY rowid
            """
        ) { row in names.append(try row[0]) }
        return names
    }

    private func insert(_ rows: [Row], into table: String) throws {
        guard let columns = rows.first?.columns.names else { return }
        let places = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        let text =
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
            + rows.map { _ in places }.joined(separator: ", ")
        _ = try target.execute(SQL(text: text, arguments: rows.flatMap(\.storedValues)))
    }
}
