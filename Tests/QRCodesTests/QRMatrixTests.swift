import QRCodes
import Testing

struct QRMatrixTests {
    @Test("'HELLO WORLD' in bytes with low correction is a version 1 code of 21 modules")
    func size() throws {
        #expect(try #require(QRMatrix("HELLO WORLD", correction: .low)).size == 21)
    }

    @Test("the three finder patterns, the timing lines and the dark module are where the standard puts them")
    func patterns() throws {
        let code = try #require(QRMatrix("000.00.00.H47-261123-0001"))
        let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]

        for (top, left) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            for row in 0..<7 {
                let drawn = (0..<7).map { code.isDark(row: top + row, column: left + $0) ? "1" : "0" }.joined()
                #expect(drawn == finder[row])
            }
        }
        for index in 8..<(code.size - 8) {
            #expect(code.isDark(row: 6, column: index) == index.isMultiple(of: 2))
            #expect(code.isDark(row: index, column: 6) == index.isMultiple(of: 2))
        }
        #expect(code.isDark(row: code.size - 8, column: 8))
    }

    @Test("the version grows with the text: (capacity of version 5 M is 84 bytes) and too long a text gives none")
    func growth() throws {
        #expect(QRMatrix(String(repeating: "a", count: 84))?.size == 37)
        #expect(QRMatrix(String(repeating: "a", count: 85))?.size == 41)
        #expect(QRMatrix(String(repeating: "a", count: 2332)) == nil)
        #expect(QRMatrix("") == nil)
    }

    @Test("the runs are the dark modules, all of them and no others")
    func runs() throws {
        let code = try #require(QRMatrix("000.00.00.H47-261123-0001"))
        var drawn: Set<Int> = []
        for run in code.runs {
            for column in run.column..<run.column + run.length { drawn.insert(run.row * code.size + column) }
        }
        for row in 0..<code.size {
            for column in 0..<code.size {
                #expect(drawn.contains(row * code.size + column) == code.isDark(row: row, column: column))
            }
        }
    }
}
