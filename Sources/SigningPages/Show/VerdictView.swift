import DesignSystem
import HTML
import Signing

/// The one big answer.
struct VerdictView: Component {
    let file: String
    let reports: [SignatureReport]

    func write(to html: inout HTMLWriter) {
        guard !reports.isEmpty else { return unsigned(to: &html) }
        let indication = reports.indication
        answer(Self.title(indication), indication.tone, to: &html) { html in
            html.p { html in
                html.b(file)
                html.text(": ")
                html.text(count)
            }
            if let advice { html.p(advice) }
        }
    }

    private func unsigned(to html: inout HTMLWriter) {
        answer(
            Phrase(vi: "Tệp không có chữ ký số nào", en: "The file has no digital signature"),
            .wait,
            to: &html
        ) { html in
            html.p { $0.b(file) }
            html.p(
                Phrase(
                    vi: """
                        Ảnh con dấu hay chữ ký vẽ trên trang không phải chữ ký số. Nếu văn bản phải được ký số, hãy xin tệp gốc \
                        từ nơi đã cấp.
                        """,
                    en: """
                        A picture of a seal or of a signature is no digital signature. If the document has to be signed, ask \
                        who issued it for the original file.
                        """
                )
            )
        }
    }

    /// A notice whose title is a heading: it is what the reader came for.
    private func answer(_ title: Phrase, _ tone: Tone, to html: inout HTMLWriter, content: (inout HTMLWriter) -> Void) {
        html.div(.class("notice \(tone.rawValue)"), .role("status")) { html in
            html.icon(tone == .done ? .check : .warning, size: 40)
            html.div { html in
                html.h2(title)
                content(&html)
            }
        }
    }

    private static func title(_ indication: Indication) -> Phrase {
        switch indication {
        case .passed: Phrase(vi: "Chữ ký hợp lệ", en: "Validly signed")
        case .indeterminate: Phrase(vi: "Chưa xác định được", en: "It cannot be decided")
        case .failed: Phrase(vi: "Chữ ký không hợp lệ", en: "Not validly signed")
        }
    }

    private var count: Phrase {
        let signatures = reports.count { $0.kind != .timestamp }
        let stamps = reports.count - signatures
        let passed = reports.count { $0.kind != .timestamp && $0.indication == .passed }
        var words = Phrase(
            vi: "\(signatures) chữ ký, \(passed) hợp lệ",
            en: "\(signatures) signature\(signatures == 1 ? "" : "s"), \(passed) valid"
        )
        if stamps > 0 {
            words.vi += "; \(stamps) dấu thời gian"
            words.en += "; \(stamps) timestamp\(stamps == 1 ? "" : "s")"
        }
        return words
    }

    /// What to do about the worst of them.
    private var advice: Phrase? {
        let worst = reports.first { $0.indication == reports.indication && $0.indication != .passed }
        return worst?.subIndication.map { Phrase($0.advice) }
    }
}
