import Catalogue
import HTML
import Kernel

extension Fee {
    /// Whether the file knows no amount because a council sets it: the words of the rule then stand alone.
    var isSetElsewhere: Bool { price == .amount(.zero) && channelPrices.isEmpty && wording != nil }

    /// The price of a unit as the rule has it: `2.000 ₫ cho đơn vị 1 đến 2; 1.000 ₫ từ đơn vị 3`.
    func priceWords(in version: ProcedureVersion) -> Phrase {
        if isSetElsewhere { return Phrase(vi: "Theo quy định", en: "As the rule says") }
        var words: Phrase
        switch price {
        case .amount(.zero): words = Phrase(vi: "Miễn phí", en: "Free")
        case .amount(let amount): words = Phrase("\(amount)")
        case .tiers(let tiers): words = Self.words(tiers)
        }
        if let unit = perField.flatMap(version.formField), price != .amount(.zero) {
            words = Phrase(
                vi: "\(words.vi) × \(unit.label.vi.lowercasedFirst)",
                en: "\(words.en) × \(unit.label.en.lowercasedFirst)"
            )
        }
        if let cap { words = Phrase(vi: "\(words.vi), tối đa \(cap)", en: "\(words.en), at most \(cap)") }
        return words
    }

    /// What the channels cost that have a price of their own.
    var channelWords: [Phrase] {
        Channel.allCases.compactMap { channel in
            guard let amount = channelPrices[channel] else { return nil }
            let name = channel.words
            return amount == .zero
                ? Phrase(vi: "\(name.vi): miễn phí", en: "\(name.en): free")
                : Phrase(vi: "\(name.vi): \(amount)", en: "\(name.en): \(amount)")
        }
    }

    private static func words(_ tiers: [FeeTier]) -> Phrase {
        var (first, vi, en): (Int, [String], [String]) = (1, [], [])
        for tier in tiers {
            if let last = tier.upTo {
                let range = last == first ? "\(first)" : "\(first)–\(last)"
                vi.append("\(tier.amount) cho số \(range)")
                en.append("\(tier.amount) for no. \(range)")
                first = last + 1
            } else {
                vi.append("\(tier.amount) từ số \(first)")
                en.append("\(tier.amount) from no. \(first)")
            }
        }
        return Phrase(vi: vi.joined(separator: "; "), en: en.joined(separator: "; "))
    }
}

extension ProcedureVersion {
    /// Phí, lệ phí in a few words, for the top of the page.
    var shortFee: Phrase {
        let always = fees.filter { $0.when == nil && !$0.isSetElsewhere && $0.price != .amount(.zero) }
        if !always.isEmpty {
            return .list(
                always.map { fee in
                    let others = fee.channelWords.map(\.vi).joined(separator: ", ")
                    let english = fee.channelWords.map(\.en).joined(separator: ", ")
                    let price = fee.priceWords(in: self)
                    return others.isEmpty
                        ? price : Phrase(vi: "\(price.vi) (\(others))", en: "\(price.en) (\(english))")
                },
                separator: "; "
            )
        }
        if fees.contains(where: \.isSetElsewhere) {
            return Phrase(vi: "Theo quy định, xem mục Phí, lệ phí", en: "By rule, see Fees below")
        }
        if fees.contains(where: { $0.when != nil }) {
            return Phrase(
                vi: "Không mất phí, trừ trường hợp nêu ở mục Phí, lệ phí",
                en: "Free, except as listed under Fees"
            )
        }
        return Phrase(vi: "Không mất phí", en: "Free")
    }
}

extension String {
    /// With a small first letter, to stand inside a sentence; abbreviations (`UBND`, `CCCD`) stay as they are.
    var lowercasedFirst: String {
        let second = dropFirst().first
        guard let first, second?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }
}
