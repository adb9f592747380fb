public import Storage

/// Trạng thái hồ sơ: where a dossier stands, by the codes of the National Portal (Cổng Dịch vụ công quốc gia).
public enum DossierState: Int, CaseIterable, Codable, Sendable, SQLConvertible {
    /// Mới đăng ký: sent in, not yet looked at.
    case submitted = 1
    /// Được tiếp nhận: the counter took it, a code and an appointment were given.
    case accepted = 2
    /// Không được tiếp nhận: the counter refused it, with all reasons.
    case refused = 3
    /// Đang xử lý: with the specialists.
    case inProcess = 4
    /// Yêu cầu bổ sung giấy tờ: waits for the citizen, the clock stands.
    case awaitingSupplement = 5
    /// Yêu cầu thực hiện nghĩa vụ tài chính: waits for a payment, the clock stands.
    case awaitingPayment = 6
    /// Công dân yêu cầu rút hồ sơ.
    case withdrawalRequested = 7
    /// Dừng xử lý: stopped, or withdrawn by the citizen.
    case stopped = 8
    /// Đã xử lý xong: the result is made.
    case done = 9
    /// Đã trả kết quả: the result is in the citizen's hand.
    case handedOver = 10

    /// Whether nothing more will happen to it.
    public var isFinal: Bool { [.refused, .stopped, .handedOver].contains(self) }

    /// Whether the clock stands.
    public var isPaused: Bool { [.awaitingSupplement, .awaitingPayment, .withdrawalRequested].contains(self) }

    /// Whether officers still have to work on it.
    public var isOpen: Bool { !isFinal && self != .done }

    /// The word on Vietnamese pages.
    public var vietnamese: String {
        switch self {
        case .submitted: "Mới đăng ký"
        case .accepted: "Được tiếp nhận"
        case .refused: "Không được tiếp nhận"
        case .inProcess: "Đang xử lý"
        case .awaitingSupplement: "Chờ bổ sung giấy tờ"
        case .awaitingPayment: "Chờ nộp phí, lệ phí"
        case .withdrawalRequested: "Công dân yêu cầu rút hồ sơ"
        case .stopped: "Dừng xử lý"
        case .done: "Đã xử lý xong"
        case .handedOver: "Đã trả kết quả"
        }
    }

    /// The word on English pages.
    public var english: String {
        switch self {
        case .submitted: "Submitted"
        case .accepted: "Accepted"
        case .refused: "Not accepted"
        case .inProcess: "In process"
        case .awaitingSupplement: "Waiting for your papers"
        case .awaitingPayment: "Waiting for payment"
        case .withdrawalRequested: "Withdrawal asked for"
        case .stopped: "Stopped"
        case .done: "Done"
        case .handedOver: "Result handed over"
        }
    }
}
