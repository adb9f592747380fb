public import HTML

/// Cột: the heading of a column and how an item's cell is written.
public struct Column<Item> {
    enum Kind: String { case plain, lead, number = "num", choice }

    let title: Phrase
    let kind: Kind
    let cell: (inout HTMLWriter, Item) -> Void
    var sorting: Sorting?

    /// Thứ tự: how a list can be sorted by this column.
    public struct Sorting: Sendable {
        /// The direction in which the list is sorted now, nil where it is sorted by another column.
        public var direction: Direction?
        /// The address of the list sorted by this column, or the other way round where it already is.
        public var address: String

        /// Directions.
        public enum Direction: String, Sendable { case ascending, descending }

        /// How a list can be sorted by this column.
        public init(_ address: String, direction: Direction? = nil) {
            self.address = address
            self.direction = direction
        }
    }

    init(_ title: Phrase, _ kind: Kind, cell: @escaping (inout HTMLWriter, Item) -> Void) {
        self.title = title
        self.kind = kind
        self.cell = cell
    }

    /// The column that names the item: heads the row, and the card on a phone.
    public static func lead(_ title: Phrase, cell: @escaping (inout HTMLWriter, Item) -> Void) -> Column {
        Column(title, .lead, cell: cell)
    }

    /// A column whose cells hold markup.
    public static func cell(_ title: Phrase, cell: @escaping (inout HTMLWriter, Item) -> Void) -> Column {
        Column(title, .plain, cell: cell)
    }

    /// A column of plain text.
    public static func text(_ title: Phrase, _ value: @escaping (Item) -> String) -> Column {
        Column(title, .plain) { html, item in html.text(value(item)) }
    }

    /// A column of whole numbers, grouped and aligned.
    public static func number(_ title: Phrase, _ value: @escaping (Item) -> Int) -> Column {
        Column(title, .number) { html, item in html.text(NumberText.grouped(value(item), html.language)) }
    }

    /// A column of numbers that the caller formats: shares, money.
    public static func figure(_ title: Phrase, _ value: @escaping (Item, Language) -> String) -> Column {
        Column(title, .number) { html, item in html.text(value(item, html.language)) }
    }

    /// A column of boxes to select several items at once: `name=value` is sent, `label` says what is selected.
    public static func selection(
        name: String,
        _ item: @escaping (Item) -> (value: String, label: String)
    ) -> Column {
        Column(Phrase(vi: "Chọn tất cả", en: "Select all"), .choice) { html, row in
            let (value, label) = item(row)
            html.label(.class("pick")) { html in
                html.input(.type("checkbox"), .name(name), .value(value), .data("pick"))
                html.span(.class("unseen")) { html in
                    html.text(.choose)
                    html.text(" ")
                    html.text(label)
                }
            }
        }
    }

    /// The same column with a heading that sorts the list.
    public func sorted(_ sorting: Sorting) -> Column {
        var column = self
        column.sorting = sorting
        return column
    }
}
