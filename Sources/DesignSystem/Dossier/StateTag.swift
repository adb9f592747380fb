public import HTML

/// Nhãn trạng thái: a state in words with a dot, never by colour alone.
public struct StateTag: Component, Sendable {
    let words: Phrase
    let tone: Tone

    /// A state in these words.
    public init(_ words: Phrase, _ tone: Tone) {
        self.words = words
        self.tone = tone
    }

    /// One of the ten states of the national portal, in the words of an officer or of the citizen whose dossier it is.
    public init(_ status: NationalStatus, toApplicant: Bool = false) {
        self.init(toApplicant ? status.wordsToApplicant : status.words, status.tone)
    }

    /// Writes the tag.
    public func write(to html: inout HTMLWriter) { html.span(words, .class("state \(tone.rawValue)")) }
}

/// Trạng thái hồ sơ theo Cổng Dịch vụ công quốc gia: the ten states and their codes.
public enum NationalStatus: Int, Sendable, CaseIterable {
    case submitted = 1
    case accepted, refused, inProcess, supplementAsked, paymentAsked, withdrawalAsked, stopped, done, handedOver

    /// The words of the national portal.
    public var words: Phrase {
        switch self {
        case .submitted: Phrase(vi: "Mới đăng ký", en: "Submitted")
        case .accepted: Phrase(vi: "Được tiếp nhận", en: "Accepted")
        case .refused: Phrase(vi: "Không được tiếp nhận", en: "Not accepted")
        case .inProcess: Phrase(vi: "Đang xử lý", en: "In process")
        case .supplementAsked: Phrase(vi: "Chờ bổ sung giấy tờ", en: "Waiting for documents")
        case .paymentAsked: Phrase(vi: "Chờ nộp phí, lệ phí", en: "Waiting for payment")
        case .withdrawalAsked: Phrase(vi: "Công dân yêu cầu rút", en: "Withdrawal asked")
        case .stopped: Phrase(vi: "Dừng xử lý", en: "Stopped")
        case .done: Phrase(vi: "Đã xử lý xong", en: "Done")
        case .handedOver: Phrase(vi: "Đã trả kết quả", en: "Result handed over")
        }
    }

    /// The same, said to the citizen whose dossier it is.
    public var wordsToApplicant: Phrase {
        switch self {
        case .submitted: Phrase(vi: "Đã nộp, chờ tiếp nhận", en: "Submitted, waiting to be accepted")
        case .supplementAsked: Phrase(vi: "Chờ bạn bổ sung", en: "Waiting for you to add documents")
        case .paymentAsked: Phrase(vi: "Chờ bạn nộp phí", en: "Waiting for your payment")
        case .withdrawalAsked: Phrase(vi: "Bạn đã yêu cầu rút", en: "You asked to withdraw")
        case .done: Phrase(vi: "Đã có kết quả", en: "The result is ready")
        default: words
        }
    }

    /// What the colour says.
    public var tone: Tone {
        switch self {
        case .submitted, .accepted, .inProcess: .calm
        case .supplementAsked, .paymentAsked, .withdrawalAsked: .wait
        case .refused: .late
        case .stopped: .quiet
        case .done, .handedOver: .done
        }
    }
}
