import PDF

/// A document written by hand, as small writers write it.
enum SamplePDF {
    /// Some pages, each with a line of text.
    static func pages(_ texts: [String] = ["Quyet dinh so 1"], extra: [(Int, PDFObject)] = []) -> [UInt8] {
        let first = 4
        var objects: [(Int, PDFObject)] = [
            (1, .dictionary(["Type": .name("Catalog"), "Pages": .reference(PDFReference(2))])),
            (
                2,
                .dictionary([
                    "Type": .name("Pages"), "Count": .integer(texts.count),
                    "Kids": .array(texts.indices.map { .reference(PDFReference(first + 2 * $0)) }),
                ])
            ),
            (3, .dictionary(["Type": .name("Font"), "Subtype": .name("Type1"), "BaseFont": .name("Times-Roman")])),
        ]
        for (index, text) in texts.enumerated() {
            objects.append(
                (
                    first + 2 * index,
                    .dictionary([
                        "Type": .name("Page"), "Parent": .reference(PDFReference(2)),
                        "MediaBox": .array([.integer(0), .integer(0), .real(419.53), .real(595.28)]),
                        "Contents": .reference(PDFReference(first + 2 * index + 1)),
                        "Resources": .dictionary(["Font": .dictionary(["F1": .reference(PDFReference(3))])]),
                    ])
                )
            )
            let content = "BT /F1 14 Tf 72 500 Td (\(text)) Tj ET"
            objects.append((first + 2 * index + 1, .stream(PDFStream([:], data: content.utf8))))
        }
        return write(objects + extra)
    }

    /// Objects with a table of cross-references.
    static func write(_ objects: [(Int, PDFObject)], root: Int = 1) -> [UInt8] {
        var bytes = Array("%PDF-1.7\n%\u{E2}\u{E3}\n".utf8)
        var offsets: [Int: Int] = [:]
        for (number, object) in objects {
            offsets[number] = bytes.count
            bytes += Array("\(number) 0 obj\n".utf8) + PDFSerializer.bytes(object) + Array("\nendobj\n".utf8)
        }
        let size = (objects.map(\.0).max() ?? 0) + 1
        let start = bytes.count
        bytes += "xref\n0 \(size)\n0000000000 65535 f \n".utf8
        for number in 1..<size {
            let digits = String(10_000_000_000 + (offsets[number] ?? 0)).dropFirst()
            bytes += (offsets[number] == nil ? "0000000000 00000 f \n" : "\(digits) 00000 n \n").utf8
        }
        bytes += "trailer\n<</Size \(size)/Root \(root) 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8
        return bytes
    }
}
