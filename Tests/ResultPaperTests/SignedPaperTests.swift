import Catalogue
import Foundation
import Kernel
import PDF
import PaperTesting
import Signing
import TestAuthority
import Testing
import Typesetting

@Suite("A result that is signed where the decree wants it")
struct SignedPaperTests {
    static let moment = ResultPaperTests.moment

    /// Signs as a leader, then numbers and seals as the agency's clerk.
    static func signed(_ result: Filled) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-authority-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let surroundings = Surroundings(clock: { moment }, chance: SeededGenerator(seed: 7))
        let authority = try TestAuthority(
            folder: folder.path,
            address: "http://127.0.0.1:9",
            surroundings: surroundings
        )
        func signer(_ kind: TestAuthority.Subject.Kind, _ name: String, _ number: String) throws -> PDFSigner {
            let subject = TestAuthority.Subject(kind, name: name, agency: Filled.agency, number: number)
            let issued = try authority.issue(subject, pin: PIN("1"), rounds: 1000)
            return PDFSigner(try SoftwareKey(try PKCS12(issued.file, pin: PIN("1"))))
        }
        let person = try signer(.person, "Hồ Thị Nguyệt Ánh", "049182003456")
        let clerk = try signer(.agency, Filled.agency, "H47.12")
        let paper = try Typesetter().set(result.paper(number: nil).document, created: moment)
        let head = Letterhead(
            agency: Filled.agency,
            number: "15/2026/KS",
            place: "Phước Lộc",
            date: OfficialDate(Filled.day)
        )
        let steps: [(PDFSigner, PaperPlace, SignaturePicture)] = [
            (person, .signature, .image(try SampleImages.signature(of: "Hồ Thị Nguyệt Ánh"))),
            (clerk, .number, .number(head, result.paper().form)),
            (clerk, .seal, .image(try SampleImages.seal(agency: Filled.agency))),
            (clerk, .agency, .agency(name: Filled.agency, at: moment)),
        ]
        var file = paper.pdf
        for (signer, name, picture) in steps {
            let place = try #require(paper.places[name])
            var request = SignatureRequest(at: moment)
            request.appearance = SignatureAppearance(
                page: place.page,
                place: (place.x, place.y, place.width, place.height),
                picture: try PDFDocument(try Typesetter().pdf(picture, for: place, created: moment))
            )
            file = try await signer.sign(file, request)
        }
        return file
    }

    @Test(
        "what is seen of four signatures is read in its place, and the file is still one that PDF/A allows",
        .enabled(if: ArchiveJudge.python != nil, "dev/python-packages installs pikepdf and fontTools"),
        arguments: try Filled.all([.everything]).filter { ["1.001193", "1.001731"].contains($0.procedure) }
    )
    func signed(result: Filled) async throws {
        let file = try await Self.signed(result)
        try Kept.keep(file, as: "signed-\(result.procedure)-\(result.version.validFrom)")

        let text = try Judge.text(of: file)

        #expect(text.contains("Số: 15/2026/KS"))
        #expect(text.contains("Phước Lộc, ngày 23 tháng 11 năm 2026"))
        #expect(text.contains("Thời gian ký: 2026-11-23T15:30:00+07:00"))
        #expect(try ArchiveJudge.findings(in: file) == [])
    }
}
