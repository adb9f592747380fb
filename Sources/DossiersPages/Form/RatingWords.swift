import Dossiers
import HTML

extension Satisfaction {
    /// The words of the surveys.
    var words: Phrase {
        switch self {
        case .veryBad: Phrase(vi: "Rất không hài lòng", en: "Very dissatisfied")
        case .bad: Phrase(vi: "Không hài lòng", en: "Dissatisfied")
        case .fair: Phrase(vi: "Bình thường", en: "Neither")
        case .good: Phrase(vi: "Hài lòng", en: "Satisfied")
        case .veryGood: Phrase(vi: "Rất hài lòng", en: "Very satisfied")
        }
    }
}

extension RatingReason {
    /// What the rating is about.
    var words: Phrase {
        switch self {
        case .time: Phrase(vi: "Thời gian giải quyết", en: "Time taken")
        case .attitude: Phrase(vi: "Thái độ phục vụ của cán bộ", en: "Manner of the officers")
        case .guidance:
            Phrase(vi: "Hướng dẫn rõ ràng, một lần là đủ", en: "Guidance that is clear and complete at once")
        case .papers: Phrase(vi: "Giấy tờ, biểu mẫu phải nộp", en: "Papers and forms asked for")
        case .online: Phrase(vi: "Nộp và theo dõi trực tuyến", en: "Sending and tracking online")
        case .fees: Phrase(vi: "Phí, lệ phí", en: "Fees")
        case .result: Phrase(vi: "Kết quả nhận được", en: "The result received")
        case .place: Phrase(vi: "Nơi ngồi chờ, trang thiết bị", en: "Waiting room and equipment")
        }
    }
}
