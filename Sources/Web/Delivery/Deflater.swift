import CZlib

/// One stream of gzip (RFC 1952).
///
/// A class, since zlib keeps pointers into the structure it works with.
///
/// Not shared between tasks: whoever makes one uses it alone.
final class Deflater {
    private var stream = z_stream()
    private var isOpen: Bool

    init(level: Int32) {
        // `deflateInit2` is a macro that Swift cannot see. 15 bits of window, and 16 for the gzip wrapper.
        let size = Int32(MemoryLayout<z_stream>.size)
        isOpen = deflateInit2_(&stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    }

    deinit {
        if isOpen { deflateEnd(&stream) }
    }

    /// Compresses the bytes; with `isLast` the stream is closed and the deflater used up.
    ///
    /// Nil where zlib failed.
    func compress(_ input: [UInt8], isLast: Bool) -> [UInt8]? {
        guard isOpen else { return nil }
        var output: [UInt8] = []
        var status = Z_OK
        var input = input
        let bound = Int(deflateBound(&stream, UInt(input.count)))
        input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            repeat {
                let room = output.isEmpty ? bound + 64 : 16_384
                let piece = [UInt8](unsafeUninitializedCapacity: room) { target, count in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(room)
                    status = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    count = room - Int(stream.avail_out)
                }
                output += piece
            } while status == Z_OK && (stream.avail_out == 0 || isLast)
        }
        stream.next_in = nil
        stream.next_out = nil
        return status == Z_OK || status == Z_BUF_ERROR || status == Z_STREAM_END ? output : nil
    }
}

/// Nén gzip: compression of whole answers.
enum Gzip {
    /// The level for answers made on request: 2 % larger than the best, in a third of the time.
    static let dynamicLevel: Int32 = 5
    /// The level for files that are compressed once.
    static let staticLevel: Int32 = 9

    /// The bytes compressed, or nil where zlib failed.
    static func compress(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        Deflater(level: level).compress(bytes, isLast: true)
    }
}
