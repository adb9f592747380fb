/// Kết quả: the document that a procedure ends in.
public struct ResultKind: Hashable, Sendable {
    /// Mã kết quả, such as `KQ.G15.000031`.
    public let code: String?
    /// What the document is called: Giấy khai sinh.
    public let name: Bilingual
    /// Ký hiệu in the document number, such as `KS` in `15/2026/KS`.
    public let notation: String?
    /// Months for which it is valid; nil for no limit.
    public let validityMonths: Int?
    /// The text of the document, with places for answers.
    public let template: ResultTemplate?
    /// Facts kept for the next form: name of the fact to the form field that holds it.
    public let yields: [String: String]
}
