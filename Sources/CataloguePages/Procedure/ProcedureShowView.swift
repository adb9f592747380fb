import Catalogue
import DesignSystem
import HTML

/// The page of a procedure: first what most people ask (how long, how much, where, what to bring), then all of it.
struct ProcedureShowView {
    let model: ProcedureShowModel
    /// What the form that begins a draft carries; nil where nothing can be begun.
    let security: FormSecurity?

    var version: ProcedureVersion { model.version }

    var page: Page {
        Page(
            title: Phrase(version.name),
            section: "/thu-tuc",
            crumbs: [.home, .procedures, .field(version.field, model.fieldName)]
        )
    }

    func write(to html: inout HTMLWriter) {
        if model.isDated || !model.isInForce { writeWhichVersion(to: &html) }
        html.split { html in
            html.heading(Phrase(version.name), below: Phrase(version.summary))
            writeGlance(to: &html)
        } aside: { html in
            writeContents(to: &html)
        }
        writePapers(to: &html)
        writeSteps(to: &html)
        writeTimes(to: &html)
        writeFees(to: &html)
        writeResult(to: &html)
        writeRequirements(to: &html)
        writeLegalBasis(to: &html)
        writeVersions(to: &html)
    }

    private func writeWhichVersion(to html: inout HTMLWriter) {
        if model.isInForce {
            html.notice(Words.onDay(model.date)) { html in
                html.p { $0.a(Words.seeCurrent, .href("/thu-tuc/\(version.code)")) }
            }
        } else {
            html.add(Notice(Words.notInForce, Words.notInForceNext, tone: .wait))
        }
    }

    private func writeGlance(to html: inout HTMLWriter) {
        html.section(.class("card edge"), .aria("label", Words.glance[html.language])) { html in
            html.facts { html in
                html.fact(Words.time) { $0.text(model.shortTime) }
                html.fact(Words.fee) { $0.text(version.shortFee) }
                html.fact(Words.where) { $0.text(model.receiver) }
                if let result = version.result { html.fact(Words.result) { $0.text(Phrase(result.name)) } }
                html.fact(Words.who) { $0.text(.list(version.subjects.map(\.words)).capitalised) }
                html.fact(Words.service) { $0.text(version.service.words) }
            }
            if let security {
                html.postForm(to: "/nop/\(version.code)", security) { html in
                    html.actions { html in
                        html.add(Button(Words.begin))
                        html.span(Words.beginHint, .class("muted"))
                    }
                }
            } else if !version.isOnline {
                html.p(Words.atCounter(model.receiver))
            }
        }
    }

    private func writeContents(to html: inout HTMLWriter) {
        html.nav(.class("card contents"), .aria("label", Words.contents[html.language])) { html in
            html.h2(Words.contents)
            html.ul { html in
                for (id, title) in sections { html.li { $0.a(title, .href("#\(id)")) } }
            }
        }
    }

    private var sections: [(String, Phrase)] {
        var sections = [
            ("giay-to", Words.papers), ("cac-buoc", Words.steps), ("thoi-han", Words.time), ("phi", Words.fee),
            ("ket-qua", Words.result),
        ]
        if !version.requirements.isEmpty { sections.append(("dieu-kien", Words.requirements)) }
        sections.append(("can-cu", Words.legalBasis))
        sections.append(("phien-ban", Words.versions))
        return sections
    }
}

extension Phrase {
    /// With a large first letter.
    var capitalised: Phrase {
        Phrase(vi: vi.prefix(1).uppercased() + vi.dropFirst(), en: en.prefix(1).uppercased() + en.dropFirst())
    }
}
