/// Loại tin: why a message is written; its title in the inbox and the subject of an e-mail.
public enum NoticeKind: String, CaseIterable, Sendable {
    case dossierReceived = "dossier.received"
    case dossierAccepted = "dossier.accepted"
    case dossierRefused = "dossier.refused"
    case supplementAsked = "dossier.supplement_asked"
    case supplementReceived = "dossier.supplement_received"
    case paymentAsked = "dossier.payment_asked"
    case dossierExtended = "dossier.extended"
    case dossierStopped = "dossier.stopped"
    case dossierWithdrawn = "dossier.withdrawn"
    case dossierTransferred = "dossier.transferred"
    case resultReady = "dossier.result_ready"
    case resultHandedOver = "dossier.handed_over"
    case signUpCode = "account.sign_up_code"
    case alreadyRegistered = "account.already_registered"
    case resetCode = "account.reset_code"
    case phoneCode = "account.phone_code"
    case phoneChanged = "account.phone_changed"
    case passwordChanged = "account.password_changed"
    case secondFactorChanged = "account.second_factor_changed"
    case newDevice = "account.new_device"
    case alertFired = "alert.fired"
    case alertOver = "alert.over"
    case alertRested = "alert.rested"
    case briefMade = "brief.made"

    /// Title in Vietnamese.
    public var vietnamese: String { title.vi }

    /// Title in English.
    public var english: String { title.en }

    /// Whether the citizen has to do something.
    public var asksForAction: Bool { self == .supplementAsked || self == .paymentAsked }

    /// Whether it holds a one-time code, to be read on the phone alone.
    public var carriesCode: Bool { self == .signUpCode || self == .resetCode || self == .phoneCode }

    private var title: (vi: String, en: String) {
        switch self {
        case .dossierReceived: ("Đã nhận hồ sơ nộp trực tuyến", "Your application has arrived")
        case .dossierAccepted: ("Hồ sơ đã được tiếp nhận", "Your dossier was accepted")
        case .dossierRefused: ("Hồ sơ chưa được tiếp nhận", "Your dossier was not accepted")
        case .supplementAsked: ("Hồ sơ cần bổ sung", "Your dossier needs to be completed")
        case .supplementReceived: ("Đã nhận phần bổ sung", "Your additions have arrived")
        case .paymentAsked: ("Hồ sơ cần nộp phí, lệ phí", "A fee is due")
        case .dossierExtended: ("Xin lỗi và hẹn lại ngày trả kết quả", "An apology and a new date")
        case .dossierStopped: ("Hồ sơ đã dừng giải quyết", "Your dossier was stopped")
        case .dossierWithdrawn: ("Hồ sơ đã được rút", "Your dossier was withdrawn")
        case .dossierTransferred: ("Hồ sơ chuyển cơ quan giải quyết", "Another agency handles your dossier")
        case .resultReady: ("Đã có kết quả", "Your result is ready")
        case .resultHandedOver: ("Đã trả kết quả", "Your result was handed over")
        case .signUpCode: ("Mã xác thực đăng ký", "Sign-up code")
        case .alreadyRegistered: ("Bạn đã có tài khoản", "You have an account already")
        case .resetCode: ("Mã đặt lại mật khẩu", "Password reset code")
        case .phoneCode: ("Mã xác nhận số điện thoại", "Code to confirm your phone")
        case .phoneChanged: ("Số điện thoại đã thay đổi", "Your phone number was changed")
        case .passwordChanged: ("Mật khẩu đã thay đổi", "Your password was changed")
        case .secondFactorChanged: ("Xác thực hai lớp đã thay đổi", "Your second factor was changed")
        case .newDevice: ("Đăng nhập trên thiết bị mới", "Signed in on a new device")
        case .alertFired: ("Cảnh báo chỉ tiêu", "An indicator calls for attention")
        case .alertOver: ("Cảnh báo đã hết", "An alert is over")
        case .briefMade: ("Bản tin điều hành tuần", "The weekly brief")
        case .alertRested: ("Quy tắc cảnh báo tạm nghỉ", "An alert rule rests")
        }
    }
}
