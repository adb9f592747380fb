import Kernel
import Testing

@testable import Web

@Suite("Reading multipart/form-data, wherever it is cut")
struct MultipartParserTests {
    static let body = """
        preamble that nobody reads\r
        --ranh\r
        Content-Disposition: form-data; name="ho-ten"\r
        \r
        Nguyễn Thị Hoa\r
        --ranh\r
        Content-Disposition: form-data; name="giay-to"; filename="giấy khai sinh.pdf"\r
        Content-Type: application/pdf\r
        \r
        %PDF-1.7\r
        --ran\r
        --ranh không phải ranh giới\r
        \r\r\n\r\n--ranh \r
        Content-Disposition: form-data; name="trong"\r
        \r
        \r
        --ranh--\r
        epilogue
        """

    struct Part: Equatable {
        var header: PartHeader
        var content: [UInt8] = []
        var isClosed = false

        var text: String { String(decoding: content, as: UTF8.self) }
    }

    static func parts(of body: [UInt8], boundary: String = "ranh", cutAt cuts: [Int]) throws -> [Part] {
        var parser = try #require(MultipartParser(boundary: boundary, partLimit: 20))
        var parts: [Part] = []
        var start = 0
        for cut in cuts.sorted() + [body.count] {
            parser.feed(body[start..<cut])
            start = cut
            while let event = try parser.next() {
                switch event {
                case .part(let header): parts.append(Part(header: header))
                case .bytes(let bytes): parts[parts.count - 1].content += bytes
                case .partEnd: parts[parts.count - 1].isClosed = true
                }
            }
        }
        #expect(parser.isComplete)
        return parts
    }

    @Test("a body in one piece gives its parts with their names and exact bytes")
    func onePiece() throws {
        // A boundary is one only with a line end after it; the look-alike line above has words after it and is refused.
        let body = Self.body.replacing("--ranh không phải ranh giới\r\n", with: "--ran h\r\n")

        let parts = try Self.parts(of: Array(body.utf8), cutAt: [])

        #expect(parts.map(\.header.name) == ["ho-ten", "giay-to", "trong"])
        #expect(parts.map(\.header.fileName) == [nil, "giấy khai sinh.pdf", nil])
        #expect(parts.map(\.text) == ["Nguyễn Thị Hoa", "%PDF-1.7\r\n--ran\r\n--ran h\r\n\r\r\n", ""])
        #expect(parts.map(\.isClosed) == [true, true, true])
        #expect(parts[1].header.mediaType == "application/pdf")
    }

    @Test("cut anywhere in two, the body gives the same parts")
    func everyCut() throws {
        let body = Array(Self.body.replacing("--ranh không phải ranh giới\r\n", with: "--ran h\r\n").utf8)
        let whole = try Self.parts(of: body, cutAt: [])

        for cut in 0...body.count {
            #expect(try Self.parts(of: body, cutAt: [cut]) == whole, "cut at \(cut)")
        }
    }

    @Test("byte by byte, and in every size of piece, the body gives the same parts", arguments: 1...40)
    func everySize(_ size: Int) throws {
        let body = Array(Self.body.replacing("--ranh không phải ranh giới\r\n", with: "--ran h\r\n").utf8)

        let parts = try Self.parts(of: body, cutAt: Array(stride(from: size, to: body.count, by: size)))

        #expect(parts == (try Self.parts(of: body, cutAt: [])))
    }

    @Test("content full of beginnings of boundaries comes out byte for byte")
    func nearBoundaries() throws {
        let content = String(repeating: "\r\n--ran\r\n\r\r\n-\r\n--", count: 50)
        let body = Array("--ranh\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\(content)\r\n--ranh--".utf8)

        for size in 1...30 {
            let parts = try Self.parts(of: body, cutAt: Array(stride(from: size, to: body.count, by: size)))
            #expect(parts.map(\.text) == [content], "pieces of \(size)")
        }
    }

