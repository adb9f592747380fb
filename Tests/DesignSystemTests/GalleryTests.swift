import DesignSystem
import Foundation
import HTML
import Testing

struct GalleryTests {
    @Test(
        "every page of the gallery is a whole document in its language",
        arguments: Gallery.Room.allCases,
        Language.allCases
    )
    func documents(room: Gallery.Room, language: Language) throws {
        let page = String(decoding: Gallery.page(room, language: language), as: UTF8.self)

        #expect(page.hasPrefix("<!doctype html><html lang="))
        #expect(page.hasSuffix("</html>"))
        #expect(page.contains("mô phỏng") || page.contains("Simulated"))
        for forbidden in [" style=", " onclick=", "<style", "<script>"] { #expect(!page.contains(forbidden)) }
        try write(page, "\(room.rawValue)-\(language.rawValue).html")
    }

    @Test("every id of a page is there once, and every reference has its target", arguments: Gallery.Room.allCases)
    func references(room: Gallery.Room) {
        let page = String(decoding: Gallery.page(room), as: UTF8.self)

        let ids = values(of: "id", in: page)
        #expect(Set(ids).count == ids.count)
        let references = ["for", "aria-describedby", "aria-labelledby"].flatMap { values(of: $0, in: page) }
            .flatMap { list in list.split(separator: " ").map { String($0) } }
        for reference in references { #expect(ids.contains(reference), "\(reference) points nowhere") }
    }

    @Test("the form of a citizen, its styles and scripts fit the budget before compression")
    func weight() {
        let bytes = Gallery.page(.form).count + Assets.citizenCSS.bytes.count + Assets.citizenJS.bytes.count

        // Measured with gzip -9 this is about a third; the browser tests measure the 14 KB on the wire.
        #expect(bytes < 44_000)
    }

    private func values(of attribute: String, in page: String) -> [String] {
        page.components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    /// With `GALLERY` set to a folder, the pages lie there afterwards, to be looked at without a server.
    private func write(_ page: String, _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["GALLERY"] else { return }
        let root = URL(fileURLWithPath: folder)
        try FileManager.default.createDirectory(at: root.appending(path: "assets"), withIntermediateDirectories: true)
        try page.write(to: root.appending(path: name), atomically: true, encoding: .utf8)
        for asset in Assets.all { try Data(asset.bytes).write(to: URL(fileURLWithPath: folder + asset.address)) }
    }
}
