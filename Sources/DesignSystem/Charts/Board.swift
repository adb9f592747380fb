public import HTML

/// Bề rộng trên bảng: how much of a board's width a chart takes on a wide screen; on a phone each takes all of it.
public enum BoardWidth: String, Sendable, CaseIterable {
    /// A quarter.
    case quarter = "w3"
    /// A third.
    case third = "w4"
    /// Five of twelve parts.
    case narrow = "w5"
    /// A half.
    case half = "w6"
    /// Seven of twelve parts.
    case broad = "w7"
    /// Two thirds.
    case twoThirds = "w8"
    /// All of it.
    case full = "w12"
}

extension HTMLWriter {
    /// Bảng: charts beside each other on a grid of twelve parts.
    ///
    /// ```swift
    /// html.board { html in
    ///     html.onBoard(.broad) { html in html.add(map) }
    ///     html.onBoard(.narrow) { html in
    ///         html.add(onTime)
    ///         html.add(ranking)
    ///     }
    /// }
    /// ```
    public mutating func board(content: Content) rethrows { try div(.class("board"), content: content) }

    /// A place on the board; several charts in it lie below each other, a card each.
    public mutating func onBoard(_ width: BoardWidth, content: Content) rethrows {
        try div(.class(width.rawValue), content: content)
    }

    /// Indicator cards beside each other, as many as there is room for.
    public mutating func indicators(content: Content) rethrows { try div(.class("indicators"), content: content) }
}
