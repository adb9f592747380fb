import App
import Hummingbird
import HummingbirdTesting
import Kernel
import Ledger
import PortalTesting
import Storage
import Testing

@Suite("The ledger's page, tiles and interface")
struct LedgerPagesTests {
    @Test("says in what state the ledger is, and checks the proof of a receipt")
    func page() async throws {
        try await TestProvince.with { test in
            _ = try await test.submitBirth()
            let ledger = test.province.openLedger
            let dossier = try await test.province.database.read { db in
                try db.value("SELECT stream FROM ledger_record WHERE kind = 'dossier.submitted'", as: String.self)
            }
            let proof = try #require(try await ledger.proof(ofFirst: "dossier.submitted", in: dossier ?? ""))
            let browser = try await test.browser()

            let page = try await browser.open("/so-cai")
            #expect(page.heading == "Sổ cái")
            #expect(page.shows("Khóa công khai") && page.shows(ledger.key.description))

            try browser.fill("Mã chứng cứ hoặc số bản ghi", proof.seal)
            _ = try await browser.press("Kiểm tra")
            try browser.sees("Chứng cứ đúng", "Nộp hồ sơ", "Tải chứng cứ (.tlog-proof)")

            _ = try await browser.open("/so-cai?ngon-ngu=en&ma=\(proof.seal)")
            try browser.sees("The proof holds", "Dossier submitted")
        }
    }

    @Test("tells what to do about a damaged proof, a number that is not there, and words")
    func faults() async throws {
        try await TestProvince.with { test in
            let ledger = test.province.openLedger
            let proof = try #require(try await ledger.proof(ofRecord: 1))
            let browser = try await test.browser()

            _ = try await browser.open("/so-cai?ma=\(proof.seal.dropLast(8))AAAAAAAA")
            try browser.sees("Chứng cứ không đúng", "mang biên nhận đến bộ phận một cửa")
            _ = try await browser.open("/so-cai?ma=99999999")
            try browser.sees("Sổ cái chưa có bản ghi số 99999999")
            let page = try await browser.open("/so-cai?ma=xin+chao")
            try browser.isAt("/so-cai", status: 422)
            #expect(page.shows("Đây chưa phải mã chứng cứ hay số bản ghi"))
            #expect(page.value(of: "ma")?.contains("xin chao") == true)
        }
    }

    @Test("serves checkpoint, tiles and entries as the specification of tiled logs says")
    func tiles() async throws {
        try await TestProvince.with { test in
            let checkpoint = try await test.client.execute(uri: "/tlog/checkpoint", method: .get)
            #expect(checkpoint.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(checkpoint.headers[.cacheControl] == "public, max-age=2")
            let key = test.province.openLedger.key
            let state = try #require(Checkpoint(String(buffer: checkpoint.body), signedBy: key))

            #expect(state.size > 0)
            let (full, rest) = (state.size / 256, state.size % 256)
            let tail =
                rest == 0
                ? TileAddress(level: 0, index: full - 1) : TileAddress(level: 0, index: full, width: Int(rest))
            let tile = try await test.client.execute(uri: "/tlog/tile/\(tail)", method: .get)
            #expect(tile.status == .ok && tile.body.readableBytes == tail.width * 32)
            #expect(tile.headers[.contentType] == "application/octet-stream")
            #expect(tile.headers[.cacheControl] == "public, max-age=31536000, immutable")
            let bundle = TileAddress(level: nil, index: tail.index, width: tail.width)
            let entries = try await test.client.execute(uri: "/tlog/tile/\(bundle)", method: .get)
            #expect(entries.status == .ok)
            let first = entries.body.getInteger(at: entries.body.readerIndex, as: UInt16.self).map(Int.init) ?? 0
            let entry = try #require(entries.body.getBytes(at: entries.body.readerIndex + 2, length: first))
            let leaf = try #require(tile.body.getBytes(at: tile.body.readerIndex, length: 32))
            #expect(TreeHash.leaf(entry).bytes == leaf)
            for missing in ["0/999", "0/000.p/0", "x/000", "entries/x001/000", "0/../../secret", "64/000"] {
                let answer = try await test.client.execute(uri: "/tlog/tile/\(missing)", method: .get)
                #expect(answer.status == .notFound)
            }
        }
    }

    @Test("gives state, records, proofs and consistency as JSON")
    func interface() async throws {
        try await TestProvince.with { test in
            let key = test.province.openLedger.key
            let old = try await test.province.openLedger.checkpoint()
            _ = try await test.submitBirth()
            func get(_ path: String) async throws -> String {
                let answer = try await test.client.execute(uri: path, method: .get)
                return answer.status == .ok ? String(buffer: answer.body) : "\(answer.status.code)"
            }

            #expect(try await get("/api/v1/ledger").contains("\"key\":\"\(key)\""))
            #expect(try await get("/api/v1/ledger/records/1").contains("\"sequence\":1,\"kind\":\"territory.loaded\""))
            #expect(try await get("/api/v1/ledger/records/1/proof").contains("\"index\":0,"))
            let proof = try #require(
                LedgerProof(text: try await get("/api/v1/ledger/records/\(old.size + 1)/tlog-proof"))
            )
            #expect(proof.holds(under: key))
            #expect(try await get("/api/v1/ledger/consistency?from=\(old.size)").contains("\"path\":["))
            for missing in ["records/0", "records/999999", "records/x/proof", "consistency?from=999999"] {
                #expect(try await get("/api/v1/ledger/\(missing)") == "404", "\(missing)")
            }
            #expect(try await get("/api/v1/ledger/consistency") == "422", "from which size must be said")
        }
    }
}
