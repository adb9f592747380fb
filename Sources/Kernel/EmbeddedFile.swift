/// A text file that was embedded in the program when it was built: SQL, styles, scripts, data of a profile.
///
/// The `EmbedFiles` plugin makes one list of these for each room that carries files.
public struct EmbeddedFile: Sendable {
    /// Path inside the room's folder of embedded files, with `/`, for example `quang-nam/units.csv`.
    public let path: String
    private let content: StaticString

    /// Wraps a literal that the plugin wrote.
    public init(path: String, content: StaticString) {
        self.path = path
        self.content = content
    }

    /// The bytes of the file, as they were on disk (UTF-8).
    public var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount)
    }

    /// The text of the file.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
