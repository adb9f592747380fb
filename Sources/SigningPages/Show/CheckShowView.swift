import DesignSystem
import HTML
import Signing
import Web

/// The page of the check: the form, and above it the answer to the file that was just sent.
struct CheckShowView: Component {
    let model: CheckShowModel
    let security: FormSecurity

    static let title = Phrase(vi: "Kiểm tra chữ ký số", en: "Check digital signatures")

    func write(to html: inout HTMLWriter) {
        if let fault = model.fault { html.add(ErrorSummary([.init(field: CheckShowModel.field, fault)])) }
        html.h1(Self.title)
        if let reports = model.reports {
            VerdictView(file: model.file, reports: reports).write(to: &html)
            KnownFileView(known: model.known).write(to: &html)
            for (index, report) in reports.enumerated() where index < Self.mostCards {
                SignatureCard(number: index + 1, report: report).write(to: &html)
            }
            if reports.count > Self.mostCards { html.p(Self.more(reports.count - Self.mostCards), .class("muted")) }
        } else {
            html.p(Self.introduction)
        }
        question(to: &html)
        explanation(to: &html)
    }

    /// More signatures are counted, not shown: the page has to stay one that can be read.
    static let mostCards = 50

    private static func more(_ count: Int) -> Phrase {
        Phrase(
            vi: "Còn \(count) chữ ký nữa; giao diện lập trình trả về tất cả.",
            en: "There are \(count) more signatures; the interface for programs answers with all of them."
        )
    }

    private static let introduction = Phrase(
        vi: """
            Gửi tệp PDF để biết ai đã ký, ký khi nào, chữ ký có hợp lệ không và tệp có bị sửa sau khi ký không. Kết quả có \
            ngay, không cần tài khoản.
            """,
        en: """
            Send a PDF to learn who signed it and when, whether the signatures are valid, and whether the file was changed \
            afterwards. The answer comes at once; no account is needed.
            """
    )

    private func question(to html: inout HTMLWriter) {
        let title =
            model.reports == nil
            ? Phrase(vi: "Chọn tệp", en: "Choose a file") : Phrase(vi: "Kiểm tra tệp khác", en: "Check another file")
        html.card(title) { html in
            html.postForm(to: SigningPages.address.string, security, sendsFiles: true) { html in
                html.add(
                    Field(
                        .files(FileChoice(accept: "application/pdf,.pdf", isMultiple: false)),
                        name: CheckShowModel.field,
                        label: Phrase(vi: "Tệp PDF đã ký", en: "The signed PDF"),
                        hint: Phrase(
                            vi: "Nhiều nhất 20 MB. Tệp chỉ được đọc để kiểm tra, không được lưu lại.",
                            en: "At most 20 MB. The file is only read for the check; nothing of it is kept."
                        ),
                        error: model.fault
                    )
                )
                html.add(Button(Phrase(vi: "Kiểm tra", en: "Check")))
            }
        }
    }

    private func explanation(to html: inout HTMLWriter) {
        html.details { html in
            html.summary(Phrase(vi: "Kết quả có nghĩa gì", en: "What the answers mean"))
            html.facts { html in
                for (indication, words) in Self.meanings {
                    html.fact(Phrase(indication.words)) { $0.text(words) }
                }
            }
            html.p(
                Phrase(
                    vi: """
                        Kiểm tra theo ETSI EN 319 102-1. Chương trình có thể hỏi cùng việc này tại \
                        POST /api/v1/signature-reports.
                        """,
                    en: """
                        Checked after ETSI EN 319 102-1. Programs ask the same of POST /api/v1/signature-reports.
                        """
                ),
                .class("muted")
            )
        }
    }

    private static let meanings: [(Indication, Phrase)] = [
        (
            .passed,
            Phrase(
                vi: "Người có tên trong chứng thư đã ký đúng nội dung này, và chứng thư do tổ chức được tin cậy cấp.",
                en:
                    """
                    Whom the certificate names signed just this content, and a trusted authority issued the \
                    certificate.
                    """
            )
        ),
        (
            .indeterminate,
            Phrase(
                vi: "Nội dung không bị sửa, nhưng thiếu điều gì đó để tin chữ ký. Trang kết quả nói rõ thiếu gì.",
                en:
                    """
                    The content was not changed, but something is missing to trust the signature; the answer \
                    says what.
                    """
            )
        ),
        (
            .failed,
            Phrase(
                vi: "Nội dung đã bị sửa, hoặc chữ ký sai. Đừng dựa vào tệp này.",
                en: "The content was changed, or the signature is wrong. Do not rely on the file."
            )
        ),
    ]
}
