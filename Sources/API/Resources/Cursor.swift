import Dossiers
import Kernel

/// Con trỏ: where a list goes on; opaque to the client, good for one list only, read strictly.
enum Cursor {
    /// The lists that have cursors of this kind.
    enum List: String {
        case own = "o"
        case work = "w"
        case messages = "m"
        case looks = "l"
        case accounts = "a"
    }

    static func write(_ text: String, of list: List) -> String {
        Base64URL.encode(Array("\(list.rawValue):\(text)".utf8))
    }

    /// - Throws: `InterfaceRefusal.cursor` for anything that was not written for the list.
    static func text(_ cursor: String, of list: List) throws -> Substring {
        guard let bytes = Base64URL.decode(cursor), let text = String(validating: bytes, as: UTF8.self),
            text.hasPrefix(list.rawValue + ":")
        else { throw InterfaceRefusal.cursor }
        return text.dropFirst(2)
    }

    static func behind(_ dossier: Dossier, of list: List) -> String {
        write(DossierFilter.Cursor(dossier).description, of: list)
    }

    static func read(_ cursor: String?, of list: List) throws -> DossierFilter.Cursor? {
        guard let cursor else { return nil }
        guard let place = DossierFilter.Cursor(String(try text(cursor, of: list))) else {
            throw InterfaceRefusal.cursor
        }
        return place
    }
}
