import Catalogue
import HTML
import Kernel

extension Fee {
    /// Whether the file knows no amount because a council sets it: the words of the rule then stand alone.
    ///
    /// An amount of nothing alone does not say so: most charges of civil status are free.
    var isSetElsewhere: Bool {
        price == .amount(.zero) && channelPrices.isEmpty && wording?.contains("Hội đồng nhân dân") == true
    }

    /// The price as the rule has it: `8.000 ₫ × số bản sao`.
    func priceWords(in version: ProcedureVersion) -> Phrase {
        if isSetElsewhere { return Phrase(vi: "Theo quy định", en: "As the rule says") }
        var words: Phrase
        let unit = perField.flatMap(version.formField).map { Phrase($0.label) }
        switch price {
        case .amount(.zero): words = Phrase(vi: "Miễn phí", en: "Free")
        case .amount(let amount): words = unit.map { Phrase("\(amount)").times($0) } ?? Phrase("\(amount)")
        case .tiers(let tiers): words = Self.words(tiers, of: unit)
        }
        if let cap { words = Phrase(vi: "\(words.vi), tối đa \(cap)", en: "\(words.en), at most \(cap)") }
        if let times = timesField.flatMap(version.formField) { words = words.times(Phrase(times.label)) }
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

    /// `Số trang 1–2: 2.000 ₫; từ 3: 1.000 ₫`.
    private static func words(_ tiers: [FeeTier], of unit: Phrase?) -> Phrase {
        var (first, vi, en): (Int, [String], [String]) = (1, [], [])
        for tier in tiers {
            if let last = tier.upTo {
                let range = last == first ? "\(first)" : "\(first)–\(last)"
                vi.append("\(range): \(tier.amount)")
                en.append("\(range): \(tier.amount)")
                first = last + 1
            } else {
                vi.append("từ \(first): \(tier.amount)")
                en.append("from \(first): \(tier.amount)")
            }
        }
        let words = Phrase(vi: vi.joined(separator: "; "), en: en.joined(separator: "; "))
        return unit.map { Phrase(vi: "\($0.vi) \(words.vi)", en: "\($0.en) \(words.en)") } ?? words
    }
}

extension Phrase {
    fileprivate func times(_ unit: Phrase) -> Phrase {
        Phrase(
            vi: "\(vi) × \(VietnameseText.insideSentence(unit.vi))",
            en: "\(en) × \(VietnameseText.insideSentence(unit.en))"
        )
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
