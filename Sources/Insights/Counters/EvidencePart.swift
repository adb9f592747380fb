public import Kernel

/// A word of a formula whose dossiers can be listed.
public struct EvidencePart: Sendable {
    /// What can be listed.
    public enum Kind: Sendable {
        /// What happened in the period.
        case measure(Measure, Evidence)
        /// What stands now.
        case stock(FormulaWord.Stock)
    }

    /// What it is.
    public let kind: Kind

    /// The word in the address.
    public var word: String {
        switch kind {
        case .measure(let measure, _): measure.rawValue
        case .stock(let stock): stock.rawValue
        }
    }

    /// Whether it stands now, and did not happen in the period.
    public var isStock: Bool { if case .stock = kind { true } else { false } }

    /// Whether a reader may know which dossiers they are; who rated how stays with who rated.
    public var namesDossiers: Bool {
        if case .measure(let measure, _) = kind { !Measure.voices.contains(measure) } else { true }
    }

    /// Its dossiers.
    public func evidence(now: Instant) -> Evidence {
        switch kind {
        case .measure(_, let evidence): evidence
        case .stock(let stock): Evidence(stock, now: now)
        }
    }

    /// The parts of a formula, in the order of measures.
    public static func parts(of formula: Formula) -> [EvidencePart] {
        let asked = Set(formula.words.flatMap(\.measures))
        let measures = Measure.allCases.filter(asked.contains).compactMap { measure in
            Evidence(measure).map { EvidencePart(kind: .measure(measure, $0)) }
        }
        let stocks = FormulaWord.Stock.allCases.filter { formula.words.contains(.stock($0)) }
        return measures + stocks.map { EvidencePart(kind: .stock($0)) }
    }
}
