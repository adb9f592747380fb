public import Dossiers
public import Kernel
import Typesetting

/// Biểu mẫu của một hồ sơ: the forms that the decree prescribes (TT 01/2018/TT-VPCP); the number stands in the address.
///
/// Form 06, the register of a counter, belongs to no single dossier.
public enum OfficialForm: String, CaseIterable, Codable, Sendable {
    /// Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
    case receipt = "01"
    /// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
    case supplement = "02"
    /// Phiếu từ chối tiếp nhận giải quyết hồ sơ.
    case refusal = "03"
    /// Phiếu xin lỗi và hẹn lại ngày trả kết quả.
    case apology = "04"
    /// Phiếu kiểm soát quá trình giải quyết hồ sơ.
    case control = "05"

    /// Whether the citizen may print it too.
    public var isForCitizen: Bool { self != .control }

    /// Its title, as the decree writes it.
    public var title: String {
        switch self {
        case .receipt: "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
        case .supplement: "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ"
        case .refusal: "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ"
        case .apology: "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"
        case .control: "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ"
        }
    }

    /// Its name in running text.
    public var name: String {
        switch self {
        case .receipt: "Giấy tiếp nhận và hẹn trả"
        case .supplement: "Phiếu yêu cầu bổ sung"
        case .refusal: "Phiếu từ chối"
        case .apology: "Phiếu xin lỗi và hẹn lại"
        case .control: "Phiếu kiểm soát"
        }
    }

    /// Its name in running text on a day: since Thông tư 03/2025 the apology is a letter that asks for an extension.
    func name(on day: CivilDate) -> String {
        let isLetter = self == .apology && FormSet.on(day)?.template(.stop) != nil
        return isLetter ? "Văn bản xin lỗi và đề nghị gia hạn" : name
    }

    /// What it is for, whatever number the circular of a day gives it.
    var purpose: FormSet.Form {
        switch self {
        case .receipt: .receipt
        case .supplement: .supplement
        case .refusal: .refusal
        case .apology: .apology
        case .control: .control
        }
    }

    /// The moment at which the paper was made, whose names it keeps.
    public func moment(of file: DossierFile) -> Instant {
        let received = file.dossier.acceptedAt ?? file.dossier.submittedAt
        return switch self {
        case .receipt, .control: received
        case .supplement: file.pauses.last { $0.kind == "supplement" }?.from ?? received
        case .refusal: file.steps.last { $0.outcome == "refuse" }?.endedAt ?? received
        case .apology: file.extensions.last?.at ?? received
        }
    }

    /// Whether the dossier has come so far that the form exists; an internal one has none of the forms for citizens.
    public func exists(for file: DossierFile) -> Bool {
        if isForCitizen, file.dossier.isInternal { return false }
        return switch self {
        case .receipt: file.dossier.acceptedAt != nil
        case .supplement: file.defects.contains { $0.round > 0 }
        case .refusal: file.dossier.state == .refused
        case .apology: !file.extensions.isEmpty
        case .control: file.dossier.acceptedAt != nil
        }
    }
}
