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
    /// Boards for leaders, heads and administrators.
    ///
    /// The routes ask for no more than a login, since no single right covers all of them; who oversees nothing gets 404.
    func addBoards(to routes: inout Routes) {
        routes.page("/ioc", .citizen, "ioc") { visit in try await showBoard(visit, nil) }
        routes.page("/ioc/so-nganh", .citizen, "ioc.departments") { visit in
            try await showBoard(visit, .departments)
        }
        routes.page("/ioc/huyen/{unit}", .citizen, "ioc.district") { visit in
            try await showBoard(visit, .district(visit.id("unit")))
        }
        routes.page("/ioc/don-vi/{agency}", .citizen, "ioc.agency") { visit in
            try await showBoard(visit, .agency(visit.id("agency")))
        }
        routes.page("/ioc/thu-tuc/{code}", .citizen, "ioc.procedure") { visit in
            try await showBoard(visit, .procedure(visit.parameter("code")))
        }
    }

    private func showBoard(_ visit: Visit, _ asked: BoardSubject?) async throws -> Response {
        let choice = PeriodChoice(visit)
        let isOnWall = visit.query.text("che-do") == "tuong"
        let model = try await database.read { db -> BoardModel in
            let (sight, subject) = try look(visit, asked, in: db)
            guard let reading = try insights.board(subject, choice.period(visit.now.date), in: db) else {
                throw WebRefusal.notFound
            }
            var model = BoardModel(
                reading,
                title: sight.title(subject, procedure: try insights.procedureNames(in: db)),
                choice: choice,
                shelf: insights.shelf,
                map: subject.hasMap ? try map(on: reading.period.last, in: db) : nil,
                isOnWall: isOnWall,
                isWhole: sight.isWhole,
                causes: isOnWall ? nil : try causeCharts(subject, choice, today: visit.now.date, in: db)
            )
            guard !isOnWall else { return model }
            switch subject {
            case .province:
                model.comparison = try Comparison(
                    visit.query.textIfAny(Comparison.parameter),
                    on: reading,
                    insights,
                    in: db
                )
            case .district, .agency: model.calendar = try insights.takenIn(of: reading, in: db)
            case .departments, .procedure: break
            }
            return model
        }
        return visit.page(page(model), for: .officer) { BoardView(model: model).write(to: &$0) }.kept(for: visit)
    }

    private func page(_ model: BoardModel) -> Page {
        var page = Page(
            title: Phrase(model.title),
            section: "/ioc",
            crumbs: model.reading.subject == .province ? [] : [Link(.operationsCentre, to: BoardPath.home.string)],
            width: .wide,
            styles: [Assets.boardCSS]
        )
        if model.isOnWall {
            page.width = .wall
            page.refreshSeconds = 30
        }
        return page
    }

    /// What the reader may see, and the subject: the one that was asked for, or the reader's own.
    func look(_ visit: Visit, _ asked: BoardSubject?, in db: ReadSession) throws -> (Sight, BoardSubject) {
        guard let sight = try insights.sight(of: visit.viewer, in: db) else { throw WebRefusal.notFound }
        let subject = asked ?? sight.home
        guard sight.covers(subject) else { throw WebRefusal.notFound }
        return (sight, subject)
    }

    /// The outlines of the communes of a day.
    func map(on day: CivilDate, in db: ReadSession) throws -> (viewBox: String, outlines: [UnitID: String])? {
        guard let map = maps.last(where: { $0.from <= day }) ?? maps.first else { return nil }
        return (map.viewBox, try insights.outlines(on: map, at: day, in: db))
    }
}

extension BoardSubject {
    /// Whether communes lie below it.
    var hasMap: Bool {
        switch self {
        case .province, .district: true
        case .departments, .agency, .procedure: false
        }
    }
}
