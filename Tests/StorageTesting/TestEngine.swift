import Foundation
public import Storage

/// An engine on which a store test runs. Every store test takes one as its argument:
///
///     @Test("keeps what was written", arguments: TestEngine.all)
///     func keeps(engine: TestEngine) async throws {
///         try await engine.with([LedgerSchema.migrations]) { database in … }
///     }
public enum TestEngine: String, Sendable, CaseIterable {
    /// SQLite in memory.
    case memory
    /// SQLite in a file, with its readers.
    case file
    /// PostgreSQL, at the address in `THUBON_TEST_POSTGRES`.
    case postgresql

    /// The engines of this run: PostgreSQL only where `dev/postgres` has started one.
    public static let all: [TestEngine] = postgresAddress == nil ? [.memory, .file] : allCases

    private static let places = Places(16)

    static let postgresAddress = ProcessInfo.processInfo.environment["THUBON_TEST_POSTGRES"]

    /// Runs a body with an empty, migrated database, and removes it.
    @discardableResult
    public func with<Value: Sendable>(
        _ migrations: [Migrations] = [],
        _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        // Each database of the server takes several connections; all tests at once would ask for more than it has.
        if self == .postgresql { await Self.places.enter() }
        defer { if self == .postgresql { Self.places.leave() } }
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let database = try await open(name)
        let result: Result<Value, any Error>
        do {
            try await database.migrate(migrations)
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        try await database.close()
        try await remove(name)
        return try result.get()
    }

    /// Where a test's SQLite file lies.
    public static func path(_ name: String) -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent(name + ".sqlite").path
    }

    /// The address of one database of the test server.
    public static func address(_ name: String) -> String {
        let base = postgresAddress ?? ""
        return base.prefix(upTo: base.lastIndex(of: "/") ?? base.endIndex) + "/" + name
    }

    private func open(_ name: String) async throws -> Database {
        switch self {
        case .memory: return try Database.inMemory()
        case .file: return try Database.sqlite(path: Self.path(name))
        case .postgresql:
            try await Self.administer("CREATE DATABASE \(name) TEMPLATE template0")
            return Database.postgresql(Self.address(name), readers: 2)
        }
    }

    private func remove(_ name: String) async throws {
        switch self {
        case .memory: break
        case .file:
            for tail in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: Self.path(name) + tail) }
        case .postgresql: try await Self.administer("DROP DATABASE \(name) WITH (FORCE)")
        }
    }

    private static func administer(_ statement: String) async throws {
        try await Database.administerPostgres(postgresAddress ?? "", statement: statement)
    }
}
