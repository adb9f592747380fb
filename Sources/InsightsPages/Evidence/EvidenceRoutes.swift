import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Territory
import Web

extension InsightsPages {
    /// The dossiers behind a figure: moments and codes, no names; a dossier itself opens for who may see it.
    func addEvidence(to routes: inout Routes) {
        routes.page("/ioc/chi-tieu/{key}/ho-so", .citizen, "ioc.evidence") { visit in
            let model = try await database.read { db in try evidence(visit, in: db) }
            return visit.page(
                Page(
                    title: Phrase(vi: "Hồ sơ làm nên số liệu", en: "The dossiers behind the figure"),
                    section: "/ioc/chi-tieu",
                    crumbs: [
                        Link(.operationsCentre, to: BoardPath.home.string),
                        Link(
                            Phrase(model.indicator.name),
                            to: BoardPath.indicator(model.indicator.key, of: model.subject, model.choice).string
                        ),
                    ],
                    width: .wide
                ),
                for: .officer
            ) { EvidenceView(model: model).write(to: &$0) }
        }
    }

    private func evidence(_ visit: Visit, in db: ReadSession) throws -> EvidenceModel {
        let choice = PeriodChoice(visit)
        let (sight, subject) = try look(visit, visit.subject(), in: db)
        let period = choice.period(visit.now.date)
        guard let indicator = insights.shelf.indicator(try visit.parameter("key"), on: period.last),
            let formula = indicator.formula, var slice = sight.tree.slice(subject)
        else { throw WebRefusal.notFound }
        if let level = indicator.slice.level { slice.level = level }
        let parts = EvidencePart.parts(of: formula)
        guard let part = parts.first(where: { $0.word == visit.query.text("phan") }) ?? parts.first else {
            throw WebRefusal.notFound
        }
        let page = visit.pageNumber(size: EvidenceModel.size)
        let evidence = part.evidence(now: visit.now)
        let span = part.isStock ? nil : period
        let rows = try evidence.rows(in: span, of: slice, limit: page.size, offset: page.offset, in: db)
        let names = try insights.procedureNames(in: db)
        let codes = try dossiers.codes(of: rows.map(\.dossier), in: db)
        return EvidenceModel(
            indicator: indicator,
            subject: subject,
            title: sight.title(subject, procedure: names),
            choice: choice,
            period: period,
            parts: parts,
            part: part,
            count: try evidence.count(in: span, of: slice, in: db),
            page: page,
            lines: rows.map { row in
                EvidenceModel.Line(
                    row: row,
                    code: codes[row.dossier] ?? "",
                    procedure: names(row.procedure) ?? row.procedure,
                    agency: sight.tree.agencies[row.agency]?.shortName ?? "",
                    opens: visit.viewer.posts.contains { $0.agency == row.agency }
                )
            }
        )
    }
}
