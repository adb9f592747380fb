import CSQLite
import Dispatch
import Foundation

/// A line to a file of tables for one question.
final class GuardedConnection {
    private let handle: OpaquePointer
    private let guardian: Guardian
    private let bounds: GuardedQuery.Bounds

    /// - Throws: `GuardedQuery.Fault.noTables` where the file cannot be opened.
    init(_ path: String, _ tables: Set<String>, _ bounds: GuardedQuery.Bounds) throws {
        self.bounds = bounds
        guardian = Guardian(tables: tables, seconds: bounds.seconds)
        // Immutable: no lock, no journal, no look at whether somebody changed it.
        let address = "file:\(Self.escaped(path))?mode=ro&immutable=1"
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2(address, &opened, flags, nil) == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw GuardedQuery.Fault.noTables
        }
        handle = opened
        thubon_sqlite_quote_names_only(opened)
        thubon_sqlite_distrust(opened)
        for (kind, most) in Self.limits { sqlite3_limit(opened, kind, most) }
        guard sqlite3_exec(opened, "PRAGMA temp_store = FILE; PRAGMA cache_size = -8192", nil, nil, nil) == SQLITE_OK
        else { throw GuardedQuery.Fault.noTables }
        // From here on every statement is asked about.
        let context = Unmanaged.passUnretained(guardian).toOpaque()
        sqlite3_set_authorizer(
            opened,
            { context, action, first, second, _, _ in
                guard let context else { return SQLITE_DENY }
                let guardian = Unmanaged<Guardian>.fromOpaque(context).takeUnretainedValue()
                return guardian.permits(action, first, second) ? SQLITE_OK : SQLITE_DENY
            },
            context
        )
        sqlite3_progress_handler(
            opened,
            // Some rows at most: each may have called a slow function.
            100,
            { context in
                guard let context else { return 1 }
                return Unmanaged<Guardian>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
            },
            context
        )
    }

    deinit { sqlite3_close_v2(handle) }

    private static let limits: [(Int32, Int32)] = [
        (SQLITE_LIMIT_LENGTH, 20_000), (SQLITE_LIMIT_SQL_LENGTH, Int32(GuardedQuery.longestStatement)),
        (SQLITE_LIMIT_COLUMN, 100), (SQLITE_LIMIT_EXPR_DEPTH, 100), (SQLITE_LIMIT_COMPOUND_SELECT, 20),
        (SQLITE_LIMIT_VDBE_OP, 50_000), (SQLITE_LIMIT_FUNCTION_ARG, 20), (SQLITE_LIMIT_ATTACHED, 0),
        (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200), (SQLITE_LIMIT_VARIABLE_NUMBER, 0), (SQLITE_LIMIT_TRIGGER_DEPTH, 0),
        (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]

    func answer(_ sql: String) throws -> GuardedQuery.Answer {
        guard sql.utf8.count <= GuardedQuery.longestStatement else { throw GuardedQuery.Fault.tooComplex }
        let statement = try compile(sql)
        defer { sqlite3_finalize(statement) }
        var answer = GuardedQuery.Answer()
        let columns = sqlite3_column_count(statement)
        answer.columns = (0..<columns).map { String(cString: sqlite3_column_name(statement, $0)) }
        var bytes = 0
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: break
            case SQLITE_DONE: return answer
            default: throw fault()
            }
            guard answer.rows.count < bounds.rows else {
                answer.isCut = true
                return answer
            }
            let row = (0..<columns).map { Self.value(statement, $0) }
            for case .text(let text) in row { bytes += text.utf8.count }
            bytes += row.count * 16
            guard bytes <= bounds.bytes else { throw GuardedQuery.Fault.tooLarge }
            answer.rows.append(row)
        }
    }

    private func compile(_ sql: String) throws -> OpaquePointer {
        var statement: OpaquePointer?
        let rest: String? = sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            guard sqlite3_prepare_v2(handle, text, -1, &statement, &tail) == SQLITE_OK else { return nil }
            return tail.map { String(cString: $0) } ?? ""
        }
        guard let rest else { throw fault() }
        guard let statement else { throw GuardedQuery.Fault.empty }
        guard sqlite3_stmt_readonly(statement) != 0, sqlite3_stmt_isexplain(statement) == 0,
            sqlite3_column_count(statement) > 0
        else {
            sqlite3_finalize(statement)
            throw GuardedQuery.Fault.forbidden(String(sql.split(separator: " ").first ?? ""))
        }
        // What follows may be blanks and comments: it compiles to nothing.
        var second: OpaquePointer?
        let isNothing = sqlite3_prepare_v2(handle, rest, -1, &second, nil) == SQLITE_OK && second == nil
        sqlite3_finalize(second)
        guard isNothing else {
            sqlite3_finalize(statement)
            throw GuardedQuery.Fault.several
        }
        return statement
    }

    /// What went wrong with the last call.
    private func fault() -> GuardedQuery.Fault {
        if let refused = guardian.refused { return .forbidden(refused) }
        let message = String(cString: sqlite3_errmsg(handle))
        switch sqlite3_errcode(handle) {
        case SQLITE_INTERRUPT: return .tooSlow
        case SQLITE_TOOBIG, SQLITE_NOMEM, SQLITE_FULL: return .tooLarge
        case SQLITE_NOTADB, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_IOERR: return .noTables
        default:
            let isBound = ["too many", "too deep", "too large", "too complex", "maximum depth"].contains {
                message.contains($0)
            }
            return isBound ? .tooComplex : .wrong(message)
        }
    }

    private static func value(_ statement: OpaquePointer, _ index: Int32) -> GuardedQuery.Value {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, index))
        case SQLITE_TEXT: return .text(text(statement, index))
        // The tables have none; what a function makes is shown as the digits of its bytes.
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, index)
            let count = Int(sqlite3_column_bytes(statement, index))
            let bytes = UnsafeRawBufferPointer(start: start, count: count).prefix(1000)
            return .text(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        default: return .null
        }
    }

    private static func text(_ statement: OpaquePointer, _ index: Int32) -> String {
        let start = sqlite3_column_text(statement, index)
        let count = Int(sqlite3_column_bytes(statement, index))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A path within an address of SQLite: `?`, `#` and `%` mean something there.
    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }
}

