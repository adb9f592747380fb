import App
import Documents
import Dossiers
import Foundation
import Hummingbird
import Kernel
import Ledger
import PortalTesting
import Signing
import Storage
import StorageTesting
import TestAuthority
import Testing

@Suite("Results as signed papers")
struct ResultTests {
    @Test("the person signs, the clerk numbers, the agency seals, in this order", arguments: TestEngine.all)
    func order(_ engine: TestEngine) async throws {
        try await SigningWorld.with(engine) { world in
            let id = try await world.signedBirth()
            let early = try await world.result(of: id)
            #expect(early.issuedAt == nil && early.number == nil && early.signatures.map(\.role) == [.signer])
            try await world.issue(id)
            let result = try await world.result(of: id)
            #expect(result.signatures.map(\.role) == [.signer, .number, .agency])
            #expect(result.number == "01/2026/KS" && result.issuedAt != nil)
            #expect(try await world.reports(on: result).map(\.indication) == [.passed, .passed, .passed])
            try await world.doJobs()
            let late = try await world.result(of: id)
            #expect(late.level == .archived)
            // Three signatures that are seen, their timestamps, and the evidence: what a phone at the border loads.
            #expect(late.size < 150_000, "\(late.size) bytes, \(result.size) before the evidence")
            #expect(try await world.reports(on: late).allSatisfy { $0.indication == .passed })

            let mother = try await world.province.browser(.citizen)
            try await mother.open("/ho-so/\(id)")
            try mother.sees("Giấy khai sinh số 01/2026/KS")
        }
    }

    @Test("whoever holds the link sees who signed and opens the file, and nobody else does")
    func link() async throws {
        try await SigningWorld.with { world in
            let id = try await world.signedBirth()
            try await world.issue(id)
            let result = try await world.result(of: id)
            let anybody = try await world.province.browser()
            let path = world.documents.path(to: result.id)
            try await anybody.open(path)
            try anybody.sees("Giấy khai sinh số 01/2026/KS", "Ủy ban nhân dân xã Lăng", result.file.description)
            #expect(try await anybody.request(.get, path + "/tep").status == 200)
            let guess = "/van-ban/\(result.id)/AAAAAAAAAAAAAAAA"
            #expect(try await anybody.request(.get, guess).status == 404)
            #expect(try await anybody.request(.get, guess + "/tep").status == 404)
        }
    }

    @Test("a wrong PIN signs nothing, the fifth closes the key, and a quarter of an hour opens it again")
    func wrongPIN() async throws {
        try await SigningWorld.with { world in
            let id = try await world.birthToSign()
            let leader = try await world.province.browser(.leader)
            try await leader.open("/mot-cua/ho-so/\(id)/chuyen-buoc")
            try await leader.press("Ký số")
            try leader.sees("Chưa nhập mã PIN")
            for left in [4, 3, 2, 1, 0] {
                try leader.fill("ma-pin", "000000")
                try await leader.press("Ký số")
                try leader.sees("Mã PIN không đúng, còn \(left) lần thử")
            }
            try leader.fill("ma-pin", KeyShelf.trialPIN)
            try await leader.press("Ký số")
            try leader.sees("tạm khóa")
            #expect(try await world.desk(of: id) == "sign")
            #expect(try await world.documents(of: id).allSatisfy { $0.kind != .result })

            world.province.clock.move(minutes: 16)
            try leader.fill("ma-pin", KeyShelf.trialPIN)
            try await leader.press("Ký số")
            try leader.sees("Đã ký số")
        }
    }

