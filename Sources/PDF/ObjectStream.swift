/// An object stream, unpacked (ISO 32000-2, 7.5.7).
struct ObjectStream: Sendable {
    private let data: [UInt8]
    private let objects: [(number: Int, offset: Int)]

    var size: Int { data.count }

    init(_ stream: PDFStream, limit: Int) throws(PDFError) {
        let place = stream.data.startIndex
        guard stream.dictionary["Type"] == .name("ObjStm"), let count = stream.dictionary["N"]?.integer,
            let first = stream.dictionary["First"]?.integer, count >= 0, first >= 0
        else { throw PDFError(.badStream, at: place) }
        let data = try stream.unpacked(limit: limit)
        guard first <= data.count, count <= data.count else { throw PDFError(.badStream, at: place) }
        var lexer = PDFLexer(data[..<first], at: 0)
        var objects: [(number: Int, offset: Int)] = []
        for _ in 0..<count {
            guard case .integer(let number) = try lexer.next(), case .integer(let offset) = try lexer.next(),
                offset >= 0,
                offset < data.count - first
            else { throw PDFError(.badStream, at: place) }
            objects.append((number, first + offset))
        }
        self.data = data
        self.objects = objects
    }

    /// The object of this number and place, and how many bytes it takes.
    func object(_ number: Int, at index: Int) throws(PDFError) -> (PDFObject, length: Int) {
        guard objects.indices.contains(index), objects[index].number == number else {
            throw PDFError(.otherObject, at: index)
        }
        var parser = PDFParser(data[...], at: objects[index].offset)
        let object = try parser.object()
        return (object, parser.lexer.position - objects[index].offset)
    }
}
