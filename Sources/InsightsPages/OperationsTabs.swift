import DesignSystem
import HTML
import Insights
import Web

extension HTMLWriter {
    /// The rooms of the operations centre, on each of its pages.
    mutating func operationsTabs(at address: WebPath, isWhole: Bool) {
        var links = [Link(Phrase(vi: "Bảng điều hành", en: "Board"), to: BoardPath.home.string)]
        if isWhole {
            links.append(
                Link(Phrase(vi: "Sở, ban, ngành", en: "Departments"), to: BoardPath.board(.departments).string)
            )
        }
        // Short words: all rooms stand in one row of a desk's screen.
        let others: [Link?] = [
            Link(.composedBoards, to: BoardPath.composedBoards.string),
            Link(.indicators, to: BoardPath.indicators.string), Link(.warnings, to: BoardPath.warnings.string),
            Link(Phrase(vi: "Quy tắc", en: "Rules"), to: BoardPath.alerts.string),
            Link(.instructions, to: BoardPath.instructions.string),
            Link(.briefs, to: BoardPath.briefs.string),
            isWhole ? Link(Phrase(vi: "Truy vấn", en: "Queries"), to: BoardPath.analysis.string) : nil,
            Link(Phrase(vi: "Màn hình lớn", en: "Wall"), to: BoardPath.home.adding("che-do", "tuong").string),
        ]
        links += others.compactMap(\.self)
        add(Tabs(label: .operationsCentre, links, current: address.string))
    }
}
