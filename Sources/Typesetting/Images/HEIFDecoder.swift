import CHeif

/// Decodes HEIC, as iPhones write it, by libheif.
enum HEIFDecoder {
    /// Whether the file says to be one that the decoder reads.
    static func takes(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 16, bytes[4..<8].elementsEqual("ftyp".utf8) else { return false }
        return heif_check_filetype(bytes, Int32(min(bytes.count, 64))) != heif_filetype_no
    }

    static func decode(_ bytes: [UInt8]) throws -> PixelSurface {
        guard let context = heif_context_alloc() else { throw Pixels.Failure.broken }
        defer { heif_context_free(context) }
        heif_context_set_maximum_image_size_limit(context, 16_384)
        return try bytes.withUnsafeBytes { memory in
            try check(heif_context_read_from_memory_without_copy(context, memory.baseAddress, memory.count, nil))
            var handle: OpaquePointer?
            try check(heif_context_get_primary_image_handle(context, &handle))
            defer { heif_image_handle_release(handle) }
            try Pixels.check(
                width: Int(heif_image_handle_get_width(handle)),
                height: Int(heif_image_handle_get_height(handle))
            )
            var image: OpaquePointer?
            try check(heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nil))
            defer { heif_image_release(image) }
            return try surface(of: image)
        }
    }

    private static func check(_ error: heif_error) throws {
        guard error.code == heif_error_Ok else { throw Pixels.Failure.broken }
    }

    private static func surface(of image: OpaquePointer?) throws -> PixelSurface {
        var stride: Int32 = 0
        let width = Int(heif_image_get_width(image, heif_channel_interleaved))
        let height = Int(heif_image_get_height(image, heif_channel_interleaved))
        guard let plane = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride),
            Int(stride) >= 3 * width
        else { throw Pixels.Failure.broken }
        try Pixels.check(width: width, height: height)
        let surface = try PixelSurface(width: width, height: height, isGrey: false)
        for row in 0..<height {
            var from = plane + row * Int(stride)
            var to = surface.data + row * surface.stride
            for _ in 0..<width {
                (to[0], to[1], to[2], to[3]) = (from[2], from[1], from[0], 0xFF)
                from += 3
                to += 4
            }
        }
        surface.markDirty()
        return surface
    }
}
