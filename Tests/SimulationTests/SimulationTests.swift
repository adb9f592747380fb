import App
import Directory
import Dossiers
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@testable import Simulation

@Suite("A simulated month")
struct SimulationTests {
    @Test("the same seed leaves the same ledger on every store; another seed another one")
    func repeats() async throws {
        var leaves: Set<[UInt8]> = []
        for engine in TestEngine.all {
            try await SmallProvince.with(engine, dossiers: 40, hasCast: false) { small in
                try await small.lastLeaf()
            }.insert(into: &leaves)
        }
        #expect(leaves.count == 1)

        let other = try await SmallProvince.with(.memory, seed: 6, dossiers: 40, hasCast: false) { small in
            try await small.lastLeaf()
        }
        #expect(!leaves.contains(other))
    }

    @Test("all that must hold of a province holds after it", arguments: TestEngine.all)
    func invariants(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 200) { small in
            #expect(small.outcome.tally.submitted == 200)
            #expect(small.outcome.tally.refusals == [:], "the engine refused what the simulation tried")
            #expect(small.outcome.tally.results > 80)
            try await codesHaveNoGap(small)
            try await statisticsAddUp(small)
            try await officersSleepAtNight(small)
            try await desksOfTheCastHaveWork(small)
        }
    }

    private func codesHaveNoGap(_ small: SmallProvince) async throws {
        let codes = try await small.province.database.read { db in
            try db.rows("SELECT code FROM dossier WHERE code IS NOT NULL ORDER BY code").map { try $0[0] as String }
        }
        var bySeries: [Substring: [Int]] = [:]
        for code in codes {
            guard let hyphen = code.lastIndex(of: "-"), let serial = Int(code[hyphen...].dropFirst()) else {
                Issue.record("\(code) has no serial")
                continue
            }
            bySeries[code[..<hyphen], default: []].append(serial)
        }
        #expect(codes.count == small.outcome.tally.accepted)
        for (series, serials) in bySeries {
            #expect(serials.sorted() == Array(1...serials.count), "\(series)")
        }
    }

    private func statisticsAddUp(_ small: SmallProvince) async throws {
        let dossiers = small.province.dossiers
        let table = try await small.province.database.read { db in
            try dossiers.statistics(
                from: try #require(CivilDate("2026-03-01")),
                to: try #require(CivilDate("2026-03-31")),
                in: db
            )
        }
        let sum = try #require(table.values.reduce(nil) { sum, row in sum.map { $0 + row } ?? row })
        #expect(sum.received == small.outcome.tally.accepted)
        #expect(sum.total == sum.handled + sum.open + sum.paused)
        #expect(sum.online > 0 && sum.counter > 0)
    }

    private func officersSleepAtNight(_ small: SmallProvince) async throws {
        let (province, clock) = (small.province, try await small.province.directory.register())
        let late = try await province.database.read { [directory = province.directory, ledger = province.ledger] db in
            var late: [String] = []
            try ledger.each(in: db) { record in
                guard record.stream.hasPrefix("dossier:"), let post = record.actor.post.flatMap({ PostID($0) }),
                    let agency = clock.post(post)?.agency
                else { return }
                if try !directory.calendar(of: agency, in: db).isOpen(at: record.time) {
                    late.append("\(record.kind) at \(record.time)")
                }
            }
            return late
        }
        #expect(late == [])
    }

    private func desksOfTheCastHaveWork(_ small: SmallProvince) async throws {
        let province = small.province
        for member in small.outcome.cast where member.login.contains(".") {
            let waiting = try await province.database.read { [directory = province.directory] db in
                let account = try #require(try directory.account(login: member.login, in: db))
                return try db.value(
                    """
                    SELECT COUNT(*) FROM dossier
                    JOIN appointment ON appointment.person_id = \(account.person)
                    JOIN post ON post.id = appointment.post_id
                    WHERE dossier.agency_id = post.agency_id AND dossier.desk = post.role
                      AND (dossier.assignee_id IS NULL OR dossier.assignee_id = \(account.person))
                      AND dossier.state IN (1, 2, 4, 9)
                    """,
                    as: Int.self
                ) ?? 0
            }
            #expect(waiting > 0, "\(member.login) has nothing to do")
        }
    }
}

extension [UInt8] {
    fileprivate func insert(into set: inout Set<[UInt8]>) { set.insert(self) }
}
