import Foundation
import Kernel
import PDF
import Signing
import Testing

@Suite struct SigningTests {
    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority()
    }

    @Test("a signed document passes here and with pdfsig", arguments: TestAuthority.KeyKind.allCases)
    func signs(_ kind: TestAuthority.KeyKind) async throws {
        let file = SamplePDF.pages()
        let signed = try await PDFSigner(authority.signer("Ký thử", kind)).sign(
            file,
            SignatureRequest(at: TestAuthority.now)
        )
        #expect(signed.starts(with: file))
        let reports = try await SignatureValidator(authority.policy).reports(on: PDFDocument(signed))
        #expect(reports.count == 1)
        #expect(reports.first?.indication == .passed, "\(reports)")
        #expect(reports.first?.level == "B-B")
        #expect(reports.first?.coversWholeFile == true)
        #expect(reports.first?.claimed == TestAuthority.now)
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let said = try Program.run(["pdfsig", try folder.put("signed.pdf", signed).path], expects: nil)
        #expect(said.contains("Signature Validation: Signature is Valid."), "\(said)")
        #expect(said.contains("Total document signed"), "\(said)")
    }
}
