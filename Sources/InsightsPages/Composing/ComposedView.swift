import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Các khối của một bảng tự soạn: cards beside each other, pictures on the grid, and clear words where one cannot be drawn.
struct ComposedBlocksView {
    let model: ComposedModel

    /// Blocks that stand in one grid.
    private enum Row {
        case cards([BoardBlock])
        case pictures([BoardBlock])
    }

    private var rows: [Row] {
        model.plan.blocks.reduce(into: []) { rows, block in
            switch (block.picture == .card, rows.last) {
            case (true, .cards(let before)): rows[rows.count - 1] = .cards(before + [block])
            case (true, _): rows.append(.cards([block]))
            case (false, .pictures(let before)): rows[rows.count - 1] = .pictures(before + [block])
            case (false, _): rows.append(.pictures([block]))
            }
        }
    }

    func write(to html: inout HTMLWriter) {
        for row in rows {
            switch row {
            case .cards(let blocks):
                html.section(.class("group")) { html in
                    html.indicators { html in for block in blocks { write(block, to: &html) } }
                }
            case .pictures(let blocks):
                html.board { html in
                    for (block, width) in zip(blocks, Self.widths(of: blocks)) {
                        html.onBoard(width) { html in write(block, to: &html) }
                    }
                }
            }
        }
    }

    /// Halves stand in pairs; one that finds no other takes the whole width, so that no hole is left.
    static func widths(of blocks: [BoardBlock]) -> [BoardWidth] {
        var widths: [BoardWidth] = []
        var open: Int?
        for (index, block) in blocks.enumerated() {
            let isWide = [.calendar, .districts, .offices].contains(block.picture)
            widths.append(isWide ? .full : .half)
            if isWide || open != nil {
                if isWide, let open { widths[open] = .full }
                open = nil
            } else {
                open = index
            }
        }
        if let open { widths[open] = .full }
        return widths
    }

    private func write(_ block: BoardBlock, to html: inout HTMLWriter) {
        if let fault = model.fault(of: block) {
            return html.add(Notice(model.name(of: block), fault, tone: .wait))
        }
        let draw = BoardPictures(model: model.base)
        switch block.picture {
        case .map: html.add(draw.map)
        case .channels: html.add(draw.channels)
        case .funnel: html.add(draw.funnel)
        case .daily: html.add(draw.daily)
        case .calendar: html.add(draw.calendar)
        case .card, .trend, .ranking, .districts, .offices:
            guard let reading = model.base.reading.indicator(block.indicator) else { return }
            write(block.picture, of: reading, to: &html)
        }
    }

    private func write(_ picture: BoardBlock.Picture, of reading: IndicatorReading, to html: inout HTMLWriter) {
        let draw = IndicatorPictures(reading: reading, board: model.base.reading, choice: model.base.choice)
        guard let kind = model.kind(of: picture) else {
            guard picture == .card else { return html.add(draw.trend) }
            let path = BoardPath.indicator(reading.indicator.key, of: model.plan.subject, model.base.choice)
            return html.add(reading.card(address: path.string, level: 2))
        }
        let lines = model.parts.lines(of: reading.indicator, by: kind) ?? []
        if picture == .ranking {
            html.add(draw.ranking(lines, by: kind))
        } else {
            html.add(draw.lines(lines, by: kind, months: model.parts.months))
        }
    }
}

/// Trang một bảng tự soạn.
struct ComposedShowView {
    let board: ComposedBoard
    let model: ComposedModel
    let isOwn: Bool

    private var address: WebPath { BoardPath.composed(board.id) }

    func write(to html: inout HTMLWriter) {
        guard case .days(let days) = model.base.choice else { return content(&html) }
        let live = BoardPath.live.adding("cua", model.plan.subject.word).adding(PeriodChoice.parameter, days)
        html.div(.data("live", live.string)) { html in content(&html) }
    }

    private func content(_ html: inout HTMLWriter) {
        let period = model.base.reading.period
        html.heading(
            Phrase(board.plan.name),
            above: Phrase(
                vi: "Bảng tự soạn · \(model.subjectTitle)",
                en: "Composed board · \(model.subjectTitle)"
            ),
            below: Phrase(
                vi: "Từ \(period.first.vietnamese) đến \(period.last.vietnamese), so với \(period.days) ngày trước đó",
                en: "From \(period.first) to \(period.last), compared with the \(period.days) days before"
            )
        )
        html.boardMoment(model.base.reading.at, isKept: true)
        html.operationsTabs(at: BoardPath.composedBoards, isWhole: model.base.isWhole)
        html.periodTabs(model.base.choice, of: PeriodChoice.usual, at: address)
        if model.plan.blocks.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Bảng chưa có khối nào", en: "The board has no blocks yet"),
                    Phrase(
                        vi: "Thêm thẻ chỉ tiêu, biểu đồ hoặc bản đồ để bắt đầu.",
                        en: "Add cards, charts or a map to begin."
                    )
                )
            )
        }
        ComposedBlocksView(model: model).write(to: &html)
        html.actions { html in
            if isOwn {
                html.add(
                    Button.link(Phrase(vi: "Sửa bảng", en: "Change the board"), to: address.string + "/sua", .quiet)
                )
            }
            html.add(
                Button.link(
                    Phrase(vi: "Bảng đầy đủ của đối tượng này", en: "The whole board of this subject"),
                    to: model.base.choice.path(BoardPath.board(model.plan.subject)).string,
                    .quiet
                )
            )
        }
    }
}
