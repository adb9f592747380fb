import CTurboJPEG

/// Decodes JPEG by TurboJPEG, whose errors are answers and end no process.
enum JPEGDecoder {
    /// Scans of a progressive picture times its points: what takes longer is an attack.
    private static let mostWork = 600_000_000
    /// Points on the longer side that are always enough for A4 at 200 to the inch.
    private static let enough = 2400

    static func decode(_ bytes: [UInt8]) throws -> PixelSurface {
        guard let decoder = tjInitDecompress() else { throw Pixels.Failure.broken }
        defer { tjDestroy(decoder) }
        var (width, height, sampling, colours): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let status = tjDecompressHeader3(
            decoder,
            bytes,
            UInt(bytes.count),
            &width,
            &height,
            &sampling,
            &colours
        )
        guard status == 0 else { throw Pixels.Failure.broken }
        try Pixels.check(width: Int(width), height: Int(height))
        guard Int(width) * Int(height) * scans(in: bytes) <= mostWork else { throw Pixels.Failure.large }
        let (drawn, isInk) = (reduced(Int(width), Int(height)), [3, 4].contains(colours))
        let surface = try PixelSurface(width: drawn.width, height: drawn.height, isGrey: colours == 2)
        // Points for printers have four inks in the four bytes.
        let format = isInk ? TJPF_CMYK : TJPF_BGRX
        let end = tjDecompress2(
            decoder,
            bytes,
            UInt(bytes.count),
            surface.data,
            Int32(drawn.width),
            Int32(surface.stride),
            Int32(drawn.height),
            format.rawValue,
            TJFLAG_ACCURATEDCT
        )
        guard end == 0 || isHarmless(decoder) else { throw Pixels.Failure.broken }
        if isInk { turnInkToLight(surface) }
        surface.markDirty()
        return surface
    }

    /// How many times the points are gone through; a mark inside a thumbnail counts as well.
    private static func scans(in bytes: [UInt8]) -> Int {
        var count = 0
        for index in bytes.indices.dropLast() where bytes[index] == 0xFF && bytes[index + 1] == 0xDA { count += 1 }
        return max(count, 1)
    }

    /// The smallest size that the decoder gives and that is still enough.
    private static func reduced(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
        var best = (width: width, height: height)
        for power in [2, 4, 8] {
            let size = (width: (width + power - 1) / power, height: (height + power - 1) / power)
            if max(size.width, size.height) >= enough { best = size }
        }
        return best
    }

    /// Bytes too many before a mark hurt no point; all other warnings say that something is missing.
    private static func isHarmless(_ decoder: tjhandle) -> Bool {
        guard tjGetErrorCode(decoder) == TJERR_WARNING.rawValue, let words = tjGetErrorStr2(decoder) else {
            return false
        }
        return String(cString: words).contains("extraneous bytes before marker")
    }

    /// Cyan, magenta, yellow and black, each the other way round as printers' programs write them.
    private static func turnInkToLight(_ surface: PixelSurface) {
        for row in 0..<surface.height {
            var point = surface.data + row * surface.stride
            for _ in 0..<surface.width {
                let (red, green, blue, black) = (Int(point[0]), Int(point[1]), Int(point[2]), Int(point[3]))
                point[0] = UInt8(blue * black / 255)
                point[1] = UInt8(green * black / 255)
                point[2] = UInt8(red * black / 255)
                point += 4
            }
        }
    }
}

/// Encodes JPEG, with nothing but the picture.
enum JPEGEncoder {
    private static let quality: Int32 = 88

    static func encode(_ surface: PixelSurface) throws -> [UInt8] {
        guard let encoder = tjInitCompress() else { throw Pixels.Failure.broken }
        defer { tjDestroy(encoder) }
        var buffer: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        defer { tjFree(buffer) }
        let status = tjCompress2(
            encoder,
            surface.data,
            Int32(surface.width),
            Int32(surface.stride),
            Int32(surface.height),
            TJPF_BGRX.rawValue,
            &buffer,
            &size,
            Int32((surface.isGrey ? TJSAMP_GRAY : TJSAMP_420).rawValue),
            quality,
            TJFLAG_ACCURATEDCT
        )
        guard status == 0, let buffer else { throw Pixels.Failure.broken }
        return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
    }
}
