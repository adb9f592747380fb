import Directory
import Kernel
import Notices
import Storage
import StorageTesting
import Synchronization
import Testing

@Suite("Messages to people")
struct NoticeStoreTests {
    static let migrations = [StorageSchema.migrations, NoticesSchema.migrations]

    /// A clock that goes on by a second each time it is looked at.
    static func surroundings() -> Surroundings {
        let moment = Mutex(Instant(milliseconds: 1_795_568_400_000))
        return Surroundings(
            clock: {
                moment.withLock { moment in
                    moment = moment.adding(seconds: 1)
                    return moment
                }
            },
            chance: SeededGenerator(seed: 3)
        )
    }

    static func with(
        _ engine: TestEngine,
        ways: [NoticeWay] = [],
        _ body: @Sendable (Notices, Database) async throws -> Void
    ) async throws {
        try await engine.with(migrations) { database in
            try await body(Notices(database: database, surroundings: surroundings(), ways: ways), database)
        }
    }

    static func message(
        to person: PersonID?,
        phone: String? = "0912345678",
        _ kind: NoticeKind = .dossierAccepted,
        _ words: String = "Hồ sơ đã được tiếp nhận."
    ) -> NewNotice {
        NewNotice(person: person, phone: phone, kind: kind, words: NoticeWords(vi: words, en: "Accepted."))
    }

    static func person(_ number: UInt64) -> PersonID {
        PersonID(at: Instant(milliseconds: 1_790_000_000_000), random: (0, number))
    }

    @Test(
        "lie in the inbox newest first, a page at a time, and are counted until they are read",
        arguments: TestEngine.all
    )
    func inbox(engine: TestEngine) async throws {
        try await Self.with(engine) { notices, database in
            let (mai, binh) = (Self.person(1), Self.person(2))
            for number in 1...5 {
                try await database.write { db in
                    try notices.send([Self.message(to: mai, .dossierAccepted, "Tin \(number)")], in: db)
                }
            }
            try await database.write { db in try notices.send([Self.message(to: binh)], in: db) }

            let first = try await notices.inboxPage(of: mai, size: 2)
            let second = try await notices.inboxPage(of: mai, before: first.notices.last?.id, size: 2)
            let last = try await notices.inboxPage(of: mai, before: second.notices.last?.id, size: 2)
            #expect(first.notices.map(\.words.vi) == ["Tin 5", "Tin 4"])
            #expect(second.notices.map(\.words.vi) == ["Tin 3", "Tin 2"])
            #expect(last.notices.map(\.words.vi) == ["Tin 1"])
            #expect([first.hasMore, second.hasMore, last.hasMore] == [true, true, false])
            #expect(first.unread == 5)

            let newest = try #require(first.notices.first)
            try await notices.markRead(newest.id, of: mai)
            #expect(try await notices.unread(of: mai) == 4)
            try await notices.markAllRead(of: mai)
            #expect(try await notices.unread(of: mai) == 0)
            #expect(try await notices.unread(of: binh) == 1)
        }
    }

    @Test("are nobody else's to read or to mark", arguments: TestEngine.all)
    func others(engine: TestEngine) async throws {
        try await Self.with(engine) { notices, database in
            let (mai, binh) = (Self.person(1), Self.person(2))
            try await database.write { db in try notices.send([Self.message(to: mai)], in: db) }
            let id = try #require(try await notices.inboxPage(of: mai).notices.first?.id)

            #expect(try await notices.markRead(id, of: binh) == nil)
            #expect(try await notices.unread(of: mai) == 1)
            #expect(try await notices.inboxPage(of: binh).notices.isEmpty)
        }
    }

    @Test("with a code go to the phone alone, and are swept a day after they ran out", arguments: TestEngine.all)
    func codes(engine: TestEngine) async throws {
        try await Self.with(engine) { notices, database in
            let mai = Self.person(1)
            let moment = Instant(milliseconds: 1_795_568_400_000)
            try await database.write { db in
                try notices.send(
                    [
                        NewNotice(
                            person: nil,
                            phone: "0912345678",
                            kind: .resetCode,
                            words: NoticeWords(vi: "Mã xác thực của bạn là 123456", en: "Your code is 123456"),
                            expiresAt: moment.adding(minutes: -1441)
                        ),
                        Self.message(to: mai),
                    ],
                    in: db
                )
            }

            #expect(try await notices.inboxPage(of: mai).notices.map(\.kind) == [.dossierAccepted])
            #expect(try await notices.outboxPage(phone: "0912345678").notices.count == 2)
            try await notices.sweepExpired()
            #expect(try await notices.outboxPage().notices.map(\.kind) == [.dossierAccepted])
        }
    }

    @Test("that reach nobody are not written; those to an erased person are forgotten", arguments: TestEngine.all)
    func nobody(engine: TestEngine) async throws {
        try await Self.with(engine) { notices, database in
            let mai = Self.person(1)
            try await database.write { db in
                try notices.send([], in: db)
                try notices.send([Self.message(to: nil, phone: nil), Self.message(to: mai)], in: db)
                try notices.forget(mai, in: db)
            }

            let count = try await database.read { try $0.value("SELECT COUNT(*) FROM notice", as: Int.self) }
            #expect(count == 0)
        }
    }
}
