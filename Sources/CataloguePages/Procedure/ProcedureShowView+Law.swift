import Catalogue
import DesignSystem
import HTML

extension ProcedureShowView {
    /// Phí, lệ phí: the price, the exact words of the rule, and who need not pay.
    func writeFees(to html: inout HTMLWriter) {
        html.h2(Words.fee, .id("phi"))
        guard !version.fees.isEmpty else {
            html.p(Words.noFees)
            return
        }
        for fee in version.fees {
            html.card { html in
                html.h3(Phrase(fee.name))
                html.facts { html in
                    html.fact(Words.price) { $0.text(fee.priceWords(in: version)) }
                    for words in fee.channelWords { html.fact(Words.byChannel) { $0.text(words) } }
                    if let condition = fee.when { html.fact(Words.due) { $0.text(condition.words(in: version)) } }
                    if let wording = fee.wording {
                        html.fact(Words.wording) { $0.q(wording, .lang("vi")) }
                    }
                    if let source = fee.source { html.fact(Words.source, source) }
                    if !fee.exemptions.isEmpty {
                        html.fact(Words.exempt) { html in
                            html.ul { html in
                                for exemption in fee.exemptions { html.li(Phrase(exemption.name)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Kết quả.
    func writeResult(to html: inout HTMLWriter) {
        html.h2(Words.result, .id("ket-qua"))
        guard let result = version.result else {
            html.p(Words.noResult)
            return
        }
        html.facts { html in
            html.fact(Words.name) { $0.text(Phrase(result.name)) }
            if let code = result.code { html.fact(Words.code) { $0.span(code, .class("code")) } }
            html.fact(Words.validity) { $0.text(Words.validity(months: result.validityMonths)) }
            html.fact(Words.handOver) { $0.text(Words.handOver(version.service)) }
        }
    }

    /// Yêu cầu, điều kiện.
    func writeRequirements(to html: inout HTMLWriter) {
        guard !version.requirements.isEmpty else { return }
        html.h2(Words.requirements, .id("dieu-kien"))
        html.ul { html in
            for requirement in version.requirements { html.li(Phrase(requirement)) }
        }
    }

    /// Căn cứ pháp lý.
    func writeLegalBasis(to html: inout HTMLWriter) {
        html.h2(Words.legalBasis, .id("can-cu"))
        html.ul { html in
            for basis in version.legalBasis {
                html.li(.lang("vi")) { html in
                    html.b(basis.number)
                    html.text(" \(basis.name)")
                    if let article = basis.article { html.text(" (\(article))") }
                }
            }
        }
    }

    /// The versions of other days.
    func writeVersions(to html: inout HTMLWriter) {
        html.h2(Words.versions, .id("phien-ban"))
        html.ul { html in
            for line in model.versions {
                html.li { html in
                    let span = Words.span(line)
                    if line.isShown {
                        html.b(span)
                        html.text(Words.shown)
                    } else {
                        html.a(span, .href("/thu-tuc/\(line.id.code)?ngay=\(line.from)"))
                    }
                    if line.id.correction > 0 { html.text(Words.correction(line.id.correction)) }
                }
            }
        }
        html.p(.class("muted")) { html in
            html.text(Words.procedureCode)
            html.span(version.code, .class("code"))
        }
    }
}
