import Directory
import Dossiers
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Territory
import Testing

@Suite("A reform of units under the dossiers of a running province")
struct DossierReformTests {
    @Test(
        "hands open dossiers over twice in a row; codes, due moments, steps and history stay",
        arguments: TestEngine.all
    )
    func bothReforms(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database, wholeProvince: true)
            let old = try await commune.running()
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            let code = try await commune.command {
                try $0.accept(receipt.id, position: 1, by: commune.officer(.counter), in: $1)
            }
            let before = try await commune.file(receipt.id)

            let first = try await commune.reform("2025-01-01")
            #expect(first.isImmediate && first.dossiers == 0)
            commune.clock.move(minutes: 30)
            let second = try await commune.reform("2025-07-01")

            #expect(second.dossiers == 1)
            #expect(second.handOvers.map(\.from) == ["Ủy ban nhân dân xã Lăng"])
            #expect(second.handOvers.map(\.to) == ["Ủy ban nhân dân xã Tây Giang"])
            let after = try await commune.file(receipt.id)
            #expect(after.dossier.code == code && after.dossier.reference == receipt.reference)
            #expect(after.dossier.dueAt == before.dossier.dueAt)
            #expect(after.dossier.originalDueAt == before.dossier.originalDueAt)
            #expect(after.dossier.stepDueAt == before.dossier.stepDueAt)
            #expect((after.dossier.step, after.dossier.state) == (before.dossier.step, before.dossier.state))
            #expect(after.dossier.assignee == before.dossier.assignee)
            #expect(after.steps.prefix(2).map(\.agency) == [old, old])
            #expect(after.steps.map(\.outcome) == ["forward", "transfer", nil])
            #expect(after.steps.last?.agency == after.dossier.agency && after.dossier.agency != old)
            #expect(after.answers == before.answers)
            // The paper of that day still says where it was received, and the code still finds the dossier.
            let register = try await commune.directory.register()
            #expect(after.receivedBy == old)
            #expect(register.agency(after.receivedBy)?.name.vi == "Ủy ban nhân dân xã Lăng")
            let found = try await database.read { try commune.dossiers.track(code: code, pin: receipt.pin, in: $0) }
            #expect(found.dossier.id == receipt.id)
        }
    }

    @Test("the officer who has a dossier goes on with it in the new commune", arguments: TestEngine.all)
    func worksOn(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database, wholeProvince: true)
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            try await commune.command {
                _ = try $0.accept(receipt.id, position: 1, by: commune.officer(.counter), in: $1)
            }
            try await commune.reform("2025-01-01")
            try await commune.reform("2025-07-01")
            let specialist = try #require(commune.officer(.specialist).person)
            let viewer = try await commune.viewer(of: specialist)
            let position = try await commune.position(receipt.id)

            try await commune.command {
                try $0.finishStep(receipt.id, note: "Đủ điều kiện.", position: position, by: viewer, in: $1)
            }

            let file = try await commune.file(receipt.id)
            #expect(file.dossier.desk == .leader)
            #expect(viewer.posts.map(\.agency) == [file.dossier.agency])
        }
    }

    @Test("a dry run tells all and changes nothing; applying twice is refused")
    func dryRun() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database, wholeProvince: true)
            let size: @Sendable () async throws -> Int64 = {
                try await database.read { try commune.ledger.size(in: $0) }
            }
            let before = try await size()
            let report = try await commune.dossiers.rehearse(
                try commune.file(of: "2025-01-01"),
                effective: commune.clock.now.date
            )
            #expect(report.begun == [.district: 1, .commune: 8])
            #expect(report.ended == [.district: 2, .commune: 16])
            #expect(try await size() == before)

            try await commune.reform("2025-01-01")
            await #expect(throws: TerritoryRefusal.appliedBefore("2025-01-01")) {
                try await commune.reform("2025-01-01")
            }
        }
    }

    @Test("never before the last event, and a later day hands over when it begins")
    func days() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database, wholeProvince: true)
            let today = commune.clock.now.date
            await #expect(throws: TerritoryRefusal.beforeLastEvent(today)) {
                try await commune.reform("2025-01-01", on: today.adding(days: -1))
            }
            try await commune.reform("2025-01-01")
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            let old = try await commune.running()
            let report = try await commune.reform("2025-07-01", on: today.adding(days: 2))
            #expect(!report.isImmediate && report.dossiers == 1)
            #expect(try await commune.file(receipt.id).dossier.agency == old)

            let runner = JobRunner(
                database: database,
                surroundings: commune.surroundings,
                handlers: [Dossiers.handOverJob: commune.dossiers.handOverHandler()]
            )
            #expect(try await runner.runDue() == 0)
            commune.clock.move(minutes: 2 * 1440)
            #expect(try await runner.runDue() == 1)
            #expect(try await commune.file(receipt.id).dossier.agency != old)
        }
    }

    @Test("the statistics of a year are the same in total on the old and on the new units", arguments: TestEngine.all)
    func statistics(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database, wholeProvince: true)
            for _ in 0..<3 {
                try await commune.command {
                    let id = try $0.submit(commune.birth, by: commune.mother, in: $1).id
                    _ = try $0.accept(id, position: 1, by: commune.officer(.counter), in: $1)
                }
            }
            let day = commune.clock.now.date
            let ask: @Sendable (CivilDate) async throws -> UnitStatistics = { date in
                try await database.read { db in
                    try commune.dossiers.statistics(from: day, to: day.adding(days: 2), onUnitsOf: date, in: db)
                }
            }
            let before = try await ask(day)
            #expect(before.byUnit[commune.lang]?.online == 3)

            try await commune.reform("2025-01-01")
            try await commune.reform("2025-07-01")

            let after = try await ask(day)
            let tayGiang = try #require(try await commune.territory.atlas().unit(code: "20455", on: day))
            #expect(after.byUnit == [tayGiang.id: before.total])
            #expect(after.undivided.isEmpty)
            // Xã Tây Giang was made of four communes: what came to it cannot be shared out among them.
            let back = try await ask(day.adding(days: -1))
            #expect(back.total == before.total)
        }
    }

    @Test("a matter of a divided agency waits for a human's word, and is nothing before it", arguments: TestEngine.all)
    func undecided(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            let split = try Reform(yaml: TestReform.split, file: "chia.yaml")
            let old = try await commune.running()

            let refusal = await #expect(throws: ReformRefusal.self) {
                try await commune.command { try $0.apply(split, by: .system, in: $1) }
            }
            guard case .undecided(let dossiers) = refusal else { return }
            #expect(dossiers.map(\.name) == [receipt.reference])
            #expect(dossiers[0].candidates.map(\.unitCode) == ["20450", "20451"])
            #expect(try await commune.file(receipt.id).dossier.agency == old)

            var choices = try ReformChoices(lines: "dossier \(receipt.reference) 20451  # theo thôn")
            let officers = try await commune.dossiers.rehearse(split, choices: choices).personnel
            let word = await #expect(throws: ReformRefusal.self) {
                try await commune.command { [choices] in try $0.apply(split, choices: choices, by: .system, in: $1) }
            }
            #expect(word == .officers(officers) && officers.count == 4)
            #expect(try await commune.file(receipt.id).dossier.agency == old)

            // The file of questions, filled in: two answers, one left for later; the last one by a word for all.
            var lines = officers.map { $0.answers[0] }
            lines[2] = try #require(officers[2].answers.last)
            lines[3] = "officers -"
            choices = choices.merging(try ReformChoices(lines: lines.joined(separator: "\n")))
            let report = try await commune.command { [choices] in
                try $0.apply(split, choices: choices, by: .system, in: $1)
            }
            #expect(report.handOvers.map(\.to) == ["Ủy ban nhân dân xã Lăng Nam"])
            #expect(report.personnel.isEmpty && report.leftForLater == 2 && report.agencies.moves.count == 2)
        }
    }

    @Test("says which line of a file of choices cannot be read")
    func badChoices() {
        #expect(throws: ReformProblem.self) { try ReformChoices(lines: "dossiers H47 20455\nleader 20455 ông Liêm") }
    }
}
