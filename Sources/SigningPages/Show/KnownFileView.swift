import DesignSystem
import Documents
import HTML
import Kernel

/// What the ledger of this node says to the file, beside what its signatures say.
struct KnownFileView: Component {
    let known: KnownFile?

    func write(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Sổ cái của cổng này", en: "The ledger of this portal")) { html in
            guard let known else { return html.p(Self.unknown) }
            html.p { html in
                if let title = known.title {
                    html.b(title)
                    html.text(". ")
                }
                html.text(known.state.words)
            }
            html.p { html in
                html.a(.href("/so-cai?ma=\(known.record)")) { html in
                    html.text(Phrase(vi: "Bản ghi số ", en: "Record "))
                    html.text(NumberText.grouped(Int(known.record), html.language))
                }
                html.text(", ")
                html.moment(known.recordedAt)
            }
        }
    }

    private static let unknown = Phrase(
        vi: """
            Sổ cái không ghi tệp này. Điều đó bình thường với văn bản của nơi khác; nếu tệp được nói là do cổng này cấp thì hãy \
            xin lại bản gốc.
            """,
        en: """
            The ledger does not hold this file. That is usual for documents of others; if it is said to come from this \
            portal, ask for the original.
            """
    )
}

extension KnownFile {
    fileprivate var title: String? {
        document.map {
            [$0.name, $0.number.map { "số \($0)" }, $0.agencyName].compactMap { $0 }.joined(separator: ", ")
        }
    }
}

extension KnownFile.State {
    fileprivate var words: Phrase {
        switch self {
        case .current:
            Phrase(
                vi: "Sổ cái có ghi đúng tệp này, đã ban hành.",
                en: "The ledger holds just this file, and it is issued."
            )
        case .augmented:
            Phrase(
                vi: "Sổ cái có ghi đúng tệp này, đã ban hành; sau đó tệp được bổ sung bằng chứng lâu dài.",
                en: "The ledger holds just this file, and it is issued; evidence for the long term was added later."
            )
        case .unissued:
            Phrase(
                vi: "Sổ cái có ghi tệp này, nhưng cơ quan chưa ban hành nó ở dạng này.",
                en: "The ledger holds this file, but the agency has not issued it in this form."
            )
        case .replaced:
            Phrase(
                vi: "Sổ cái có ghi tệp này, nhưng nó đã được thay bằng một bản ký khác. Đừng dùng bản này.",
                en: "The ledger holds this file, but another was signed in its place. Do not use this one."
            )
        }
    }
}
