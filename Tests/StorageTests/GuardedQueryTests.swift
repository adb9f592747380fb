import Foundation
import Storage
import StorageTesting
import Synchronization
import Testing

@Suite("Questions that somebody typed")
struct GuardedQueryTests {
    /// A file with one open table of a thousand rows, and one that is not open.
    private static func withFile(_ body: (String) async throws -> Void) async throws {
        let path = TestEngine.path("guarded-\(UInt64.random(in: .min ... .max)).sqlite")
        let file = try TableFileWriter(path: path)
        try file.script("CREATE TABLE thing (id INTEGER, name TEXT); CREATE TABLE secret (word TEXT)")
        for number in 1...1000 { try file.add([.integer(Int64(number)), .text("vật \(number)")], to: "thing") }
        try file.add([.text("mật")], to: "secret")
        try file.add([.null, .null], to: "thing")
        try file.finish()
        try await body(path)
        try FileManager.default.removeItem(atPath: path)
    }

    private static func ask(
        _ sql: String,
        on path: String,
        _ bounds: GuardedQuery.Bounds = .init()
    ) async throws -> GuardedQuery.Answer {
        try await GuardedFile(path: path, tables: ["thing"]).answer(sql, within: bounds)
    }

    @Test("a SELECT is answered: sums, groups, common tables, windows, with a comment behind")
    func answers() async throws {
        try await Self.withFile { path in
            let sum = try await Self.ask(
                "SELECT COUNT(*) AS n, SUM(id), MIN(name), AVG(id) FROM thing; -- hết",
                on: path
            )
            #expect(sum.columns.first == "n" && sum.columns.count == 4)
            #expect(sum.rows == [[.integer(1001), .integer(500_500), .text("vật 1"), .real(500.5)]])
            let recursive = """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
                SELECT i, ROW_NUMBER() OVER (ORDER BY i DESC), t.name FROM n JOIN thing t ON t.id = n.i
                """
            #expect(try await Self.ask(recursive, on: path).rows.count == 5)
            let counted = """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) SELECT COUNT(*) FROM n
                """
            #expect(try await Self.ask(counted, on: path).rows == [[.integer(30)]], "no column of n is read")
            let empty = try await Self.ask("SELECT id FROM thing WHERE 1 = 0", on: path)
            #expect(empty.columns == ["id"] && empty.rows.isEmpty)
            let null = try await Self.ask("SELECT name FROM thing WHERE id IS NULL", on: path)
            #expect(null.rows == [[.null]])
        }
    }