/// Says what a statement may touch, and when it has had its time.
private final class Guardian {
    private let tables: Set<String>
    private let end: DispatchTime
    /// The first thing that was not permitted.
    private(set) var refused: String?

    init(tables: Set<String>, seconds: Double) {
        self.tables = tables
        end = .now() + seconds
    }

    var isOver: Bool { DispatchTime.now() > end }

    /// Selecting, reading the open tables, calling the open functions; nothing else.
    func permits(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Bool {
        let (first, second) = (first.map { String(cString: $0) }, second.map { String(cString: $0) })
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return true
        case SQLITE_READ where first.map(tables.contains) ?? false: return true
        // A table of the statement itself (WITH) of which no column is read; those of the file have columns.
        case SQLITE_READ where second == "" && first.map { !Self.isOfSQLite($0) } ?? false: return true
        case SQLITE_FUNCTION where second.map { Self.functions.contains($0.lowercased()) } ?? false: return true
        default:
            refused = refused ?? (action == SQLITE_FUNCTION ? second : first) ?? ""
            return false
        }
    }

    private static func isOfSQLite(_ table: String) -> Bool {
        table.hasPrefix("sqlite_") || table.hasPrefix("pragma_") || modules.contains(table.lowercased())
    }

    /// What SQLite has as tables without a file.
    private static let modules: Set<String> = [
        "json_each", "json_tree", "dbstat", "bytecode", "tables_used", "generate_series", "completion", "fsdir",
    ]

    /// What computes from its arguments alone, and is made for reading tables.
    private static let functions: Set<String> = [
        "abs", "acos", "asin", "atan", "avg", "ceil", "ceiling", "char", "coalesce", "cos", "count", "cume_dist",
        "date",
        "datetime", "dense_rank", "exp", "first_value", "floor", "format", "glob", "group_concat", "ifnull", "iif",
        "instr",
        "julianday", "lag", "last_value", "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10",
        "log2",
        "lower", "ltrim", "max", "min", "mod", "nth_value", "ntile", "nullif", "percent_rank", "pi", "pow", "power",
        "printf", "rank", "replace", "round", "row_number", "rtrim", "sign", "sin", "sqrt", "strftime", "substr",
        "substring", "sum", "tan", "time", "total", "trim", "trunc", "typeof", "unicode", "unixepoch", "unlikely",
        "upper",
    ]
}
