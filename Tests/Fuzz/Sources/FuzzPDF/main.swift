import Fuzzing
import PDF

@testable import Signing

/// Reads a whole file as a validation does.
func read(_ bytes: [UInt8]) {
    guard let document = try? PDFDocument(bytes) else { return }
    for revision in document.revisions.indices.prefix(8) {
        let state = document.state(after: revision)
        for number in document.revisions[revision].entries.keys.sorted().prefix(200) {
            _ = try? state.places(of: number)
            guard let object = try? state.resolve(.reference(PDFReference(number))) else { continue }
            _ = try? object.stream?.unpacked(limit: 65_536)
            _ = object.string.map { (PDFText.text($0), PDFText.moment($0)) }
            _ = PDFSerializer.bytes(object)
        }
    }
    _ = try? document.latest.pages(limit: 1000)
    _ = document.hasTrailingBytes
    for signature in (try? SignatureFinder.signatures(in: document.latest)) ?? [] {
        _ = try? ByteRangeCheck(signature, in: document)
    }
    _ = Evidence(document.latest)
    if let changes = try? ChangeReview.changes(in: document, after: 0) { _ = ChangeHistory(changes) }
    var update = IncrementalUpdate(document)
    _ = update.add(.null)
    _ = update.bytes()
}

/// A file of these objects, whose table is right: what is tried lies in the objects.
func file(_ objects: [[UInt8]], trailer: String = "") -> [UInt8] {
    var bytes = Array("%PDF-1.7\n".utf8)
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
        table += "\(String(10_000_000_000 + bytes.count).dropFirst()) 00000 n \n"
        bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let start = bytes.count
    bytes += "\(table)trailer\n<</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(start)\n%%EOF\n".utf8
    return bytes
}

func stream(_ entries: String, _ data: [UInt8]) -> [UInt8] {
    Array("<<\(entries)/Length \(data.count)>>\nstream\n".utf8) + data + Array("\nendstream".utf8)
}

fuzz { kind, input in
    switch kind % 6 {
    case 0: read(input)
    // One object, which is the catalog and a signature's field at once.
    case 1: read(file([input, Array("<</FT/Sig/T(a)/V 1 0 R>>".utf8)]))
    // What Flate unpacks, with a predictor.
    case 2:
        let columns = "/DecodeParms<</Predictor 12/Columns 4>>"
        read(file([Array("<<>>".utf8), stream("/Filter/FlateDecode\(columns)", input)]))
    // The content of an object stream, listed by a stream of cross-references beside the table.
    case 3:
        let container = stream("/Type/ObjStm/N 2/First \(min(12, input.count))", input)
        let list = stream("/Type/XRef/Size 6/W[1 1 1]/Index[4 2]", [2, 2, 0, 2, 2, 1])
        let catalog = Array("<</Pages 4 0 R/AcroForm 5 0 R>>".utf8)
        // Behind the header and the two objects with their frames.
        let place = 9 + [catalog, container].reduce(0) { $0 + $1.count + 16 }
        read(file([catalog, container, list], trailer: "/XRefStm \(place)"))
    // The data of a stream of cross-references.
    case 4:
        var bytes = Array("%PDF-1.7\n1 0 obj\n<</Pages 2 0 R>>\nendobj\n".utf8)
        let start = bytes.count
        bytes += Array("9 0 obj\n".utf8) + stream("/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R", input)
        bytes += "\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8
        read(bytes)
    // A later revision: the objects that it changes.
    default:
        let first = file([
            Array("<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R/DSS 5 0 R>>".utf8),
            Array("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8), Array("<</Type/Page/Annots[6 0 R]>>".utf8),
            Array("<</Fields[6 0 R]>>".utf8), Array("<</Certs[]>>".utf8), Array("<</FT/Sig/T(a)>>".utf8),
        ])
        guard let document = try? PDFDocument(first) else { fatalError("the frame is broken") }
        var parts = input.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)[...]
        var bytes = first
        var table = "xref\n"
        for number in [1, 3, 4, 6] {
            guard let part = parts.popFirst(), !part.isEmpty else { continue }
            table += "\(number) 1\n\(String(10_000_000_000 + bytes.count).dropFirst()) 00000 n \n"
            bytes += Array("\(number) 0 obj\n".utf8) + part + Array("\nendobj\n".utf8)
        }
        let start = bytes.count
        let previous = document.revisions[0].start
        bytes += "\(table)trailer\n<</Size 7/Root 1 0 R/Prev \(previous)>>\nstartxref\n\(start)\n%%EOF\n".utf8
        read(bytes)
    }
}
