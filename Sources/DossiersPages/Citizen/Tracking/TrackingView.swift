import Catalogue
import DesignSystem
import Dossiers
import HTML
import Hummingbird
import Kernel
import Web

/// The page that asks for code and PIN.
struct TrackingView {
    let code: String
    var isWrong = false

    private static let title = Phrase(vi: "Tra cứu hồ sơ", en: "Track a dossier")

    func answer(_ visit: Visit) -> Response {
        let wrong = Phrase(
            vi: "Mã hoặc PIN chưa đúng. Xem lại biên nhận hoặc giấy hẹn",
            en: "The code or the PIN is not right. Look at the receipt or the appointment slip"
        )
        let fields = [
            Field(
                .text,
                name: "code",
                label: Phrase(vi: "Mã tra cứu hoặc mã hồ sơ", en: "Tracking code or dossier code"),
                value: code,
                hint: Phrase(
                    vi: "Ví dụ: 7KQ2M-9XYZA hoặc 000.00.00.H47-261123-0001",
                    en: "For example 7KQ2M-9XYZA or 000.00.00.H47-261123-0001"
                ),
                error: isWrong ? wrong : nil,
                autocomplete: "off"
            ),
            Field(
                .oneTimeCode,
                name: "pin",
                label: Phrase("PIN"),
                hint: Phrase(vi: "6 chữ số trên biên nhận", en: "The 6 digits on the receipt")
            ),
        ]
        return visit.page(
            Page(title: Self.title, section: CitizenPath.tracking.string, hasErrors: isWrong, width: .narrow),
            status: isWrong ? .unprocessableContent : .ok
        ) { html in
            html.add(ErrorSummary(of: fields))
            html.heading(
                Self.title,
                below: Phrase(
                    vi: "Không cần đăng nhập: chỉ cần mã và PIN trên biên nhận hoặc giấy hẹn.",
                    en: "No need to sign in: the code and the PIN of the receipt are enough."
                )
            )
            html.postForm(to: CitizenPath.tracking.string, visit.formSecurity()) { html in
                for field in fields { html.add(field) }
                html.actions { $0.add(Button(Phrase(vi: "Xem hồ sơ đến đâu", en: "See where it is"))) }
            }
            html.p(.class("muted")) { html in
                html.text(Phrase(vi: "Bạn là người nộp? ", en: "Did you send it yourself? "))
                html.a(
                    Phrase(vi: "Xem trong Hồ sơ của tôi", en: "See it among My dossiers"),
                    .href(CitizenPath.dossiers)
                )
                html.text(Phrase(vi: ", không cần mã và PIN.", en: ", without code and PIN."))
            }
        }
    }
}

/// The page that code and PIN open.
struct ProgressView {
    let progress: Progress
    /// What opened the page; a form of it opens the dossier with it again.
    let key: Key
    /// A rating that was sent without a step; nil otherwise.
    var typed: RatingForm?

    /// Code and PIN as they were typed.
    struct Key {
        let code: String
        let pin: String
    }

    private var dossier: Dossier { progress.dossier }

    func answer(_ visit: Visit) -> Response {
        visit.page(
            Page(
                title: Phrase(vi: "Hồ sơ \(dossier.name)", en: "Dossier \(dossier.name)"),
                section: CitizenPath.tracking.string,
                crumbs: [Link(Phrase(vi: "Tra cứu", en: "Track"), to: CitizenPath.tracking.string)],
                hasErrors: typed != nil
            ),
            status: typed == nil ? .ok : .unprocessableContent
        ) { html in
            if let typed { html.add(ErrorSummary(of: [typed.scoreField])) }
            html.split { html in
                html.p(.class("above")) { $0.add(dossier.state.tag) }
                html.h1(dossier.procedureName)
                html.p(dossier.name, .class("code muted"))
                writeNext(to: &html)
                RatingCard(
                    rating: progress.rating,
                    until: dossier.ratableUntil,
                    isOpen: progress.takesRating,
                    typed: typed
                ).write(
                    action: CitizenPath.trackedRating.string,
                    hidden: [("code", key.code), ("pin", key.pin)],
                    visit.formSecurity(),
                    to: &html
                )
                html.h2(Phrase(vi: "Đường đi của hồ sơ", en: "The course of the dossier"))
                DossierCourse(
                    progress.trail,
                    register: progress.register,
                    atlas: progress.atlas,
                    namesOfficers: false
                ).write(now: visit.now, to: &html)
            } aside: { html in
                writeAside(to: &html)
            }
        }
    }

    private func writeNext(to html: inout HTMLWriter) {
        let words: Phrase? =
            switch dossier.state {
            case .awaitingSupplement:
                Phrase(
                    vi: "Hồ sơ cần bổ sung. Người nộp đăng nhập để xem chỗ cần sửa và gửi lại.",
                    en: "It waits for papers. Whoever sent it can sign in, see what is to be mended and send it."
                )
            case .awaitingPayment: Phrase(vi: "Hồ sơ chờ nộp phí, lệ phí.", en: "It waits for a payment.")
            case .done: Phrase(vi: "Kết quả đã có, mời đến nhận.", en: "The result is ready to be collected.")
            case .handedOver: Phrase(vi: "Kết quả đã được trả.", en: "The result was handed over.")
            case .refused:
                Phrase(
                    vi: "Hồ sơ không được tiếp nhận. Đăng nhập để xem lý do và nộp lại.",
                    en: "It was not accepted. Sign in to see why and to send it again."
                )
            case .submitted, .accepted, .inProcess, .withdrawalRequested, .stopped: nil
            }
        guard let words else { return }
        html.notice(words) { html in
            html.p { html in
                html.a(
                    Phrase(vi: "Mở trong Hồ sơ của tôi", en: "Open it among My dossiers"),
                    .href(CitizenPath.dossier(dossier.id))
                )
            }
        }
    }

    private func writeAside(to html: inout HTMLWriter) {
        html.div(.class("card")) { html in
            html.facts { html in
                if let due = dossier.dueAt {
                    html.fact(Phrase(vi: "Hẹn trả", en: "Due")) { $0.moment(due, .long) }
                    if let original = dossier.originalDueAt, original != due {
                        html.fact(Phrase(vi: "Hạn gốc", en: "Originally")) { $0.moment(original) }
                    }
                }
                html.fact(Phrase(vi: "Nộp lúc", en: "Sent at")) { $0.moment(dossier.submittedAt) }
                if let agency = progress.agency {
                    html.fact(Phrase(vi: "Đang ở", en: "Lies at")) { $0.text(agency) }
                }
                html.fact(Phrase(vi: "Nhận kết quả", en: "Result")) { $0.text(dossier.handover.handoverWords) }
            }
        }
    }
}
