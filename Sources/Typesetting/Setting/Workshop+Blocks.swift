/// What surrounds a block: how wide it may be, how its text stands, and in which tags it lies.
struct Surface {
    var width: Double
    var style = ParagraphStyle()
    var tags: [Tag] = []

    /// The same, with a tag more.
    func inside(_ tag: Tag) -> Surface {
        var surface = self
        surface.tags.append(tag)
        return surface
    }
}

extension Workshop {
    /// Cuts blocks into slices.
    func slices(_ blocks: [Block], on surface: Surface) throws -> [Slice] {
        var slices: [Slice] = []
        var pending = 0.0
        for block in blocks {
            switch block {
            case .space(let space): pending += space
            case .pageBreak:
                if slices.isEmpty { slices.append(Slice(height: 0) { _, _, _ in }) }
                slices[slices.count - 1].endsPage = true
                slices[slices.count - 1].keepsWithNext = false
            default:
                var next = try self.slices(block, on: surface)
                if !next.isEmpty { next[0].before += pending }
                pending = 0
                slices += next
            }
        }
        if pending > 0 { slices.append(Slice(height: pending) { _, _, _ in }) }
        return slices
    }

    private func slices(_ block: Block, on surface: Surface) throws -> [Slice] {
        switch block {
        case .paragraph(let paragraph): return slices(paragraph, on: surface)
        case .columns(let columns): return try slices(columns, on: surface)
        case .table(let table): return try slices(table, on: surface)
        case .code(let code): return [try slice(code, on: surface)]
        case .picture(let picture): return [try slice(picture, on: surface)]
        case .rule(let rule): return [slice(rule, on: surface)]
        case .reserved(let reservation): return [try slice(reservation, on: surface)]
        case .group(let blocks):
            var slices = try slices(blocks, on: surface)
            for index in slices.indices.dropLast() { slices[index].keepsWithNext = true }
            return slices
        case .space, .pageBreak: return []
        }
    }

    private func slice(_ rule: Rule, on surface: Surface) -> Slice {
        let around = rule.around ?? 3
        let length = surface.width * (rule.share ?? 1)
        return Slice(height: 2 * around) { canvas, x, y in
            let left = x + (surface.width - length) / 2
            canvas.line(from: (left, y + around), to: (left + length, y + around))
        }
    }

    private func slices(_ columns: Columns, on surface: Surface) throws -> [Slice] {
        let gap = points(columns.gap ?? 0)
        let fixed = columns.columns.compactMap(\.width).map { points($0) }
        let shares = columns.columns.compactMap { $0.width == nil ? $0.share ?? 1 : nil }
        guard (shares + fixed).allSatisfy({ $0 > 0 }), !columns.columns.isEmpty else {
            throw TypesettingFault.unevenTable
        }
        let free = surface.width - gap * Double(columns.columns.count - 1) - fixed.reduce(0, +)
        guard shares.isEmpty || free > 0 else { throw TypesettingFault.noRoom }
        var x = 0.0
        let stacks = try columns.columns.map { column -> Stack in
            let width = column.width.map { points($0) } ?? free * (column.share ?? 1) / shares.reduce(0, +)
            defer { x += width + gap }
            var part = surface
            part.width = width
            return Stack(x: x, slices: try slices(column.blocks, on: part))
        }
        return Stack.rows(stacks, highest: pageHeight)
    }
}

/// Chồng: slices one below the other, in a column or a cell.
struct Stack {
    var x: Double
    var slices: [Slice]

    /// The stacks side by side as one slice, or as several where that would be higher than a page.
    static func rows(_ stacks: [Stack], highest: Double) -> [Slice] {
        var rows: [Slice] = []
        var rest = stacks
        repeat {
            let part = rest.map { Stack(x: $0.x, slices: $0.fitting(highest)) }
            for index in rest.indices { rest[index].slices.removeFirst(part[index].slices.count) }
            rows.append(
                Slice(
                    height: part.map(\.slices.height).max() ?? 0,
                    before: part.compactMap { $0.slices.first?.before }.max() ?? 0,
                    draw: { canvas, x, y in
                        for stack in part { stack.slices.draw(canvas, x + stack.x, y) }
                    }
                )
            )
        } while rest.contains { !$0.slices.isEmpty }
        return rows
    }

    /// The first slices that are together no higher; at least one.
    private func fitting(_ height: Double) -> [Slice] {
        var count = min(1, slices.count)
        while count < slices.count, Array(slices[...count]).height <= height { count += 1 }
        return Array(slices[..<count])
    }
}
