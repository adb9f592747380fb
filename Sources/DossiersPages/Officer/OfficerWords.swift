import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel

extension Phrase {
    static let searchExample = Phrase(
        vi: "Tên (không cần dấu), mã hồ sơ, số định danh, điện thoại",
        en: "Name, code, personal number, phone"
    )
}

extension Button {
    /// Does the deed and opens the dossier that waits next, so that a pile is worked off without going back to the list.
    static var doItAndNext: Button {
        Button(
            Phrase(vi: "Xong và mở hồ sơ tiếp theo", en: "Do it and open the next"),
            .quiet,
            name: DeedInput.Name.next,
            value: "1"
        )
    }
}

extension DossierFilter.Part {
    /// What the list is.
    var words: Phrase {
        switch self {
        case .mine: Phrase(vi: "Chờ tôi", en: "Waiting for me")
        case .unassigned: Phrase(vi: "Chưa phân công", en: "Unassigned")
        case .desk: Phrase(vi: "Cả bàn", en: "Whole desk")
        case .waiting: Phrase(vi: "Chờ người dân", en: "Waiting for the citizen")
        case .overdue: Phrase(vi: "Quá hạn", en: "Overdue")
        case .done: Phrase(vi: "Đã xong, chờ trả", en: "Done, to hand over")
        case .all: Phrase(vi: "Tất cả", en: "Everything")
        }
    }

    /// What stands where the list would be.
    var nothing: EmptyState {
        switch self {
        case .mine:
            EmptyState(
                Phrase(vi: "Không còn hồ sơ nào chờ bạn", en: "Nothing waits for you"),
                Phrase(
                    vi: "Hồ sơ mới sẽ hiện ở đây, đến hạn trước thì đứng trước.",
                    en: "New dossiers appear here, due first."
                ),
                action: Link(Phrase(vi: "Xem hồ sơ của cả bàn", en: "See the whole desk"), to: "/mot-cua?viec=cua-ban"),
                icon: .check
            )
        case .unassigned:
            EmptyState(
                Phrase(vi: "Mọi hồ sơ đều đã có người xử lý", en: "Every dossier has an officer"),
                Phrase(vi: "Không cần phân công thêm.", en: "There is nothing to assign."),
                icon: .check
            )
        case .desk, .all, .overdue:
            EmptyState(
                Phrase(vi: "Chưa có hồ sơ nào", en: "No dossiers"),
                Phrase(vi: "Khi có hồ sơ, danh sách sẽ hiện ở đây.", en: "Dossiers will appear here.")
            )
        case .waiting:
            EmptyState(
                Phrase(vi: "Không có hồ sơ nào chờ người dân", en: "Nothing waits for a citizen"),
                Phrase(
                    vi: "Hồ sơ được yêu cầu bổ sung hoặc nộp phí sẽ hiện ở đây.",
                    en: "Dossiers that wait for papers or a payment appear here."
                )
            )
        case .done:
            EmptyState(
                Phrase(vi: "Không có kết quả nào chờ trả", en: "No result waits to be handed over"),
                Phrase(vi: "Kết quả đã ban hành sẽ hiện ở đây.", en: "Issued results appear here.")
            )
        }
    }
}

extension OfficerLoad {
    /// Name, title, and how much the officer has: 'Alăng Thị Ưng – Công chức tư pháp (5 hồ sơ)'.
    var words: Phrase {
        Phrase(vi: "\(name) – \(title) (\(open) hồ sơ)", en: "\(name) – \(title) (\(open) dossiers)")
    }
}
