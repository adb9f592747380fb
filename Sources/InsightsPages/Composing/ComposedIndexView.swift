import DesignSystem
import Directory
import HTML
import Insights
import Kernel
import Web

/// Danh sách bảng tự soạn: mine, and those that others share with me.
struct ComposedIndexView {
    let boards: [ComposedBoard]
    let account: AccountID?
    let sight: Sight
    let procedureName: (String) -> String?

    func write(to html: inout HTMLWriter) {
        html.heading(
            .composedBoards,
            above: .operationsCentre,
            below: Phrase(
                vi: "Tự chọn chỉ tiêu và hình, sắp xếp, đặt tên rồi chia sẻ theo vai trò.",
                en: "Choose indicators and pictures, arrange them, name the board and share it by role."
            )
        )
        html.operationsTabs(at: BoardPath.composedBoards, isWhole: sight.isWhole)
        let (own, shared) = (boards.filter { $0.owner == account }, boards.filter { $0.owner != account })
        html.actions { html in html.add(Button.link(.newBoard, to: BoardPath.newBoard.string)) }
        if own.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Bạn chưa soạn bảng nào", en: "You have not composed a board yet"),
                    Phrase(
                        vi: "Soạn một bảng cho việc bạn theo dõi hằng ngày.",
                        en: "Compose one for what you watch every day."
                    )
                )
            )
        } else {
            table(own, Phrase(vi: "Bảng của tôi", en: "My boards"), isOwn: true, to: &html)
        }
        if !shared.isEmpty {
            table(shared, Phrase(vi: "Được chia sẻ với tôi", en: "Shared with me"), isOwn: false, to: &html)
        }
    }

    private func table(_ boards: [ComposedBoard], _ title: Phrase, isOwn: Bool, to html: inout HTMLWriter) {
        html.h2(title)
        var columns: [Column<ComposedBoard>] = [
            .lead(Phrase(vi: "Tên bảng", en: "Board")) { html, board in name(of: board, &html) },
            .text(Phrase(vi: "Đối tượng", en: "Subject")) { sight.title($0.plan.subject, procedure: procedureName) },
            .number(Phrase(vi: "Số khối", en: "Blocks")) { $0.plan.blocks.count },
            .cell(Phrase(vi: "Sửa lần cuối", en: "Changed")) { html, board in html.moment(board.changedAt) },
        ]
        if isOwn {
            columns += [
                .cell(Phrase(vi: "Chia sẻ", en: "Shared with")) { html, board in
                    html.text(board.plan.sharing.word(sight.tree))
                },
                .cell(Phrase(vi: "Việc", en: "Do")) { html, board in
                    html.a(.href(BoardPath.editing(board.id))) { html in
                        html.text(Phrase(vi: "Sửa", en: "Change"))
                        html.unseen(Phrase(vi: ": \(board.plan.name)", en: ": \(board.plan.name)"))
                    }
                },
            ]
        } else {
            columns.append(.text(Phrase(vi: "Người soạn", en: "Composed by")) { $0.ownerName })
        }
        html.sheetCard { html in html.table(of: boards, caption: title, columns) }
    }

    /// One's own board of a subject that one oversees no longer can be changed and removed, not looked at.
    private func name(of board: ComposedBoard, _ html: inout HTMLWriter) {
        guard sight.covers(board.plan.subject) else {
            html.text(board.plan.name)
            html.small(
                Phrase(vi: " không còn thuộc phạm vi theo dõi", en: " no longer yours to oversee")
            )
            return
        }
        html.a(board.plan.name, .href(BoardPath.composed(board.id)))
    }
}
