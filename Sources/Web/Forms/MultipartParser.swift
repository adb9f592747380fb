/// Reads `multipart/form-data` (RFC 7578) piece by piece, wherever the network cut it.
///
/// Feed it bytes, then ask for events until there is none. It holds back at most one header block or one boundary, so
/// its memory does not grow with the files.
struct MultipartParser {
    enum Event: Equatable {
        case part(PartHeader)
        case bytes([UInt8])
        case partEnd
    }

    /// Largest block of headers of a part.
    static let headerLimit = 8192
    /// Most parts of a body, whatever they are.
    let partLimit: Int

    private enum State {
        case preamble, afterBoundary, headers, content, epilogue
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var pending: [UInt8]
    /// Bytes before this index were given out already.
    private var start = 0
    /// Bytes before this index cannot begin what is looked for.
    private var scanned = 0
    private var parts = 0

    /// A parser for bodies with this boundary (1...70 characters); nil where it is none.
    init?(boundary: String, partLimit: Int) {
        let bytes = Array(boundary.utf8)
        guard (1...70).contains(bytes.count), bytes.allSatisfy({ (0x20...0x7E).contains($0) }), bytes.last != 0x20
        else { return nil }
        delimiter = Array("\r\n--".utf8) + bytes
        self.partLimit = partLimit
        // The first boundary has no line end before it; with this one it looks like the others.
        pending = Array("\r\n".utf8)
    }

    /// Bytes that wait for more.
    var held: Int { pending.count - start }

    /// Whether the closing boundary was seen.
    var isComplete: Bool { state == .epilogue }

    /// Takes the next bytes of the body.
    mutating func feed(_ bytes: some Sequence<UInt8>) {
        guard state != .epilogue else { return }
        if start > 0 {
            pending.removeFirst(start)
            scanned -= start
            start = 0
        }
        pending.append(contentsOf: bytes)
    }

    /// What comes next; nil where more bytes are needed.
    ///
    /// - Throws: `WebRefusal.malformedForm`, `.bodyTooLarge`.
    mutating func next() throws -> Event? {
        while true {
            switch state {
            case .preamble:
                guard let end = find(delimiter) else {
                    guard pending.count <= Self.headerLimit else { throw WebRefusal.malformedForm }
                    return nil
                }
                move(to: end + delimiter.count, .afterBoundary)
            case .afterBoundary:
                guard try passBoundary() else { return nil }
            case .headers:
                guard let header = try readHeaders() else { return nil }
                return .part(header)
            case .content:
                return readContent()
            case .epilogue:
                return nil
            }
        }
    }

    /// After a boundary stands `--` at the end of all, or blanks and a line end before the next part.
    private mutating func passBoundary() throws -> Bool {
        var index = start
        while index < pending.count, pending[index] == 0x20 || pending[index] == 0x09 { index += 1 }
        guard index - start <= 64 else { throw WebRefusal.malformedForm }
        guard pending.count >= index + 2 else { return false }
        switch (pending[index], pending[index + 1]) {
        case (UInt8(ascii: "-"), UInt8(ascii: "-")) where index == start:
            state = .epilogue
            pending = []
            (start, scanned) = (0, 0)
        case (0x0D, 0x0A):
            parts += 1
            guard parts <= partLimit else { throw WebRefusal.bodyTooLarge }
            // The line end stays: a part without headers has its blank line right here.
            move(to: index, .headers)
        default:
            throw WebRefusal.malformedForm
        }
        return true
    }

    private mutating func readHeaders() throws -> PartHeader? {
        let blankLine: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard let end = find(blankLine) else {
            guard pending.count - start <= Self.headerLimit else { throw WebRefusal.malformedForm }
            return nil
        }
        guard end - start <= Self.headerLimit else { throw WebRefusal.malformedForm }
        let header = try PartHeader(block: pending[start..<end])
        // The second line end stays: the content of an empty part ends with the boundary that it begins.
        move(to: end + 2, .content)
        isAtContentStart = true
        return header
    }

    private var isAtContentStart = false

    private mutating func readContent() -> Event? {
        if let end = find(delimiter) {
            let first = contentStart
            if first < end {
                let bytes = Array(pending[first..<end])
                isAtContentStart = false
                start = end
                scanned = end
                return .bytes(bytes)
            }
            isAtContentStart = false
            move(to: end + delimiter.count, .afterBoundary)
            return .partEnd
        }
        // Whatever may be the beginning of a boundary waits for more.
        let first = contentStart
        let safe = max(first, scanned)
        guard safe > first else { return nil }
        let bytes = Array(pending[first..<safe])
        isAtContentStart = false
        start = safe
        return .bytes(bytes)
    }

    /// The line end before the content is kept for the search, but belongs to the headers.
    private var contentStart: Int { isAtContentStart ? start + 2 : start }

    private mutating func move(to index: Int, _ next: State) {
        start = index
        scanned = index
        state = next
    }

    /// Where the pattern, which begins with a line end, first stands; remembers how far it has looked.
    private mutating func find(_ pattern: [UInt8]) -> Int? {
        pending.withUnsafeBufferPointer { bytes in
            var index = max(scanned, start)
            while index < bytes.count {
                guard bytes[index] == 0x0D else {
                    index += 1
                    continue
                }
                let available = min(pattern.count, bytes.count - index)
                var length = 1
                while length < available, bytes[index + length] == pattern[length] { length += 1 }
                if length == pattern.count {
                    scanned = index
                    return index
                }
                if length == available {
                    scanned = index
                    return nil
                }
                index += 1
            }
            scanned = bytes.count
            return nil
        }
    }
}