    static let hostile = [
        "nothing at all": "",
        "no boundary": String(repeating: "x", count: 9000),
        "words after the boundary": "--ranh xyz\r\n\r\n\r\n--ranh--",
        "no name": "--ranh\r\nContent-Disposition: form-data\r\n\r\nx\r\n--ranh--",
        "no disposition": "--ranh\r\nContent-Type: text/plain\r\n\r\nx\r\n--ranh--",
        "another disposition": "--ranh\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--ranh--",
        "headers without end": "--ranh\r\nX: " + String(repeating: "y", count: 9000),
        "a line that is no header": "--ranh\r\nContent-Disposition form-data\r\n\r\nx\r\n--ranh--",
        "too many parts": String(
            repeating: "--ranh\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n",
            count: 21
        ),
        "an endless row of blanks": "--ranh" + String(repeating: " ", count: 9000),
        "a name without end": "--ranh\r\nContent-Disposition: form-data; name=\""
            + String(repeating: "n", count: 400) + "\"\r\n\r\nx\r\n--ranh--",
    ]

    @Test("hostile bodies are refused or stay unfinished, never taken", arguments: hostile.keys.sorted())
    func refused(_ name: String) throws {
        let body = Array((Self.hostile[name] ?? "").utf8)

        var parser = try #require(MultipartParser(boundary: "ranh", partLimit: 20))
        var isRefused = false
        do {
            for byte in body {
                parser.feed([byte])
                while try parser.next() != nil {}
            }
        } catch is WebRefusal {
            isRefused = true
        }

        #expect(isRefused || !parser.isComplete)
        #expect(isRefused == !body.isEmpty)
    }

    @Test("bodies broken at random never crash it, nor make it hold more than a block of headers", arguments: 1...8)
    func fuzz(_ seed: Int) throws {
        var chance = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array("\r\n-ranhC:;=\" \\%\u{E1}".utf8)

        for _ in 0..<300 {
            var body = Array(Self.body.utf8)
            for _ in 0..<Int.random(in: 1...8, using: &chance) {
                let place = Int.random(in: 0..<body.count, using: &chance)
                switch Int.random(in: 0..<3, using: &chance) {
                case 0: body[place] = alphabet[Int.random(in: 0..<alphabet.count, using: &chance)]
                case 1: body.remove(at: place)
                default: body.insert(contentsOf: Array(body[place...].prefix(20)), at: place)
                }
            }
            var parser = try #require(MultipartParser(boundary: "ranh", partLimit: 20))
            do {
                for byte in body {
                    parser.feed([byte])
                    while try parser.next() != nil {}
                    #expect(parser.held <= MultipartParser.headerLimit + 80)
                }
            } catch is WebRefusal {}
        }
    }

    @Test(
        "boundaries that no client may choose are refused",
        arguments: ["", String(repeating: "b", count: 71), "ngăn", "a\r"]
    )
    func badBoundaries(_ boundary: String) {
        #expect(MultipartParser(boundary: boundary, partLimit: 1) == nil)
    }

    static let fileNames = [
        ("anh.jpg", "anh.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Hoa\\ảnh.png", "ảnh.png"),
        (".htaccess", "htaccess"),
        ("..", "tệp"),
        ("/", "tệp"),
        ("a\u{0}b\u{202E}gnp.exe", "abgnp.exe"),
        ("gia\u{301}y.pdf", "giáy.pdf"),
        ("a%22b%0D%0Ac.pdf", "a\"b c.pdf"),
        (String(repeating: "x", count: 400) + ".pdf", String(repeating: "x", count: 146) + ".pdf"),
    ]

    @Test("a file name is only ever shown: no path, no controls, not too long", arguments: fileNames)
    func fileName(_ sent: String, _ shown: String) throws {
        let block = Array("\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"".utf8)

        let header = try PartHeader(block: block[...])

        #expect(header.fileName.map { Array($0.unicodeScalars) } == Array(shown.unicodeScalars))
    }
}
