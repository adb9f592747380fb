import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Web

/// What the list of my dossiers shows.
struct DossierIndexModel: Sendable {
    let own: OwnDossiers
    /// How many drafts wait.
    let drafts: Int
    let page: PageNumber

    var pages: Int { (own.total + page.size - 1) / page.size }
}

/// Hồ sơ của tôi.
struct DossierIndexView {
    let model: DossierIndexModel

    func answer(_ visit: Visit) -> Response {
        visit.page(Page(title: .myDossiers, section: CitizenPath.dossiers.string)) { html in
            html.heading(.myDossiers, below: summary)
            if model.drafts > 0 {
                html.notice(
                    Phrase(
                        vi: "Bạn có \(model.drafts) bản nháp chưa nộp",
                        en: "You have \(model.drafts) unsent \(model.drafts == 1 ? "draft" : "drafts")"
                    )
                ) { html in
                    html.p { $0.a(Phrase(vi: "Xem bản nháp", en: "See the drafts"), .href(CitizenPath.drafts)) }
                }
            }
            if model.own.items.isEmpty {
                html.add(
                    EmptyState(
                        Phrase(vi: "Bạn chưa có hồ sơ nào", en: "You have no dossiers yet"),
                        Phrase(
                            vi: "Khi bạn nộp hồ sơ, ở đây luôn thấy hồ sơ đang ở đâu và bao giờ có kết quả.",
                            en: "When you send one, you always see here where it is and when the result is due."
                        ),
                        action: Link(Phrase(vi: "Tìm thủ tục để nộp", en: "Find a procedure"), to: "/thu-tuc")
                    )
                )
            }
            for dossier in model.own.items { write(dossier, visit, to: &html) }
            if model.pages > 1 { writePages(to: &html) }
        }
    }

    private var summary: Phrase? {
        guard model.own.waiting > 0 else { return nil }
        return Phrase(
            vi: "\(model.own.waiting) hồ sơ đang chờ bạn làm tiếp",
            en: "\(model.own.waiting) of them wait for you"
        )
    }

    private func write(_ dossier: Dossier, _ visit: Visit, to html: inout HTMLWriter) {
        let tone: Tone? = dossier.state.isPaused ? .wait : dossier.state == .done ? .done : nil
        html.card(tone: tone) { html in
            html.p(.class("above")) { $0.add(dossier.state.tag) }
            html.h2 { html in
                html.a(dossier.procedureName, .href(CitizenPath.dossier(dossier.id)))
            }
            html.p(.class("muted")) { html in
                html.span(dossier.name, .class("code"))
                if dossier.applicant.person != visit.viewer.person {
                    html.text(Phrase(vi: " · nộp cho ", en: " · for "))
                    html.text(dossier.applicant.name)
                }
                html.text(Phrase(vi: " · nộp ", en: " · sent "))
                html.moment(dossier.submittedAt, .near(now: visit.now))
            }
            writeNext(dossier, visit, to: &html)
        }
    }

    /// One line on what happens next.
    private func writeNext(_ dossier: Dossier, _ visit: Visit, to html: inout HTMLWriter) {
        switch dossier.state {
        case .awaitingSupplement:
            html.p { $0.a(Phrase(vi: "Bổ sung ngay", en: "Add what is missing"), .href(CitizenPath.mend(dossier.id))) }
        case .submitted, .accepted, .inProcess:
            guard let due = dossier.dueAt ?? dossier.stepDueAt else { return }
            html.p { html in
                html.text(
                    dossier.dueAt == nil
                        ? Phrase(vi: "Trả lời chậm nhất ", en: "Answered by ")
                        : Phrase(vi: "Hẹn trả ", en: "Due ")
                )
                html.moment(due, .near(now: visit.now))
                if due < visit.now { html.text(Phrase(vi: " (đã quá hẹn)", en: " (overdue)")) }
            }
        case .done, .handedOver:
            html.p { html in
                html.a(Phrase(vi: "Xem kết quả", en: "See the result"), .href(CitizenPath.dossier(dossier.id)))
            }
        case .awaitingPayment, .refused, .withdrawalRequested, .stopped:
            html.p { html in
                html.a(
                    Phrase(vi: "Xem việc tiếp theo", en: "See what comes next"),
                    .href(CitizenPath.dossier(dossier.id))
                )
            }
        }
    }

    private func writePages(to html: inout HTMLWriter) {
        let first = model.page.offset + 1
        let last = model.page.offset + max(1, model.own.items.count)
        html.add(
            Pagination(
                current: model.page.number,
                total: model.pages,
                summary: Pagination.summary(first...last, of: model.own.total)
            ) { CitizenPath.dossiers.adding("trang", $0).string }
        )
    }
}

extension DossierState {
    /// The state in the words said to the citizen whose dossier it is.
    var tag: StateTag {
        NationalStatus(rawValue: rawValue).map { StateTag($0, toApplicant: true) }
            ?? StateTag(Phrase(vi: vietnamese, en: english), .quiet)
    }
}
