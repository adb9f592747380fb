import Directory
import Dossiers
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("A birth in Lăng, from the form to the certificate")
struct BirthTests {
    @Test("tells what the form still lacks")
    func incomplete() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            var birth = commune.birth
            birth.answers["child_name"] = ""

            let problem = await #expect(throws: DossierRefusal.self) {
                try await commune.command { [birth] in try $0.submit(birth, by: commune.mother, in: $1) }
            }
            guard case .form(let problems) = problem else {
                Issue.record("\(String(describing: problem))")
                return
            }
            #expect(!problems.isEmpty)
        }
    }

    @Test("goes from the mother's phone over four desks to the certificate", arguments: TestEngine.all)
    func wholeCourse(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            #expect(try await commune.file(receipt.id).dossier.state == .submitted)

            commune.clock.move(minutes: 30)
            let first = try await commune.position(receipt.id)
            let code = try await commune.command {
                try $0.accept(receipt.id, position: first, by: commune.officer(.counter), in: $1)
            }
            let accepted = try await commune.file(receipt.id)
            #expect(code.hasPrefix("000.00.00.H47.") && code.hasSuffix("-261125-0001"))
            #expect(accepted.dossier.state == .accepted)
            #expect(accepted.dossier.dueAt?.description == "2026-11-25T17:00:00+07:00")
            #expect(accepted.dossier.assigneeName == "Cán bộ specialist")

            for role in [DeskRole.specialist, .leader] {
                commune.clock.move(minutes: 20)
                let position = try await commune.position(receipt.id)
                try await commune.command {
                    try $0.finishStep(
                        receipt.id,
                        note: "Đủ điều kiện.",
                        position: position,
                        by: commune.officer(role),
                        in: $1
                    )
                }
            }
            commune.clock.move(minutes: 5)
            let last = try await commune.position(receipt.id)
            let number = try await commune.command {
                try $0.issueResult(receipt.id, position: last, by: commune.officer(.clerk), in: $1)
            }

            let done = try await commune.file(receipt.id)
            let result = try #require(done.result)
            #expect(number == "01/2026/KS" || number.hasPrefix("01/2026/"))
            #expect(done.dossier.state == .handedOver)
            #expect(!done.dossier.isOverdue(at: commune.clock.now))
            #expect(result.text.contains("Bhling Thị Hoa"))
            #expect(result.signerName == "Cán bộ leader")
            #expect(done.steps.map(\.step) == ["intake", "appraise", "sign", "number", "return"])
            #expect(done.steps.allSatisfy { $0.endedAt != nil })
            let table = try await database.read { db in
                try commune.dossiers.statistics(
                    from: commune.clock.now.date,
                    to: commune.clock.now.date,
                    in: db
                )
            }
            #expect(table[commune.agency]?.online == 1)
            #expect(table[commune.agency]?.onTime == 1)
        }
    }

    @Test("tracking needs code and PIN together, and says the same when either is wrong")
    func tracking() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            let wrong = receipt.pin == "000000" ? "000001" : "000000"
            let track: @Sendable (String, String) async throws -> DossierID = { code, pin in
                try await database.read { try commune.dossiers.track(code: code, pin: pin, in: $0).dossier.id }
            }

            #expect(try await track(receipt.reference.lowercased(), " \(receipt.pin)") == receipt.id)
            await #expect(throws: DossierRefusal.unknown) { _ = try await track(receipt.reference, wrong) }
            await #expect(throws: DossierRefusal.unknown) { _ = try await track("ZZZZZ-ZZZZZ", receipt.pin) }
        }
    }

    @Test("a list of defects comes once, the citizen mends just those, and the clock stands meanwhile")
    func supplement() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            let id = receipt.id
            try await commune.command {
                try $0.accept(id, position: 1, by: commune.officer(.counter), in: $1)
            }
            try await commune.command {
                try $0.requestSupplement(
                    id,
                    defects: [Defect(target: .field, key: "birth_place", explanation: "Ghi rõ tên trạm y tế.")],
                    explanation: "Nơi sinh chưa rõ",
                    position: 2,
                    by: commune.officer(.specialist),
                    in: $1
                )
            }
            #expect(try await commune.file(id).dossier.state == .awaitingSupplement)
            commune.clock.move(minutes: 24 * 60)

            try await commune.command {
                try $0.supplement(
                    id,
                    mended: ["birth_place": "Trạm Y tế xã Lăng, huyện Tây Giang", "child_name": "Tên Khác"],
                    files: [],
                    position: 3,
                    by: commune.mother,
                    in: $1
                )
            }

            let file = try await commune.file(id)
            #expect(file.dossier.state == .accepted)
            #expect(file.answers["birth_place"] == "Trạm Y tế xã Lăng, huyện Tây Giang")
            #expect(file.answers["child_name"] == "Bhling Thị Hoa")
            #expect(file.dossier.dueAt?.description == "2026-11-26T17:00:00+07:00")
            #expect(file.dossier.originalDueAt?.description == "2026-11-25T17:00:00+07:00")
            #expect(file.defects.map { $0.mendedAt != nil } == [true])
        }
    }

    @Test("nobody acts at another's desk, on an old page, or on a dossier that is not theirs")
    func authority() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let id = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1).id }
            let accept: @Sendable (Viewer, Int) async throws -> Void = { viewer, position in
                _ = try await commune.command { try $0.accept(id, position: position, by: viewer, in: $1) }
            }

            await #expect(throws: DossierRefusal.unknown) { try await accept(.stranger, 1) }
            await #expect(throws: DossierRefusal.notYourDesk) { try await accept(commune.mother, 1) }
            await #expect(throws: DossierRefusal.notYourDesk) { try await accept(commune.officer(.leader), 1) }
            await #expect(throws: DossierRefusal.changedMeanwhile) { try await accept(commune.officer(.counter), 9) }
            try await accept(commune.officer(.counter), 1)
            await #expect(throws: DossierRefusal.wrongState(.accepted)) {
                try await accept(commune.officer(.counter), 2)
            }
        }
    }

    @Test("codes have no gap and no duplicate when fifty come at once", arguments: TestEngine.all)
    func codes(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let codes = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        let id = try await commune.command {
                            try $0.submit(commune.birth, by: commune.mother, in: $1).id
                        }
                        return try await commune.command {
                            try $0.accept(id, position: 1, by: commune.officer(.counter), in: $1)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            let serials = codes.compactMap { $0.split(separator: "-").last.flatMap { Int($0) } }.sorted()
            #expect(serials == Array(1...50))
        }
    }

    @Test("the tables are the same bytes when they are built again from the ledger", arguments: TestEngine.all)
    func rebuilt(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let id = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1).id }
            try await commune.command { try $0.accept(id, position: 1, by: commune.officer(.counter), in: $1) }
            try await commune.command {
                try $0.requestWithdrawal(id, reason: "Nộp nhầm xã.", position: 2, by: commune.mother, in: $1)
            }
            let projection = DossierProjection()
            let dump: @Sendable () async throws -> [[SQLValue]] = {
                try await database.read { db in
                    try projection.tables.flatMap {
                        try db.rows("SELECT * FROM \(name: $0) ORDER BY 1, 2").map(\.storedValues)
                    }
                }
            }
            let before = try await dump()

            try await database.write { db in
                for table in projection.tables { try db.run("DELETE FROM \(name: table)") }
                try commune.ledger.each(in: db) { try projection.apply($0, in: db) }
            }

            #expect(try await dump() == before)
            #expect(before.count > 4)
        }
    }
}
