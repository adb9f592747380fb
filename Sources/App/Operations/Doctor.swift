import Catalogue
import Foundation
public import Kernel
import Ledger
import Storage

/// Khám hệ thống: looks a province over without changing anything, beside its server.
///
/// A finding says what is and, where something is wrong, what to do about it.
public struct Doctor: Sendable {
    /// One thing that was looked at.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// How it stands.
        public let level: Level
        /// What was found, in plain words.
        public let text: String

        /// `OK    ledger: …`.
        public var description: String {
            level.rawValue + String(repeating: " ", count: 6 - level.rawValue.utf8.count) + text
        }
    }

    /// How a thing stands.
    public enum Level: String, Hashable, Sendable {
        /// As it should be.
        case good = "OK"
        /// It works, and somebody should look at it.
        case warning = "WARN"
        /// Somebody must act.
        case bad = "FAIL"
    }

    private let configuration: Configuration
    private let surroundings: Surroundings

    /// A doctor for the province of a configuration.
    public init(_ configuration: Configuration, surroundings: Surroundings = .system) {
        self.configuration = configuration
        self.surroundings = surroundings
    }

    /// Looks at everything; what cannot be looked at is a finding too.
    public func examine() async -> [Finding] {
        guard access(configuration.data, R_OK | W_OK | X_OK) == 0 else {
            let text = "folder: \(configuration.data) is missing or cannot be written; see --data"
            return [settings(), .init(level: .bad, text: text)]
        }
        var findings = [settings()] + folder()
        do {
            let database = try configuration.reader()
            findings += await look("database") { try await tables(database) }
            findings += await look("ledger") { try await ledger(database) }
            findings += await look("jobs") { try await jobs(database) }
            findings += await look("files") { try await files(database) }
            try? await database.close()
        } catch {
            findings.append(.init(level: .bad, text: "database: \(error)"))
        }
        findings += await look("procedures") { try procedures() }
        return findings
    }

    private func look(_ what: String, _ body: () async throws -> [Finding]) async -> [Finding] {
        do { return try await body() } catch { return [.init(level: .bad, text: "\(what): \(error)")] }
    }

    /// The settings in effect; a password in the database's address is not shown.
    private func settings() -> Finding {
        let database = configuration.databaseAddress.map(Self.redacted) ?? "SQLite in the folder"
        return .init(
            level: .good,
            text: "settings: profile \(configuration.profile), data \(configuration.data), database \(database)"
        )
    }

    /// The address without what stands between the user's name and the host, and without `password=…`.
    static func redacted(_ address: String) -> String {
        address.replacing(/:[^:@\/]*@/, with: ":…@").replacing(/password=[^ &]*/, with: "password=…")
    }

    // MARK: The folder

    private func folder() -> [Finding] {
        let path = configuration.data
        var findings: [Finding] = []
        let facts = try? FileManager.default.attributesOfItem(atPath: path + "/secret.key")
        if (facts?[.size] as? NSNumber)?.intValue != 32 {
            findings.append(.init(level: .bad, text: "key: \(path)/secret.key is missing or not 32 bytes; restore it"))
        } else if ((facts?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o077 != 0 {
            findings.append(.init(level: .bad, text: "key: others can read secret.key; chmod 600 \(path)/secret.key"))
        } else {
            findings.append(.init(level: .good, text: "key: secret.key is readable by its owner alone"))
        }
        var disk = statvfs()
        if statvfs(path, &disk) == 0 {
            let free = Int64(disk.f_bavail) * Int64(disk.f_frsize) / 1_000_000
            let text = "disk: \(free) MB free in \(path)"
            findings.append(
                free < 2000
                    ? .init(level: free < 200 ? .bad : .warning, text: text + "; make room before writes are refused")
                    : .init(level: .good, text: text)
            )
        }
        return findings
    }

    // MARK: The data

    private func tables(_ database: Database) async throws -> [Finding] {
        let found = try await database.diagnose(Province.migrations)
        if let unknown = found.unknown.first {
            return [
                .init(
                    level: .bad,
                    text: "database: written by a newer program (\(unknown)); install that program again"
                )
            ]
        }
        if let damage = found.damage.first {
            return [.init(level: .bad, text: "database: damaged (\(damage)); restore the last backup")]
        }
        let pending = found.pending.isEmpty ? "" : "; the next start applies \(found.pending.count) migrations"
        return [.init(level: .good, text: "database: \(found.engine), tables whole" + pending)]
    }

    private func ledger(_ database: Database) async throws -> [Finding] {
        let extent = try await database.read { db in try LedgerExtent(in: db) }
        let unsigned = extent.records - extent.signed
        var findings = [
            Finding(
                level: .good,
                text: "ledger: \(extent.records) records, \(unsigned) of them after the last checkpoint"
            )
        ]
        if let last = extent.lastAt, last > surroundings.now {
            findings.append(
                .init(level: .bad, text: "clock: the last record is of \(last), which is to come; set the clock")
            )
        }
        return findings
    }

    private func jobs(_ database: Database) async throws -> [Finding] {
        let (failed, late) = try await database.read { [now = surroundings.now] db in
            (
                try Jobs.failures(in: db),
                try Jobs.backlog(at: now, in: db).late
            )
        }
        var findings = failed.map { kind, count in
            Finding(level: .warning, text: "jobs: \(count) of kind \(kind) were given up; the log says why")
        }
        if late > 0 {
            let text = "jobs: \(late) wait for \(Jobs.lateMinutes) minutes; is the server running?"
            findings.append(.init(level: .warning, text: text))
        }
        return findings.isEmpty ? [.init(level: .good, text: "jobs: none late, none given up")] : findings
    }

    private func files(_ database: Database) async throws -> [Finding] {
        let named = try await database.read { try Province.namedFiles(in: $0) }
        let missing = try BlobStore(existing: configuration.data + "/blobs").missing(of: named)
        guard let first = missing.first else {
            return [.init(level: .good, text: "files: all \(named.count) that the database names are there")]
        }
        return [
            .init(
                level: .bad,
                text: "files: \(missing.count) of \(named.count) are missing, such as \(first);"
                    + " restore blobs/ from a backup"
            )
        ]
    }

    private func procedures() throws -> [Finding] {
        let report = try ProcedureTools.check(folder: nil, profile: configuration.profile)
        let summary = report.english.split(separator: "\n").last ?? ""
        return [.init(level: report.isClean ? .good : .bad, text: "procedures: \(summary)")]
    }
}
