import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension InsightsPages {
    /// Boards that people compose: the list, one board, and its end; composing has its own file.
    func addComposedBoards(to routes: inout Routes) {
        routes.page("/ioc/bang", .citizen, "board.index") { visit in
            let (boards, sight, names) = try await database.read { [boards] db in
                guard let sight = try insights.sight(of: visit.viewer, in: db) else { throw WebRefusal.notFound }
                return (try boards.boards(for: visit.viewer, in: db), sight, try insights.procedureNames(in: db))
            }
            let view = ComposedIndexView(
                boards: boards,
                account: visit.viewer.account,
                sight: sight,
                procedureName: names
            )
            return visit.page(
                Page(title: .composedBoards, section: "/ioc", crumbs: Self.centre, width: .wide),
                for: .officer
            ) { view.write(to: &$0) }
        }
        routes.page("/ioc/bang/{id}", .citizen, "board.show") { try await showComposed($0) }
        routes.form("/ioc/bang/{id}/xoa", .citizen, "board.remove") { [boards] visit, form in
            let id: ComposedBoardID = try visit.id("id")
            _ = try await database.write { db in
                try visit.once(form, in: db) {
                    try boards.remove(id, by: visit.viewer, in: db)
                    return id.description
                }
            }
            let words = Phrase(vi: "Đã xóa bảng.", en: "The board was removed.")
            return visit.redirect(to: BoardPath.composedBoards, flash: .success(words[visit.language]))
        }
        addBoardEditing(to: &routes)
    }

    static let centre = [Link(.operationsCentre, to: BoardPath.home.string)]

    private func showComposed(_ visit: Visit) async throws -> Response {
        let id: ComposedBoardID = try visit.id("id")
        let (board, model) = try await database.read { [boards] db in
            let board = try boards.board(id, for: visit.viewer, in: db)
            guard let sight = try insights.sight(of: visit.viewer, in: db),
                let model = try compose(board.plan, for: sight, PeriodChoice(visit), visit.now, in: db)
            else { throw WebRefusal.notFound }
            return (board, model)
        }
        let view = ComposedShowView(board: board, model: model, isOwn: board.owner == visit.viewer.account)
        return visit.page(
            Page(
                title: Phrase(board.plan.name),
                section: "/ioc",
                crumbs: Self.centre + [Link(.composedBoards, to: BoardPath.composedBoards.string)],
                width: .wide,
                styles: [Assets.boardCSS]
            ),
            for: .officer
        ) { view.write(to: &$0) }.kept(for: visit)
    }
}
