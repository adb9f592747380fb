public import HTML

/// Biểu tượng: a small line drawing in the colour of the text beside it; decoration, never the only carrier of a meaning.
public enum Icon: String, Sendable, CaseIterable {
    case child, rings, house, shop, pin, heart, paper, search, bell, person, check, clock, warning, lock, print,
        download, card, tree, car

    /// The icon whose name a data file gives, such as `house`; nil where there is none.
    public init?(named name: String) { self.init(rawValue: name) }

    /// Markup inside a 24 by 24 square.
    private var shapes: StaticString {
        switch self {
        case .child: #"<circle cx="12" cy="8" r="3"/><path d="M6 20c0-4 3-6 6-6s6 2 6 6M9.5 3.5 12 2l2.5 1.5"/>"#
        case .rings: #"<circle cx="9" cy="14" r="5"/><circle cx="15" cy="14" r="5"/>"#
        case .house: #"<path d="M3 11 12 4l9 7M6 10v10h12V10"/>"#
        case .shop: #"<path d="M4 9h16l-1 11H5zM8 9V6a4 4 0 0 1 8 0v3"/>"#
        case .pin: #"<path d="M12 21s-7-5-7-11a7 7 0 0 1 14 0c0 6-7 11-7 11z"/><circle cx="12" cy="10" r="2.5"/>"#
        case .heart: #"<path d="M12 20s-8-4.5-8-10a4.5 4.5 0 0 1 8-2.8A4.5 4.5 0 0 1 20 10c0 5.5-8 10-8 10z"/>"#
        case .paper: #"<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>"#
        case .search: #"<circle cx="11" cy="11" r="6"/><path d="m20 20-4.5-4.5"/>"#
        case .bell: #"<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4"/>"#
        case .person: #"<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/>"#
        case .check: #"<path d="m5 13 4.5 4.5L19 7"/>"#
        case .clock: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>"#
        case .warning: #"<path d="M12 4 2.5 20h19zM12 10v5M12 17.5v.5"/>"#
        case .lock: #"<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>"#
        case .print: #"<path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"/>"#
        case .download: #"<path d="M12 3v12m-5-5 5 5 5-5M4 20h16"/>"#
        case .card: #"<path d="M3 6h18v13H3zM3 10.5h18M7 15h4"/>"#
        case .tree: #"<path d="M12 21v-7M12 14c-5 0-7-2-7-5s3-3 3-3 1-3 4-3 4 3 4 3 3 0 3 3-2 5-7 5z"/>"#
        case .car:
            #"<path d="M4 16v-4l2-5h12l2 5v4zM4 12h16"/><circle cx="8" cy="17" r="1.8"/><circle cx="16" cy="17" r="1.8"/>"#
        }
    }

    fileprivate func write(to html: inout HTMLWriter, size: Int) {
        html.svg(.class("icon"), .width(size), .height(size), .viewBox("0 0 24 24"), .aria("hidden", true)) {
            $0.raw(shapes)
        }
    }
}

extension HTMLWriter {
    /// Writes an icon.
    public mutating func icon(_ icon: Icon, size: Int = 24) { icon.write(to: &self, size: size) }
}
