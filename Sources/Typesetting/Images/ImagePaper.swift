public import Kernel

/// Giấy tờ chụp: photographs of a paper, as phones and scanners make them, become one PDF.
///
/// A page each, upright as the camera says it was held, at most 200 dots to the inch, and without anything the camera wrote
/// besides: no place, no time, no thumbnail. Every picture is decoded and encoded anew, so nothing hidden in it passes.
public enum ImagePaper {
    /// Pictures that make one paper.
    public static let mostImages = 60
    /// Bytes of one picture.
    public static let mostBytes = 32 << 20
    /// Points of one picture: more than phones make, and no more than a scanner makes of A3.
    public static let mostPoints = 60_000_000

    /// The PDF of pictures, in their order.
    ///
    /// - Parameters:
    ///   - images: JPEG, PNG or HEIC files.
    ///   - information: what the file says of itself.
    ///   - created: when it is made, as the file says.
    /// - Returns: the bytes of the file.
    /// - Throws: `ImageFault`, which names the picture that cannot be taken, or `TypesettingFault`.
    public static func pdf(
        of images: [[UInt8]],
        information: Document.Information,
        created: Instant
    ) throws -> [UInt8] {
        guard !images.isEmpty else { throw ImageFault.none }
        guard images.count <= mostImages else { throw ImageFault.tooMany(most: mostImages) }
        var bytes: [UInt8] = []
        let created = created.wholeSecond
        let metadata = information.metadata(created: created, producer: Typesetter.producer)
        let outlet = Outlet(Archivist(metadata: metadata)) { bytes += $0 }
        let canvas = Canvas(width: ImageSheet.upright.width, height: ImageSheet.upright.height, outlet: outlet)
        canvas.describe(information, created: created)
        for (index, image) in images.enumerated() {
            let picture = try picture(image, number: index + 1)
            let sheet = ImageSheet(picture)
            if index > 0 { canvas.nextPage() }
            canvas.resize(width: sheet.width, height: sheet.height)
            canvas.tag([Tag(name: "Figure", number: index)])
            canvas.draw(try PictureSurface(try picture.jpeg(fitting: sheet.frame)), at: sheet.frame)
        }
        do {
            try canvas.finish()
        } catch {
            throw outlet.failure ?? error
        }
        try outlet.finish()
        return bytes
    }

    private static func picture(_ bytes: [UInt8], number: Int) throws -> Pixels {
        guard bytes.count <= mostBytes else { throw ImageFault.tooLarge(image: number) }
        do {
            return try Pixels(bytes)
        } catch Pixels.Failure.unknown {
            throw ImageFault.unknownFormat(image: number)
        } catch Pixels.Failure.large {
            throw ImageFault.tooLarge(image: number)
        } catch {
            throw ImageFault.broken(image: number)
        }
    }
}

/// Why pictures cannot become a paper; pictures are counted from 1.
public enum ImageFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no picture.
    case none
    /// There are more than one paper may have.
    case tooMany(most: Int)
    /// A file that is neither JPEG nor PNG nor HEIC.
    case unknownFormat(image: Int)
    /// A picture with more bytes or points than any camera makes.
    case tooLarge(image: Int)
    /// A picture that is damaged or was not sent whole.
    case broken(image: Int)

    /// The fault in words.
    public var description: String {
        switch self {
        case .none: "there is no picture"
        case .tooMany(let most): "more than \(most) pictures"
        case .unknownFormat(let image): "picture \(image) is neither JPEG nor PNG nor HEIC"
        case .tooLarge(let image): "picture \(image) is too large"
        case .broken(let image): "picture \(image) is damaged or not whole"
        }
    }
}

/// The page for a picture: A4 as the picture lies, the picture as large as it goes.
private struct ImageSheet {
    static let upright = (width: points(210), height: points(297))
    /// What printers leave white.
    private static let margin = points(5)
    /// A small picture is not blown up beyond this many points to the inch.
    private static let coarsest = 100.0

    let width: Double
    let height: Double
    let frame: Frame

    init(_ picture: Pixels) {
        let size = (width: Double(picture.width), height: Double(picture.height))
        (width, height) = size.width > size.height ? (Self.upright.height, Self.upright.width) : Self.upright
        let factor = min(
            (width - 2 * Self.margin) / size.width,
            (height - 2 * Self.margin) / size.height,
            72 / Self.coarsest
        )
        let drawn = (width: size.width * factor, height: size.height * factor)
        frame = Frame(
            x: (width - drawn.width) / 2,
            y: (height - drawn.height) / 2,
            width: drawn.width,
            height: drawn.height
        )
    }
}
