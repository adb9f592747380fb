import Catalogue
import DesignSystem
import Dossiers
import HTML

/// Việc làm với hồ sơ: what an officer can do to a dossier; its raw value stands in the address.
enum Deed: String, CaseIterable, Sendable {
    case accept = "tiep-nhan"
    case refuse = "tu-choi"
    case assign = "phan-cong"
    case finish = "chuyen-buoc"
    case giveBack = "tra-lai"
    case supplement = "bo-sung"
    case opinion = "y-kien"
    case extend = "hen-lai"
    case demandFees = "yeu-cau-phi"
    case recordFees = "thu-phi"
    case stop = "dung"
    case withdraw = "cho-rut"
    case issue = "cap-so"
    case handOver = "tra-ket-qua"

    /// The event that it writes, by which the table of edges says who may.
    var kind: DossierEvent.Kind {
        switch self {
        case .accept: .accepted
        case .refuse: .refused
        case .assign: .assigned
        case .finish: .stepFinished
        case .giveBack: .returned
        case .supplement: .supplementRequested
        case .opinion: .opinionAsked
        case .extend: .extended
        case .demandFees: .feeDemanded
        case .recordFees: .feePaid
        case .stop: .stopped
        case .withdraw: .withdrawn
        case .issue: .resultIssued
        case .handOver: .handedOver
        }
    }

    /// The name of its routes.
    var routeName: String { "desk.\(self)" }

    /// What the button says that leads to it.
    var words: Phrase {
        switch self {
        case .accept: Phrase(vi: "Tiếp nhận hồ sơ", en: "Accept the dossier")
        case .refuse: Phrase(vi: "Từ chối tiếp nhận", en: "Refuse")
        case .assign: Phrase(vi: "Phân công", en: "Assign")
        case .finish: Phrase(vi: "Chuyển bước", en: "Pass on")
        case .giveBack: Phrase(vi: "Trả lại bước trước", en: "Return to an earlier step")
        case .supplement: Phrase(vi: "Yêu cầu bổ sung", en: "Ask for a supplement")
        case .opinion: Phrase(vi: "Xin ý kiến cơ quan khác", en: "Ask other agencies")
        case .extend: Phrase(vi: "Xin lỗi và hẹn lại", en: "Apologise and put off")
        case .demandFees: Phrase(vi: "Yêu cầu nộp phí, lệ phí", en: "Demand the fees")
        case .recordFees: Phrase(vi: "Ghi nhận đã thu phí", en: "Record fees as paid")
        case .stop: Phrase(vi: "Dừng giải quyết", en: "Stop")
        case .withdraw: Phrase(vi: "Cho rút hồ sơ", en: "Confirm the withdrawal")
        case .issue: Phrase(vi: "Cấp số, ban hành kết quả", en: "Number and issue the result")
        case .handOver: Phrase(vi: "Trả kết quả", en: "Hand over the result")
        }
    }

    /// What happens then, said before it is done.
    var explanation: Phrase {
        switch self {
        case .accept:
            Phrase(
                vi: "Hồ sơ được cấp mã chính thức, tính ngày hẹn trả và chuyển sang bước sau.",
                en: "The dossier gets its official code and its appointment and goes to the next step."
            )
        case .refuse:
            Phrase(
                vi: "Nêu đủ mọi lý do trong một lần. Người nộp nhận Phiếu từ chối (mẫu 03) và hồ sơ kết thúc.",
                en: "Name every reason at once. The applicant gets form 03 and the dossier ends."
            )
        case .assign:
            Phrase(
                vi: "Người được phân công thấy hồ sơ ngay trong bàn việc của mình.",
                en: "The officer sees the dossier on the desk at once."
            )
        case .finish:
            Phrase(vi: "Việc của bước này đã xong, hồ sơ đi tiếp.", en: "The work of this step is done.")
        case .giveBack:
            Phrase(
                vi: "Hồ sơ về lại bàn trước, kèm lý do của bạn. Thời hạn chung không đổi.",
                en: "The dossier goes back with your reason. The appointment stays."
            )
        case .supplement:
            Phrase(
                vi: """
                    Nêu tất cả chỗ cần sửa trong một lần: người dân chỉ phải sửa đúng các chỗ đó. Đồng hồ tạm dừng đến khi \
                    họ bổ sung xong. Yêu cầu lần thứ hai bị tính là quá hạn.
                    """,
                en: """
                    Name everything at once: the citizen mends just that. The clock stands meanwhile. A second request \
                    counts as late.
                    """
            )
        case .opinion:
            Phrase(
                vi: "Các cơ quan được hỏi cùng lúc, hồ sơ vẫn ở bàn của bạn và đồng hồ vẫn chạy.",
                en: "All are asked at the same time; the dossier stays at your desk and its clock runs."
            )
        case .extend:
            Phrase(
                vi: "Chỉ được hẹn lại một lần. Người dân nhận Phiếu xin lỗi và hẹn lại (mẫu 04).",
                en: "Once only. The citizen gets a letter of apology (form 04)."
            )
        case .demandFees:
            Phrase(
                vi: "Đồng hồ tạm dừng đến khi phí, lệ phí được nộp.",
                en: "The clock stands until the fees are paid."
            )
        case .recordFees:
            Phrase(
                vi: "Chọn các khoản đã thu tại quầy. Hồ sơ đang chờ nộp phí sẽ chạy tiếp.",
                en: "Choose what was paid at the counter. A dossier that waits for it goes on."
            )
        case .stop:
            Phrase(
                vi: "Hồ sơ kết thúc, không có kết quả. Người dân được báo lý do.",
                en: "The dossier ends without a result. The citizen is told why."
            )
        case .withdraw:
            Phrase(
                vi: "Người nộp đã yêu cầu rút. Xác nhận thì hồ sơ kết thúc.",
                en: "The applicant asked for it. The dossier ends."
            )
        case .issue:
            Phrase(
                vi: "Kết quả đã ký được cấp số và có giá trị từ lúc này.",
                en: "The signed result gets its number and is valid from now on."
            )
        case .handOver:
            Phrase(
                vi: "Ghi lại ai đã nhận kết quả tại quầy.",
                en: "Write down who received the result."
            )
        }
    }

    /// Whether the button should warn by its look.
    var isGrave: Bool { [.refuse, .stop, .withdraw].contains(self) }

    /// Main actions, the first that is possible wins.
    static let mains: [Deed] = [.withdraw, .accept, .issue, .handOver, .assign, .finish]
}
