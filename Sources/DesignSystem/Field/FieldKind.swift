public import HTML

/// Kiểu ô nhập: what kind of answer a field expects.
public enum FieldKind: Sendable {
    /// One line.
    case text
    /// Several lines.
    case longText(rows: Int)
    /// A day, typed as on paper: 23/11/2026.
    ///
    /// One box, since paper forms, cards and talk have one; read it with `DateInput.tidied`, which also accepts
    /// `23112026`, `23.11.2026` and `2026-11-23`.
    case date
    /// One of a few; radios up to six, a list beyond.
    case choice([Choice])
    /// One of a few, always as radios.
    case radios([Choice])
    /// One of many, always as a list.
    case select([Choice])
    /// Any number of a few.
    case checkboxes([Choice])
    /// Yes (`yes`) or no (`no`).
    case yesNo
    /// A single box, sent as `1` where ticked; the label stands beside it.
    case checkbox
    /// A number, with its unit behind it.
    case number(unit: Phrase?)
    /// An amount in đồng.
    case money
    /// A telephone number.
    case phone
    /// An e-mail address.
    case email
    /// Số định danh cá nhân: 12 digits.
    case personalID
    /// A password; `isNew` where it is being chosen.
    case password(isNew: Bool)
    /// A PIN, which no browser fills in or remembers.
    case pin
    /// A code of digits that came in a message or from an authenticator.
    case oneTimeCode
    /// A unit chosen from province to commune.
    case units(UnitChoice)
    /// Files, with those that are already there.
    case files(FileChoice)
    /// Sent but not shown.
    case hidden

    static let mostRadios = 6
}

/// Lựa chọn: one answer that can be chosen.
public struct Choice: Sendable {
    /// What is sent.
    public var value: String
    /// What is read.
    public var label: Phrase
    /// Help for this answer.
    public var hint: Phrase?

    /// One answer that can be chosen.
    public init(_ value: String, _ label: Phrase, hint: Phrase? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }

    /// An answer whose words are the same in both languages.
    public init(_ value: String, _ label: String) { self.init(value, Phrase(label)) }
}
