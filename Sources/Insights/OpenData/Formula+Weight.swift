/// How many dossiers stand behind a value.
extension Formula {
    /// The dossiers that a value speaks of: itself where it counts them, otherwise the fewest by which it is divided.
    ///
    /// Sums of money and of minutes say nothing of how many dossiers they come from: there the dossiers taken in are meant.
    /// Nil where no dossier is counted at all.
    func weight(_ facts: FormulaFacts) -> Int? {
        guard words.contains(where: \.isOfDossiers) else { return nil }
        let divisors = Self.divisors(of: root).map { Self.words(of: $0) }.filter { $0.contains(where: \.isOfDossiers) }
        if divisors.isEmpty {
            guard let value = value(facts), value != 0 else { return 0 }
            return words.allSatisfy(\.countsDossiers) ? Int(abs(value).rounded()) : max(1, facts.figures.accepted)
        }
        return Self.divisors(of: root).filter { Self.words(of: $0).contains(where: \.isOfDossiers) }.map { divisor in
            guard Self.words(of: divisor).allSatisfy(\.countsDossiers) else { return facts.figures.accepted }
            return Int(abs(Self.value(of: divisor, facts) ?? 0).rounded())
        }.min()
    }

    private static func divisors(of node: Node) -> [Node] {
        let below = node.parts.flatMap(divisors)
        if case .calculation(.over, _, let right) = node { return below + [right] }
        return below
    }
}

extension FormulaWord {
    /// Whether it tells anything of dossiers, and not of the catalogue.
    var isOfDossiers: Bool {
        if case .catalogue = self { false } else { true }
    }

    /// Whether it is a number of dossiers or of what happened to them, and not of đồng, minutes or points.
    var countsDossiers: Bool {
        switch self {
        case .measure(let measure):
            ![.feesCollected, .feesOnline, .waitingAtCounter, .waitingOnline, .handlingMinutes, .ratingSum]
                .contains(measure)
        case .accepted, .finished, .stock: true
        case .catalogue: false
        }
    }
}
