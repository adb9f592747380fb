import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension InsightsPages {
    /// Nguyên nhân phải bổ sung, bị từ chối: all of them, and the dossiers behind one.
    func addCauses(to routes: inout Routes) {
        routes.page("/ioc/nguyen-nhan", .citizen, "ioc.causes") { visit in
            let choice = PeriodChoice(visit)
            let (charts, title, isWhole) = try await database.read { db in
                let (sight, subject) = try look(visit, visit.subject(), in: db)
                guard var charts = try causeCharts(subject, choice, today: visit.now.date, in: db) else {
                    throw WebRefusal.notFound
                }
                charts.isWhole = true
                let title = sight.title(subject, procedure: try insights.procedureNames(in: db))
                return (charts, title, sight.isWhole)
            }
            return visit.page(
                Page(
                    title: .causes,
                    section: BoardPath.home.string,
                    crumbs: [Link(.operationsCentre, to: BoardPath.home.string)],
                    width: .wide,
                    styles: [Assets.boardCSS]
                ),
                for: .officer
            ) { CauseIndexView(charts: charts, title: title, isWhole: isWhole).write(to: &$0) }
        }
        routes.page("/ioc/nguyen-nhan/ho-so", .citizen, "ioc.cause") { visit in
            let model = try await database.read { db in try dossiersBehindCause(visit, in: db) }
            return visit.page(
                Page(
                    title: Phrase(vi: "Hồ sơ có nguyên nhân này", en: "The dossiers behind the cause"),
                    section: BoardPath.home.string,
                    crumbs: [
                        Link(.operationsCentre, to: BoardPath.home.string),
                        Link(.causes, to: BoardPath.causes(of: model.subject, model.choice).string),
                    ],
                    width: .wide
                ),
                for: .officer
            ) { CauseDossiersView(model: model).write(to: &$0) }
        }
    }

    /// The causes of a subject with all names that they need; nil where there is no such subject.
    ///
    /// One query.
    func causeCharts(
        _ subject: BoardSubject,
        _ choice: PeriodChoice,
        today: CivilDate,
        in db: ReadSession
    ) throws -> CauseCharts? {
        guard let causes = try insights.causes(of: subject, choice.period(today), in: db) else { return nil }
        return CauseCharts(
            causes: causes,
            subject: subject,
            choice: choice,
            name: try insights.causeNames(in: db),
            procedureName: try insights.procedureNames(in: db)
        )
    }

    private func dossiersBehindCause(_ visit: Visit, in db: ReadSession) throws -> CauseDossiersModel {
        let choice = PeriodChoice(visit)
        let (sight, subject) = try look(visit, visit.subject(), in: db)
        guard let slice = sight.tree.slice(subject), let cause = BoardPath.cause(visit.query) else {
            throw WebRefusal.notFound
        }
        let page = visit.pageNumber(size: EvidenceReading.size)
        let names = try insights.procedureNames(in: db)
        // One more than fits tells whether there is another page.
        let rows = try Causes.rows(
            behind: cause,
            in: choice.period(visit.now.date),
            of: slice,
            limit: page.size + 1,
            offset: page.offset,
            in: db
        )
        let codes = try dossiers.codes(of: rows.map(\.dossier), in: db)
        return CauseDossiersModel(
            cause: cause,
            name: cause.place(try insights.causeNames(in: db)(cause)),
            procedure: names(cause.procedure) ?? cause.procedure,
            subject: subject,
            title: sight.title(subject, procedure: names),
            choice: choice,
            period: choice.period(visit.now.date),
            page: page,
            hasMore: rows.count > page.size,
            lines: rows.prefix(page.size).map { row in
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

extension BoardPath {
    /// All causes of a subject.
    static func causes(of subject: BoardSubject, _ choice: PeriodChoice) -> WebPath {
        choice.path(("/ioc/nguyen-nhan" as WebPath).adding("cua", subject.word))
    }

    /// The dossiers behind one.
    static func dossiers(behind cause: Cause, of subject: BoardSubject, _ choice: PeriodChoice) -> WebPath {
        choice.path(
            ("/ioc/nguyen-nhan/ho-so" as WebPath).adding("cua", subject.word).adding("viec", cause.deed.word)
                .adding("thu-tuc", cause.procedure).adding("cho", cause.target.rawValue).adding("muc", cause.key)
        )
    }

    /// The cause that an address names.
    static func cause(_ query: FormData) -> Cause? {
        guard let deed = Cause.Deed.allCases.first(where: { $0.word == query.text("viec") }),
            let target = Defect.Target(rawValue: query.text("cho"))
        else { return nil }
        return Cause(deed: deed, procedure: query.text("thu-tuc"), target: target, key: query.text("muc"))
    }
}

extension Cause.Deed {
    /// Its word in an address.
    fileprivate var word: String {
        switch self {
        case .supplement: "bo-sung"
        case .refusal: "tu-choi"
        }
    }
}
