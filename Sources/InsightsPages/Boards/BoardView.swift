import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Trang bảng điều hành: the targets first, then the map and the parts, then everything else.
struct BoardView {
    let model: BoardModel

    private var reading: BoardReading { model.reading }

    func write(to html: inout HTMLWriter) {
        guard let live = liveAddress else { return board(&html) }
        html.div(.data("live", live)) { html in board(&html) }
    }

    /// Where the figures come from live; the public board is kept by caches, and a period that is over does not change.
    private var liveAddress: String? {
        guard !model.isOpen, case .days(let days) = model.choice else { return nil }
        return BoardPath.live.adding("cua", reading.subject.word).adding(PeriodChoice.parameter, days).string
    }

    private func board(_ html: inout HTMLWriter) {
        heading(&html)
        if !model.isOnWall {
            if !model.isOpen {
                // Every other board is opened from the first one, or is it.
                let room: BoardSubject = reading.subject == .departments ? .departments : .province
                html.operationsTabs(at: BoardPath.board(room), isWhole: model.isWhole)
            }
            periods(&html)
        }
        problems(&html)
        if model.isOpen { PublicFigures(reading: reading).write(to: &html) }
        for group in model.groups where !model.isOnWall || group.key == model.groups.first?.key {
            let indicators = model.indicators(of: group)
            guard !indicators.isEmpty else { continue }
            html.section(.class("group"), .id(group.key)) { html in
                html.h2(Phrase(group.name))
                html.p(group.basis, .class("muted"))
                html.indicators { html in
                    for indicator in indicators { html.add(indicator.card(address: address(of: indicator))) }
                }
            }
            if group.key == model.groups.first?.key { pictures(&html) }
        }
        if model.isOpen { PublicFigures(reading: reading).writeNotes(to: &html) }
        guard !model.isOpen, !model.isOnWall else { return }
        html.actions { html in
            html.add(
                Button.link(
                    Phrase(vi: "Tự soạn bảng của đối tượng này", en: "Compose a board of this subject"),
                    to: BoardPath.newBoard.adding("cua", reading.subject.word).string,
                    .quiet
                )
            )
        }
    }

    /// Whether a crumb says already where one is.
    private var hasCrumb: Bool { reading.subject != .province && !model.isOnWall }

    private func heading(_ html: inout HTMLWriter) {
        let period = reading.period
        html.heading(
            model.isOpen ? PublicFigures.title : Phrase(model.title),
            above: model.isOpen ? Phrase(model.title) : hasCrumb ? nil : .operationsCentre,
            below: Phrase(
                vi: "Từ \(period.first.vietnamese) đến \(period.last.vietnamese), so với \(period.days) ngày trước đó",
                en: "From \(period.first) to \(period.last), compared with the \(period.days) days before"
            )
        )
        html.boardMoment(reading.at, isKept: !model.isOpen)
    }

    private func periods(_ html: inout HTMLWriter) {
        let path = model.isOpen ? BoardPath.open : BoardPath.board(reading.subject)
        html.periodTabs(model.choice, of: model.isOpen ? PeriodChoice.open : PeriodChoice.usual, at: path)
    }

    private func problems(_ html: inout HTMLWriter) {
        for problem in model.problems {
            html.add(
                Notice(
                    Phrase(
                        vi:
                            "Tệp chỉ tiêu \(problem.file), dòng \(problem.line): \(problem.vietnamese). Các chỉ tiêu khác vẫn hiện.",
                        en: "\(problem.description). The other indicators stand."
                    ),
                    tone: .late
                )
            )
        }
    }

    /// Where a card leads: to the page of the indicator for officers; the public board tells all it has at once.
    private func address(of indicator: IndicatorReading) -> String? {
        guard !model.isOpen else { return nil }
        return BoardPath.indicator(indicator.indicator.key, of: reading.subject, model.choice).string
    }

    private func pictures(_ html: inout HTMLWriter) {
        let draw = BoardPictures(model: model)
        html.board { html in
            if !model.areas.isEmpty { html.onBoard(.broad) { html in html.add(draw.map) } }
            html.onBoard(model.areas.isEmpty ? .half : .narrow) { html in
                html.add(draw.channels)
                html.add(draw.funnel)
            }
            if model.reading.subject.parts != nil {
                html.onBoard(model.isOpen ? .full : .half) { html in html.add(draw.ranking) }
            }
            // Days and the overdue of a district are few dossiers each: what they tell is not for everybody.
            guard !model.isOpen else { return }
            html.onBoard(.half) { html in
                html.add(draw.daily)
                if model.reading.subject.parts != nil { html.add(draw.overdue) }
            }
            if !model.calendar.isEmpty { html.onBoard(.full) { html in html.add(draw.calendar) } }
        }
        if let comparison = model.comparison {
            html.section(.class("group")) { html in
                ComparisonView(comparison: comparison, board: reading, choice: model.choice).write(to: &html)
            }
            if let causes = model.causes { html.onBoard(.half) { html in causes.write(level: 2, to: &html) } }
        }
    }
}
