public import HTML
import Kernel

extension HTMLWriter {
    /// Writes a whole document made for print: a bar with the print button and the way back, then the sheets.
    public mutating func printPage(title: Phrase, back: Link, isSimulated: Bool, content: Content) rethrows {
        doctype()
        try html(.lang("vi")) { html in
            html.head { html in
                html.meta(.charset("utf-8"))
                html.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                html.title(title)
                html.link(.rel("icon"), .href(Assets.icon.address), .type("image/svg+xml"))
                html.link(.rel("stylesheet"), .href(Assets.printCSS.address))
                html.script(.src(Assets.officerJS.address), .defer)
            }
            try html.body { html in
                html.nav(.class("bar"), .lang(html.language.rawValue), .aria("label", Phrase.path[html.language])) {
                    html in
                    html.a(back.label, .href(back.address))
                    html.add(Button.print)
                    html.span(Phrase(vi: "hoặc bấm Ctrl+P để in", en: "or press Ctrl+P to print"), .class("muted"))
                }
                // The mark stands on every sheet: a strip of its own would be printed on a sheet of its own.
                try html.main(.id("main"), .when(isSimulated, .class("simulated")), content: content)
            }
        }
    }

    /// Writes one sheet: header, title, the content, which ends in `signatures`.
    public mutating func sheet(_ sheet: PrintSheet, content: Content) rethrows {
        try article(.class("sheet \(sheet.size.rawValue)"), .lang("vi")) { html in
            if let form = sheet.formNumber { html.p(form, .class("form-number")) }
            html.letterhead(sheet)
            html.div(.class("sheet-title")) { html in
                html.div { html in
                    html.h1(sheet.title)
                    if let code = sheet.code {
                        html.p { html in
                            html.text("Mã hồ sơ: ")
                            html.strong(code, .class("code"))
                        }
                    }
                }
                html.add(sheet.qrCode)
            }
            try content(&html)
        }
    }

    private mutating func letterhead(_ sheet: PrintSheet) {
        header(.class("letterhead")) { html in
            html.div { html in
                if let superior = sheet.superior { html.p(superior, .class("superior")) }
                html.p(sheet.agency, .class("agency"))
                if let number = sheet.number { html.p("Số: \(number)", .class("number")) }
            }
            html.div { html in
                html.p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .class("nation"))
                html.p("Độc lập - Tự do - Hạnh phúc", .class("motto"))
                html.p(.class("place")) { html in
                    html.text(Self.placeAndDate(sheet))
                }
            }
        }
    }

    private static func placeAndDate(_ sheet: PrintSheet) -> String {
        let (year, month, day) = sheet.date.parts
        // Days below 10 and the months January and February get a zero, against later additions (NĐ 30/2020).
        let paddedDay = day < 10 ? "0\(day)" : String(day)
        let paddedMonth = month < 3 ? "0\(month)" : String(month)
        return "\(sheet.place), ngày \(paddedDay) tháng \(paddedMonth) năm \(year)"
    }

    /// Writes lines of `name: value`; an empty value leaves a dotted line to write on.
    ///
    /// - Parameters:
    ///   - lines: what stands on them.
    ///   - halves: labels of short lines of which two stand side by side.
    public mutating func sheetLines(_ lines: [(label: String, value: String)], halves: Set<String> = []) {
        dl(.class("lines")) { html in
            for line in lines {
                html.div(.when(halves.contains(line.label), .class("half"))) { html in
                    html.dt("\(line.label):")
                    html.dd(line.value, .when(line.value.isEmpty, .class("blank")))
                }
            }
        }
    }

    /// Writes a table with ruled lines and a numbered first column.
    public mutating func sheetTable(caption: String, headings: [String], rows: [[String]]) {
        table(.class("ruled")) { html in
            html.caption(caption, .class("unseen"))
            html.thead { html in
                html.tr { html in
                    html.th("STT", .scope("col"))
                    for heading in headings { html.th(heading, .scope("col")) }
                }
            }
            html.tbody { html in
                for (index, row) in rows.enumerated() {
                    html.tr { html in
                        html.td(String(index + 1), .class("num"))
                        for cell in row { html.td(cell) }
                    }
                }
            }
        }
    }

    /// Writes the foot of a sheet: the signatures, and beside them the proof that stands in the ledger.
    public mutating func sheetFoot(_ signatures: [Signature], seal: ProofSeal?) {
        guard let seal else { return self.signatures(signatures) }
        div(.class("foot")) { html in
            html.signatures(signatures)
            html.add(seal)
        }
    }

    /// Writes the blocks of signature side by side.
    public mutating func signatures(_ signatures: [Signature]) {
        div(.class("signatures")) { html in
            for signature in signatures {
                html.div { html in
                    html.p { $0.b(signature.title) }
                    html.p { $0.em(signature.note) }
                    html.p(signature.name ?? "", .class("signed"))
                }
            }
        }
    }
}
