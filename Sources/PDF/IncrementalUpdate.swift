/// Bản cập nhật nối thêm: objects added behind a file, whose bytes stay untouched (ISO 32000-2, 7.5.6).
public struct IncrementalUpdate {
    private let document: PDFDocument
    private var objects: [PDFReference: PDFObject] = [:]
    private var next: Int

    /// An update that adds nothing yet.
    public init(_ document: PDFDocument) {
        self.document = document
        let claimed = document.revisions.compactMap { $0.trailer["Size"]?.integer }.max() ?? 0
        next = min(max(document.latest.greatestNumber + 1, claimed), CrossReferenceSection.greatestNumber - 1)
    }

    /// Adds a new object.
    public mutating func add(_ object: PDFObject) -> PDFReference {
        let reference = PDFReference(next)
        next += 1
        objects[reference] = object
        return reference
    }

    /// Puts an object in the place of an older one.
    public mutating func replace(_ reference: PDFReference, with object: PDFObject) {
        objects[reference] = object
    }

    /// What the object is in this update, or in the document before it.
    ///
    /// - Throws: `PDFError` where it cannot be read.
    public func resolve(_ object: PDFObject?) throws(PDFError) -> PDFObject {
        if case .reference(let reference) = object, let changed = objects[reference] { return changed }
        return try document.latest.resolve(object)
    }

    /// The whole file with the update, its cross-references in the form of those before.
    public func bytes() -> [UInt8] { written().bytes }

    /// The whole file with the update, and where the values of one of its dictionaries lie.
    ///
    /// - Throws: `PDFError` where the object is none of the update.
    public func bytes(
        locating reference: PDFReference
    ) throws(PDFError) -> (bytes: [UInt8], places: [String: Range<Int>]) {
        let (bytes, offsets) = written()
        guard let offset = offsets[reference] else { throw PDFError(.missing, at: 0) }
        var parser = PDFParser(bytes[...], at: offset)
        let object = try parser.placedObject { _ throws(PDFError) in throw PDFError(.badStream, at: offset) }
        return (bytes, object.places)
    }

    private func written() -> (bytes: [UInt8], places: [PDFReference: Int]) {
        var result = Array(document.bytes)
        if result.last != 10, result.last != 13 { result.append(10) }
        var places: [PDFReference: Int] = [:]
        for (reference, object) in objects.sorted(by: { $0.key.number < $1.key.number }) {
            places[reference] = result.count
            append(object, as: reference, to: &result)
        }
        var trailer = document.latest.trailer.filter { ["Root", "Info", "ID"].contains($0.key) }
        trailer["Prev"] = .integer(document.revisions[document.revisions.count - 1].start)
        let start = result.count
        if document.revisions.last?.isStream == true {
            let reference = PDFReference(next)
            places[reference] = start
            trailer["Size"] = .integer(next + 1)
            append(.stream(Self.stream(places, trailer)), as: reference, to: &result)
        } else {
            trailer["Size"] = .integer(next)
            result += Self.table(places)
            result += "trailer\n".utf8
            PDFSerializer.write(.dictionary(trailer), into: &result)
            result.append(10)
        }
        result += "startxref\n\(start)\n%%EOF\n".utf8
        return (result, places)
    }

    private func append(_ object: PDFObject, as reference: PDFReference, to result: inout [UInt8]) {
        result += "\(reference.number) \(reference.generation) obj\n".utf8
        PDFSerializer.write(object, into: &result)
        result += "\nendobj\n".utf8
    }

    /// Runs of neighbouring numbers.
    private static func runs(_ places: [PDFReference: Int]) -> [[PDFReference]] {
        var runs: [[PDFReference]] = []
        for reference in places.keys.sorted(by: { $0.number < $1.number }) {
            if let last = runs.last?.last, last.number + 1 == reference.number {
                runs[runs.count - 1].append(reference)
            } else {
                runs.append([reference])
            }
        }
        return runs
    }

    private static func table(_ places: [PDFReference: Int]) -> [UInt8] {
        var text = "xref\n"
        for run in runs(places) {
            text += "\(run[0].number) \(run.count)\n"
            for reference in run {
                let generation = String(100_000 + reference.generation).dropFirst()
                text += "\(String(10_000_000_000 + (places[reference] ?? 0)).dropFirst()) \(generation) n\r\n"
            }
        }
        return Array(text.utf8)
    }

    private static func stream(_ places: [PDFReference: Int], _ trailer: PDFDictionary) -> PDFStream {
        var data: [UInt8] = []
        var index: [PDFObject] = []
        for run in runs(places) {
            index += [.integer(run[0].number), .integer(run.count)]
            for reference in run {
                let place = places[reference] ?? 0
                data.append(1)
                for shift in stride(from: 40, through: 0, by: -8) {
                    data.append(UInt8(truncatingIfNeeded: place >> shift))
                }
                data.append(UInt8(truncatingIfNeeded: reference.generation >> 8))
                data.append(UInt8(truncatingIfNeeded: reference.generation))
            }
        }
        var entries = trailer
        entries["Type"] = .name("XRef")
        entries["Index"] = .array(index)
        entries["W"] = .array([.integer(1), .integer(6), .integer(2)])
        return PDFStream.packed(entries, data)
    }
}
