public import Kernel

/// What a dossier costs: a line a fee, and the sum.
public struct FeeBill: Hashable, Codable, Sendable {
    /// One line for every fee that is due, or would be but for an exemption.
    public let lines: [FeeLine]

    /// What is to be paid.
    public var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
}

/// One fee, worked out.
public struct FeeLine: Hashable, Codable, Sendable {
    /// The key of the fee.
    public let key: String
    /// What it is called on the receipt.
    public let name: Bilingual
    /// Phí or lệ phí.
    public let kind: FeeKind
    /// What is due.
    public let amount: Money
    /// How the amount came about: `2 × 2.000 ₫ + 3 × 1.000 ₫ = 7.000 ₫`.
    public let explanation: Bilingual
    /// The ground on which nothing is due.
    public let exemption: String?
    /// The exact words of the rule.
    public let wording: String?
    /// The document that sets the fee.
    public let source: String?
}

extension ProcedureVersion {
    /// The fees for a dossier with these (normalised) answers, sent in by this channel.
    ///
    /// An exemption is the key of the ground that the applicant names; it frees from the fees that know it.
    public func fees(for answers: [String: String], channel: Channel, exemption: String? = nil) -> FeeBill {
        FeeBill(
            lines: fees.filter { $0.when.holds(in: answers) }
                .compactMap { $0.line(for: answers, channel: channel, exemption: exemption) }
        )
    }

    /// Every ground on which a fee of the procedure is not due, each once.
    public var feeExemptions: [FeeExemption] {
        var seen: Set<String> = []
        return fees.flatMap(\.exemptions).filter { seen.insert($0.key).inserted }
    }
}

extension Fee {
    fileprivate func line(for answers: [String: String], channel: Channel, exemption: String?) -> FeeLine? {
        let units = perField.map { number($0, answers) } ?? 1
        let times = timesField.map { number($0, answers) } ?? 1
        guard units > 0, times > 0 else { return nil }
        if let ground = exemptions.first(where: { $0.key == exemption }) {
            let why = Bilingual(vi: "Được miễn: \(ground.name.vi)", en: "Exempt: \(ground.name.en)")
            return line(.zero, why, exemption: ground.key)
        }
        let (uncapped, terms) = worked(units, channel)
        let once = min(uncapped, cap ?? uncapped)
        let amount = times > 1 ? Money(dong: multiplied(once.dong, times)) : once
        let isPlain = units == 1 && times == 1 && once == uncapped
        func words(_ atMost: String) -> String {
            if isPlain { return "\(amount)" }
            let sum = once == uncapped ? terms : "\(terms), \(atMost) \(once)"
            return (times > 1 ? "(\(sum)) × \(times)" : sum) + " = \(amount)"
        }
        return line(amount, Bilingual(vi: words("tối đa"), en: words("at most")), exemption: nil)
    }

    private func line(_ amount: Money, _ explanation: Bilingual, exemption: String?) -> FeeLine {
        FeeLine(
            key: key,
            name: name,
            kind: kind,
            amount: amount,
            explanation: explanation,
            exemption: exemption,
            wording: wording,
            source: source
        )
    }

    private func number(_ key: String, _ answers: [String: String]) -> Int64 {
        answers[key].flatMap(Double.init).map { Int64(min(max($0, 0), 1_000_000).rounded(.up)) } ?? 0
    }

    /// The amount before the cap, and the sum that leads to it.
    private func worked(_ units: Int64, _ channel: Channel) -> (Money, String) {
        switch price {
        case .amount(let usual):
            let unit = channelPrices[channel] ?? usual
            let amount = Money(dong: multiplied(unit.dong, units))
            return (amount, units == 1 ? "\(unit)" : "\(units) × \(unit)")
        case .tiers(let tiers):
            var (amount, terms, begun) = (Int64(0), [String](), Int64(0))
            for tier in tiers where begun < units {
                let count = min(units, tier.upTo.map(Int64.init) ?? units) - begun
                amount = amount.addingReportingOverflow(multiplied(tier.amount.dong, count)).partialValue
                terms.append("\(count) × \(tier.amount)")
                begun += count
            }
            return (Money(dong: amount), terms.joined(separator: " + "))
        }
    }

    /// Amounts and counts are bounded when they are read; where the product still overflows, the greatest amount.
    private func multiplied(_ amount: Int64, _ count: Int64) -> Int64 {
        let (product, overflow) = amount.multipliedReportingOverflow(by: count)
        return overflow ? .max : product
    }
}
