import Directory
import Insights
import Kernel
import Storage
import Web

/// Bảng tự soạn: boards that people compose, to be read, made, changed and removed by programs.
extension Interface {
    var composedBoardEndpoints: [Endpoint] {
        [composedListEndpoint, composedShowEndpoint, composeEndpoint, recomposeEndpoint, composedRemovalEndpoint]
    }

    private var desk: BoardDesk { BoardDesk(insights: insights, ledger: records) }

    private static let board = Endpoint.Parameter.path("board", .id, "Định danh bảng.")

    private var composedListEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/boards/composed",
            name: "api.boards.composed",
            tag: .statistics,
            summary: "Bảng tự soạn",
            detail: "One's own boards, then those that others share and one's oversight allows.",
            access: .citizen,
            scope: .statisticsRead,
            answer: .json(.page("ComposedBoardPage", of: Self.composed)),
            deed: .read { call in
                let boards = try await database.read { [desk] db in try desk.boards(for: call.viewer, in: db) }
                let (shelf, today) = (insights.shelf, call.now.date)
                return Reply.page(boards, next: nil) { json, board in
                    board.write(to: &json, isOwn: board.owner == call.viewer.account, shelf, today)
                }
            }
        )
    }

    private var composedShowEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/boards/composed/{board}",
            name: "api.boards.composed.show",
            tag: .statistics,
            summary: "Một bảng tự soạn",
            detail: "What a composed board is made of; its figures are those of its subject, see /boards.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [Self.board],
            answer: .json(Self.composed),
            deed: .read { call in
                let id = try call.id("board", of: ComposedBoardTag.self)
                let board = try await database.read { [desk] db in try desk.board(id, for: call.viewer, in: db) }
                return Reply { json in
                    let isOwn = board.owner == call.viewer.account
                    board.write(to: &json, isOwn: isOwn, insights.shelf, call.now.date)
                }
            }
        )
    }

    private var composeEndpoint: Endpoint {
        Endpoint(
            method: .post,
            path: "/boards/composed",
            name: "api.boards.compose",
            tag: .statistics,
            summary: "Soạn bảng",
            detail:
                "Composes a board of blocks such as map, calendar, card:KEY, trend:KEY, ranking:KEY, districts:KEY.",
            access: .citizen,
            scope: .boardsWrite,
            body: .json(.named("NewComposedBoard", .object(Self.plan))),
            answer: .json(Self.made, status: 201),
            refusals: [404],
            deed: .write { [desk] call, db in
                let id = try desk.compose(try Self.plan(call), by: call.viewer, in: db)
                return Self.made(id, at: "/boards/composed")
            }
        )
    }

    private var recomposeEndpoint: Endpoint {
        Endpoint(
            method: .put,
            path: "/boards/composed/{board}",
            name: "api.boards.recompose",
            tag: .statistics,
            summary: "Sửa bảng",
            detail: "Changes and shares one's own board; with version, only where nobody changed it meanwhile.",
            access: .citizen,
            scope: .boardsWrite,
            parameters: [Self.board],
            body: .json(
                .named(
                    "ChangedComposedBoard",
                    .object(Self.plan + [.optional("version", .count, "Bản đã xem.")])
                )
            ),
            answer: .json(Self.made),
            refusals: [404],
            deed: .write { [desk] call, db in
                let id = try call.id("board", of: ComposedBoardTag.self)
                let seen = call.body["version"].int
                try desk.change(id, to: try Self.plan(call), seen: seen, by: call.viewer, in: db)
                return Reply { json in json.object { $0.field("id", id) } }
            }
        )
    }

    private var composedRemovalEndpoint: Endpoint {
        Endpoint(
            method: .delete,
            path: "/boards/composed/{board}",
            name: "api.boards.composed.remove",
            tag: .statistics,
            summary: "Xóa bảng",
            detail: "Takes one's own board away; what it was stays in the ledger.",
            access: .citizen,
            scope: .boardsWrite,
            parameters: [Self.board],
            answer: .json(Self.gone),
            deed: .write { [desk] call, db in
                let id = try call.id("board", of: ComposedBoardTag.self)
                try desk.remove(id, by: call.viewer, in: db)
                return Self.gone(id)
            }
        )
    }

    private static let plan: [Schema.Field] = [
        .required("name", .line(1...80)),
        .optional("subject", .line(0...80), "Đối tượng; bỏ trống là toàn tỉnh."),
        .required("blocks", .list(.line(1...80, example: "card:dung-han"), atMost: 200), "Từ trên xuống."),
        .optional("sharing", .line(1...60, example: "role:leader"), "mine, agency:ID, role:leader, role:head."),
    ]

    /// What a request wants a board to be.
    private static func plan(_ call: Call) throws -> BoardPlan {
        guard let subject = BoardSubject(word: call.words("subject")) else { throw BoardRefusal.subjectUnknown }
        let sharing = call.body["sharing"].text ?? BoardSharing.mine.word
        guard let sharing = BoardSharing(word: sharing) else { throw BoardRefusal.sharingUnknown }
        let blocks = try call.body["blocks"].list.compactMap(\.text).map { word in
            guard let block = BoardBlock(word) else { throw BoardRefusal.blockUnknown(word) }
            return block
        }
        return BoardPlan(name: call.words("name"), subject: subject, blocks: blocks, sharing: sharing)
    }

    private static let composed = Schema.named(
        "ComposedBoard",
        .object([
            .required("id", .id), .required("name", .words), .required("subject", .words),
            .required(
                "blocks",
                .list(
                    .object([
                        .required("block", .words),
                        .required("known", .boolean, "false: chỉ tiêu của khối không còn."),
                    ])
                )
            ),
            .required("sharing", .words), .required("own", .boolean), .required("composed_by", .words),
            .required("version", .count), .required("changed_at", .moment),
        ])
    )
}

extension ComposedBoard {
    fileprivate func write(to json: inout JSONWriter, isOwn: Bool, _ shelf: IndicatorShelf, _ today: CivilDate) {
        json.object { json in
            json.field("id", id)
            json.field("name", plan.name)
            json.field("subject", plan.subject.word)
            json.array("blocks", plan.blocks) { json, block in
                json.object { json in
                    json.field("block", block.description)
                    json.field(
                        "known",
                        !block.picture.needsIndicator || shelf.indicator(block.indicator, on: today) != nil
                    )
                }
            }
            json.field("sharing", plan.sharing.word)
            json.field("own", isOwn)
            json.field("composed_by", ownerName)
            json.field("version", version)
            json.field("changed_at", changedAt)
        }
    }
}