    @Test("rows beyond the bound are not taken, bytes beyond it refused")
    func bounds() async throws {
        try await Self.withFile { path in
            var bounds = GuardedQuery.Bounds()
            bounds.rows = 10
            let answer = try await Self.ask("SELECT * FROM thing", on: path, bounds)
            #expect(answer.rows.count == 10 && answer.isCut)
            bounds = GuardedQuery.Bounds()
            bounds.bytes = 5000
            await #expect(throws: GuardedQuery.Fault.tooLarge) {
                try await Self.ask("SELECT * FROM thing", on: path, bounds)
            }
        }
    }

    @Test(
        "whatever is no SELECT of the open tables is forbidden",
        arguments: [
            "ATTACH DATABASE '/etc/passwd' AS x", "ATTACH ':memory:' AS x", "DETACH main", "PRAGMA writable_schema = 1",
            "PRAGMA table_info(thing)", "SELECT * FROM pragma_table_info('thing')",
            "SELECT * FROM pragma_database_list",
            "DELETE FROM thing", "UPDATE thing SET name = ''", "INSERT INTO thing VALUES (1, '')", "DROP TABLE thing",
            "CREATE TABLE x (a)", "CREATE TEMP TABLE x AS SELECT * FROM thing", "CREATE VIEW v AS SELECT 1",
            "SELECT * FROM secret", "SELECT (SELECT word FROM secret) FROM thing", "SELECT * FROM sqlite_master",
            "SELECT sql FROM sqlite_schema", "SELECT * FROM sqlite_stat1", "SELECT load_extension('/tmp/x.so')",
            "SELECT randomblob(1000000000)", "SELECT zeroblob(1000000000)", "SELECT readfile('/etc/passwd')",
            "SELECT sqlite_version()", "SELECT fts3_tokenizer('x')", "SELECT hex(name) FROM thing",
            "SELECT * FROM json_each('[1]')", "SELECT COUNT(*) FROM json_each('[1]')", "SELECT COUNT(*) FROM dbstat",
            "SELECT * FROM generate_series(1, 1000000000)", "VACUUM INTO '/tmp/x'",
            "VACUUM", "REINDEX", "ANALYZE", "BEGIN", "COMMIT", "SAVEPOINT x", "EXPLAIN SELECT 1 FROM thing",
            "EXPLAIN QUERY PLAN SELECT * FROM thing", "WITH x AS (SELECT 1) DELETE FROM thing",
        ]
    )
    func forbidden(sql: String) async throws {
        try await Self.withFile { path in
            do {
                let answer = try await Self.ask(sql, on: path)
                Issue.record("answered \(answer.rows.prefix(2))")
            } catch GuardedQuery.Fault.forbidden {
            } catch GuardedQuery.Fault.wrong(let words) {
                // What SQLite here does not even have.
                #expect(words.contains("no such"), "\(words)")
            }
            #expect(try await Self.ask("SELECT COUNT(*) FROM thing", on: path).rows == [[.integer(1001)]])
        }
    }

    @Test(
        "a bomb ends within its time, whatever it is made of",
        arguments: [
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT MAX(i) FROM n",
            "SELECT COUNT(*) FROM thing a, thing b, thing c, thing d",
            "SELECT a.id FROM thing a, thing b, thing c ORDER BY a.name || b.name || c.name LIMIT 1",
            "SELECT replace(printf('%.*c', 19000, 'x'), 'x', 'yyyyyyyyyy')",
            "SELECT group_concat(printf('%.*c', 15000, 'x')) FROM thing",
            "SELECT " + String(repeating: "(", count: 2000) + "1" + String(repeating: ")", count: 2000),
            "SELECT 1" + String(repeating: " + 1", count: 3000),
            "SELECT 1 " + String(repeating: "UNION ALL SELECT 1 ", count: 200),
            "SELECT " + String(repeating: "1,", count: 5000) + "1", String(repeating: "x", count: 30_000),
            "SELECT abs(-9223372036854775808) FROM thing",
        ]
    )
    func bombs(sql: String) async throws {
        try await Self.withFile { path in
            var bounds = GuardedQuery.Bounds()
            bounds.seconds = 0.5
            let start = ContinuousClock.now
            await #expect(throws: GuardedQuery.Fault.self) { try await Self.ask(sql, on: path, bounds) }
            // Between two steps nobody can stop it; a busy machine takes its time as well.
            #expect(start.duration(to: .now) < .seconds(10), "\(sql.prefix(80))")
        }
    }

    @Test(
        "what a function would make too large is not made",
        arguments: ["'%.*c', 1000000000, 'x'", "'%1000000000d', 1"]
    )
    func hugeText(arguments: String) async throws {
        try await Self.withFile { path in
            do {
                // SQLite gives nothing, or says that it is too large.
                let answer = try await Self.ask("SELECT printf(\(arguments))", on: path)
                #expect(answer.rows == [[.null]])
            } catch GuardedQuery.Fault.tooLarge {}
        }
    }

    @Test(
        "the slowest that a function can be asked for is over soon",
        arguments: [
            "instr(printf('%.*c', 19000, 'a'), printf('%.*c', 10000, 'a') || substr(name, 1, 1))",
            "printf('%.*c', 19000, 'a') LIKE '%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a' || substr(name, 1, 1)",
            "printf('%.*c', 19000, 'a') GLOB '*a*a*a*[ab]' || substr(name, 1, 1)",
            "replace(printf('%.*c', 19000, 'a'), printf('%.*c', 10000, 'a') || substr(name, 1, 1), '')",
        ]
    )
    func slowFunctions(call: String) async throws {
        try await Self.withFile { path in
            var bounds = GuardedQuery.Bounds()
            bounds.seconds = 0.5
            let start = ContinuousClock.now
            _ = try? await Self.ask("SELECT COUNT(*) FROM thing WHERE \(call)", on: path, bounds)
            #expect(start.duration(to: .now) < .seconds(10))
        }
    }

    @Test("a fourth at the same time is told to wait")
    func gate() async throws {
        try await Self.withFile { path in
            let file = GuardedFile(path: path, tables: ["thing"])
            var bounds = GuardedQuery.Bounds()
            bounds.seconds = 0.3
            let slow = "SELECT COUNT(*) FROM thing a, thing b, thing c, thing d"
            let faults = await withTaskGroup(of: GuardedQuery.Fault?.self) { group in
                for _ in 0..<6 {
                    group.addTask { [bounds] in
                        do {
                            _ = try await file.answer(slow, within: bounds)
                            return nil
                        } catch { return error as? GuardedQuery.Fault }
                    }
                }
                return await group.reduce(into: [GuardedQuery.Fault?]()) { $0.append($1) }
            }
            #expect(faults.count { $0 == .tooSlow } >= 3 && faults.contains(.busy))
            let after = try await file.answer("SELECT COUNT(*) FROM thing")
            #expect(after.rows == [[.integer(1001)]])
        }
    }

    @Test("what is wrong is told in SQLite's words; nothing, and two at once, are told apart")
    func wrong() async throws {
        try await Self.withFile { path in
            for (sql, fault) in [
                ("", GuardedQuery.Fault.empty), ("  -- nothing", .empty), ("SELECT 1; SELECT 2", .several),
                ("SELECT 1; DROP TABLE thing", .several), ("SELECT nam FROM thing", .wrong("no such column: nam")),
                ("SELEC 1", .wrong("near \"SELEC\": syntax error")),
            ] {
                await #expect(throws: fault, "\(sql)") { try await Self.ask(sql, on: path) }
            }
            await #expect(throws: GuardedQuery.Fault.noTables) { try await Self.ask("SELECT 1", on: path + ".none") }
        }
    }

    @Test("a new file takes the place of the old one whole, and leaves no draft")
    func replacing() async throws {
        try await Self.withFile { path in
            let file = try TableFileWriter(path: path)
            try file.script("CREATE TABLE thing (id INTEGER)")
            #expect(try await Self.ask("SELECT COUNT(*) FROM thing", on: path).rows == [[.integer(1001)]])
            try file.finish()
            #expect(try await Self.ask("SELECT COUNT(*) FROM thing", on: path).rows == [[.integer(0)]])
            #expect(!FileManager.default.fileExists(atPath: path + ".new"))
        }
    }

    @Test("a file that is not wanted any more is given up at its next row, and in the midst of a long statement")
    func givingUp() async throws {
        let isUnwanted = Mutex(false)
        let path = TestEngine.path("given-up-\(UInt64.random(in: .min ... .max)).sqlite")
        do {
            let file = try TableFileWriter(path: path) { isUnwanted.withLock { $0 } }
            try file.script("CREATE TABLE thing (id INTEGER)")
            try file.add([.integer(1)], to: "thing")
            isUnwanted.withLock { $0 = true }
            #expect(throws: CancellationError.self) { try file.add([.integer(2)], to: "thing") }
            let endless = """
                INSERT INTO thing WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n
                """
            #expect(throws: StorageError.self) { try file.script(endless) }
            #expect(FileManager.default.fileExists(atPath: path + ".new"))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(!FileManager.default.fileExists(atPath: path + ".new"), "it leaves no draft behind")
    }
}
