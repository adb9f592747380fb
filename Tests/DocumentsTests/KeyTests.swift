import App
import Documents
import Dossiers
import Foundation
import Kernel
import Ledger
import PaperTesting
import PortalTesting
import Signing
import Storage
import TestAuthority
import Testing

@Suite("Keys of a house without a test authority")
struct KeyTests {
    /// A province that signs with keys that were registered, and an authority outside that gives them.
    private static func house(
        _ body: @escaping @Sendable (TestProvince, TestAuthority) async throws -> Void
    ) async throws {
        let house: TestProvince.Signing = { folder, surroundings in
            try SigningSetup(
                .house(address: "https://thubon.example", timestamps: nil),
                folder: folder,
                surroundings: surroundings
            )
        }
        try await TestProvince.with(signing: house) { province in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let authority = try TestAuthority(
                folder: folder,
                address: "https://ca.example",
                surroundings: province.province.surroundings
            )
            try await body(province, authority)
        }
    }

    @Test("keys at a remote signing service sign for officer and agency; what fails there is told")
    func remote() async throws {
        try await Self.house { province, authority in
            let services = province.province
            let service = try RemoteService(authority)
            let place = RemotePlace(
                service: service.server.address,
                credential: RemoteService.credential,
                accessToken: PIN(RemoteService.token)
            )
            let person = KeyOwner.person(try province.person(.leader).person)
            let picture = try await services.documents.keepPicture(TestFile.png().bytes)
            func register(_ place: RemotePlace, pin: String, for owner: KeyOwner) async throws {
                try await services.documents.keys.register(
                    .remote(place),
                    pin: PIN(pin),
                    picture: picture,
                    for: owner,
                    by: .system
                )
            }
            await #expect(throws: DocumentRefusal.wrongDevicePIN) {
                try await register(place, pin: "000000", for: person)
            }
            var unknown = place
            unknown.credential = "khoa-khac"
            await #expect(throws: DocumentRefusal.deviceAway) {
                try await register(unknown, pin: RemoteService.pin, for: person)
            }
            try await register(place, pin: RemoteService.pin, for: person)
            try await register(place, pin: RemoteService.pin, for: .agency(province.committee))

            let id = try await province.submitBirth().id
            try await province.work(id, upTo: .leader)
            let leader = try await province.browser(.leader)
            try await leader.open("/mot-cua/ho-so/\(id)/chuyen-buoc")
            try leader.fill("ma-pin", "000000")
            try await leader.press("Ký số")
            try leader.sees("Thiết bị ký số không nhận mã PIN này")
            try leader.fill("ma-pin", RemoteService.pin)
            try await leader.press("Ký số")
            try leader.sees("Đã ký số")
            let clerk = try await province.browser(.clerk)
            try await clerk.open("/mot-cua/ho-so/\(id)/cap-so")
            try await clerk.press("Cấp số, ban hành kết quả")
            try clerk.sees("Đã ban hành kết quả số 01/2026/KS")
            let papers = try await services.database.read { db in try services.documents.documents(of: id, in: db) }
            let result = try #require(papers.last)
            #expect(result.signatures.map(\.role) == [.signer, .number, .agency])
            // The hand and the seal are pictures, and no words say when it was signed.
            let words = try Judge.text(of: try await services.documents.contents(of: result))
            #expect(words.contains("Số: 01/2026/KS") && !words.contains("Thời gian ký"))

            let other = try await province.submitBirth().id
            try await province.work(other, upTo: .leader)
            service.server.stop()
            try await leader.open("/mot-cua/ho-so/\(other)/chuyen-buoc")
            try leader.fill("ma-pin", RemoteService.pin)
            try await leader.press("Ký số")
            try leader.sees("Không kết nối được thiết bị hoặc dịch vụ giữ chữ ký số")
            #expect(try await province.file(other).dossier.step == "sign")
        }
    }

    @Test("no form is planned before any agency has a key, and each from then on")
    func plans() async throws {
        try await Self.house { province, authority in
            let services = province.province
            func planned() async throws -> Int {
                try await services.database.read { db in
                    try db.value("SELECT COUNT(*) FROM job WHERE kind = \(FormsDue.job)", as: Int.self) ?? 0
                }
            }
            func accept() async throws {
                try await province.work(try await province.submitBirth().id, upTo: .leader)
            }
            try await accept()
            #expect(try await planned() == 0)

            await #expect(throws: DocumentRefusal.brokenPicture) {
                _ = try await services.documents.keepPicture(TestFile.pdf().bytes)
            }
            let picture = try await services.documents.keepPicture(TestFile.png().bytes)
            let subject = TestAuthority.Subject(.agency, name: "UBND xã Lăng", agency: "UBND xã Lăng", number: "1")
            let file = try authority.issue(subject, pin: PIN("2468"), rounds: 1_000).file
            try await services.documents.keys.register(
                .file(file),
                pin: PIN("2468"),
                picture: picture,
                for: .agency(province.committee),
                by: .system
            )
            try await accept()
            #expect(try await planned() == 1)
            let owner = KeyOwner.agency(province.committee)
            let (record, named) = try await services.database.read { db in
                (try services.documents.keys.record(of: owner, in: db), try Documents.namedFiles(in: db))
            }
            #expect(record?.picture == picture && named.contains(picture))
        }
    }
}
