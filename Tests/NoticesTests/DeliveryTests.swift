import Directory
import Foundation
import Kernel
import Ledger
import Notices
import Profiles
import Storage
import StorageTesting
import Synchronization
import Territory
import Testing

@Suite("Messages on their way out of the house")
struct DeliveryTests {
    struct NoLine: Error {}

    static let migrations = [
        StorageSchema.migrations, LedgerSchema.migrations, TerritorySchema.migrations, DirectorySchema.migrations,
        NoticesSchema.migrations,
    ]

    /// What was carried, how often the line fails first, and what time it is.
    final class Line: Sendable {
        let carried = Mutex<[OutgoingNotice]>([])
        let failures = Mutex(0)
        let now = Mutex(Instant(milliseconds: 1_795_568_400_000))

        func channel(_ way: NoticeWay) -> NoticeChannel {
            NoticeChannel(way: way) { [self] message in
                let fails = failures.withLock { left -> Bool in
                    left -= 1
                    return left >= 0
                }
                if fails { throw NoLine() }
                carried.withLock { $0.append(message) }
            }
        }

        func pass(seconds: Int) { now.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    struct House: Sendable {
        let database: Database
        let notices: Notices
        let directory: Directory
        let runner: JobRunner
    }

    static func with(
        _ engine: TestEngine,
        _ line: Line,
        ways: [NoticeWay],
        _ body: @Sendable (House) async throws -> Void
    ) async throws {
        try await engine.with(migrations) { database in
            let surroundings = Surroundings(
                clock: { line.now.withLock { $0 } },
                chance: SeededGenerator(seed: 3)
            )
            let profile = try Profile.named("quang-nam")
            let notices = Notices(database: database, surroundings: surroundings, ways: ways)
            let directory = Directory(
                database: database,
                ledger: Ledger(node: "test", surroundings: surroundings, projections: DirectorySchema.projections),
                surroundings: surroundings,
                patterns: try AgencyPatterns(yaml: try profile.file("agencies.yaml").text),
                holidays: try Holidays(csv: try profile.file("holidays.csv").text),
                key: Array(repeating: 7, count: 32),
                notices: notices.sender
            )
            let delivery = NoticeDelivery(
                database: database,
                directory: directory,
                surroundings: surroundings,
                channels: ways.map(line.channel)
            )
            try await body(
                House(
                    database: database,
                    notices: notices,
                    directory: directory,
                    runner: JobRunner(database: database, surroundings: surroundings, handlers: delivery.handlers)
                )
            )
        }
    }

    @Test("come back after a failure, later each time, and are carried once", arguments: TestEngine.all)
    func retries(engine: TestEngine) async throws {
        let line = Line()
        line.failures.withLock { $0 = 2 }
        try await Self.with(engine, line, ways: [.phone]) { house in
            try await house.database.write { db in
                try house.notices.send(
                    [NoticeStoreTests.message(to: nil, .dossierAccepted, "Một dòng\nHai dòng")],
                    in: db
                )
            }

            #expect(try await house.runner.runDue() == 1)
            #expect(try await house.runner.runDue() == 0)
            line.pass(seconds: 6)
            #expect(try await house.runner.runDue() == 1)
            line.pass(seconds: 6)
            #expect(try await house.runner.runDue() == 0)
            line.pass(seconds: 6)
            #expect(try await house.runner.runDue() == 1)
            line.pass(seconds: 3600)
            #expect(try await house.runner.runDue() == 0)
        }
        let carried = line.carried.withLock { $0 }
        #expect(carried.map(\.to) == ["0912345678"])
        #expect(carried.map(\.text) == ["Một dòng"])
    }

    @Test("by e-mail go to the address of the day, whole; to who has none, nowhere", arguments: TestEngine.all)
    func email(engine: TestEngine) async throws {
        let line = Line()
        try await Self.with(engine, line, ways: [.email]) { house in
            let reachable = try await house.directory.register(
                PersonDetails(name: "Bhling Thị Mai", email: "mai@example.vn"),
                by: .system
            )
            let other = try await house.directory.register(PersonDetails(name: "Alăng Văn Bình"), by: .system)
            try await house.database.write { db in
                let words = "Một dòng\nHai dòng"
                try house.notices.send(
                    [
                        NoticeStoreTests.message(to: reachable, .supplementAsked, words),
                        NoticeStoreTests.message(to: other, .supplementAsked, words),
                        NoticeStoreTests.message(to: nil, .resetCode, words),
                    ],
                    in: db
                )
            }
            #expect(try await house.runner.runDue() == 2)
        }
        let carried = line.carried.withLock { $0 }
        #expect(carried.map(\.to) == ["mai@example.vn"])
        #expect(carried.map(\.subject) == ["Hồ sơ cần bổ sung"])
        #expect(carried.map(\.text) == ["Một dòng\nHai dòng"])
    }

    @Test("are not sent any more when they have run out", arguments: TestEngine.all)
    func late(engine: TestEngine) async throws {
        let line = Line()
        try await Self.with(engine, line, ways: [.phone]) { house in
            var message = NoticeStoreTests.message(to: nil, .resetCode, "Mã 123456")
            message.expiresAt = line.now.withLock { $0 }.adding(minutes: 5)
            let sent = message
            try await house.database.write { db in try house.notices.send([sent], in: db) }
            line.pass(seconds: 600)
            #expect(try await house.runner.runDue() == 1)
        }
        #expect(line.carried.withLock { $0 }.isEmpty)
    }

    @Test("lie in a folder as whole files, a second try replacing the first")
    func folder() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let channel = NoticeChannel.folder(path, way: .phone)
        for text in ["Một", "Hai"] {
            try await channel.carry(OutgoingNotice(id: "0198", to: "0912345678", subject: "", text: text))
        }

        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        let content = try JSONDecoder().decode(
            OutgoingNotice.self,
            from: Data(contentsOf: URL(fileURLWithPath: path + "/0198.json"))
        )
        #expect(files == ["0198.json"])
        #expect(content.text == "Hai")
    }
}
