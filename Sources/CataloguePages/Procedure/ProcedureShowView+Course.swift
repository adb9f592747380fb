import Catalogue
import DesignSystem
import HTML

extension ProcedureShowView {
    /// Thành phần hồ sơ: what to bring, always and case by case.
    func writePapers(to html: inout HTMLWriter) {
        html.h2(Words.papers, .id("giay-to"))
        guard !model.papers.isEmpty else {
            html.p(Words.noPapers)
            return
        }
        html.p(Words.papersLead, .class("muted"))
        html.table(
            of: model.papers,
            caption: Words.papers,
            [
                .lead(Words.paper) { html, line in
                    html.text(Phrase(line.paper.name))
                    if !line.paper.isRequired { html.span(Words.optional, .class("optional")) }
                    if let hint = line.paper.hint { html.small(Phrase(hint)) }
                },
                .cell(Words.whenNeeded) { html, line in html.text(line.condition ?? Words.always) },
                .cell(Words.number) { html, line in html.text(Words.copies(line.paper)) },
                .cell(Words.online) { html, line in html.text(line.paper.online.words) },
            ]
        )
    }

    /// Trình tự thực hiện: the steps in order, with who works them and how long.
    func writeSteps(to html: inout HTMLWriter) {
        html.h2(Words.steps, .id("cac-buoc"))
        html.course { html in
            if version.isOnline {
                html.courseStep(Words.youSend, .next) { $0.text(Words.youSendDetail) }
            }
            for step in model.steps {
                html.courseStep(step.name, .next) { html in
                    html.text(step.desk)
                    html.text(", ")
                    html.text(step.agency)
                    html.text(" · ")
                    html.text(step.time)
                }
            }
        }
        html.facts { html in
            html.fact(Words.decider) { $0.text(model.decider) }
            if !model.partners.isEmpty { html.fact(Words.partners) { $0.text(.list(model.partners, separator: "; ")) } }
        }
    }

    /// Thời hạn giải quyết, by way of handing in and case.
    func writeTimes(to html: inout HTMLWriter) {
        html.h2(Words.time, .id("thoi-han"))
        html.facts { html in
            for line in model.times {
                html.fact(line.condition ?? line.channel) { html in
                    html.text(line.limit)
                    if line.condition != nil, line.channel != model.times.first?.channel {
                        html.text(" (")
                        html.text(line.channel)
                        html.text(")")
                    }
                }
            }
        }
        html.p(Words.timeHint, .class("muted"))
    }
}
