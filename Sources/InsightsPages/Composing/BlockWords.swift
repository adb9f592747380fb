import Directory
import HTML
import Insights

extension BoardBlock.Picture {
    /// What the picture is called.
    var word: Phrase {
        switch self {
        case .card: Phrase(vi: "Thẻ chỉ tiêu", en: "Card")
        case .trend: Phrase(vi: "Diễn biến theo tháng", en: "Trend by month")
        case .ranking: Phrase(vi: "Xếp hạng các nơi", en: "Ranking")
        case .districts: Phrase(vi: "Đường nhỏ theo huyện", en: "Small lines by district")
        case .offices: Phrase(vi: "Đường nhỏ theo cơ quan", en: "Small lines by office")
        case .map: Phrase(vi: "Bản đồ cấp xã", en: "Map of communes")
        case .channels: Phrase(vi: "Kênh nộp hồ sơ", en: "Channels")
        case .funnel: Phrase(vi: "Từ nộp đến trả kết quả", en: "From sending in to the result")
        case .daily: Phrase(vi: "Tiếp nhận và xử lý theo ngày", en: "Taken in and handled, by day")
        case .calendar: Phrase(vi: "Lịch nhiệt 12 tháng", en: "Heat calendar of 12 months")
        }
    }
}

extension BoardSharing {
    /// Who finds the board; an agency by its name.
    func word(_ tree: AgencyTree) -> Phrase {
        switch self {
        case .mine: return Phrase(vi: "Chỉ mình tôi", en: "Only me")
        case .agency(let agency):
            let name = tree.name(of: .agency(agency))
            return Phrase(vi: "Cán bộ của \(name)", en: "Officers of \(name)")
        case .role(.leader): return Phrase(vi: "Mọi lãnh đạo cơ quan", en: "All leaders of agencies")
        case .role: return Phrase(vi: "Mọi lãnh đạo phòng", en: "All heads of divisions")
        }
    }
}

extension Phrase {
    static let composedBoards = Phrase(vi: "Bảng tự soạn", en: "Composed boards")
    static let newBoard = Phrase(vi: "Soạn bảng mới", en: "Compose a board")
}