    @Test("an expired certificate signs nothing and says so")
    func expired() async throws {
        try await SigningWorld.with { world in
            _ = try await world.signedBirth()
            let id = try await world.birthToSign()
            world.province.clock.move(minutes: 4 * 366 * 1440)
            let viewer = try await world.province.viewer(.leader)
            let refusal = await #expect(throws: DocumentRefusal.self) {
                try await world.documents.pen(of: viewer, pin: PIN(KeyShelf.trialPIN))
            }
            guard case .certificateExpired = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(try await world.desk(of: id) == "sign")
        }
    }

    @Test("where the file cannot be stored nothing is issued and the number is not lost")
    func fullDisk() async throws {
        try await SigningWorld.with { world in
            let id = try await world.signedBirth()
            let blobs = world.folder + "/blobs"
            let manager = FileManager.default
            try manager.moveItem(atPath: blobs, toPath: blobs + ".away")
            try Data().write(to: URL(fileURLWithPath: blobs))
            let viewer = try await world.province.viewer(.clerk)
            let position = try await world.province.position(of: id, for: viewer)
            await #expect(throws: (any Error).self) {
                try await world.documents.numberResult(id, position: position, by: viewer)
            }
            #expect(try await world.desk(of: id) == "number")
            try manager.removeItem(atPath: blobs)
            try manager.moveItem(atPath: blobs + ".away", toPath: blobs)
            try await world.issue(id)
            #expect(try await world.result(of: id).number == "01/2026/KS")
        }
    }

    @Test("two that are numbered at the same moment get two numbers, each printed in its own file")
    func numbers() async throws {
        try await SigningWorld.with { world in
            let ids = [try await world.signedBirth(), try await world.signedBirth(), try await world.signedBirth()]
            try await withThrowingTaskGroup { group in
                for id in ids { group.addTask { try await world.issue(id) } }
                try await group.waitForAll()
            }
            var numbers: Set<String> = []
            for id in ids {
                let result = try await world.result(of: id)
                let number = try #require(result.number)
                numbers.insert(number)
                #expect(try await world.reasons(in: result).contains("Cấp số \(number)"))
            }
            #expect(numbers == ["01/2026/KS", "02/2026/KS", "03/2026/KS"])
        }
    }

    @Test("many are signed with one PIN, each for itself: what changed meanwhile is named and stays")
    func batch() async throws {
        try await SigningWorld.with { world in
            let ids = [try await world.birthToSign(), try await world.birthToSign(), try await world.birthToSign()]
            let leader = try await world.province.browser(.leader)
            try await leader.open("/mot-cua")
            for id in ids {
                let name = try await world.province.file(id).dossier.name
                try leader.tick(name)
            }
            try await leader.press("Ký số hồ sơ đã chọn")
            try leader.sees("Ký số 3 văn bản")
            let other = try await world.province.browser(.leader)
            try await other.open("/mot-cua/ho-so/\(ids[1])/tra-lai")
            try other.fill("ghi-chu", "Thiếu quê quán của mẹ.")
            try await other.press("Trả lại bước trước")
            try leader.fill("ma-pin", KeyShelf.trialPIN)
            try await leader.press("Ký 3 văn bản")
            for _ in 0..<100 where try !leader.page.shows("Đã ký xong") {
                try await Task.sleep(for: .milliseconds(50))
                try await leader.open(leader.page.path)
            }
            try leader.sees("Đã ký xong", "2 văn bản đã ký")
            #expect(try await world.desk(of: ids[0]) == "number")
            #expect(try await world.desk(of: ids[1]) == "appraise")
            #expect(try await world.desk(of: ids[2]) == "number")
        }
    }

    @Test("a form that is sent twice begins one batch")
    func batchOnce() async throws {
        try await SigningWorld.with { world in
            let id = try await world.birthToSign()
            let name = try await world.province.file(id).dossier.name
            let leader = try await world.province.browser(.leader)
            try await leader.open("/mot-cua")
            try leader.tick(name)
            let asked = try await leader.press("Ký số hồ sơ đã chọn")
            try leader.fill("ma-pin", KeyShelf.trialPIN)
            let first = try await leader.press("Ký 1 văn bản").path
            leader.goBack(to: asked)
            try leader.fill("ma-pin", KeyShelf.trialPIN)
            #expect(try await leader.press("Ký 1 văn bản").path == first)
            for _ in 0..<100 where try !leader.page.shows("Đã ký xong") {
                try await Task.sleep(for: .milliseconds(50))
                try await leader.open(leader.page.path)
            }
            try leader.sees("1 văn bản đã ký.")
        }
    }

    @Test("what was signed digitally is not issued without the agency's key, and its number waits")
    func noSeal() async throws {
        let house: TestProvince.Signing = { folder, surroundings in
            try SigningSetup(
                .house(address: "https://thubon.example", timestamps: nil),
                folder: folder,
                surroundings: surroundings
            )
        }
        try await TestProvince.with(signing: house) { province in
            let services = province.province
            let keys = services.documents.keys
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let authority = try TestAuthority(
                folder: folder,
                address: "https://ca.example",
                surroundings: services.surroundings
            )
            func key(_ kind: TestAuthority.Subject.Kind, _ name: String) throws -> [UInt8] {
                let subject = TestAuthority.Subject(kind, name: name, agency: "UBND xã Lăng", number: "1")
                return try authority.issue(subject, pin: PIN("2468"), rounds: 1_000).file
            }
            let person = try province.person(.leader).person
            try await keys.register(
                .file(try key(.person, "Bríu Quân")),
                pin: PIN("2468"),
                for: .person(person),
                by: .system
            )
            let id = try await province.submitBirth().id
            try await province.work(id, upTo: .leader)
            let leader = try await province.browser(.leader)
            try await leader.open("/mot-cua/ho-so/\(id)/chuyen-buoc")
            try leader.fill("ma-pin", "2468")
            try await leader.press("Ký số")
            let clerk = try await province.browser(.clerk)
            try await clerk.open("/mot-cua/ho-so/\(id)/cap-so")
            try await clerk.press("Cấp số, ban hành kết quả")
            try clerk.sees("DOC-002")
            #expect(try await province.file(id).dossier.step == "number")

            try await keys.register(
                .file(try key(.agency, "UBND xã Lăng")),
                pin: PIN("2468"),
                for: .agency(province.committee),
                by: .system
            )
            try await clerk.open("/mot-cua/ho-so/\(id)/cap-so")
            try await clerk.press("Cấp số, ban hành kết quả")
            try clerk.sees("Đã ban hành kết quả số 01/2026/KS")
            let papers = try await services.database.read { db in try services.documents.documents(of: id, in: db) }
            #expect(papers.last?.signatures.map(\.role) == [.signer, .number, .agency])
        }
    }

    @Test("a rebuild gives the same table of papers", arguments: TestEngine.all)
    func rebuild(_ engine: TestEngine) async throws {
        try await SigningWorld.with(engine) { world in
            let id = try await world.signedBirth()
            try await world.issue(id)
            try await world.doJobs()
            let differences = try await world.province.province.rebuild(isCheck: true).changed
            #expect(differences.isEmpty)
        }
    }
}
