import Kernel
import Yams

/// Reads one fee.
struct FeeReader {
    static let keys = [
        "key", "name", "kind", "amount", "per", "times", "tiers", "cap", "channels", "exempt", "wording", "source",
        "when",
    ]

    let map: MapReader

    func fee() -> Fee {
        if !map.has("kind") { map.missing("kind", example: "charge") }
        return Fee(
            key: map.required("key", example: "copy_fee"),
            name: map.text("name", example: "Lệ phí cấp bản sao"),
            kind: map.word("kind", FeeKind.self) ?? .fee,
            price: price(),
            perField: map.fieldReference("per"),
            timesField: map.fieldReference("times"),
            cap: map.money("cap"),
            channelPrices: channelPrices(),
            exemptions: map.maps("exempt", keys: ["key", "vi", "en"]) { ground in
                FeeExemption(
                    key: ground.required("key", example: "ho_ngheo"),
                    name: ground.bilingual(needsEnglish: true)
                )
            },
            wording: map.string("wording"),
            source: map.string("source"),
            when: map.condition()
        )
    }

    private func price() -> FeePrice {
        switch (map.has("amount"), map.has("tiers")) {
        case (true, false):
            return .amount(map.money("amount") ?? .zero)
        case (false, true):
            return .tiers(map.maps("tiers", keys: ["up_to", "amount"], tier))
        default:
            map.log.error(
                map.path,
                say("phải có đúng một trong amount và tiers", "exactly one of amount and tiers is needed"),
                mend: say("giữ amount cho một giá, tiers cho giá bậc", "keep amount for one price, tiers for steps")
            )
            return .amount(.zero)
        }
    }

    private func tier(_ map: MapReader) -> FeeTier {
        if !map.has("amount") { map.missing("amount", example: "2000") }
        return FeeTier(upTo: map.int("up_to", in: 1...1_000_000), amount: map.money("amount") ?? .zero)
    }

    private func channelPrices() -> [Channel: Money] {
        guard let channels = map.map("channels", keys: Channel.allCases.map(\.rawValue)) else { return [:] }
        var prices: [Channel: Money] = [:]
        for channel in Channel.allCases { prices[channel] = channels.money(channel.rawValue) }
        return prices
    }
}
