import CPango
import Glibc

/// Lưu trữ: makes of what cairo writes a file of PDF/A-2b, while it passes.
///
/// Cairo before 1.18 cannot say which language a file is in, what its colours mean, or that its links are printed. All of
/// that stands in plain text in what it writes: links are completed as they come, and the last object, the catalogue, is
/// held back with the cross-reference table and written anew. What does not look like that passes as it is.
struct Archivist {
    /// What is completed as it comes: links are printed; a font whose codes are the numbers of its shapes has to say so; dates
    /// of cairo before 1.18 lack their beginning.
    private static let completions: [(mark: [UInt8], whole: [UInt8])] = [
        ("/Subtype /Link\n", "/Subtype /Link\n   /F 4\n"),
        ("/Subtype /CIDFontType2\n", "/Subtype /CIDFontType2\n   /CIDToGIDMap /Identity\n"),
        ("/CreationDate (2", "/CreationDate (D:2"),
        ("/ModDate (2", "/ModDate (D:2"),
    ].map { (Array($0.utf8), Array($1.utf8)) }
    private static let catalogue = Array("<< /Type /Catalog".utf8)
    /// More than any of the marks, with the number of the object before it.
    private static let reach = 64

    private let metadata: String
    private var pending: [UInt8] = []
    private var isHolding = false
    /// Bytes of cairo that have passed, and where in them something was added.
    private var passed = 0
    private var additions: [(place: Int, length: Int)] = []
    private var written = 0
    private let digest = Digest()

    init(metadata: String) {
        self.metadata = metadata
    }

    /// Takes the next bytes of cairo and passes on what is done.
    mutating func take(_ bytes: UnsafeRawBufferPointer, _ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        pending += bytes
        guard !isHolding else { return }
        try complete(sink)
        if let start = pending.first(of: Self.catalogue) {
            // From `77 0 obj` on, which stands on the line before.
            let end = pending[..<max(start - 1, 0)].lastIndex(of: UInt8(ascii: "\n")) ?? 0
            try pass(end + 1, sink)
            isHolding = true
        } else if pending.count > Self.reach {
            try pass(pending.count - Self.reach, sink)
        }
    }

    /// Passes on the end of the file.
    mutating func finish(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        let end = isHolding ? ending() : nil
        try (end ?? pending).withUnsafeBytes { try sink($0) }
        pending = []
    }

    private mutating func complete(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        while let (start, completion) = nextCompletion() {
            let (mark, whole) = Self.completions[completion]
            try pass(start, sink)
            additions.append((passed, whole.count - mark.count))
            pending.removeFirst(mark.count)
            passed += mark.count
            try write(whole, sink)
        }
    }

    /// Where something is to be completed, and what; all marks begin with a stroke.
    private func nextCompletion() -> (start: Int, completion: Int)? {
        pending.withUnsafeBytes { bytes in
            var start = 0
            while let found = bytes.first(of: UInt8(ascii: "/"), from: start) {
                for (index, completion) in Self.completions.enumerated()
                where bytes[found...].starts(with: completion.mark) { return (found, index) }
                start = found + 1
            }
            return nil
        }
    }

    private mutating func pass(_ count: Int, _ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try write(Array(pending[..<count]), sink)
        pending.removeFirst(count)
        passed += count
    }

    private mutating func write(_ bytes: [UInt8], _ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        digest.add(bytes)
        written += bytes.count
        try bytes.withUnsafeBytes { try sink($0) }
    }

    /// The catalogue, what it names, the cross-reference table and the trailer; nil where cairo's end looks otherwise.
    private func ending() -> [UInt8]? {
        let end = String(decoding: pending, as: UTF8.self)
        guard let table = end.firstRange(of: "\nendobj\nxref\n0 "), let trailer = end.firstRange(of: "trailer\n<< "),
            let start = end.firstRange(of: ">>\nstartxref"), trailer.upperBound < start.lowerBound,
            let close = end[..<table.lowerBound].lastIndex(of: ">")
        else { return nil }
        let lines = end[table.upperBound..<trailer.lowerBound].split(separator: "\n")
        guard let count = lines.first.flatMap({ Int($0) }), lines.count == count + 1 else { return nil }
        let (profile, packet) = (count, count + 1)
        var file = Array(end[..<end.index(before: close)].utf8)
        file +=
            """
               /Lang (vi-VN)
               /MarkInfo << /Marked true >>
               /ViewerPreferences << /DisplayDocTitle true >>
               /Metadata \(packet) 0 R
               /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)
                  /Info (sRGB IEC61966-2.1) /DestOutputProfile \(profile) 0 R >> ]
            >>
            endobj\n
            """.utf8
        let profileStart = written + file.count
        file += Self.stream(profile, "/N 3", ColourProfile.sRGB)
        let packetStart = written + file.count
        file += Self.stream(packet, "/Type /Metadata /Subtype /XML", Array(metadata.utf8))
        let tableStart = written + file.count
        file += "xref\n0 \(count + 2)\n".utf8
        for line in lines.dropFirst() {
            guard let offset = Int(line.prefix(10)) else { return nil }
            let added = additions.reduce(0) { $0 + ($1.place < offset ? $1.length : 0) }
            file += "\(Self.padded(offset + added))\(line.dropFirst(10))\n".utf8
        }
        for offset in [profileStart, packetStart] { file += "\(Self.padded(offset)) 00000 n \n".utf8 }
        // The name of the file is made of its content: all that has passed, and what follows.
        digest.add(file)
        let name = digest.name
        let entries = end[trailer.upperBound..<start.lowerBound].replacing("/Size \(count)", with: "/Size \(count + 2)")
        file += "trailer\n<< \(entries)   /ID [ <\(name)> <\(name)> ]\n>>\nstartxref\n\(tableStart)\n%%EOF\n".utf8
        return file
    }

    private static func stream(_ number: Int, _ entries: String, _ content: [UInt8]) -> [UInt8] {
        Array("\(number) 0 obj\n<< \(entries) /Length \(content.count) >>\nstream\n".utf8) + content
            + Array("\nendstream\nendobj\n".utf8)
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(10 - digits.count, 0)) + digits
    }
}

/// The name of a file by its content.
private final class Digest {
    private let checksum = g_checksum_new(G_CHECKSUM_SHA256)

    deinit { g_checksum_free(checksum) }

    func add(_ bytes: [UInt8]) { g_checksum_update(checksum, bytes, bytes.count) }

    /// 128 bits of it, after which nothing is added.
    var name: String { g_checksum_get_string(checksum).map { String(String(cString: $0).prefix(32)) } ?? "" }
}

extension [UInt8] {
    /// Where a mark stands first.
    fileprivate func first(of mark: [UInt8]) -> Int? {
        withUnsafeBytes { bytes in
            var start = 0
            while let found = bytes.first(of: mark[0], from: start) {
                if bytes[found...].starts(with: mark) { return found }
                start = found + 1
            }
            return nil
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Where a byte stands first from there on; most of a file is compressed and holds few of them.
    fileprivate func first(of byte: UInt8, from start: Int) -> Int? {
        guard let base = baseAddress, start < count,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return base.distance(to: UnsafeRawPointer(found))
    }
}
