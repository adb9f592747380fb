import CZlib

/// A workbook that a test makes: parts packed into an archive, so that each can be as wrong as it likes.
struct TestBook {
    var parts: [(name: String, content: [UInt8])] = []
    /// What the directory says of the unpacked size of a part; the truth where nil.
    var claims: [String: Int] = [:]
    var isLocked = false

    /// One sheet with this content of `sheetData`.
    init(sheet: String, strings: String = "", styles: String = "", properties: String = "") {
        self.init(sheets: [("Bảng", sheet, "")], strings: strings, styles: styles, properties: properties)
    }

    init(
        sheets: [(name: String, data: String, state: String)],
        strings: String = "",
        styles: String = "",
        properties: String = ""
    ) {
        let list = sheets.enumerated().map { index, sheet in
            #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)"\#(sheet.state) r:id="rId\#(index + 1)"/>"#
        }
        add(
            "xl/workbook.xml",
            #"<?xml version="1.0"?><workbook>\#(properties)<sheets>\#(list.joined())</sheets></workbook>"#
        )
        let relations = sheets.indices.map {
            #"<Relationship Id="rId\#($0 + 1)" Type="worksheet" Target="worksheets/sheet\#($0 + 1).xml"/>"#
        }
        add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>")
        for (index, sheet) in sheets.enumerated() {
            add("xl/worksheets/sheet\(index + 1).xml", "<worksheet><sheetData>\(sheet.data)</sheetData></worksheet>")
        }
        if !strings.isEmpty { add("xl/sharedStrings.xml", "<sst>\(strings)</sst>") }
        if !styles.isEmpty { add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>") }
    }

    mutating func add(_ name: String, _ text: String) { parts.append((name, Array(text.utf8))) }

    var bytes: [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in parts {
            let packed = Self.deflate(content)
            let sum = UInt32(crc32(0, content, UInt32(content.count)))
            let size = claims[name] ?? content.count
            let head =
                Self.two(20) + Self.two(isLocked ? 1 : 0) + Self.two(8) + Self.four(0) + Self.four(Int(sum))
                + Self.four(packed.count) + Self.four(size) + Self.two(name.utf8.count) + Self.two(0)
            directory += Self.four(0x0201_4B50) + Self.two(20) + head + Self.two(0) + Self.two(0) + Self.two(0)
            directory += Self.four(0) + Self.four(archive.count) + Array(name.utf8)
            archive += Self.four(0x0403_4B50) + head + Array(name.utf8) + packed
        }
        let end = Self.four(0x0605_4B50) + Self.four(0) + Self.two(parts.count) + Self.two(parts.count)
        return archive + directory + end + Self.four(directory.count) + Self.four(archive.count) + Self.two(0)
    }

    private static func two(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    private static func four(_ number: Int) -> [UInt8] { two(number & 65_535) + two(number >> 16) }

    private static func deflate(_ content: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        _ = deflateInit2_(
            &stream,
            9,
            Z_DEFLATED,
            -15,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        defer { deflateEnd(&stream) }
        var input = content
        var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))))
        let count = input.withUnsafeMutableBufferPointer { input in
            result.withUnsafeMutableBufferPointer { result in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = result.baseAddress
                stream.avail_out = UInt32(result.count)
                _ = CZlib.deflate(&stream, Z_FINISH)
                return result.count - Int(stream.avail_out)
            }
        }
        return Array(result.prefix(count))
    }
}
