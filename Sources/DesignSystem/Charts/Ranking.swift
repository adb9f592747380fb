public import HTML
import Kernel

/// Bảng xếp hạng: units in order, with lines from the rank before to the rank now.
///
/// It is a table itself; the lines stand beside it and say nothing that its words do not say.
///
/// ```swift
/// Ranking(
///     ChartFrame(Phrase(vi: "Huyện theo tỷ lệ đúng hạn", en: "Districts by results on time")),
///     of: Phrase(vi: "Huyện", en: "District"),
///     places: [.init("Tam Kỳ", 0.991, before: 2, address: "/ioc/huyen/502"), .init("Hội An", 0.987, before: 1)],
///     format: .share
/// )
/// ```
public struct Ranking: Component, Sendable {
    /// One unit in the ranking.
    public struct Place: Sendable {
        let name: String
        let value: Double?
        let before: Int?
        let address: String?

        /// A unit with its value, and its rank before, from 1; nil where it was not ranked.
        public init(_ name: String, _ value: Double?, before: Int?, address: String? = nil) {
            self.name = name
            self.value = value?.number
            self.before = before
            self.address = address
        }
    }

    let frame: ChartFrame
    let subject: Phrase
    let places: [Place]
    let format: ValueFormat

    /// Units in the order of now, the first first.
    public init(_ frame: ChartFrame, of subject: Phrase, places: [Place], format: ValueFormat) {
        self.frame = frame
        self.subject = subject
        self.places = places
        self.format = format
    }

    /// Writes the ranking.
    public func write(to html: inout HTMLWriter) {
        let before = Set(places.compactMap(\.before))
        html.chart(frame, "ranking", isEmpty: places.isEmpty) { html in
            html.table { html in
                html.caption(frame.title, .class("unseen"))
                writeHead(to: &html)
                html.tbody { html in
                    for (index, place) in places.enumerated() {
                        html.tr { html in write(place, rank: index + 1, before: before, to: &html) }
                    }
                }
            }
        }
    }

    private func writeHead(to html: inout HTMLWriter) {
        html.thead { html in
            html.tr { html in
                html.td(Phrase(vi: "Trước", en: "Before"), .class("num was"), .aria("hidden", true))
                html.td { _ in }
                html.th(Phrase(vi: "Nay", en: "Now"), .scope("col"), .class("num"))
                html.th(subject, .scope("col"))
                html.th(Phrase(vi: "Số liệu", en: "Figure"), .scope("col"), .class("num"))
            }
        }
    }

    private func write(_ place: Place, rank: Int, before: Set<Int>, to html: inout HTMLWriter) {
        // The column of ranks before is in order too: the line of each begins at its own row.
        html.td(before.contains(rank) ? String(rank) : "", .class("num was"), .aria("hidden", true))
        if rank == 1 {
            html.td(.class("slopes"), .rowspan(places.count), .aria("hidden", true)) { html in writeSlopes(to: &html) }
        }
        html.td(String(rank), .class("num rank"))
        html.th(.scope("row")) { html in
            html.span(.class("name")) { html in html.name(place.name, address: place.address) }
        }
        html.td(.class("num")) { html in
            html.text(format.words(place.value, html.language))
            html.small(Self.move(from: place.before, to: rank))
        }
    }

    private func writeSlopes(to html: inout HTMLWriter) {
        html.svg(.viewBox("0 0 100 \(places.count * 20)"), .preserveAspectRatio("none")) { html in
            for (index, place) in places.enumerated() {
                guard let before = place.before, places.indices.contains(before - 1) else { continue }
                var path = PathData()
                path.move(to: 0, before * 20 - 10)
                path.line(to: 100, index * 20 + 10)
                let look = before > index + 1 ? "up" : before < index + 1 ? "down" : nil
                html.path(.class(look), .d(path.text))
            }
        }
    }

    /// `↑ tăng 2 bậc`.
    static func move(from before: Int?, to rank: Int) -> Phrase {
        guard let before else { return Phrase(vi: "mới xếp hạng", en: "new") }
        let steps = abs(before - rank)
        if before > rank { return Phrase(vi: "↑ tăng \(steps) bậc", en: "↑ up \(steps)") }
        if before < rank { return Phrase(vi: "↓ giảm \(steps) bậc", en: "↓ down \(steps)") }
        return Phrase(vi: "giữ hạng", en: "unchanged")
    }
}
