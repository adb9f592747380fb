public import Storage

/// Giấy tờ đã nộp: one file or paper that was handed in for a component (thành phần hồ sơ).
public struct HandedIn: Hashable, Codable, Sendable {
    /// How a component comes.
    public enum Source: String, Codable, Sendable, SQLConvertible {
        /// A file was uploaded or scanned.
        case file
        /// Paper was handed in at the counter.
        case paper
        /// The original is shown when the result is handed over.
        case shown
        /// A registry holds it.
        case registry
        /// An earlier result of the citizen's own store serves.
        case result
    }

    /// Key of the component in the procedure.
    public var key: String
    /// 1, 2 … for the files of one component.
    public var number: Int
    /// How it came.
    public var source: Source
    /// The file's name as the citizen gave it.
    public var fileName: String?
    /// The hash of the content.
    public var blob: BlobHash?
    /// Bytes.
    public var size: Int?
    /// Found in the content.
    public var mediaType: String?
    /// The earlier result.
    public var result: ResultID?
    /// Số bản chính.
    public var originals: Int
    /// Số bản sao.
    public var copies: Int

    /// A component as it was handed in.
    public init(
        key: String,
        number: Int = 1,
        source: Source,
        fileName: String? = nil,
        blob: BlobHash? = nil,
        size: Int? = nil,
        mediaType: String? = nil,
        result: ResultID? = nil,
        originals: Int = 0,
        copies: Int = 0
    ) {
        self.key = key
        self.number = number
        self.source = source
        self.fileName = fileName
        self.blob = blob
        self.size = size
        self.mediaType = mediaType
        self.result = result
        self.originals = originals
        self.copies = copies
    }
}
