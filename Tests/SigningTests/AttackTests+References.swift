import PDF
import Signing
import Testing

// Tricks with cross-references.
extension AttackTests {
    /// A later revision that only has a table: its line says where object 5 lies.
    private func redirected(_ bytes: [UInt8], to offset: Int) throws -> [UInt8] {
        let document = try PDFDocument(bytes)
        let line = "\(String(10_000_000_000 + offset).dropFirst()) 00000 n\r\n"
        let previous = document.revisions[document.revisions.count - 1].start
        let trailer = "trailer\n<</Size 99/Root 1 0 R/Prev \(previous)>>\n"
        return bytes + Array("xref\n5 1\n\(line)\(trailer)startxref\n\(bytes.count)\n%%EOF\n".utf8)
    }

    @Test("two objects with one number under the signature, and a later table that brings the hidden one to light")
    func hiddenTwin() async throws {
        let twin = "5 0 obj\n<</Length 15>>\nstream\nBT (khac) Tj ET\nendstream\nendobj\n"
        let carrier = (50, PDFObject.stream(PDFStream([:], data: twin.utf8)))
        let bytes = try await signed(SamplePDF.pages(["Goc", "Hai"], extra: [carrier]))
        #expect(try await report(bytes).indication == .passed)
        let place = try place(of: twin, in: bytes)
        try await expectChange(try redirected(bytes, to: place), "was changed (object 5)")
    }

    @Test("an object of a signed revision that lies beyond its end is refused")
    func beyondTheEnd() async throws {
        let changed = try redirected(file, to: file.count + 5000)
        #expect(throws: PDFError.self) { try PDFDocument(changed) }
        let more = changed + [UInt8](repeating: 32, count: 10_000)
        #expect(throws: PDFError.self) { try PDFDocument(more) }
    }

    @Test("objects that lie in each other do not make the reader read for ever")
    func nestedStrings() throws {
        let depth = 20_000
        var text = "%PDF-1.7\n"
        var offsets: [Int] = []
        for number in 1...depth {
            offsets.append(text.utf8.count)
            text += "\(number) 0 obj("
        }
        for _ in 1...depth { text += ")endobj " }
        let start = text.utf8.count
        text += "xref\n0 \(depth + 1)\n0000000000 65535 f \n"
        for offset in offsets { text += "\(String(10_000_000_000 + offset).dropFirst()) 00000 n \n" }
        text += "trailer\n<</Size \(depth + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        let document = try PDFDocument(Array(text.utf8))
        let read = (1...depth).prefix { (try? document.latest.object($0)) != nil }
        #expect(read.count < depth)
    }
}
