import Crypto

/// Digests of beginnings of a file, each byte hashed once however many signatures there are.
///
/// Signatures come in the order of where their `/Contents` lies: each continues where the one before left off.
struct RunningDigests {
    private let bytes: ArraySlice<UInt8>
    private var sha256 = (position: 0, function: SHA256())
    private var sha384 = (position: 0, function: SHA384())
    private var sha512 = (position: 0, function: SHA512())

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The digest of the file up to `end` without the gap.
    mutating func digest(_ algorithm: DigestAlgorithm, without gap: Range<Int>, to end: Int) -> [UInt8] {
        switch algorithm {
        case .sha256: Self.digest(&sha256, bytes, gap, end)
        case .sha384: Self.digest(&sha384, bytes, gap, end)
        case .sha512: Self.digest(&sha512, bytes, gap, end)
        }
    }

    private static func digest<Function: HashFunction>(
        _ running: inout (position: Int, function: Function),
        _ bytes: ArraySlice<UInt8>,
        _ gap: Range<Int>,
        _ end: Int
    ) -> [UInt8] {
        if running.position > gap.lowerBound { running = (0, Function()) }
        update(&running.function, bytes[running.position..<gap.lowerBound])
        running.position = gap.lowerBound
        var function = running.function
        update(&function, bytes[gap.upperBound..<end])
        return Array(function.finalize())
    }

    private static func update(_ function: inout some HashFunction, _ piece: ArraySlice<UInt8>) {
        piece.withUnsafeBytes { function.update(bufferPointer: $0) }
    }
}
