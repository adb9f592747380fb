/// A PNG: chunks, of which those pass that are needed for the picture and its colours (ISO 15948, 5.3 and 11).
struct PNGCleaner: Cleaning {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Chunks that a reader may pass over and that say nothing but how the picture is meant to look.
    private static let harmless: Set<String> = [
        "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
    ]

    private var held: [UInt8] = []
    /// How many bytes of the chunk at hand are still to come, and whether they pass.
    private var rest = PNGCleaner.signature.count
    private var passes = true
    private var isOver = false

    mutating func clean(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = (held + bytes)[...]
        held = []
        var kept: [UInt8] = []
        while !bytes.isEmpty {
            if rest > 0 {
                let part = bytes.prefix(rest)
                if passes { kept += part }
                rest -= part.count
                bytes = bytes.dropFirst(part.count)
                continue
            }
            guard !isOver else { break }
            guard bytes.count >= 8 else {
                held = Array(bytes)
                break
            }
            begin(Array(bytes.prefix(8)))
        }
        return kept
    }

    func finish() -> [UInt8] { [] }

    /// Reads length and type of the next chunk.
    private mutating func begin(_ header: [UInt8]) {
        let length = header[..<4].reduce(0) { $0 << 8 | Int($1) }
        let type = String(decoding: header[4...], as: UTF8.self)
        // A capital letter in front: no reader may do without it.
        passes = header[4] & 0x20 == 0 || Self.harmless.contains(type)
        rest = 12 + length
        // What follows the last chunk is no part of the picture.
        isOver = type == "IEND" || length > 0x7FFF_FFFF
        if length > 0x7FFF_FFFF { (rest, passes) = (Int.max, false) }
    }
}
