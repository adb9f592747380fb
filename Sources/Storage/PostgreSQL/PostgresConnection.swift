import CPostgres
import Glibc

/// One line to PostgreSQL through libpq.
///
/// It blocks the calling thread, so it lives on a thread of the engine.
///
/// Arguments and answers travel in binary. Statements are prepared once for each text and kinds of arguments.
final class PostgresConnection: Connection {
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]

    let dialect = Dialect.postgresql

    /// More prepared statements than this are thrown away together; lists of many lengths would fill the server.
    private static let largestCache = 512

    /// Whether this line is the one that writes: then a server that only reads is of no use to it.
    private let isWriter: Bool

    /// - Parameters:
    ///   - address: several hosts are tried in order.
    ///   - isWriter: among several hosts, the one that takes writes is looked for.
    /// - Throws: `StorageError.unreachable` with libpq's reason.
    init(address: String, isWriter: Bool = false) throws {
        self.isWriter = isWriter
        // What stands before the address gives way to what it says itself.
        let settings: [(String, String)] = [
            ("application_name", "thubon"), ("connect_timeout", "10"), ("tcp_user_timeout", "30000"),
            ("target_session_attrs", isWriter ? "read-write" : "any"), ("dbname", address),
        ]
        guard let connection = Self.connect(settings) else { throw StorageError.unreachable("no memory") }
        guard PQstatus(connection) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(connection))
            PQfinish(connection)
            throw StorageError.unreachable(reason)
        }
        self.connection = connection
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
    }

    private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
        let (keys, values) = (settings.map { strdup($0.0) }, settings.map { strdup($0.1) })
        defer { for text in keys + values { free(text) } }
        return PQconnectdbParams(
            keys.map { UnsafePointer($0) } + [nil],
            values.map { UnsafePointer($0) } + [nil],
            1
        )
    }

    deinit {
        PQfinish(connection)
    }

    var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }

    var isUsable: Bool { PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE }

    func query(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let result = try run(sql)
        defer { PQclear(result) }
        let columns = Columns((0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) })
        for row in 0..<PQntuples(result) {
            var values: [SQLValue] = []
            values.reserveCapacity(columns.names.count)
            for column in 0..<PQnfields(result) { values.append(try value(result, row, column)) }
            try body(Row(columns: columns, values: values))
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        let result = try run(sql)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func script(_ text: String) throws {
        let result = try checked(PQexec(connection, text), text)
        PQclear(result)
    }

    private func run(_ sql: SQL) throws -> OpaquePointer {
        let name = try statement(for: sql)
        let encoded = sql.arguments.map(\.wireBytes)
        // One buffer holds all arguments, so that their addresses stay put during the call.
        let buffer = encoded.reduce(into: [UInt8]()) { $0 += $1 ?? [] } + [0]
        let lengths = encoded.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: encoded.count)
        let result = buffer.withUnsafeBytes { raw in
            var offset = 0
            let pointers: [UnsafePointer<CChar>?] = encoded.map { bytes in
                guard let bytes else { return nil }
                defer { offset += bytes.count }
                return raw.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
            }
            return PQexecPrepared(connection, name, Int32(encoded.count), pointers, lengths, formats, 1)
        }
        return try checked(result, sql.text)
    }

    private func statement(for sql: SQL) throws -> String {
        let types = sql.arguments.map(\.typeNumber)
        let key = sql.text + "\u{1}" + types.map(String.init).joined(separator: ",")
        if let name = prepared[key] { return name }
        if prepared.count >= Self.largestCache {
            PQclear(try checked(PQexec(connection, "DEALLOCATE ALL"), "DEALLOCATE ALL"))
            prepared.removeAll()
        }
        let name = "s\(prepared.count)"
        let text = Self.numbered(sql.text)
        PQclear(try checked(PQprepare(connection, name, text, Int32(types.count), types), sql.text))
        prepared[key] = name
        return name
    }

    /// PostgreSQL numbers its arguments: `?` becomes `$1`, `$2` and so on.
    static func numbered(_ text: String) -> String {
        var result = ""
        var count = 0
        for piece in text.utf8.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false) {
            if count > 0 { result += "$\(count)" }
            result += String(Substring(piece))
            count += 1
        }
        return result
    }

    private func checked(_ result: OpaquePointer?, _ sql: String) throws -> OpaquePointer {
        let status = PQresultStatus(result)
        if let result, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY {
            return result
        }
        defer { PQclear(result) }
        // Only the primary message: the detail repeats values of the row.
        let message = field(result, "M") ?? String(cString: PQerrorMessage(connection))
        guard PQstatus(connection) == CONNECTION_OK else { throw StorageError.connectionLost(message) }
        let code = field(result, "C") ?? "?"
        // The server became a standby: another host is the one to write to now.
        if isWriter, code == "25006" { throw StorageError.connectionLost(message) }
        if code == "53100" { throw StorageError.noRoom(message) }
        throw code.hasPrefix("23")
            ? StorageError.constraint(message: message, sql: sql)
            : StorageError.statement(code: code, message: message, sql: sql)
    }

    private func field(_ result: OpaquePointer?, _ letter: Unicode.Scalar) -> String? {
        guard let text = PQresultErrorField(result, Int32(letter.value)) else { return nil }
        return String(cString: text)
    }

    private func value(_ result: OpaquePointer, _ row: Int32, _ column: Int32) throws -> SQLValue {
        if PQgetisnull(result, row, column) == 1 { return .null }
        let start = UnsafeRawPointer(PQgetvalue(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        switch PQftype(result, column) {
        case 16: return .integer(bytes[0] == 0 ? 0 : 1)
        case 20: return .integer(bytes.reduce(0) { $0 << 8 | Int64($1) })
        case 21: return .integer(Int64(Int16(truncatingIfNeeded: bytes.reduce(0) { $0 << 8 | Int64($1) })))
        case 23: return .integer(Int64(Int32(truncatingIfNeeded: bytes.reduce(0) { $0 << 8 | Int64($1) })))
        case 19, 25, 1042, 1043: return .text(String(decoding: bytes, as: UTF8.self))
        case 17: return .blob([UInt8](bytes))
        case let type: throw StorageError.unsupportedType("\(type) (\(String(cString: PQfname(result, column))))")
        }
    }
}

extension SQLValue {
    /// PostgreSQL's number of the type: bigint, text, bytea; 0 lets the server find it.
    fileprivate var typeNumber: Oid {
        switch self {
        case .null: 0
        case .integer: 20
        case .text: 25
        case .blob: 17
        }
    }

    fileprivate var wireBytes: [UInt8]? {
        switch self {
        case .null: nil
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) }
        case .text(let text): [UInt8](text.utf8)
        case .blob(let bytes): bytes
        }
    }
}
