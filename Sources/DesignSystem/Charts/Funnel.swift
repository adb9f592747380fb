public import HTML

/// Phễu: how many come from one step to the next, and how many have not come so far.
///
/// It is a table itself.
///
/// ```swift
/// Funnel(
///     ChartFrame(Phrase(vi: "Từ nháp đến kết quả", en: "From draft to result")),
///     steps: [
///         .init(Phrase(vi: "Bắt đầu kê khai", en: "Started"), 1284),
///         .init(Phrase(vi: "Nộp hồ sơ", en: "Submitted"), 1102, address: "/ioc/pheu/nop"),
///     ]
/// )
/// ```
public struct Funnel: Component, Sendable {
    /// One of the steps.
    public struct Step: Sendable {
        let name: Phrase
        let count: Int
        let address: String?

        /// A step that so many have reached.
        public init(_ name: Phrase, _ count: Int, address: String? = nil) {
            self.name = name
            self.count = max(0, count)
            self.address = address
        }
    }

    let frame: ChartFrame
    let steps: [Step]

    /// Steps in order; the first is the whole.
    public init(_ frame: ChartFrame, steps: [Step]) {
        self.frame = frame
        self.steps = steps
    }

    /// Writes the funnel.
    public func write(to html: inout HTMLWriter) {
        html.chart(frame, "bars funnel", isEmpty: !steps.contains { $0.count > 0 }) { html in
            let axis = Axis(steps.map { Double($0.count) }, fromZero: true, limits: 0...Double(most))
            html.barTable(
                caption: frame.title,
                headings: [
                    Phrase(vi: "Bước", en: "Step"), Phrase(vi: "Số lượng", en: "Count"),
                    Phrase(vi: "Chưa tới, so với bước trước", en: "Not here yet, of the step before"),
                ]
            ) { html in
                for (index, step) in steps.enumerated() {
                    html.tr { html in
                        html.th(.scope("row")) { html in html.name(step.name[html.language], address: step.address) }
                        html.td(.class("bar")) { html in html.bar(Double(step.count), on: axis) }
                        html.td(NumberText.grouped(step.count, html.language), .class("num"))
                        html.td(.class("rest")) { html in
                            html.text(
                                index == 0 ? nil : rest(from: steps[index - 1].count, to: step.count)?[html.language]
                            )
                        }
                    }
                }
            }
        }
    }

    private var most: Int { steps.map(\.count).max() ?? 1 }

    /// `chưa tới 182 (14,1 %)`, since nothing is lost that is still under way.
    ///
    /// A step that more have reached than the one before says so.
    private func rest(from before: Int, to now: Int) -> Phrase? {
        guard before > 0 else { return nil }
        let change = abs(before - now)
        func words(_ word: String, _ language: Language) -> String {
            let share = NumberText.percent(Double(change) / Double(before), language)
            return "\(word) \(NumberText.grouped(change, language)) (\(share))"
        }
        if now > before { return Phrase(vi: words("thêm", .vi), en: words("gained", .en)) }
        return now == before
            ? Phrase(vi: "đã tới hết", en: "all are here")
            : Phrase(vi: words("chưa tới", .vi), en: words("not yet", .en))
    }
}
