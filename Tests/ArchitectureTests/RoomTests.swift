import Foundation
import Testing

@Suite("Rooms and arrows")
struct RoomTests {
    /// The rooms of `docs/modules.md`: what is said of each, and what it may import.
    struct Room: Equatable {
        var words = ""
        var imports: Set<String> = []
    }

    static func documented() throws -> [String: Room] {
        var rooms: [String: Room] = [:]
        var name: String?
        for line in try House.text("docs/modules.md").split(separator: "\n").map(String.init) {
            if line.hasPrefix("### ") {
                name = String(line.dropFirst(4))
            } else if line.hasPrefix("#") {
                name = nil
            }
            guard let name, !line.hasPrefix("#") else { continue }
            var room = rooms[name] ?? Room()
            room.words += line + " "
            rooms[name] = room
        }
        for (name, room) in rooms {
            let parts = room.words.components(separatedBy: "May import: ")
            guard parts.count == 2 else { continue }
            let list = parts[1].prefix { $0 != "." }
            let imports = list == "nothing" ? [] : list.components(separatedBy: ", ")
            rooms[name] = Room(words: parts[0], imports: Set(imports.map { $0.trimmingCharacters(in: .whitespaces) }))
        }
        return rooms
    }

    @Test("every room has its paragraph, and imports just what docs/modules.md allows")
    func arrows() throws {
        let manifest = try #require(try Manifest.read())
        let documented = try Self.documented()
        let rooms = manifest.targets.filter { $0.type != "test" }
        for room in rooms {
            let page = try #require(documented[room.name], "docs/modules.md says nothing of \(room.name)")
            #expect(page.words.count >= 20, "\(room.name)")
            let imports = Set(room.dependencies.map(\.name))
            #expect(imports.subtracting(page.imports) == [], "\(room.name) imports what it may not")
            #expect(page.imports.subtracting(imports) == [], "\(room.name) has given up an arrow")
        }
        #expect(Set(documented.keys).subtracting(rooms.map(\.name)) == [], "no such room")
    }

    @Test("no context knows the web, no page is known to another room than App")
    func layers() throws {
        let manifest = try #require(try Manifest.read())
        let web: Set<String> = ["Web", "DesignSystem", "HTML", "Hummingbird"]
        let contexts: Set<String> = [
            "Kernel", "Storage", "Ledger", "Territory", "Directory", "Catalogue", "Dossiers", "Notices", "Profiles",
            "Simulation",
        ]
        for room in manifest.targets where room.type != "test" {
            let imports = Set(room.dependencies.map(\.name))
            if contexts.contains(room.name) { #expect(imports.isDisjoint(with: web), "\(room.name)") }
            if room.name != "App" {
                #expect(!imports.contains { $0.hasSuffix("Pages") }, "\(room.name) imports pages")
                #expect(!imports.contains("App") || ["thubon", "PortalTesting"].contains(room.name), "\(room.name)")
            }
        }
    }
}
