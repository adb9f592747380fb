import Catalogue
import DesignSystem
import Dossiers
import HTML
import Hummingbird
import Kernel
import Web

/// Trước khi bắt đầu: what the procedure asks for.
struct StartModel: Sendable {
    let version: ProcedureVersion
    /// The draft that was left unfinished.
    let draft: Draft?
}

/// The page before the first question: how long, what it costs, what to have at hand.
struct StartView {
    let model: StartModel

    func answer(_ visit: Visit) -> Response {
        let version = model.version
        return visit.page(
            Page(
                title: Phrase(
                    vi: "Nộp hồ sơ: \(version.name.vi)",
                    en: "Apply: \(version.name.en)"
                ),
                section: "/thu-tuc",
                crumbs: [
                    Link(Phrase(vi: "Thủ tục", en: "Procedures"), to: "/thu-tuc"),
                    Link(Phrase(version.name), to: CitizenPath.procedure(version.code).string),
                ],
                width: .narrow
            )
        ) { html in
            html.heading(
                Phrase(version.name),
                above: Phrase(vi: "Nộp hồ sơ trực tuyến", en: "Apply online"),
                below: Phrase(version.summary)
            )
            writeFacts(to: &html)
            writePapers(to: &html)
            if let draft = model.draft { writeResume(draft, visit, to: &html) }
            writeBegin(visit, to: &html)
        }
    }

    private func writeFacts(to html: inout HTMLWriter) {
        let version = model.version
        html.card(Phrase(vi: "Trước khi bắt đầu", en: "Before you start")) { html in
            html.facts { html in
                html.fact(Phrase(vi: "Các bước", en: "Steps")) { html in
                    html.text(
                        Phrase(
                            vi:
                                "\(version.form.count) phần tờ khai, giấy tờ, xem lại rồi nộp; lưu tự động, dừng lúc nào cũng được",
                            en:
                                "\(version.form.count) parts of a form, papers, review; saved as you go, stop whenever you like"
                        )
                    )
                }
                html.fact(Phrase(vi: "Thời hạn giải quyết", en: "Time limit")) { html in
                    html.text(
                        version.time.first.map { Phrase($0.words) }
                            ?? Phrase(vi: "theo quy định", en: "as the law says")
                    )
                }
                if let result = version.result {
                    html.fact(Phrase(vi: "Kết quả", en: "Result")) { $0.text(Phrase(result.name)) }
                }
            }
            writeFees(to: &html)
        }
    }

    private func writeFees(to html: inout HTMLWriter) {
        html.h3(Phrase(vi: "Phí, lệ phí", en: "Fees"))
        guard !model.version.fees.isEmpty else {
            return html.p(Phrase(vi: "Không mất phí.", en: "Free of charge."))
        }
        html.ul { html in
            for fee in model.version.fees {
                html.li { html in
                    html.text(Phrase(fee.name))
                    html.text(": ")
                    html.text(fee.wording ?? fee.online.description)
                }
            }
        }
        let grounds = model.version.feeExemptions
        guard !grounds.isEmpty else { return }
        html.p(.class("muted")) { html in
            html.text(Phrase(vi: "Được miễn: ", en: "Exempt: "))
            html.text(
                Phrase(
                    vi: grounds.map(\.name.vi).joined(separator: "; "),
                    en: grounds.map(\.name.en).joined(separator: "; ")
                )
            )
        }
    }

    private func writePapers(to html: inout HTMLWriter) {
        let files = model.version.components.filter { $0.online == .file }
        guard !files.isEmpty else { return }
        html.h2(Phrase(vi: "Giấy tờ nên có sẵn", en: "Papers to have at hand"))
        html.p(
            Phrase(
                vi: "Chụp bằng điện thoại là được (ảnh hoặc PDF).",
                en: "A photo from your phone will do (or a PDF)."
            ),
            .class("muted")
        )
        html.ul { html in
            for paper in files {
                html.li { html in
                    html.text(Phrase(paper.name))
                    if paper.when != nil || !paper.isRequired {
                        html.span(Phrase(vi: " (tùy trường hợp)", en: " (in some cases)"), .class("muted"))
                    }
                }
            }
        }
    }

    private func writeResume(_ draft: Draft, _ visit: Visit, to html: inout HTMLWriter) {
        html.notice(Phrase(vi: "Bạn đang có một bản nháp của thủ tục này", en: "You have a draft of this procedure")) {
            html in
            html.p { html in
                html.text(Phrase(vi: "Lưu lần cuối lúc ", en: "Last saved at "))
                html.moment(draft.savedAt, .near(now: visit.now))
                html.text(". ")
                html.a(Phrase(vi: "Làm tiếp bản nháp", en: "Go on with it"), .href(CitizenPath.draft(draft.id)))
            }
        }
    }

    private func writeBegin(_ visit: Visit, to html: inout HTMLWriter) {
        html.postForm(to: CitizenPath.begin(model.version.code).string, visit.formSecurity()) { html in
            if model.draft != nil { html.input(.type("hidden"), .name("moi"), .value("1")) }
            html.actions { html in
                html.add(
                    Button(
                        model.draft == nil
                            ? Phrase(vi: "Bắt đầu", en: "Start")
                            : Phrase(vi: "Bắt đầu hồ sơ mới", en: "Start a new dossier"),
                        model.draft == nil ? .primary : .quiet
                    )
                )
                html.a(
                    Phrase(vi: "Xem thông tin thủ tục", en: "About the procedure"),
                    .href(CitizenPath.procedure(model.version.code))
                )
            }
        }
    }
}

extension Fee {
    /// The price of a unit when sent in online.
    fileprivate var online: Money {
        if let price = channelPrices[.online] { return price }
        return switch price {
        case .amount(let amount): amount
        case .tiers(let tiers): tiers.first?.amount ?? .zero
        }
    }
}
