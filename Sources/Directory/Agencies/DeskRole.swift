public import Storage

/// Vai trò tại bàn xử lý: what a post does in the course of a dossier.
public enum DeskRole: String, CaseIterable, Codable, Sendable, SQLConvertible {
    /// Cán bộ bộ phận một cửa: receives and hands over.
    case counter
    /// Lãnh đạo phòng: assigns and approves.
    case head
    /// Chuyên viên: examines.
    case specialist
    /// Lãnh đạo cơ quan: signs.
    case leader
    /// Văn thư: numbers and issues.
    case clerk

    /// The word on Vietnamese pages.
    public var vietnamese: String {
        switch self {
        case .counter: "Cán bộ một cửa"
        case .head: "Lãnh đạo phòng"
        case .specialist: "Chuyên viên"
        case .leader: "Lãnh đạo cơ quan"
        case .clerk: "Văn thư"
        }
    }

    /// The word on English pages.
    public var english: String {
        switch self {
        case .counter: "One-stop counter officer"
        case .head: "Head of division"
        case .specialist: "Specialist"
        case .leader: "Leader of the agency"
        case .clerk: "Records clerk"
        }
    }
}
