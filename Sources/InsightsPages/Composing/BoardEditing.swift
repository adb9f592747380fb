import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension InsightsPages {
    /// Composing and changing a board: each press sends the whole form and gets it back as it is now; saving writes it.
    func addBoardEditing(to routes: inout Routes) {
        routes.page("/ioc/bang/moi", .citizen, "board.new") { visit in
            let asked = try visit.subject()
            let sight = try await database.read { db in try look(visit, asked, in: db) }
            return try await editor(visit, BoardDraft(newFor: sight.1), of: nil)
        }
        routes.form("/ioc/bang/moi", .citizen, "board.compose") { visit, form in
            try await take(visit, form, nil)
        }
        routes.page("/ioc/bang/{id}/sua", .citizen, "board.edit") { visit in
            let id: ComposedBoardID = try visit.id("id")
            let asked = visit.query.int(BoardDraft.Name.version)
            let (board, versions) = try await database.read { [boards] db in
                let board = try boards.own(id, of: visit.viewer, in: db)
                return (board, try boards.versions(of: board, in: db))
            }
            let old = versions.first { $0.number == asked }
            let draft = BoardDraft(old?.plan ?? board.plan, seen: board.version)
            return try await editor(visit, draft, of: board, versions)
        }
        routes.form("/ioc/bang/{id}/sua", .citizen, "board.change") { [boards] visit, form in
            let id: ComposedBoardID = try visit.id("id")
            let board = try await database.read { db in try boards.own(id, of: visit.viewer, in: db) }
            return try await take(visit, form, board)
        }
    }

    /// What a press of a button does.
    private func take(_ visit: Visit, _ form: FormData, _ board: ComposedBoard?) async throws -> Response {
        var draft = BoardDraft(form)
        let deed = BoardDraft.Deed(form.text(BoardDraft.Name.deed))
        if case .save = deed {
            do {
                let id = try await save(visit, form, draft, board)
                let words = Phrase(vi: "Đã lưu bảng.", en: "The board was saved.")
                return visit.redirect(to: BoardPath.composed(id), flash: .success(words[visit.language]))
            } catch let refusal as BoardRefusal {
                guard refusal != .unknown else { throw refusal }
                draft.refusal = refusal
            }
        }
        draft.apply(deed)
        return try await editor(visit, draft, of: board)
    }

    private func save(
        _ visit: Visit,
        _ form: FormData,
        _ draft: BoardDraft,
        _ board: ComposedBoard?
    ) async throws -> ComposedBoardID {
        guard let plan = draft.plan else { throw BoardRefusal.subjectUnknown }
        let answer = try await database.write { [boards] db in
            try visit.once(form, in: db) {
                guard let board else { return try boards.compose(plan, by: visit.viewer, in: db).description }
                try boards.change(board.id, to: plan, seen: draft.seen, by: visit.viewer, in: db)
                return board.id.description
            }.answer
        }
        guard let id = ComposedBoardID(answer) else { throw BoardRefusal.unknown }
        return id
    }

    /// The form with the board as it would be; what it was before is read where the form is opened, not at each press.
    private func editor(
        _ visit: Visit,
        _ draft: BoardDraft,
        of board: ComposedBoard?,
        _ versions: [BoardVersion] = []
    ) async throws -> Response {
        let model = try await database.read { db -> BoardEditModel in
            guard let sight = try insights.sight(of: visit.viewer, in: db) else { throw WebRefusal.notFound }
            var draft = draft
            // Who oversees the old subject no longer chooses another.
            let subject = draft.subject.flatMap { sight.covers($0) ? $0 : nil } ?? sight.home
            draft.subject = subject
            guard
                let preview = try compose(
                    BoardPlan(name: draft.name, subject: subject, blocks: draft.blocks),
                    for: sight,
                    .days(30),
                    visit.now,
                    in: db
                )
            else { throw WebRefusal.notFound }
            return BoardEditModel(
                draft: draft,
                board: board,
                preview: preview,
                subjects: sight.subjects(and: subject, procedure: try insights.procedureNames(in: db)),
                sharings: Self.sharings(of: visit.viewer, and: draft.sharing).map { ($0, $0.word(sight.tree)) },
                versions: versions,
                isWhole: sight.isWhole
            )
        }
        let title = board == nil ? Phrase.newBoard : Phrase(vi: "Sửa bảng", en: "Change the board")
        return visit.page(
            Page(
                title: title,
                section: "/ioc",
                crumbs: Self.centre + [Link(.composedBoards, to: BoardPath.composedBoards.string)],
                hasErrors: draft.refusal != nil,
                width: .wide,
                styles: [Assets.boardCSS]
            ),
            for: .officer,
            status: draft.refusal == nil ? .ok : .init(code: draft.refusal?.status ?? 422)
        ) {
            BoardEditView(model: model, security: visit.formSecurity(), removal: visit.formSecurity())
                .write(title, to: &$0)
        }
    }

    private static func sharings(of viewer: Viewer, and chosen: BoardSharing) -> [BoardSharing] {
        let own = viewer.agencies.sorted().map { BoardSharing.agency($0) }
        let all = [.mine] + own + BoardSharing.roles.map { .role($0) }
        return all.contains(chosen) ? all : all + [chosen]
    }
}

/// What the page of composing shows.
struct BoardEditModel: Sendable {
    let draft: BoardDraft
    /// The board that is changed; nil for a new one.
    let board: ComposedBoard?
    let preview: ComposedModel
    let subjects: [(subject: BoardSubject, title: String)]
    let sharings: [(sharing: BoardSharing, title: Phrase)]
    let versions: [BoardVersion]
    let isWhole: Bool

    /// Whether something would be lost with the page.
    var isUnsaved: Bool {
        guard let board else { return !draft.blocks.isEmpty || !draft.name.isEmpty }
        return draft.plan != board.plan
    }
}

extension Sight {
    /// What can be chosen: the province, departments and districts, offices of one's own and in one's own districts; and what
    /// is chosen already.
    func subjects(
        and chosen: BoardSubject,
        procedure: (String) -> String?
    ) -> [(subject: BoardSubject, title: String)] {
        var all: [BoardSubject] = [.province, .departments]
        func key(_ subject: BoardSubject) -> String { VietnameseText.sortKey(tree.name(of: subject)) }
        all += tree.districtNames.keys.map { .district($0) }.sorted { key($0) < key($1) }
        if !isWhole { all += tree.agencies.keys.map { .agency($0) }.sorted { key($0) < key($1) } }
        if !all.contains(chosen) { all.append(chosen) }
        return all.filter { covers($0) && (tree.slice($0) != nil) }.map { ($0, title($0, procedure: procedure)) }
    }
}
