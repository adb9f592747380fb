import App
import Directory
import Dossiers
import Hummingbird
import Kernel
import Ledger
import PortalTesting
import Storage
import Testing

@testable import API

@Suite("Access tokens")
struct AccessTests {
    @Test("a token opens what its scopes say, and nothing else")
    func scopes() async throws {
        try await TestProvince.with { province in
            let token = try await province.token(.citizen, scopes: [.messagesRead])
            let program = Program(province, token: token)
            #expect(try await program.get("/messages").status == 200)
            let refused = try await program.get("/dossiers")
            #expect(refused.status == 403)
            #expect(refused.code == "API-003")
            #expect(try await Program(province, token: nil).get("/messages").status == 401)
            #expect(try await Program(province, token: token + "x").get("/units").status == 401)
        }
    }

    @Test("an officer's token for own affairs sees no desk: not by id, not in lists, not in files")
    func noLeak() async throws {
        try await TestProvince.with { province in
            let id = try await province.submitBirth().id
            let own = Program(
                province,
                token: try await province.token(.counter, scopes: [.dossiersRead, .dossiersWrite])
            )
            #expect(try await own.get("/dossiers/\(id)").status == 404)
            #expect(try await own.get("/dossiers/\(id)/ledger").status == 404)
            #expect(try await own.get("/dossiers/\(id)/files/birth_notice/1").status == 404)
            #expect(try await own.get("/dossiers").json["items"].list.isEmpty)
            #expect(try await own.get("/work/dossiers").status == 403)
            let withdrawal = try await own.post("/dossiers/\(id)/withdrawals", #"{"reason":"x"}"#, match: "*")
            #expect(withdrawal.status == 404)
        }
    }

    @Test("what officers write to one another about a dossier is not told to its applicant")
    func notes() async throws {
        try await TestProvince.with { province in
            let id = try await province.submitBirth().id
            try await province.work(id, upTo: .leader)
            let desk = try await Program(province, .specialist).get("/work/dossiers/\(id)")
            let own = try await Program(province, .citizen).get("/dossiers/\(id)")

            #expect(desk.json["steps"].list.contains { $0["note"].text == "Đủ điều kiện." })
            #expect(own.status == 200 && own.json["steps"].list.count == desk.json["steps"].list.count)
            #expect(own.json["steps"].list.allSatisfy { $0["note"].text == nil })
        }
    }

    @Test("search and lists are cut to the desk, whatever is asked for")
    func search() async throws {
        try await TestProvince.with { province in
            let receipt = try await province.submitBirth()
            let here = try await Program(province, .counter)
            let elsewhere = try await Program(province, .stranger)
            let citizen = try await Program(province, .neighbour)
            for question in [
                "part=all", "part=all&q=mai", "part=all&q=049190000099", "part=all&q=\(receipt.reference)",
            ] {
                #expect(try await here.get("/work/dossiers?" + question).json["items"].list.count == 1, "\(question)")
                let theirs = try await elsewhere.get("/work/dossiers?" + question)
                #expect(theirs.json["items"].list.isEmpty && theirs.json["total"] == .integer(0), "\(question)")
                #expect(try await citizen.get("/work/dossiers?" + question).status == 404)
            }
            #expect(try await elsewhere.get("/work/dossiers/\(receipt.id)").status == 404)
            #expect(try await citizen.get("/dossiers/\(receipt.id)").status == 404)
        }
    }

    @Test("a revoked token, one that is over, and one of a closed account open nothing")
    func ends() async throws {
        try await TestProvince.with { province in
            let directory = province.province.directory
            let account = try province.person(.counter).account
            let revoked = try await Program(province, .counter)
            #expect(try await revoked.get("/token").json["account"].text == "counter")
            try await province.province.database.write { db in
                let tokens = try directory.tokens(of: account, in: db)
                for token in tokens { try directory.revokeToken(token.id, by: .system, in: db) }
            }
            #expect(try await revoked.get("/token").status == 401)

            let short = Program(province, token: try await province.token(.counter, days: 1))
            #expect(try await short.get("/token").status == 200)
            province.clock.move(minutes: 1441)
            #expect(try await short.get("/token").status == 401)

            let closed = try await Program(province, .specialist)
            try await directory.disable(try province.person(.specialist).account, by: .system)
            #expect(try await closed.get("/token").status == 401)
        }
    }

    @Test("a token is a key of its own: it goes on while its officer has a password to choose")
    func ownKey() async throws {
        try await TestProvince.with { province in
            let id = try await province.submitBirth().id
            let program = try await Program(province, .counter)
            let account = try province.person(.counter).account
            _ = try await province.province.directory.issuePassword(for: account, by: .system)
            #expect(try await program.get("/work/dossiers/\(id)").status == 200)
        }
    }

    @Test("its last use is seen, its words are not kept")
    func list() async throws {
        try await TestProvince.with { province in
            let token = try await province.token(.citizen)
            let program = Program(province, token: token)
            #expect(try await program.get("/token").status == 200)
            let directory = province.province.directory
            let tokens = try await province.province.database.read { try directory.tokens(in: $0) }
            #expect(tokens.first?.usedAt == province.clock.now)
            let kept = try await province.province.database.read { db in
                try db.rows("SELECT * FROM access_token").flatMap(\.storedValues)
            }
            #expect(kept.contains(.text("thử")))
            let secret = Array(token.utf8.suffix(20))
            for value in kept {
                switch value {
                case .text(let text): #expect(!Array(text.utf8).contains(secret))
                case .blob(let bytes): #expect(!bytes.contains(secret))
                default: break
                }
            }
        }
    }

    @Test("a browser's session opens nothing below the scopes")
    func session() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser(.citizen)
            let page = try await browser.request(.get, "/api/v1/dossiers")
            #expect(page.status == 401)
        }
    }
}
