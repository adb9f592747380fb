import Testing

@testable import Insights

@Suite("Formulas of indicators")
struct FormulaTests {
    private let facts: FormulaFacts = {
        var figures = Figures.none
        figures[.early] = 6
        figures[.onTime] = 3
        figures[.late] = 1
        figures[.acceptedOnline] = 8
        figures[.acceptedCounter] = 12
        return FormulaFacts(figures: figures, values: ["dung-han": 90])
    }()

    @Test(
        "count as one reads them",
        arguments: [
            ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("8 / 2 / 2", 2), ("2 - 3 - 4", -5), ("-2 * -3", 6),
            ("100 * (early + on_time) / finished", 90), ("100 * accepted_online / accepted", 40),
            ("min(1, 100 / 80) * 4", 4), ("max(early, late, 2.5)", 6), (#"20 * value("dung-han") / 100"#, 18),
        ]
    )
    func values(text: String, expected: Double) throws {
        #expect(try Formula(text).value(facts) == expected)
    }

    @Test(
        "have no value where something is divided by nothing or is not known",
        arguments: ["late / refused", "1 + late / (early - 6)", #"value("khac") + 1"#, "min(1, 1 / 0)", "procedures"]
    )
    func noValue(text: String) throws {
        #expect(try Formula(text).value(facts) == nil)
    }

    @Test(
        "that are wrong say where",
        arguments: [
            ("", 1), ("1 +", 4), ("early on_time", 7), ("100 * finnished", 7), ("(1", 3), ("min 1", 5), ("1..2", 5),
            ("value(dung-han)", 7), ("DROP TABLE dossier", 1), ("1; 2", 2),
        ]
    )
    func faults(text: String, place: Int) throws {
        let fault = #expect(throws: Formula.Fault.self) { try Formula(text) }
        #expect(fault?.place == place)
        #expect(fault?.vietnamese.isEmpty == false && fault?.english.isEmpty == false)
    }

    @Test("cannot be nested or written without end")
    func bounds() {
        #expect(throws: Formula.Fault.self) { try Formula(String(repeating: "(", count: 100)) }
        #expect(throws: Formula.Fault.self) { try Formula(String(repeating: "-", count: 100) + "1") }
        #expect(throws: Formula.Fault.self) { try Formula("1" + String(repeating: " + 1", count: 200)) }
    }

    @Test("tell on what they build")
    func references() throws {
        let formula = try Formula(#"value("a") + min(value("b"), early) / accepted"#)
        #expect(formula.references == ["a", "b"])
        #expect(formula.words == [.measure(.early), .accepted])
    }
}
