extension OfficialStyle {
    /// The paper in this style.
    func document(_ paper: OfficialPaper) -> Document {
        var blocks: [Block] = []
        for part in paper.parts {
            // Who signs does not stand alone on a page.
            switch part {
            case .closing, .signatures: keepLast(&blocks)
            default: break
            }
            blocks += self.blocks(part)
        }
        return Document(
            information: paper.information,
            page: page,
            text: text,
            blocks: blocks,
            placements: agencyPlace.isRow ? nil : [agencyPlacement]
        )
    }

    /// Where the agency signs in the top margin of the first page, at the right.
    private var agencyPlacement: Placement {
        Placement(
            page: 1,
            left: page.sides.width - page.margins.right - agencyPlace.width,
            top: (page.margins.top - agencyPlace.height * 25.4 / 72) * 0.75,
            figure: .reserved(Reservation(.agency, width: agencyPlace.width, height: agencyPlace.height))
        )
    }

    private func keepLast(_ blocks: inout [Block]) {
        guard case .paragraph(var paragraph)? = blocks.last else { return }
        paragraph.style.keepsWithNext = true
        blocks[blocks.count - 1] = .paragraph(paragraph)
    }

    private func blocks(_ part: OfficialPart) -> [Block] {
        switch part {
        case .letterhead(let letterhead): blocks(letterhead)
        case .title(let title): blocks(title)
        case .addressees(let names): blocks(addressees: names)
        case .bases(let bases):
            bases.enumerated().map { marked($1.ended($0 == bases.count - 1 ? "." : ";"), .basis) }
        case .order(let words): [.text(words, self[.order])]
        case .article(let article):
            [
                .paragraph(
                    Paragraph(
                        [Run(article.label + " ", bold: true)] + Run.read(article.text),
                        self[.body],
                        outline: article.label
                    )
                )
            ]
        case .text(let paragraph):
            [.paragraph(Paragraph(paragraph.runs, paragraph.style.or(self[.body]), outline: paragraph.outline))]
        case .lines(let lines): blocks(lines)
        case .list(let items): items.enumerated().map { marked("\($0 + 1). \($1)", .body) }
        case .table(let table): [block(table)]
        case .signatures(let signatures): [block(signatures)]
        case .closing(let closing): [block(closing)]
        case .block(let block): [block]
        }
    }

    /// A paragraph of a text with marks.
    private func marked(_ text: String, _ element: Element) -> Block {
        .paragraph(Paragraph(Run.read(text), self[element]))
    }

    private func blocks(_ title: OfficialTitle) -> [Block] {
        var kind = self[.kind]
        if title.abstract == nil, title.code == nil { kind.after = self[.abstract].after }
        kind.keepsWithNext = true
        var words: [Block] = [.paragraph(Paragraph([Run(title.kind)], kind))]
        if let abstract = title.abstract { words.append(.paragraph(Paragraph([Run(abstract)], self[.abstract]))) }
        if let code = title.code {
            var style = self[.line]
            (style.align, style.after) = (.center, self[.abstract].after)
            words.append(.paragraph(Paragraph([Run("Mã hồ sơ: "), Run(code, bold: true)], style)))
        }
        guard let link = title.link else { return words }
        let code = QRFigure(link, side: codeSide, label: "Mã QR tra cứu", align: .right)
        return [
            .columns(
                Columns([
                    Columns.Column(width: codeSide, []), Columns.Column(words),
                    Columns.Column(width: codeSide, [.code(code)]),
                ])
            )
        ]
    }

    private func blocks(addressees names: [String]) -> [Block] {
        guard names.count > 1 else { return names.map { .text("Kính gửi: \($0)", self[.addressee]) } }
        var head = self[.addressee]
        (head.after, head.keepsWithNext) = (0, true)
        var line = head
        (line.align, line.before, line.indent) = (.left, 2, 55)
        return [.text("Kính gửi:", head)]
            + names.enumerated().map { .text("- " + $1.ended($0 == names.count - 1 ? "." : ";"), line) }
    }

    /// A line for each, but two short ones that follow each other side by side.
    private func blocks(_ lines: [FormLine]) -> [Block] {
        var blocks: [Block] = []
        var rest = lines[...]
        while let line = rest.popFirst() {
            if line.half == true, let next = rest.first, next.half == true {
                rest.removeFirst()
                blocks.append(
                    .columns(Columns([Columns.Column([block(line)]), Columns.Column([block(next)])], gap: 5))
                )
            } else {
                blocks.append(block(line))
            }
        }
        return blocks
    }

    private func block(_ line: FormLine) -> Block {
        var style = self[.line]
        let value = line.value ?? ""
        style.blank = value.isEmpty
        return .paragraph(Paragraph([Run(line.label + ": "), Run(value, bold: true)], style))
    }

    private func block(_ table: NumberedTable) -> Block {
        let number = points((self[.tableHead].size ?? text.size) * 1.05) / page.bodyWidth
        let sum = table.widths.reduce(0, +) * number / (1 - number)
        let centred = ParagraphStyle(align: .center)
        return .group([
            .space((self[.line].before ?? 0) + 2),
            .table(
                Table(
                    widths: [sum] + table.widths,
                    head: [(["STT"] + table.headings).map { Cell([.paragraph(Paragraph([Run($0)]))]) }],
                    rows: table.rows.enumerated().map { index, row in
                        [Cell(String(index + 1), style: centred)] + row.map { Cell($0) }
                    },
                    style: self[.table],
                    headStyle: self[.tableHead]
                )
            ),
            .space(self[.line].before ?? 0),
        ])
    }
}

extension String {
    /// The same with this mark at its end, in place of another.
    fileprivate func ended(_ mark: String) -> String {
        var text = self
        while let last = text.last, ";., ".contains(last) { text.removeLast() }
        return text + mark
    }
}
