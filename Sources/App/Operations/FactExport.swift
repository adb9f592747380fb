import Foundation
import Insights
import Kernel
public import Storage

/// Xuất kho dữ liệu: the facts of dossiers as files for a warehouse, which a later run only changes where they changed.
///
/// `facts/day=2026-11-23.csv` for each day of submission, `facts.schema.json` with the columns (Table Schema), and
/// `facts.counts.csv` with the rows of each day. Nothing in them is personal. A file is written beside and put into its
/// place whole.
public struct FactExport: Hashable, Sendable {
    /// Days that have dossiers.
    public private(set) var days = 0
    /// Dossiers.
    public private(set) var rows = 0
    /// Files of days that were written.
    public private(set) var written = 0
    /// Files of days on which nothing is any more.
    public private(set) var removed = 0

    /// Exports beside the running server; reads only.
    ///
    /// - Parameters:
    ///   - configuration: of the province.
    ///   - folder: where the files lie; made where it is missing.
    /// - Throws: `StorageError`; an error of the file system where the folder cannot be written.
    /// - Returns: what was done.
    public static func run(_ configuration: Configuration, to folder: String) async throws -> FactExport {
        let database = try configuration.reader()
        do {
            let export = try await run(database, to: folder)
            try await database.close()
            return export
        } catch {
            try? await database.close()
            throw error
        }
    }

    /// As the other, from a database that is open.
    public static func run(_ database: Database, to folder: String) async throws -> FactExport {
        try await database.read { db in
            var export = FactExport()
            let place = URL(fileURLWithPath: folder, isDirectory: true)
            let facts = place.appendingPathComponent("facts", isDirectory: true)
            try FileManager.default.createDirectory(at: facts, withIntermediateDirectories: true)
            var counts = "day,rows\n"
            var known: Set<String> = []
            try FactSheet.each(in: db) { sheet in
                let name = "day=\(sheet.day).csv"
                if try keep(sheet.csv, at: facts.appendingPathComponent(name)) { export.written += 1 }
                known.insert(name)
                counts += "\(sheet.day),\(sheet.rows)\n"
                export.days += 1
                export.rows += sheet.rows
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: facts.path)
            where name.hasPrefix("day=") && name.hasSuffix(".csv") && !known.contains(name) {
                try FileManager.default.removeItem(at: facts.appendingPathComponent(name))
                export.removed += 1
            }
            _ = try keep(Array(counts.utf8), at: place.appendingPathComponent("facts.counts.csv"))
            _ = try keep(schema, at: place.appendingPathComponent("facts.schema.json"))
            return export
        }
    }

    /// Writes a file unless it says the same already; whether it was written.
    private static func keep(_ bytes: [UInt8], at place: URL) throws -> Bool {
        let content = Data(bytes)
        guard (try? Data(contentsOf: place)) != content else { return false }
        try content.write(to: place, options: .atomic)
        return true
    }

    private static var schema: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.array("fields", FactSheet.columns) { json, column in
                json.object { json in
                    json.field("name", column.name)
                    json.field("type", column.type)
                    json.field("description", column.meaning)
                }
            }
            json.field("primaryKey", "dossier_id")
            json.array("missingValues", [""]) { $0.string($1) }
        }
        return json.bytes
    }
}
