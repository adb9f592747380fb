import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Insights
import Kernel
import Web

/// Danh sách chỉ đạo, those under way first.
struct InstructionIndexView {
    let instructions: [Instruction]
    let names: AlertNames
    let now: Instant

    func write(to html: inout HTMLWriter) {
        html.heading(
            .instructions,
            below: Phrase(
                vi: "Nhiệm vụ được giao từ số liệu điều hành, cơ quan thực hiện và hạn hoàn thành.",
                en: "What was ordered about figures, who carries it out and by when."
            )
        )
        html.operationsTabs(at: BoardPath.instructions, isWhole: names.sight.isWhole)
        guard !instructions.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Chưa có chỉ đạo nào", en: "No instructions yet"),
                    Phrase(
                        vi: "Lãnh đạo giao nhiệm vụ ngay trên trang của chỉ tiêu.",
                        en: "Leaders give instructions on the page of an indicator."
                    ),
                    action: Link(.indicators, to: BoardPath.indicators.string)
                )
            )
            return
        }
        let (open, done) = (instructions.filter { !$0.isDone }, instructions.filter(\.isDone))
        section(Phrase(vi: "Đang thực hiện", en: "Under way"), open.sorted { $0.dueAt < $1.dueAt }, &html)
        section(Phrase(vi: "Đã hoàn thành", en: "Done"), done, &html)
    }

    private func section(_ title: Phrase, _ items: [Instruction], _ html: inout HTMLWriter) {
        guard !items.isEmpty else { return }
        html.h2(title)
        html.add(InstructionTable(instructions: items, tree: names.sight.tree, now: now))
    }
}

/// Một chỉ đạo: what was ordered, about which figure, where it stands and what was reported.
struct InstructionShowView {
    let instruction: Instruction
    let seesFigure: Bool
    let worksThere: Bool
    let names: AlertNames
    let now: Instant

    private var indicator: Indicator? { names.indicator(instruction.indicator, on: instruction.period.last) }
    private var name: Phrase { indicator.map { Phrase($0.name) } ?? Phrase(instruction.indicator) }

    var page: Page {
        Page(
            title: .instructions,
            section: "/ioc",
            crumbs: [
                Link(.operationsCentre, to: BoardPath.home.string),
                Link(.instructions, to: BoardPath.instructions.string),
            ]
        )
    }

    func write(to html: inout HTMLWriter) {
        let dossier = instruction.standing.dossier
        html.p(.class("above")) { $0.add(instruction.tag(at: now)) }
        html.h1(instruction.shortWords)
        if instruction.words != instruction.shortWords {
            html.card(Phrase(vi: "Nội dung chỉ đạo", en: "What is ordered")) { html in
                for line in instruction.words.split(separator: "\n") { html.p(String(line)) }
            }
        }
        html.add(
            Facts([
                Fact(
                    Phrase(vi: "Cơ quan thực hiện", en: "Agency"),
                    names.sight.tree.agencies[instruction.agency]?.name.vi ?? ""
                ),
                Fact(Phrase(vi: "Người giao", en: "Given by"), "\(instruction.issuer), \(instruction.title)"),
                Fact(Phrase(vi: "Mã hồ sơ", en: "Dossier"), dossier.name, isCode: true),
                Fact(Phrase(vi: "Hạn hoàn thành", en: "Deadline"), instruction.dueAt.date.vietnamese),
                Fact(Phrase(vi: "Đang ở bước", en: "Where it is"), instruction.standing.step),
                Fact(Phrase(vi: "Chỉ tiêu", en: "Indicator"), name),
                Fact(Phrase(vi: "Đối tượng", en: "Of whom"), names.subject(instruction.subject)),
                Fact(
                    Phrase(vi: "Giá trị khi giao", en: "Value when given"),
                    indicator?.words(instruction.value) ?? Phrase("–")
                ),
                Fact(Phrase(vi: "Kỳ số liệu", en: "Period"), instruction.period.words),
            ])
        )
        if let report = instruction.standing.report {
            html.card(Phrase(vi: "Báo cáo kết quả", en: "Report")) { html in
                for line in report.split(separator: "\n") { html.p(String(line)) }
            }
        }
        html.actions { html in
            if seesFigure {
                html.add(
                    Button.link(
                        Phrase(vi: "Xem số liệu", en: "See the figure"),
                        to: BoardPath.indicator(
                            instruction.indicator,
                            of: instruction.subject,
                            .between(instruction.period)
                        ).string
                    )
                )
            }
            if worksThere {
                html.add(
                    Button.link(
                        Phrase(vi: "Mở hồ sơ", en: "Open the dossier"),
                        to: "/mot-cua/ho-so/\(dossier.id)",
                        .quiet
                    )
                )
            }
        }
    }
}
