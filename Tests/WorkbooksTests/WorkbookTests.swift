import Testing

@testable import Workbooks

@Suite("Workbooks")
struct WorkbookTests {
    /// The cells of the only row of a sheet.
    private static func cells(
        _ row: String,
        strings: String = "",
        styles: String = "",
        properties: String = ""
    ) throws
        -> [Int: WorkbookTable.Cell]
    {
        let book = TestBook(
            sheet: "<row r=\"3\">\(row)</row>",
            strings: strings,
            styles: styles,
            properties: properties
        )
        let table = try Workbook(book.bytes).table(0)
        #expect(table.rows.map(\.number) == (table.rows.isEmpty ? [] : [3]))
        return table.rows.first?.cells ?? [:]
    }

    @Test("text is read wherever it lies, numbers with their digits")
    func cells() throws {
        let strings = "<si><t>Tỉnh</t></si><si><r><t>Quảng </t></r><r><t>Nam</t></r><rPh><t>x</t></rPh></si>"
        let found = try Self.cells(
            """
            <c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>a &amp; b</t></is></c>
            <c r="D3"><v>14.300000000000001</v></c><c r="E3" s="9"/><c r="AA3" t="b"><v>1</v></c><c><v>7</v></c>
            <c r="AC3" t="e"><v>#DIV/0!</v></c>
            """,
            strings: strings
        )
        #expect(
            found == [
                0: .init("Tỉnh"), 1: .init("Quảng Nam"), 2: .init("a & b"), 3: .init("14.3", isNumber: true),
                26: .init("TRUE"), 27: .init("7", isNumber: true), 28: .init("#DIV/0!"),
            ]
        )
    }

    @Test("a style makes a number a day or a share in percent")
    func styles() throws {
        let styles = """
            <numFmts><numFmt numFmtId="164" formatCode="dd&quot; tháng &quot;mm"/><numFmt numFmtId="165" formatCode="[Red]0.0&quot;d&quot;"/>
            <numFmt numFmtId="166" formatCode="0.00\\ %"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="9"/></cellXfs>
            """
        let row = """
            <c s="0"><v>45992</v></c><c s="1"><v>46022</v></c><c s="2"><v>45658</v></c><c s="3"><v>12.5</v></c>
            <c s="4"><v>0.936</v></c><c s="5"><v>0.07</v></c><c s="1"><v>45658.5</v></c><c s="1"><v>60</v></c>
            """
        let found = try Self.cells(row, styles: styles)
        #expect(
            found == [
                0: .init("45992", isNumber: true), 1: .init("2025-12-31"), 2: .init("2025-01-01"),
                3: .init("12.5", isNumber: true), 4: .init("93.6", isNumber: true), 5: .init("7", isNumber: true),
                6: .init("45658.5", isNumber: true), 7: .init("60", isNumber: true),
            ]
        )
        let old = try Self.cells(
            #"<c s="1"><v>44560</v></c>"#,
            styles: styles,
            properties: #"<workbookPr date1904="1"/>"#
        )
        #expect(old == [0: .init("2025-12-31")])
    }

    @Test("a formula is the value that was saved with it, and is counted")
    func formulas() throws {
        let book = TestBook(sheet: "<row><c><f>A2*2</f><v>28.4</v></c><c><f>SUM(A1)</f></c><c><v>1</v></c></row>")
        let table = try Workbook(book.bytes).table(0)
        #expect(table.formulas == 2 && table.rows[0].number == 1)
        #expect(table.rows[0].cells[0] == .init("28.4", isNumber: true))
        #expect(table.rows[0].cells[1] == .init(WorkbookTable.withoutValue))
    }

    @Test("hidden sheets are none, the others go by their names; prefixes of names do not matter")
    func sheets() throws {
        let row = #"<x:row><x:c t="str"><x:v>hai</x:v></x:c></x:row>"#
        let book = try Workbook(
            TestBook(sheets: [("Ẩn", "", #" state="hidden""#), ("Một", "", ""), ("Hai", row, "")]).bytes
        )
        #expect(book.sheets == ["Một", "Hai"])
        #expect(try book.table(0).rows.isEmpty)
        #expect(try book.table(1).rows.first?.cells == [0: .init("hai")])
        #expect(throws: WorkbookFault.noSheet(2)) { try book.table(2) }
        #expect(throws: WorkbookFault.noSheet(-1)) { try book.table(-1) }
    }

    @Test("old, locked and foreign files are told apart, and nothing damaged is read")
    func foreign() throws {
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
        #expect(throws: WorkbookFault.legacyOrLocked) { try Workbook(old) }
        #expect(Workbook.looksLikeOne(old) && !Workbook.looksLikeOne(Array("indicator,unit".utf8)))
        var book = TestBook(sheet: "<row/>")
        book.isLocked = true
        #expect(throws: WorkbookFault.legacyOrLocked) { try Workbook(book.bytes) }
        var open = TestBook(sheet: "")
        open.parts = [("content.xml", [])]
        #expect(throws: WorkbookFault.openDocument) { try Workbook(open.bytes) }
        #expect(throws: WorkbookFault.damaged) { try Workbook([0x50, 0x4B, 3, 4, 0, 1]) }
        #expect(throws: WorkbookFault.damaged) { try Workbook([]) }
        var twice = TestBook(sheet: "<row/>")
        twice.add("xl/workbook.xml", "<workbook/>")
        #expect(throws: WorkbookFault.damaged) { try Workbook(twice.bytes) }
        let whole = TestBook(sheet: "<row><c><v>1</v></c></row>").bytes
        for length in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: WorkbookFault.self) { try Workbook(Array(whole.prefix(length))).table(0) }
        }
    }

    @Test("a bomb does not go off: neither one byte a million times, nor a size that was lied about")
    func bombs() throws {
        var bomb = TestBook(sheet: "")
        bomb.parts[2].content = Array(repeating: UInt8(ascii: " "), count: 30 * 1_048_576)
        #expect(throws: WorkbookFault.tooLarge) { try Workbook(bomb.bytes).table(0) }
        bomb.parts[2].content = Array(repeating: UInt8(ascii: " "), count: 8 * 1_048_576)
        #expect(throws: WorkbookFault.tooLarge) { try Workbook(bomb.bytes).table(0) }
        // The directory says little, the part holds much.
        bomb.claims["xl/worksheets/sheet1.xml"] = 1000
        #expect(throws: WorkbookFault.damaged) { try Workbook(bomb.bytes).table(0) }
        var many = TestBook(sheet: "<row/>")
        for index in 0...Archive.mostEntries { many.add("x\(index)", "") }
        #expect(throws: WorkbookFault.tooLarge) { try Workbook(many.bytes) }
        let rows = (1...20_001).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()
        #expect(throws: WorkbookFault.tooLarge) { try Workbook(TestBook(sheet: rows).bytes).table(0) }
    }

    @Test(
        "markup that declares or breaks anything is not read",
        arguments: [
            "<!DOCTYPE x [<!ENTITY a \"b\">]><row/>", "<row><c><v>&a;</v></c></row>", "<row", "<row r=1/>",
            "<row r='1/>",
            "<row><c t=\"s\"><v>5</v></c></row>", "<!-- open", "<row/ >", "<>",
            "<row r=\"9223372036854775807\"/><row/>",
            "<row r=\"-5\"/>", "<row><c><v>&#xFFFFFFF;</v></c></row>",
            "<row><c><v>&amp</v></c></row>",
        ]
    )
    func markup(data: String) {
        #expect(throws: WorkbookFault.damaged) { try Workbook(TestBook(sheet: data).bytes).table(0) }
    }
}
