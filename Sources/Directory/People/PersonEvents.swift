import Kernel
import Ledger

/// Events of the stream `person:<id>`.
///
/// Their payloads are personal data and can be erased.
enum PersonEvent {
    /// Đăng ký một người: `person.registered`.
    struct Registered: Codable {
        static let kind = "person.registered"
        var person: PersonID
        var details: PersonDetails
    }

    /// Thay đổi thông tin: `person.changed` carries the whole new state.
    struct Changed: Codable {
        static let kind = "person.changed"
        var person: PersonID
        var details: PersonDetails
    }

    /// Xóa thông tin theo yêu cầu: `person.erased` empties the row; the payloads before it are erased by the ledger.
    struct Erased: Codable {
        static let kind = "person.erased"
        var person: PersonID
    }

    static func stream(_ id: PersonID) -> String { "person:\(id)" }
}
