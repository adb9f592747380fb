import Foundation
import Kernel
import PaperTesting
import Testing
import Typesetting

/// Pictures that Pillow makes, and what it sees on a page.
enum Pillow {
    static let python = Judge.python(with: ["PIL"])

    static func run(_ task: String, _ path: String, on bytes: [UInt8] = []) throws -> String {
        try Judge.output(python ?? "python3", [Judge.script("image_judge"), task, path], on: bytes)
    }

    /// Made once for all tests.
    static let folder: Result<URL, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-images-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try run("make", folder.path)
        return folder
    }

    static func image(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: try folder.get().appendingPathComponent(name)))
    }

    static func pdf(_ names: [String]) throws -> [UInt8] { try paper(try names.map(image)) }

    static func paper(_ images: [[UInt8]]) throws -> [UInt8] {
        try ImagePaper.pdf(of: images, information: Document.Information(title: "Giấy tờ"), created: Sample.moment)
    }
}

@Suite("Pictures of papers", .enabled(if: Pillow.python != nil, "dev/python-packages installs Pillow"))
struct ImageTests {
    @Test("a picture stands upright, however the camera was held", arguments: 1...8)
    func orientation(number: Int) throws {
        let pdf = try Pillow.pdf(["turned-\(number).jpg"])

        #expect(try Pillow.run("look", "FILE", on: pdf) == "842 595 r g b y\n")
    }

    @Test("nothing of what the camera wrote is left: no place, no name, no thumbnail")
    func location() throws {
        let source = try Pillow.image("turned-6.jpg")
        #expect(Data(source).range(of: Data("THUBON-CAMERA".utf8)) != nil)

        let pdf = Data(try Pillow.pdf(["turned-6.jpg", "phone.jpg"]))

        for mark in ["Exif", "THUBON-CAMERA", "GPS"] { #expect(pdf.range(of: Data(mark.utf8)) == nil, "\(mark)") }
    }

    @Test("pictures of all kinds become a page each, in their order, at most 200 points to the inch")
    func kinds() throws {
        let pdf = try Pillow.pdf([
            "phone.jpg", "grey.jpg", "ink.jpg", "plain.png", "palette.png", "grey.png", "clear.png", "small.png",
        ])
        let seen = try Pillow.run("look", "FILE", on: pdf).split(separator: "\n")

        #expect(seen.count == 8)
        #expect(seen.first == "595 842 r g b y")
        #expect(seen[2] == "842 595 r g b y")
        #expect(seen[3] == "842 595 r g b y")
        let images = try Judge.output("pdfimages", ["-list", "FILE"], on: pdf).split(separator: "\n").dropFirst(2)
        #expect(images.count == 8)
        for image in images {
            let columns = image.split(separator: " ")
            #expect(columns[8] == "jpeg")
            #expect((Int(columns[12]) ?? 999) <= 201, "\(image)")
        }
        _ = try Judge.output("qpdf", ["--check", "FILE"], on: pdf)
        #expect(try Judge.output("pdfinfo", ["-meta", "FILE"], on: pdf).contains("<pdfaid:part>2</pdfaid:part>"))
        #expect(
            pdf
                == (try Pillow.pdf([
                    "phone.jpg", "grey.jpg", "ink.jpg", "plain.png", "palette.png", "grey.png", "clear.png",
                    "small.png",
                ]))
        )
    }

    @Test("a small picture is not blown up")
    func small() throws {
        let pdf = try Pillow.pdf(["small.png"])
        let line = try Judge.output("pdfimages", ["-list", "FILE"], on: pdf).split(separator: "\n").last ?? ""

        #expect(line.split(separator: " ")[12] == "100")
    }

    @Test(
        "what is broken, cut off, too large or no picture is refused, with its number",
        arguments: [
            ("cut.jpg", ImageFault.broken(image: 2)), ("head.jpg", .broken(image: 2)), ("text.jpg", .broken(image: 2)),
            ("cut.png", .broken(image: 2)), ("bomb.png", .tooLarge(image: 2)), ("scans.jpg", .tooLarge(image: 2)),
            ("page.pdf", .unknownFormat(image: 2)),
        ]
    )
    func refused(name: String, fault: ImageFault) throws {
        let began = ContinuousClock.now
        #expect(throws: fault) { try Pillow.pdf(["small.png", name]) }
        #expect(ContinuousClock.now - began < .seconds(5))
    }

    @Test("no picture, and more than one paper may have, are refused")
    func counts() throws {
        let small = try Pillow.image("small.png")

        #expect(throws: ImageFault.none) { try Pillow.paper([]) }
        #expect(throws: ImageFault.tooMany(most: 60)) { try Pillow.paper(Array(repeating: small, count: 61)) }
    }

    @Test(
        "bytes changed by chance do no harm: a page or a refusal",
        arguments: ["turned-6.jpg", "plain.png", "grey.jpg"]
    )
    func chance(name: String) throws {
        let source = try Pillow.image(name)
        var chance = SeededGenerator(seed: 42)
        for _ in 0..<60 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...12, using: &chance) {
                bytes[Int.random(in: 2..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
            }
            do {
                #expect(try Pillow.paper([bytes]).starts(with: "%PDF-".utf8))
            } catch is ImageFault {}
        }
    }

    @Test(
        "a HEIC becomes a page as well",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/heif-enc"), "libheif-examples")
    )
    func heic() throws {
        let folder = try Pillow.folder.get()
        let target = folder.appendingPathComponent("phone.heic").path
        _ = try Judge.output(
            "heif-enc",
            ["-o", target, folder.appendingPathComponent("plain.png").path],
            on: []
        )
        let bytes = try Pillow.image("phone.heic")

        #expect(try Pillow.run("look", "FILE", on: try Pillow.paper([bytes])) == "842 595 r g b y\n")
        for length in [20, 100, bytes.count / 2] {
            #expect(throws: ImageFault.broken(image: 1)) { try Pillow.paper([Array(bytes.prefix(length))]) }
        }
    }
}
