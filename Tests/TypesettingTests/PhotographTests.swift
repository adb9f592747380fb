import Foundation
import Photographs
import Testing
import Typesetting

@Suite("Photographs leave behind what the camera wrote", .enabled(if: Pillow.python != nil))
struct PhotographTests {
    /// What comes out when a file comes in by pieces of so many bytes.
    private static func cleaned(_ bytes: [UInt8], by size: Int = 16_384) -> [UInt8] {
        var cleaner = PhotographCleaner()
        var kept: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            kept += cleaner.clean(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        return kept + cleaner.finish()
    }

    /// What a picture tells: orientation, fields of the place, other words, profile, and a hash of its points.
    private static func tell(_ bytes: [UInt8]) throws -> [String] {
        try Pillow.run("tell", "FILE", on: bytes).split(separator: " ").map(String.init)
    }

    private static func holdsMark(_ bytes: [UInt8]) -> Bool { Data(bytes).range(of: Data("THUBON".utf8)) != nil }

    @Test(
        "the place goes, with camera, words, thumbnail and all behind the picture; points, colours and orientation stay",
        arguments: ["told.jpg", "told-progressive.jpg", "told.png"]
    )
    func cleaning(name: String) throws {
        let source = try Pillow.image(name)
        let kept = Self.cleaned(source)
        let (before, after) = (try Self.tell(source), try Self.tell(kept))
        let isJPEG = name.hasSuffix(".jpg")

        #expect(before[0] == "6" && before[1] == "4" && Self.holdsMark(source))
        #expect(after[0] == (isJPEG ? "6" : "1") && after[1] == "0" && !Self.holdsMark(kept))
        #expect(after[2] == (isJPEG ? "exif" : "-"))
        #expect(Array(after[3...]) == Array(before[3...]))
        // What is clean already stays as it is, and it does not matter how it comes in.
        #expect(Self.cleaned(kept) == kept)
        for size in [1, 7, 1000] { #expect(Self.cleaned(source, by: size) == kept) }
        if isJPEG { #expect(try Pillow.run("look", "FILE", on: try Pillow.paper([kept])) == "842 595 r g b y\n") }
    }

    @Test(
        "in a HEIC the place is overwritten, and not a point is moved",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/heif-enc"), "libheif-examples")
    )
    func heic() throws {
        let source = try Pillow.image("told.heic")
        let kept = Self.cleaned(source)
        let (before, after) = (try Self.tell(source), try Self.tell(kept))

        #expect(before[1] == "4" && Self.holdsMark(source))
        #expect(after[1] == "0" && !Self.holdsMark(kept))
        #expect(after.last == before.last && kept.count == source.count)
        for size in [1, 7, 1000] { #expect(Self.cleaned(source, by: size) == kept) }
        #expect(
            try Pillow.run("look", "FILE", on: try Pillow.paper([kept]))
                == (try Pillow.run("look", "FILE", on: try Pillow.paper([source])))
        )
    }

    @Test(
        "what is no photograph passes unchanged, however short",
        arguments: ["page.pdf", "", "%PDF", "xin chào, xã Lăng"]
    )
    func others(content: String) throws {
        let bytes = content.hasSuffix(".pdf") ? try Pillow.image(content) : Array(content.utf8)

        #expect(Self.cleaned(bytes) == bytes)
        #expect(Self.cleaned(bytes, by: 1) == bytes)
    }

    @Test(
        "bytes changed by chance do no harm, and what is cut off stays what it was",
        arguments: ["told.jpg", "told-progressive.jpg", "told.png", "told.heic"]
    )
    func chance(name: String) throws {
        guard let source = try? Pillow.image(name) else { return }
        var chance = SystemRandomNumberGenerator()
        for _ in 0..<40 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...20, using: &chance) {
                bytes[Int.random(in: 12..<min(bytes.count, 3000), using: &chance)] = .random(
                    in: 0...255,
                    using: &chance
                )
            }
            #expect(Self.cleaned(bytes).count <= bytes.count)
        }
        for length in [3, 12, 40, source.count / 2] {
            #expect(Self.cleaned(Array(source.prefix(length))).count <= length)
        }
    }
}
