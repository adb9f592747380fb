import DesignSystem
import HTML
import Kernel
import Web

extension HTMLWriter {
    /// Of what moment the figures of a board are; the script of live boards renews it, and says when the line is lost.
    mutating func boardMoment(_ at: Instant) {
        let words = Phrase(vi: "Số liệu lúc", en: "Figures of")
        let away = Phrase(
            vi: "Mất kết nối: đang hiện số liệu cuối cùng nhận được",
            en: "No connection: these are the last figures received"
        )
        p(.class("muted"), .id("live"), .data("live", words[language]), .data("away", away[language])) { html in
            html.text(words)
            html.text(" ")
            html.moment(at)
        }
    }

    /// The periods of a board, a page each.
    mutating func periodTabs(_ choice: PeriodChoice, of choices: [Int], at path: WebPath) {
        let links = choices.map { days in
            Link(
                Phrase(vi: days == 365 ? "12 tháng" : "\(days) ngày", en: days == 365 ? "12 months" : "\(days) days"),
                to: PeriodChoice.days(days).path(path).string
            )
        }
        add(Tabs(label: Phrase(vi: "Kỳ số liệu", en: "Period"), links, current: choice.path(path).string))
    }
}
