import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Web

/// Danh sách câu hỏi gửi đến cơ quan tôi.
struct OpinionIndexView {
    let asked: [AskedOpinion]
    let isAnswered: Bool
    let agencies: [AgencyID: String]
    let now: Instant

    func write(to html: inout HTMLWriter) {
        html.heading(
            Phrase(vi: "Ý kiến được hỏi", en: "Opinions asked of us"),
            below: Phrase(
                vi: "Cơ quan khác hỏi ý kiến để giải quyết hồ sơ. Trả lời trước hạn để người dân không phải chờ.",
                en: "Other agencies ask before they decide. Answer in time, so that no citizen waits."
            )
        )
        html.add(
            Tabs(
                label: Phrase(vi: "Lọc", en: "Filter"),
                [
                    Link(Phrase(vi: "Chờ trả lời", en: "Open"), to: "/mot-cua/y-kien"),
                    Link(Phrase(vi: "Đã trả lời", en: "Answered"), to: "/mot-cua/y-kien?xem=da-tra-loi"),
                ],
                current: isAnswered ? "/mot-cua/y-kien?xem=da-tra-loi" : "/mot-cua/y-kien"
            )
        )
        guard !asked.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có câu hỏi nào", en: "No questions"),
                    Phrase(
                        vi: "Khi cơ quan khác hỏi ý kiến, câu hỏi sẽ hiện ở đây.",
                        en: "Questions of other agencies will appear here."
                    ),
                    action: Link(Phrase(vi: "Về bàn việc", en: "To the desk"), to: "/mot-cua"),
                    icon: .check
                )
            )
            return
        }
        html.sheetCard { html in
            html.table(
                of: asked,
                caption: Phrase(vi: "Câu hỏi", en: "Questions"),
                isDense: true,
                tone: { !isAnswered && $0.opinion.dueAt < now ? .late : nil },
                columns
            )
        }
    }

    private var columns: [Column<AskedOpinion>] {
        let now = now
        return [
            .lead(Phrase(vi: "Câu hỏi", en: "Question")) { html, item in
                html.a(item.opinion.question, .href(("/mot-cua/y-kien/\(item.id)" as WebPath).string))
                html.code(item.dossier.name)
            },
            .text(Phrase(vi: "Thủ tục", en: "Procedure")) { $0.dossier.procedureName },
            .text(Phrase(vi: "Cơ quan hỏi", en: "Asked by")) {
                "\(agencies[$0.dossier.agency] ?? ""), \($0.opinion.askedBy)"
            },
            .cell(isAnswered ? Phrase(vi: "Đã trả lời", en: "Answered") : Phrase(vi: "Hạn trả lời", en: "Due")) {
                html,
                item in
                if let at = item.opinion.answeredAt {
                    html.moment(at)
                } else {
                    html.add(Due(item.opinion.dueAt, now: now))
                }
            },
        ]
    }
}

/// Một câu hỏi với hồ sơ của nó, and the form of the answer.
struct OpinionShowView {
    static let choice = "dong-y"
    static let answer = "tra-loi"

    let asked: AskedOpinion
    let model: FileShowModel
    let mayAnswer: Bool
    let form: FormData
    let faults: DeedFaults
    let security: FormSecurity

    func write(to html: inout HTMLWriter) {
        html.split { html in
            html.add(
                ErrorSummary(
                    [Self.choice, Self.answer].compactMap { name in
                        faults.words[name].map { ErrorSummary.Line(field: name, $0) }
                    }
                )
            )
            html.heading(
                Phrase(vi: "Cho ý kiến", en: "Give an opinion"),
                above: Phrase(asked.dossier.procedureName),
                below: Phrase(vi: "Hỏi bởi \(asked.opinion.askedBy)", en: "Asked by \(asked.opinion.askedBy)")
            )
            html.card(Phrase(vi: "Nội dung được hỏi", en: "The question"), tone: .wait) { html in
                html.p(asked.opinion.question)
                html.p(.class("muted")) { html in
                    html.text(Phrase(vi: "Hạn trả lời: ", en: "Due: "))
                    html.moment(asked.opinion.dueAt)
                }
                answer(&html)
            }
            FileContents(model: model).write(to: &html)
        } aside: { html in
            FileSummary(model: model).write(to: &html)
        }
    }

    private func answer(_ html: inout HTMLWriter) {
        if let given = asked.opinion.answer {
            html.p { html in
                html.b(
                    asked.opinion.agrees == true
                        ? Phrase(vi: "Đồng ý: ", en: "Agrees: ") : Phrase(vi: "Không đồng ý: ", en: "Does not agree: ")
                )
                html.text(given)
            }
            return
        }
        guard mayAnswer else {
            return html.p(
                Phrase(
                    vi: "Lãnh đạo phòng hoặc lãnh đạo cơ quan trả lời câu hỏi này.",
                    en: "A head or leader of the agency answers."
                ),
                .class("muted")
            )
        }
        html.postForm(
            to: ("/mot-cua/y-kien/\(asked.id)" as WebPath).string,
            security,
            confirmsLeave: true
        ) { html in
            html.add(
                Field(
                    .radios([
                        Choice("yes", Phrase(vi: "Đồng ý", en: "Agrees")),
                        Choice("no", Phrase(vi: "Không đồng ý", en: "Does not agree")),
                    ]),
                    name: Self.choice,
                    label: Phrase(vi: "Cơ quan có đồng ý không", en: "Does the agency agree"),
                    value: form.text(Self.choice),
                    error: faults.words[Self.choice]
                )
            )
            html.add(
                Field(
                    .longText(rows: 4),
                    name: Self.answer,
                    label: Phrase(vi: "Ý kiến, căn cứ", en: "Opinion and ground"),
                    value: form.lines(Self.answer),
                    error: faults.words[Self.answer]
                )
            )
            html.add(Button(Phrase(vi: "Gửi ý kiến", en: "Send the opinion")))
        }
    }
}
