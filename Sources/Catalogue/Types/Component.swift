/// Thành phần hồ sơ: a paper that belongs to a dossier.
public struct Component: Hashable, Sendable {
    /// Unique in the procedure.
    public let key: String
    /// Tên giấy tờ.
    public let name: Bilingual
    /// What to mind.
    public let hint: Bilingual?
    /// Số bản chính.
    public let originals: Int
    /// Số bản sao.
    public let copies: Int
    /// Whether the dossier is incomplete without it, where its condition holds.
    public let isRequired: Bool
    /// Asked for only then.
    public let when: Condition?
    /// How it is given in a dossier that is sent in online.
    public let online: OnlineForm
    /// Codes of results in the citizen's own store that serve as this component.
    public let reuse: [String]
}

/// How a component is given online.
public enum OnlineForm: String, CaseIterable, Codable, Sendable {
    /// A photograph or PDF is uploaded.
    case file
    /// The original is shown when the result is handed over.
    case shown
    /// Nothing: a registry holds it.
    case none
}
