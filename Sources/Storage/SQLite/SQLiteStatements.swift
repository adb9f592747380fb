import CSQLite

/// Lệnh đã dịch: the compiled statements of one connection, kept by their text.
///
/// Statements are run through SQLite's own calls, since every value that passes through a layer more is copied once more,
/// and a submission is two hundred values.
///
/// Used by one thread at a time, that of its connection.
final class SQLiteStatements {
    private var kept: [String: CompiledStatement] = [:]

    /// Lists of every length make statements of their own; beyond this, those not in use are thrown away.
    private static let limit = 400

    /// A statement that nobody uses at the moment; the same text may be in use further up, while its rows are read.
    func take(_ sql: String, on connection: OpaquePointer) throws -> CompiledStatement {
        if let statement = kept[sql], !statement.isInUse {
            statement.isInUse = true
            return statement
        }
        let statement = try CompiledStatement(sql, on: connection)
        statement.isInUse = true
        if kept[sql] == nil {
            if kept.count >= Self.limit { kept = kept.filter { $0.value.isInUse } }
            kept[sql] = statement
        }
        return statement
    }

    /// Finalises all of them, so that the connection can be closed.
    func removeAll() { kept.removeAll() }
}

/// One compiled statement; finalised when nobody holds it any more.
final class CompiledStatement {
    let handle: OpaquePointer
    private let connection: OpaquePointer
    fileprivate(set) var isInUse = false
    private var names: Columns?

    init(_ sql: String, on connection: OpaquePointer) throws {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw SQLiteFault(connection) }
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    /// Ready for the next use.
    func giveBack() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isInUse = false
    }

    /// The names of its columns; read again where a changed table gave it others.
    var columns: Columns {
        let count = Int(sqlite3_column_count(handle))
        if let names, names.names.count == count { return names }
        let fresh = Columns((0..<count).map { String(cString: sqlite3_column_name(handle, Int32($0))) })
        names = fresh
        return fresh
    }

    /// Goes on to the next row; false after the last.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFault(connection)
        }
    }

    func bind(_ values: [SQLValue]) throws {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let code =
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let number): sqlite3_bind_int64(handle, place, number)
                case .text(let text): bind(text, at: place)
                case .blob(let bytes): bind(bytes, at: place)
                }
            guard code == SQLITE_OK else { throw SQLiteFault(connection) }
        }
    }

    private func bind(_ text: String, at place: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty text has no address, and no address would be NULL.
                guard let start = characters.baseAddress else {
                    return sqlite3_bind_text(handle, place, "", 0, Self.copied)
                }
                return sqlite3_bind_text(handle, place, start, Int32(characters.count), Self.copied)
            }
        }
    }

    private func bind(_ bytes: [UInt8], at place: Int32) -> Int32 {
        bytes.isEmpty
            ? sqlite3_bind_zeroblob(handle, place, 0)
            : sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), Self.copied)
    }

    /// SQLite makes a copy of its own (`SQLITE_TRANSIENT`).
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// The values of the row.
    func row(_ columns: Columns) throws -> Row {
        var values: [SQLValue] = []
        values.reserveCapacity(columns.names.count)
        for index in columns.names.indices { values.append(try value(Int32(index), columns)) }
        return Row(columns: columns, values: values)
    }

    private func value(_ index: Int32, _ columns: Columns) throws -> SQLValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, index)
            let count = Int(sqlite3_column_bytes(handle, index))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, index)
            let count = Int(sqlite3_column_bytes(handle, index))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default: throw StorageError.unsupportedType("REAL (\(columns.names[Int(index)]))")
        }
    }
}

/// What SQLite says of the last call.
struct SQLiteFault: Error {
    let code: Int32
    let message: String

    init(_ connection: OpaquePointer) {
        code = sqlite3_extended_errcode(connection)
        message = String(cString: sqlite3_errmsg(connection))
    }

    /// As the rest of the program knows it.
    func translated(_ sql: String) -> StorageError {
        if code & 0xFF == SQLITE_CONSTRAINT { return .constraint(message: message, sql: sql) }
        // A file that may not grow is refused by the system with other words than a full disk.
        if code & 0xFF == SQLITE_FULL || code == Self.cannotWrite || code == Self.cannotGrowIndex {
            return .noRoom(message)
        }
        return .statement(code: "\(code)", message: message, sql: sql)
    }

    /// `SQLITE_IOERR_WRITE`, which is a macro that Swift does not see.
    private static let cannotWrite = SQLITE_IOERR | 3 << 8
    /// `SQLITE_IOERR_SHMSIZE`: the index of the log beside the file cannot grow.
    private static let cannotGrowIndex = SQLITE_IOERR | 19 << 8
}
