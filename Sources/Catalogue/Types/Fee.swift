public import Kernel

/// Phí, lệ phí: what a procedure costs, as a rule that can be worked out and in the words of the law.
public struct Fee: Hashable, Sendable {
    /// Unique in the procedure.
    public let key: String
    /// What it is called on the receipt.
    public let name: Bilingual
    /// Phí or lệ phí.
    public let kind: FeeKind
    /// The price of a unit.
    public let price: FeePrice
    /// The form field that holds the number of units; nil where the fee is due once.
    public let perField: String?
    /// The form field that says how many times the whole, after the cap, is due (copies of the same many pages).
    public let timesField: String?
    /// At most this much, before `timesField`.
    public let cap: Money?
    /// Another unit price by channel.
    public let channelPrices: [Channel: Money]
    /// Miễn: grounds on which nothing is due; the applicant names one.
    public let exemptions: [FeeExemption]
    /// The exact words of the rule, shown beside the amount.
    public let wording: String?
    /// The document that sets the fee.
    public let source: String?
    /// Due only then.
    public let when: Condition?
}

/// Phí or lệ phí.
public enum FeeKind: String, CaseIterable, Codable, Sendable {
    /// Phí: the price of a service.
    case fee
    /// Lệ phí: a fixed charge of the state.
    case charge
}

/// The price of a unit.
public enum FeePrice: Hashable, Sendable {
    /// Every unit costs the same.
    case amount(Money)
    /// Units up to a number cost this much, further ones that much.
    case tiers([FeeTier])
}

/// One step of a tiered price.
public struct FeeTier: Hashable, Sendable {
    /// The last unit of the tier; nil for the last tier.
    public let upTo: Int?
    /// The price of each unit in the tier.
    public let amount: Money
}

/// Đối tượng miễn: a ground on which a fee is not due.
public struct FeeExemption: Hashable, Sendable {
    /// Unique in the fee.
    public let key: String
    /// Who is exempt.
    public let name: Bilingual
}

/// Kênh nộp hồ sơ: how a dossier comes in.
public enum Channel: String, CaseIterable, Codable, Sendable {
    /// Trực tuyến.
    case online
    /// Trực tiếp tại bộ phận một cửa.
    case counter
    /// Dịch vụ bưu chính công ích.
    case post
}
