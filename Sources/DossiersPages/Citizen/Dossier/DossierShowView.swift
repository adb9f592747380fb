import Catalogue
import DesignSystem
import Dossiers
import HTML
import Hummingbird
import Kernel
import Territory
import Web

/// One dossier: first what the citizen must do now, then its course, then all the rest.
struct DossierShowView {
    let model: DossierShowModel

    private var dossier: Dossier { model.dossier }

    func answer(_ visit: Visit) -> Response {
        visit.page(
            Page(
                title: Phrase("\(dossier.procedureName) – \(dossier.name)"),
                section: CitizenPath.dossiers.string,
                crumbs: [Link(.myDossiers, to: CitizenPath.dossiers.string)]
            )
        ) { html in
            html.split { html in
                html.p(.class("above")) { $0.add(dossier.state.tag) }
                html.h1(dossier.procedureName)
                html.p(dossier.name, .class("code muted"))
                DossierTask(model: model).write(visit, to: &html)
                writeRating(visit, to: &html)
                html.h2(Phrase(vi: "Đường đi của hồ sơ", en: "The course of the dossier"))
                model.course.write(now: visit.now, to: &html)
                writeExtensions(to: &html)
                writePapers(to: &html)
                writeAnswers(to: &html)
                writeWithdrawal(to: &html)
            } aside: { html in
                DossierAside(model: model).write(visit, to: &html)
            }
        }
    }

    private func writeRating(_ visit: Visit, to html: inout HTMLWriter) {
        RatingCard(
            rating: model.rating,
            until: dossier.ratableUntil,
            isOpen: model.actions.contains(.rated),
            changing: CitizenPath.rate(dossier.id)
        ).write(action: CitizenPath.rate(dossier.id).string, visit.formSecurity(), to: &html)
    }

    private func writeExtensions(to html: inout HTMLWriter) {
        for put in model.file.extensions {
            html.notice(
                Phrase(vi: "Cơ quan xin lỗi và hẹn lại", en: "The agency apologises for the delay"),
                tone: .wait
            ) { html in
                html.p { html in
                    html.text(Phrase(vi: "Hẹn mới: ", en: "New appointment: "))
                    html.moment(put.newDueAt, .long)
                    html.text(". ")
                    html.text(put.reason)
                    html.text(" (\(put.signerName))")
                }
            }
        }
    }

    private func writePapers(to html: inout HTMLWriter) {
        guard !model.file.components.isEmpty else { return }
        html.h2(Phrase(vi: "Giấy tờ đã nộp", en: "Papers handed in"))
        html.ul(.class("files papers")) { html in
            for part in model.file.components { write(part, to: &html) }
        }
    }

    private func write(_ part: HandedIn, to html: inout HTMLWriter) {
        let name = model.file.version.component(part.key).map { Phrase($0.name) } ?? Phrase(part.key)
        html.li { html in
            html.icon(.paper, size: 20)
            html.span { html in
                html.text(name)
                html.small(.class("block")) { html in
                    switch part.source {
                    case .file:
                        html.a(part.fileName ?? "tệp", .href(CitizenPath.file(part, of: dossier.id)))
                        if let size = part.size { html.text(" · \(NumberText.size(ofBytes: size, html.language))") }
                    case .paper: html.text(Phrase(vi: "bản giấy nộp tại một cửa", en: "on paper, at the counter"))
                    case .shown:
                        html.text(Phrase(vi: "xuất trình khi nhận kết quả", en: "shown when the result is collected"))
                    case .registry: html.text(Phrase(vi: "có sẵn trong cơ sở dữ liệu", en: "held by a registry"))
                    case .result:
                        html.text(Phrase(vi: "dùng lại giấy tờ của bạn", en: "one of your documents, used again"))
                    }
                }
            }
        }
    }

    private func writeAnswers(to html: inout HTMLWriter) {
        let day = model.atlas.day(at: dossier.submittedAt)
        html.details { html in
            html.summary(Phrase(vi: "Nội dung tờ khai", en: "What was entered"))
            for section in model.file.version.visibleSections(for: model.file.answers) {
                html.h3(Phrase(section.title))
                html.add(
                    Facts(
                        AnswerText.facts(
                            of: section,
                            model.file.answers,
                            in: model.file.version,
                            atlas: model.atlas,
                            on: day
                        )
                    )
                )
            }
        }
    }

    private func writeWithdrawal(to html: inout HTMLWriter) {
        guard model.actions.contains(.withdrawalRequested) else { return }
        html.p { html in
            html.a(
                Phrase(vi: "Tôi muốn rút hồ sơ này", en: "I want to withdraw this dossier"),
                .href(CitizenPath.withdraw(dossier.id))
            )
        }
    }
}
