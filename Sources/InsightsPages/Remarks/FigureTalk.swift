import DesignSystem
import Directory
import HTML
import Insights
import Kernel
import Web

/// Ý kiến và chỉ đạo về một số liệu: what stands below an indicator.
struct FigureTalk: Sendable {
    let remarks: [Remark]
    let instructions: [Instruction]
    let reader: PersonID?
    let mayInstruct: Bool
    let tree: AgencyTree
    let now: Instant
}

/// What was typed as a remark and not taken.
struct RemarkDraft: Sendable {
    static let field = "y-kien"

    let words: String
    let fault: RemarkRefusal
    /// With the key of the form that was sent.
    let security: FormSecurity
}

/// The remarks and instructions of a figure, with the forms for more.
struct FigureTalkView {
    let talk: FigureTalk
    let indicator: Indicator
    let subject: BoardSubject
    let choice: PeriodChoice
    let draft: RemarkDraft?
    let security: () -> FormSecurity

    func write(to html: inout HTMLWriter) {
        instructions(&html)
        html.h2(Phrase(vi: "Ý kiến", en: "Remarks"), .id("y-kien-ve-so-lieu"))
        for remark in talk.remarks { write(remark, to: &html) }
        html.postForm(to: "/ioc/chi-tieu/\(indicator.key)/y-kien", draft?.security ?? security()) { html in
            place(&html)
            html.add(
                Field(
                    .longText(rows: 3),
                    name: RemarkDraft.field,
                    label: Phrase(vi: "Ý kiến của bạn", en: "Your remark"),
                    value: draft?.words ?? "",
                    hint: Phrase(
                        vi: "Ai xem được số liệu này thì đọc được; ý kiến được giữ cùng số liệu lúc ghi.",
                        en: "Whoever may see the figure can read it; it is kept with the figure as it stands now."
                    ),
                    error: draft?.fault.words
                )
            )
            html.actions { $0.add(Button(Phrase(vi: "Ghi ý kiến", en: "Keep the remark"), .quiet)) }
        }
    }

    private func instructions(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Chỉ đạo, cảnh báo", en: "Instructions and alerts"))
        if !talk.instructions.isEmpty {
            html.add(InstructionTable(instructions: talk.instructions, tree: talk.tree, now: talk.now))
        }
        let alert = BoardPath.newAlert.adding(AlertDraft.Name.indicator, indicator.key)
            .adding(AlertDraft.Name.subject, subject.word)
        html.actions { html in
            if talk.mayInstruct {
                html.add(
                    Button.link(
                        Phrase(vi: "Giao nhiệm vụ", en: "Give an instruction"),
                        to: BoardPath.newInstruction(indicator.key, of: subject, choice).string,
                        .quiet
                    )
                )
            }
            html.add(
                Button.link(
                    Phrase(vi: "Đặt quy tắc cảnh báo", en: "Set an alert rule"),
                    to: alert.string,
                    .quiet,
                    icon: .bell
                )
            )
        }
    }

    /// Which figure a form speaks of.
    private func place(_ html: inout HTMLWriter) {
        html.input(.type("hidden"), .name("cua"), .value(subject.word))
        for (name, value) in choice.fields { html.input(.type("hidden"), .name(name), .value(value)) }
    }

    private func write(_ remark: Remark, to html: inout HTMLWriter) {
        html.card { html in
            html.p(.class("muted")) { html in
                html.b(remark.name)
                if !remark.title.isEmpty { html.text(", \(remark.title)") }
                html.text(" · ")
                html.moment(remark.writtenAt, .near(now: talk.now))
                html.text(" · ")
                html.text(indicator.words(remark.value))
                html.text(" (")
                html.text(remark.period.words)
                html.text(")")
            }
            guard remark.removedAt == nil else {
                html.p(Phrase(vi: "Người viết đã bỏ ý kiến này.", en: "Its author took this remark away."))
                return
            }
            for line in remark.words.split(separator: "\n") { html.p(String(line)) }
            guard remark.author == talk.reader else { return }
            html.postForm(to: "/ioc/y-kien/\(remark.id)/bo", security()) { html in
                for (name, value) in choice.fields { html.input(.type("hidden"), .name(name), .value(value)) }
                html.actions { $0.add(Button(Phrase(vi: "Bỏ ý kiến", en: "Take it away"), .plain)) }
            }
        }
    }
}

/// Bảng chỉ đạo: instructions with who carries them out, state and deadline.
struct InstructionTable: Component {
    let instructions: [Instruction]
    let tree: AgencyTree
    let now: Instant

    func write(to html: inout HTMLWriter) {
        html.scrolling(label: .instructions) { html in
            html.table(
                of: instructions,
                caption: .instructions,
                [
                    .lead(Phrase(vi: "Nội dung", en: "What")) { html, item in
                        html.a(item.shortWords, .href(BoardPath.instruction(item.id)))
                    },
                    .text(Phrase(vi: "Cơ quan thực hiện", en: "Agency")) { tree.agencies[$0.agency]?.shortName ?? "" },
                    .cell(Phrase(vi: "Trạng thái", en: "State")) { html, item in html.add(item.tag(at: now)) },
                    .cell(Phrase(vi: "Hạn", en: "Due")) { html, item in html.date(item.dueAt.date) },
                    .cell(Phrase(vi: "Giao ngày", en: "Given")) { html, item in html.date(item.givenAt.date) },
                ]
            )
        }
    }
}

extension Instruction {
    /// The first words, for a row.
    var shortWords: String {
        let line = words.split(separator: "\n").first.map(String.init) ?? ""
        return line.count > 120 ? line.prefix(119) + "…" : line
    }

    /// How it stands.
    func tag(at now: Instant) -> StateTag {
        switch (isDone, isOverdue(at: now)) {
        case (true, false): StateTag(Phrase(vi: "Đã hoàn thành", en: "Done"), .done)
        case (true, true): StateTag(Phrase(vi: "Hoàn thành quá hạn", en: "Done late"), .wait)
        case (false, true): StateTag(Phrase(vi: "Quá hạn", en: "Overdue"), .late)
        case (false, false): StateTag(Phrase(vi: "Đang thực hiện", en: "Under way"), .calm)
        }
    }
}
