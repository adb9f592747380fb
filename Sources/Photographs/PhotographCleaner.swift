/// Xóa dấu vết trong ảnh: takes out of a photograph what the camera wrote besides the picture, above all the place.
///
/// A stream: pieces go in as they come from the network, pieces come out. The picture stays as it was, byte by byte; how the
/// camera was held stays too, and colours. Whatever is no photograph passes unchanged.
public struct PhotographCleaner: Sendable {
    private var head: [UInt8] = []
    private var cleaner: (any Cleaning)?

    /// A cleaner for one file.
    public init() {}

    /// Takes the next bytes.
    ///
    /// - Returns: what is kept of what has come so far and was not returned yet.
    public mutating func clean(_ bytes: [UInt8]) -> [UInt8] {
        if cleaner != nil { return cleaner?.clean(bytes) ?? [] }
        head += bytes
        guard head.count >= 12 else { return [] }
        return begin()
    }

    /// The rest, where nothing more comes.
    public mutating func finish() -> [UInt8] {
        let first = cleaner == nil ? begin() : []
        return first + (cleaner?.finish() ?? [])
    }

    private mutating func begin() -> [UInt8] {
        var cleaner: any Cleaning =
            if head.starts(with: [0xFF, 0xD8, 0xFF]) {
                JPEGCleaner()
            } else if head.starts(with: PNGCleaner.signature) {
                PNGCleaner()
            } else if head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) {
                HEIFCleaner()
            } else {
                NoCleaning()
            }
        let kept = cleaner.clean(head)
        self.cleaner = cleaner
        head = []
        return kept
    }
}

/// What cleans files of one kind.
protocol Cleaning: Sendable {
    /// Takes the next bytes and returns what is kept.
    mutating func clean(_ bytes: [UInt8]) -> [UInt8]
    /// What is still kept when nothing more comes.
    mutating func finish() -> [UInt8]
}

/// Files that are no photographs.
private struct NoCleaning: Cleaning {
    func clean(_ bytes: [UInt8]) -> [UInt8] { bytes }
    func finish() -> [UInt8] { [] }
}
