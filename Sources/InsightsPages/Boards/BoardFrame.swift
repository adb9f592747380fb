import DesignSystem
import HTML
import Kernel
import Web

extension HTMLWriter {
    /// Of what moment the figures of a board are.
    ///
    /// The script of live boards renews it. On a board that is kept it also says, while there is no line, how old the
    /// figures are: the words are here, the age is worked out from the moment.
    mutating func boardMoment(_ at: Instant, isKept: Bool) {
        let words = Phrase(vi: "Số liệu lúc", en: "Figures of")
        guard isKept else {
            return p(.class("muted")) { html in
                html.text(words)
                html.text(" ")
                html.moment(at)
            }
        }
        let away = Phrase(
            vi: """
                Đang mất kết nối. Số liệu lúc {at}, cách đây {age}. Các phần trực tiếp tạm nghỉ; trang tự làm mới khi có kết \
                nối lại.
                """,
            en:
                "No connection. Figures of {at}, {age} ago. Live parts rest; the page renews itself once there is a line."
        )
        p(.class("strip late"), .id("away"), .role("status"), .hidden, .data("words", away[language])) { _ in }
        p(
            .class("muted"),
            .id("live"),
            .data("worker", address: BoardPath.worker.string),
            .data("scope", BoardPath.home.string)
        ) { html in
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
