/// Chẩn đoán: what the engine says of itself and of the tables.
public struct Diagnosis: Hashable, Sendable {
    /// The engine with its version.
    public var engine: String
    /// Migrations that the program has and the database has not: the next start applies them.
    public var pending: [String] = []
    /// Migrations that only the database has: it was written by a newer program.
    public var unknown: [String] = []
    /// What the engine finds broken in its own pages; empty on PostgreSQL, which checks what it reads by itself.
    public var damage: [String] = []
}

extension Database {
    /// Looks the database over without changing it; reads every page of a SQLite file.
    ///
    /// - Throws: `StorageError` where it cannot be reached or read.
    public func diagnose(_ rooms: [Migrations]) async throws -> Diagnosis {
        try await read { db in
            let version: SQL = db.dialect == .sqlite ? "SELECT sqlite_version()" : "SHOW server_version"
            var diagnosis = Diagnosis(engine: "\(db.dialect.rawValue) \(try db.value(version, as: String.self) ?? "?")")
            let rows = try db.rows("SELECT room, number FROM schema_migration ORDER BY room, number")
            let applied = Set(try rows.map { "\(try $0[0] as String) \(try $0[1] as Int)" })
            let known = rooms.flatMap { room in room.steps.map { "\(room.room) \($0.number)" } }
            diagnosis.pending = known.filter { !applied.contains($0) }
            diagnosis.unknown = applied.subtracting(known).sorted()
            if db.dialect == .sqlite {
                diagnosis.damage = try db.rows("PRAGMA quick_check(10)").map { try $0[0] }.filter { $0 != "ok" }
            }
            return diagnosis
        }
    }
}
