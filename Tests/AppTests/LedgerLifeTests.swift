import App
import Dossiers
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("The ledger of a whole province")
struct LedgerLifeTests {
    private static func verify(_ test: TestProvince) async throws -> Verification {
        try await LedgerVerifier(database: test.province.database, key: test.province.openLedger.key).run()
    }

    @Test("is sound, and all projections come out of it as they stand", arguments: TestEngine.all)
    func rebuild(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            let first = try await test.submitBirth()
            try await test.work(first.id)
            _ = try await test.submitBirth()
            _ = try await test.province.openLedger.checkpoint()

            #expect(try await Self.verify(test).flaws == [])
            let changed = try await test.province.rebuild(isCheck: true).changed
            #expect(changed.map(\.before.table) == [])
            let again = try await test.province.rebuild(isCheck: false).changed
            #expect(again.isEmpty)
        }
    }

    @Test("forgets a citizen by law, keeps the figures and every proof", arguments: TestEngine.all)
    func erasure(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            let receipt = try await test.submitBirth()
            try await test.work(receipt.id)
            let (ledger, stream) = (test.province.ledger, "dossier:\(receipt.id)")
            let proof = try #require(
                try await test.province.openLedger.proof(ofFirst: "dossier.submitted", in: stream)
            )
            let name = try test.person(.citizen).name
            let before = try await test.province.database.read { db in
                try db.row("SELECT code, state, accepted_at FROM dossier WHERE id = \(receipt.id)")?.storedValues
            }
            #expect(try await mentions(name, test) > 0)

            try await test.province.database.write { db in
                let all = try ledger.erasable(of: stream, in: db)
                try ledger.erase(all, ground: "QĐ 12/QĐ-UBND", by: Actor(account: nil, name: "Chủ tịch"), in: db)
            }

            let after = try await test.province.database.read { db in
                try db.row("SELECT code, state, accepted_at FROM dossier WHERE id = \(receipt.id)")?.storedValues
            }
            #expect(after == before && after != nil)
            #expect(try await mentions(name, test) == 0)
            #expect(try await Self.verify(test).flaws == [])
            #expect(try await test.province.rebuild(isCheck: true).changed.isEmpty)
            guard case .stands(_, let facts) = try await test.province.openLedger.judge(proof.seal) else {
                Issue.record("the proof no longer stands")
                return
            }
            #expect(facts.isErased)
            #expect(try await test.submitBirth().id != receipt.id)
        }
    }

    /// In how many rows of the tables of dossiers, and payloads of their records, a name stands.
    private func mentions(_ name: String, _ test: TestProvince) async throws -> Int {
        let tables = DossierProjection().tables
        return try await test.province.database.read { db in
            var count = 0
            for table in tables {
                try db.each("SELECT * FROM \(name: table)") { row in
                    let texts = row.storedValues.compactMap { if case .text(let text) = $0 { text } else { nil } }
                    if texts.contains(where: { $0.contains(name) }) { count += 1 }
                }
            }
            try db.each(
                """
                SELECT p.actor_name, p.body FROM ledger_payload p JOIN ledger_record r ON r.sequence = p.sequence
                WHERE r.stream LIKE 'dossier:%'
                """
            ) { row in
                let body = String(decoding: try row[1] as [UInt8], as: UTF8.self)
                if try row[0] as String == name || body.contains(name) { count += 1 }
            }
            return count
        }
    }
}
