import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension CitizenPages {
    /// How the citizen wants the result, and fees with exemptions by ground.
    func addHandover(to routes: inout Routes) {
        routes.page("/nhap/{draft}/nhan-ket-qua", .citizen, "draft.handover") { visit in
            let page = try await openPage(visit)
            if let elsewhere = page.elsewhere { return visit.redirect(to: elsewhere) }
            return HandoverView(page: page).answer(visit)
        }
        routes.form("/nhap/{draft}/nhan-ket-qua", .citizen, "draft.handover.save") { visit, form in
            let id = try visit.id("draft", of: DraftTag.self)
            let handover = Channel(rawValue: form.text("handover")) ?? .online
            let page = try await database.write { db in
                let before = try draftPage(id, for: visit.viewer, at: visit.now, in: db)
                guard before.elsewhere == nil else { return before }
                try dossiers.choose(
                    handover: handover,
                    exemption: form.textIfAny("exemption"),
                    in: id,
                    by: visit.viewer,
                    db: db
                )
                return before
            }
            return visit.redirect(to: page.elsewhere ?? CitizenPath.step(id, .review))
        }
    }
}

/// The page on which the citizen says how the result shall come.
struct HandoverView {
    let page: DraftPage

    func answer(_ visit: Visit) -> Response {
        let title = Phrase(vi: "Nhận kết quả và phí, lệ phí", en: "The result and the fees")
        return WizardFrame(page: page, step: .handover, title: title).answer(visit) { html in
            html.postForm(to: visit.address.string, visit.formSecurity()) { html in
                html.add(handover)
                writeFees(to: &html)
                html.actions { html in
                    html.add(Button(.saveAndContinue))
                    if let previous = page.previous(before: .handover) {
                        html.a(.goBack, .href(CitizenPath.step(page.draft.id, previous)))
                    }
                }
            }
        }
    }

    private var handover: Field {
        Field(
            .radios(Channel.allCases.map { Choice($0.rawValue, $0.handoverWords, hint: $0.handoverHint) }),
            name: "handover",
            label: Phrase(vi: "Bạn muốn nhận kết quả bằng cách nào?", en: "How would you like the result?"),
            value: page.draft.handover.rawValue
        )
    }

    private func writeFees(to html: inout HTMLWriter) {
        let lines = page.outlook.bill.lines
        html.h2(Phrase(vi: "Phí, lệ phí", en: "Fees"))
        guard !lines.isEmpty else {
            return html.p(Phrase(vi: "Thủ tục này không mất phí.", en: "This procedure is free of charge."))
        }
        html.add(FeeLines(lines))
        if page.outlook.bill.total > .zero {
            html.p(
                Phrase(
                    vi: "Bạn nộp sau, khi cơ quan tiếp nhận hồ sơ và báo cách nộp; chưa phải trả gì lúc này.",
                    en: "You pay later, when the agency has accepted the dossier; nothing is due now."
                ),
                .class("muted")
            )
        }
        let grounds = page.version.feeExemptions
        guard !grounds.isEmpty else { return }
        html.add(
            Field(
                .select(
                    [Choice("", Phrase(vi: "Không thuộc diện được miễn", en: "No ground of exemption"))]
                        + grounds.map { Choice($0.key, Phrase($0.name)) }
                ),
                name: "exemption",
                label: Phrase(
                    vi: "Bạn thuộc diện được miễn phí, lệ phí?",
                    en: "Is there a ground on which you are exempt?"
                ),
                value: page.draft.exemption ?? "",
                hint: Phrase(
                    vi: "Cán bộ đối chiếu với dữ liệu; không phải nộp thêm giấy tờ nếu dữ liệu đã có.",
                    en: "The officer compares it with the registries; no papers are needed where they know it."
                )
            )
        )
    }
}

/// Các khoản phí: each fee with how it came about and the words of the rule.
struct FeeLines: HTML.Component {
    let lines: [FeeLine]

    init(_ lines: [FeeLine]) { self.lines = lines }

    func write(to html: inout HTMLWriter) {
        html.facts { html in
            for line in lines {
                html.fact(Phrase(line.name)) { html in
                    html.text(Phrase(line.explanation))
                    if let wording = line.wording {
                        html.small(.class("muted block")) { html in
                            html.text(wording)
                            if let source = line.source { html.text(" (\(source))") }
                        }
                    }
                }
            }
        }
    }
}

extension Channel {
    /// How a result comes, in the citizen's words.
    var handoverWords: Phrase {
        switch self {
        case .online: Phrase(vi: "Bản điện tử, trong giấy tờ của tôi", en: "Electronically, among my documents")
        case .counter: Phrase(vi: "Đến nhận tại bộ phận một cửa", en: "Collect it at the one-stop counter")
        case .post: Phrase(vi: "Qua bưu điện, về nơi cư trú", en: "By post, to my residence")
        }
    }

    var handoverHint: Phrase? {
        switch self {
        case .online:
            Phrase(
                vi: "Nhanh nhất; xem, tải về và in bất cứ lúc nào",
                en: "Fastest; look at it and print it at any time"
            )
        case .counter: Phrase(vi: "Mang theo thẻ căn cước và mã hồ sơ", en: "Bring your identity card and the code")
        case .post: Phrase(vi: "Cước bưu điện do bạn trả khi nhận", en: "You pay the postage on delivery")
        }
    }
}
