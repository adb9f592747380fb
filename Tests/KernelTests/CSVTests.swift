import Kernel
import Testing

@Suite("Tables in CSV")
struct CSVTests {
    @Test("reads quotes, commas, line breaks and doubled quotes, and keeps the line of each row")
    func quotes() throws {
        let table = try CSV("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n2,\r\n")

        #expect(table.header == ["a", "b"])
        #expect(table.rows.map(\.fields) == [["1", "x, \"y\"\nz"], ["2", ""]])
        #expect(table.rows.map(\.line) == [2, 5])
        #expect(table.rows[0]["b"] == "x, \"y\"\nz")
        #expect(table.rows[0]["c"] == nil)
    }

    @Test(
        "names the line of a fault",
        arguments: [("", 1), ("a,b\n1,2\n3\n", 3), ("a\n\"open\nmore\n", 2)]
    )
    func faults(text: String, line: Int) {
        let fault = #expect(throws: CSV.Fault.self) { try CSV(text) }

        #expect(fault?.line == line)
    }

    @Test("writes what it reads: quotes stand only where they are needed")
    func writing() throws {
        let cells = ["a", "12.5", "x, \"y\"\nz", ""]

        #expect(CSV.line(cells) == "a,12.5,\"x, \"\"y\"\"\nz\",")
        #expect(CSV.line(["a,b", "c\td"], separator: UInt8(ascii: "\t")) == "a,b\t\"c\td\"")
        #expect(try CSV(CSV.line(cells)).header == cells)
    }
}
