extension Workshop {
    /// Cuts a paragraph into lines: never one alone at the foot or at the top of a page.
    func slices(_ paragraph: Paragraph, on surface: Surface) -> [Slice] {
        let style = paragraph.style.or(surface.style)
        let left = points(style.indent ?? 0)
        let width = max(surface.width - left, 1)
        let set = SetText(paragraph, style: style, width: width, workshop: self)
        let factor = style.lineSpacing ?? text.lineSpacing
        let role = style.role ?? .paragraph
        let entry = paragraph.outline ?? (role == .paragraph ? nil : paragraph.plainText.replacing("\n", with: " "))
        let tags = surface.tags + [tag(role.tag)]
        let count = set.lines.count
        var slices = set.lines.enumerated().map { index, line -> Slice in
            let height = line.height * factor
            let isLast = index == count - 1
            return Slice(
                height: height + (isLast && style.underline == nil ? style.after ?? 0 : 0),
                before: index == 0 ? style.before ?? 0 : 0,
                keepsWithNext: isLast
                    ? style.keepsWithNext ?? (role != .paragraph)
                    : index == 0 || index == count - 2
            ) { canvas, x, y in
                canvas.tag(tags)
                if index == 0, let entry { canvas.entitle(entry, isTitle: role == .title, at: y) }
                set.draw(line, on: canvas, x: x + left, y: y + height - line.height)
                guard isLast, style.blank == true else { return }
                let foot = y + height - line.height + line.ascent
                canvas.line(
                    from: (x + left + line.x + line.width + 3, foot),
                    to: (x + surface.width, foot),
                    dotted: true
                )
            }
        }
        if let underline = style.underline, let longest = set.lines.map(\.width).max() {
            let middle =
                switch style.align ?? .left {
                case .center: left + width / 2
                case .right: surface.width - longest / 2
                case .left, .justify: left + longest / 2
                }
            let gap = underline.gap ?? 2
            slices[count - 1].keepsWithNext = true
            slices.append(
                Slice(height: gap + 2 + (style.after ?? 0), keepsWithNext: style.keepsWithNext ?? (role != .paragraph))
                { canvas, x, y in
                    let half = longest * underline.share / 2
                    canvas.line(from: (x + middle - half, y + gap), to: (x + middle + half, y + gap))
                }
            )
        }
        return slices
    }
}

extension ParagraphStyle.Role {
    /// Its name in PDF.
    fileprivate var tag: String {
        switch self {
        case .paragraph: "P"
        case .title: "H1"
        case .heading: "H2"
        }
    }
}
