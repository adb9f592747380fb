import Kernel
import PDF
import Testing

@Suite struct PDFReaderTests {
    /// A small document, its objects with a table.
    private func file(_ objects: [(Int, String)], trailer: String = "", behind: String = "") -> [UInt8] {
        var text = "%PDF-1.7\n"
        var offsets: [Int: Int] = [:]
        for (number, object) in objects {
            offsets[number] = text.utf8.count
            text += "\(number) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 1\n0000000000 65535 f \n"
        for (number, _) in objects {
            text += "\(number) 1\n\(String(10_000_000_000 + (offsets[number] ?? 0)).dropFirst()) 00000 n \n"
        }
        text += "trailer\n<</Size 99/Root 1 0 R\(trailer)>>\nstartxref\n\(start)\n%%EOF\n\(behind)"
        return Array(text.utf8)
    }

    private let pages = [
        (1, "<</Type/Catalog/Pages 2 0 R>>"), (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, "<</Type/Page/Parent 2 0 R>>"),
    ]

    /// A random object, not deeper than `depth`.
    private func object(_ generator: inout SeededGenerator, depth: Int) -> PDFObject {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 7), using: &generator) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &generator))
        case 2: return .integer(Int.random(in: -1_000_000...1_000_000, using: &generator))
        case 3: return .real(Double(Int.random(in: -99_999_999...99_999_999, using: &generator)) / 1024)
        case 4:
            let length = Int.random(in: 0..<12, using: &generator)
            let scalars = (0..<length).map { _ in Unicode.Scalar(UInt8.random(in: 1...255, using: &generator)) }
            return .name(String(String.UnicodeScalarView(scalars)))
        case 5:
            return .string(
                (0..<Int.random(in: 0..<20, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
            )
        case 6:
            return .reference(
                PDFReference(
                    .random(in: 1...9999, using: &generator),
                    generation: .random(in: 0...9, using: &generator)
                )
            )
        case 7: return .array((0..<5).map { _ in object(&generator, depth: depth - 1) })
        default:
            let keys = ["A", "B#", "C D", "E/F", "\u{E9}"]
            var entries: PDFDictionary = [:]
            for key in keys {
                let value = object(&generator, depth: depth - 1)
                // An entry that is null is as good as none.
                entries[key] = value == .null ? nil : value
            }
            return .dictionary(entries)
        }
    }

    @Test("what is written is read again as it was")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 57)
        var update = IncrementalUpdate(try PDFDocument(file(pages)))
        var written: [(PDFReference, PDFObject)] = []
        for _ in 0..<500 {
            let value = object(&generator, depth: 4)
            written.append((update.add(value), value))
        }
        let state = try PDFDocument(update.bytes()).latest
        for (reference, value) in written { #expect(try state.object(reference.number) == value) }
    }

    @Test("an update leaves the earlier bytes and revisions as they were")
    func updates() throws {
        let first = file(pages)
        var update = IncrementalUpdate(try PDFDocument(first))
        update.replace(PDFReference(3), with: .dictionary(["Type": .name("Page"), "Rotate": .integer(90)]))
        let bytes = update.bytes()
        #expect(bytes.starts(with: first))
        let document = try PDFDocument(bytes)
        #expect(document.revisions.map(\.end) == [first.count, bytes.count])
        #expect(try document.state(after: 0).object(3).dictionary?["Rotate"] == nil)
        #expect(try document.latest.object(3).dictionary?["Rotate"] == .integer(90))
        #expect(try document.latest.pages() == [PDFReference(3)])
    }

    private func kind(_ bytes: [UInt8], _ use: (PDFDocument) throws -> Void = { _ in }) -> PDFError.Kind? {
        do {
            try use(try PDFDocument(bytes))
            return nil
        } catch {
            return (error as? PDFError)?.kind
        }
    }

    @Test("broken and hostile files are refused by name")
    func refuses() throws {
        #expect(kind([]) == .notAPDF)
        #expect(kind(Array("%PDF-1.7\n".utf8)) == .noStart)
        #expect(kind(file(pages, trailer: "/Encrypt 9 0 R")) == .encrypted)
        #expect(kind(file(pages, trailer: "/Root 2 0 R")) == .duplicateKey)
        let loop = file(pages)
        let start = try PDFDocument(loop).revisions[0].start
        #expect(kind(file(pages, trailer: "/Prev \(start)")) == .loop)
        #expect(kind(file(pages, trailer: "/Prev 5")) == .otherObject)
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(kind(file(pages + [(4, deep)])) { _ = try $0.latest.object(4) } == .tooDeep)
        let kids = [(1, "<</Type/Catalog/Pages 2 0 R>>"), (2, "<</Type/Pages/Kids[2 0 R]>>")]
        #expect(kind(file(kids)) { _ = try $0.latest.pages() } == .loop)
        let circle = pages + [(4, "5 0 R"), (5, "4 0 R")]
        #expect(kind(file(circle)) { _ = try $0.latest.resolve(.reference(PDFReference(4))) } == .loop)
        let length = pages + [(4, "<</Length 4 0 R>>\nstream\nabc\nendstream")]
        #expect(kind(file(length)) { _ = try $0.latest.object(4) } == .badStream)
        let long = pages + [(4, "<</Length 99999999>>\nstream\nabc\nendstream")]
        #expect(kind(file(long)) { _ = try $0.latest.object(4) } == .badStream)
    }

    @Test("a stream unpacks to no more than was allowed")
    func bombs() throws {
        let stream = PDFStream.packed([:], [UInt8](repeating: 0, count: 5_000_000))
        #expect(stream.data.count < 10_000)
        #expect(throws: PDFError.self) { try stream.unpacked(limit: 1_000_000) }
        #expect(try stream.unpacked().count == 5_000_000)
    }

    @Test("no input brings the reader down")
    func mangled() throws {
        var generator = SeededGenerator(seed: 7)
        let good = file(
            pages + [(4, "<</Length 3>>\nstream\nabc\nendstream"), (5, "[(a(b)c)<41>/N#20 1.5 -2 true null]")]
        )
        for _ in 0..<3000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = .random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[Int.random(in: bytes.indices, using: &generator)], at: place)
                default: bytes.removeLast(Int.random(in: 0..<bytes.count / 2, using: &generator))
                }
            }
            guard let document = try? PDFDocument(bytes) else { continue }
            for number in 1...5 { _ = try? document.latest.object(number) }
            _ = try? document.latest.pages()
        }
    }

    @Test("dates are read as they are written, and in any zone")
    func dates() throws {
        let moment = try #require(Instant(rfc3339: "2026-11-28T08:09:10Z"))
        #expect(PDFText.date(moment) == .string(Array("D:20261128150910+07'00'".utf8)))
        #expect(PDFText.date(moment).string.flatMap(PDFText.moment) == moment)
        #expect(PDFText.moment(Array("D:20261128080910Z".utf8)) == moment)
        #expect(PDFText.moment(Array("D:20261128030910-05'00'".utf8)) == moment)
        #expect(PDFText.moment(Array("D:20261328".utf8)) == nil)
        #expect(PDFText.string("Đỗ").string.map(PDFText.text) == "Đỗ")
    }
}
