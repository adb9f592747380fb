public import Kernel

/// What a check of a form takes from outside the form.
public struct FormContext: Sendable {
    /// The day of the check.
    public let today: CivilDate
    /// Finds the unit that was chosen, by whatever the form sends for it; nil where there is none on that day.
    public let unit: @Sendable (String) -> UnitAnswer?

    /// What a check takes from outside.
    public init(today: CivilDate, unit: @escaping @Sendable (String) -> UnitAnswer?) {
        (self.today, self.unit) = (today, unit)
    }
}

/// A unit that was chosen in a form.
public struct UnitAnswer: Hashable, Sendable {
    /// What is stored as the answer.
    public let value: String
    /// The form may ask for a unit of one level only.
    public let level: GovernmentLevel

    /// A unit that was chosen.
    public init(value: String, level: GovernmentLevel) {
        (self.value, self.level) = (value, level)
    }
}
