extension Workshop {
    /// Cuts a table into rows; the head is said again on each page.
    func slices(_ table: Table, on surface: Surface) throws -> [Slice] {
        let sum = table.widths.reduce(0, +)
        guard table.widths.allSatisfy({ $0 > 0 }), sum > 0 else { throw TypesettingFault.unevenTable }
        let edges = table.widths.reduce(into: [0.0]) { edges, width in
            edges.append((edges.last ?? 0) + surface.width * width / sum)
        }
        var plain = surface.inside(tag("Table"))
        plain.style = table.style?.or(surface.style) ?? surface.style
        var bold = plain
        bold.style =
            table.headStyle?.or(plain.style) ?? ParagraphStyle(align: .center, bold: true).or(plain.style)
        let setting = Setting(edges: edges, borders: table.borders ?? .all)
        let head = try (table.head ?? []).flatMap { try rows($0, "TH", setting, highest: pageHeight / 2, on: bold) }
        let highest = pageHeight - head.height
        var slices = try table.rows.flatMap { try rows($0, "TD", setting, highest: highest, on: plain) }
        for index in slices.indices.dropFirst() { slices[index].head = head }
        var all = head
        for index in all.indices { all[index].keepsWithNext = true }
        all += slices
        return all
    }

    private struct Setting {
        /// Where columns begin and end.
        let edges: [Double]
        let borders: Table.Borders
        /// Space between text and border, in points.
        var padding: (x: Double, y: Double) { borders == .none ? (0, 1) : (3, 1.5) }
    }

    private func rows(
        _ cells: [Cell],
        _ name: String,
        _ setting: Setting,
        highest: Double,
        on surface: Surface
    ) throws -> [Slice] {
        let row = surface.inside(tag("TR"))
        let (edges, padding, borders) = (setting.edges, setting.padding, setting.borders)
        var column = 0
        var marks = [edges[0]]
        let stacks = try cells.map { cell -> Stack in
            let next = column + max(cell.span ?? 1, 1)
            guard next < edges.count else { throw TypesettingFault.unevenTable }
            var part = row.inside(tag(name))
            part.width = edges[next] - edges[column] - 2 * padding.x
            guard part.width > 0 else { throw TypesettingFault.noRoom }
            part.style = cell.style?.or(surface.style) ?? surface.style
            defer { column = next }
            marks.append(edges[next])
            return Stack(x: edges[column] + padding.x, slices: try slices(cell.blocks, on: part))
        }
        if marks.last != edges.last { marks.append(edges[edges.count - 1]) }
        return Stack.rows(stacks, highest: highest - 2 * padding.y).map { content in
            let height = content.height + 2 * padding.y
            return Slice(height: height) { canvas, x, y in
                content.draw(canvas, x, y + padding.y)
                guard borders != .none else { return }
                canvas.grid(
                    marks.map { x + $0 },
                    from: y,
                    to: y + height,
                    hasUprights: borders == .all
                )
            }
        }
    }
}

extension Canvas {
    /// Draws the borders of a row.
    fileprivate func grid(_ columns: [Double], from top: Double, to bottom: Double, hasUprights: Bool) {
        guard let left = columns.first, let right = columns.last else { return }
        for y in [top, bottom] { line(from: (left, y), to: (right, y)) }
        guard hasUprights else { return }
        for x in columns { line(from: (x, top), to: (x, bottom)) }
    }
}
