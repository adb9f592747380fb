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
                            Phrase(model.reading.indicator.name),
                            to: BoardPath.indicator(model.reading.indicator.key, of: model.subject, model.choice).string
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
        let page = visit.pageNumber(size: EvidenceReading.size)
        let reading = try insights.evidence(
            behind: visit.parameter("key"),
            part: visit.query.textIfAny("phan"),
            of: subject,
            choice.period(visit.now.date),
            page: page.number,
            in: db
        )
        guard let reading else { throw WebRefusal.notFound }
        let names = try insights.procedureNames(in: db)
        let codes = try dossiers.codes(of: reading.rows.map(\.dossier), in: db)
        return EvidenceModel(
            reading: reading,
            subject: subject,
            title: sight.title(subject, procedure: names),
            choice: choice,
            page: page,
            lines: reading.rows.map { row in
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
