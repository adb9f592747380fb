public import Kernel

/// A page of the form: fields that belong together.
public struct FormSection: Hashable, Sendable {
    /// Unique in the form.
    public let key: String
    /// The heading of the page.
    public let title: Bilingual
    /// A line under the heading.
    public let hint: Bilingual?
    /// The fields, in order.
    public let fields: [FormField]
}

/// A question of the form.
public struct FormField: Hashable, Sendable {
    /// Unique in the form, `snake_case`.
    public let key: String
    /// What is asked, in the words of the decree's form.
    public let label: Bilingual
    /// How to answer.
    public let hint: Bilingual?
    /// What kind of answer is expected.
    public let type: FieldType
    /// Whether an answer is needed where the field is shown.
    public let isRequired: Bool
    /// Shown and asked only then.
    public let when: Condition?
    /// The registry entry that holds the answer, such as `population.full_name`; it is prefilled and marked.
    public let source: String?
    /// The answers to choose from (type `choice`).
    public let options: [ChoiceOption]
    /// What else the answer must fulfil.
    public let rule: FieldRule
}

/// What kind of answer a field takes.
public enum FieldType: String, CaseIterable, Sendable {
    case text
    case longText = "long_text"
    case name
    case date
    case time
    case choice
    case yesNo = "yes_no"
    case number
    case money
    case phone
    case email
    case idNumber = "id_number"
    case unit
    case address
}

/// One answer of a choice.
public struct ChoiceOption: Hashable, Sendable {
    /// What is stored.
    public let value: String
    /// What is shown.
    public let label: Bilingual
}

/// What an answer must fulfil besides its type.
public struct FieldRule: Hashable, Sendable {
    /// At least this many characters.
    public var minLength: Int?
    /// At most this many characters.
    public var maxLength: Int?
    /// The smallest number or amount.
    public var min: Double?
    /// The greatest number or amount.
    public var max: Double?
    /// Digits allowed after the comma of a number; none if absent.
    public var decimals: Int?
    /// A regular expression that the whole normalised answer must match.
    public var pattern: String?
    /// The date may not be later.
    public var notAfter: DateBound?
    /// The date may not be earlier.
    public var notBefore: DateBound?
    /// The unit must be of this level.
    public var level: GovernmentLevel?

    /// A rule that asks for nothing.
    public init() {}
}

/// A day against which a date is compared.
public enum DateBound: Hashable, Sendable {
    /// The day on which the form is checked.
    case today
    /// A fixed day.
    case day(CivilDate)
    /// The day given in another field of the form.
    case field(String)
}

/// A condition on one answer: it is one of these values.
public struct Condition: Hashable, Sendable {
    /// The field that is looked at.
    public let field: String
    /// The values that fulfil it.
    public let values: [String]

    /// Whether the answers fulfil the condition; a field without an answer fulfils none.
    public func holds(in answers: [String: String]) -> Bool {
        answers[field].map(values.contains) ?? false
    }
}

extension Condition? {
    /// As `Condition.holds`; no condition always holds.
    public func holds(in answers: [String: String]) -> Bool {
        self?.holds(in: answers) ?? true
    }
}
