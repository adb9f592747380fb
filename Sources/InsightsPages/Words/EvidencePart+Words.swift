import HTML
import Insights

extension EvidencePart {
    /// What it is called.
    var name: Phrase {
        switch kind {
        case .measure(let measure, _): measure.name
        case .stock(.unfinished): Phrase(vi: "đang xử lý", en: "in work")
        case .stock(.paused): Phrase(vi: "tạm dừng", en: "clock stands")
        case .stock(.overdue): Phrase(vi: "đang quá hạn", en: "overdue")
        }
    }
}
