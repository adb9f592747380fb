public import Kernel

/// A word of a formula whose dossiers can be listed.
public struct EvidencePart: Hashable, Sendable {
    /// The word in the address.
    public let word: String
    /// What it is.
    public let kind: Kind

    /// What can be listed.
    public enum Kind: Hashable, Sendable {
        /// What happened in the period.
        case measure(Measure)
        /// What stands now.
        case stock(FormulaWord.Stock)
    }

    /// Whether it stands now, and did not happen in the period.
    public var isStock: Bool { if case .stock = kind { true } else { false } }

    /// Its dossiers.
    public func evidence(now: Instant) -> Evidence {
        switch kind {
        case .measure(let measure): Evidence(measure) ?? Evidence(.unfinished, now: now)
        case .stock(let stock): Evidence(stock, now: now)
        }
    }

    /// The parts of a formula, in the order of measures.
    public static func parts(of formula: Formula) -> [EvidencePart] {
        let measures = Set(formula.words.flatMap(\.measures)).filter { Evidence($0) != nil }
        let stocks = formula.words.compactMap { word -> FormulaWord.Stock? in
            if case .stock(let stock) = word { stock } else { nil }
        }
        return Measure.allCases.filter(measures.contains).map { EvidencePart(word: $0.rawValue, kind: .measure($0)) }
            + FormulaWord.Stock.allCases.filter(stocks.contains)
            .map { EvidencePart(word: $0.rawValue, kind: .stock($0)) }
    }
}
