import App
import ArgumentParser
import Foundation

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Take a backup beside the running server, read all of it again, and only then call it one.",
        discussion: """
            The new folder holds thubon.sqlite (also where the province runs on PostgreSQL), blobs/, secret.key and \
            backup.json. It holds everything, personal data and the key: keep it as you keep the server. Ends with 1 where \
            there is no backup now.
            """
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The folder to make, such as /backup/2026-11-28.")
    var folder: String

    @Option(help: "An earlier backup on the same disk: uploaded files that it has are shared, not copied once more.")
    var previous: String?

    func run() async throws {
        let started = ContinuousClock.now
        do {
            let backup = try await Backup.take(of: options.configuration, into: folder, sharingWith: previous)
            print(
                """
                \(folder): \(backup.records) records, \(backup.files) files with \(backup.bytes / 1_000_000) MB, read back and \
                found sound, in \(Progress.seconds(since: started)) s
                root \(backup.root)
                """
            )
        } catch {
            try fail("no backup was made", error)
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup into an empty data folder, or into an empty PostgreSQL database.",
        discussion: "The backup is verified first and stays as it is. Ends with 1 where nothing was restored."
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The folder of the backup.")
    var folder: String

    func run() async throws {
        let started = ContinuousClock.now
        do {
            let backup = try await Backup.restore(folder, into: options.configuration)
            print(
                """
                The province of \(backup.moment) is in \(options.data): \(backup.records) records, \(backup.files) files, in \
                \(Progress.seconds(since: started)) s.
                root \(backup.root)
                Next: thubon doctor --data \(options.data), then start the server.
                """
            )
        } catch {
            try fail("nothing was restored", error)
        }
    }
}

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look the installation over: settings, key, disk, tables, ledger, jobs, files, procedures.",
        discussion: "Changes nothing and may run beside the server. Ends with 1 where somebody must act."
    )

    @OptionGroup var options: DataOptions

    func run() async throws {
        let findings = await Doctor(try options.configuration).examine()
        for finding in findings { print(finding) }
        if findings.contains(where: { $0.level == .bad }) { throw ExitCode(1) }
    }
}

/// Says on the error output why a command came to nothing, and ends it with 1.
private func fail(_ what: String, _ error: any Error) throws -> Never {
    FileHandle.standardError.write(Data("\(what): \(error)\n".utf8))
    throw ExitCode(1)
}
