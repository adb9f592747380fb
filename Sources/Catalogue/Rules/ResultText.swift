public import Kernel

/// What the text of a result takes from the dossier, besides the answers of its form.
public struct ResultFacts: Sendable {
    /// `{{number}}`: số văn bản, such as `15/2026/KS`.
    public var number: String
    /// `{{date}}`: the day of the result.
    public var date: CivilDate
    /// `{{agency}}`: the agency that issues it.
    public var agency: String
    /// `{{place}}`: where it is issued.
    public var place: String
    /// `{{signer}}`: who signs it.
    public var signer: String
    /// `{{applicant}}`: chủ hồ sơ.
    public var applicant: String
    /// `{{report}}`: the last word of the officer who worked on it; only where a template asks for it.
    public var report = ""

    /// The facts of a dossier.
    public init(number: String, date: CivilDate, agency: String, place: String, signer: String, applicant: String) {
        (self.number, self.date, self.agency) = (number, date, agency)
        (self.place, self.signer, self.applicant) = (place, signer, applicant)
    }

    fileprivate subscript(key: String) -> String? {
        switch key {
        case "number": number
        case "date": date.vietnamese
        case "agency": agency
        case "place": place
        case "signer": signer
        case "applicant": applicant
        case "report": report
        default: nil
        }
    }
}

extension ProcedureVersion {
    /// The text of the result; nil where the procedure has no template.
    ///
    /// An answer that was not given leaves no hole: see ``ResultTemplate``. The closure gives the printed name of the unit that an answer names.
    public func resultText(
        answers: [String: String],
        facts: ResultFacts,
        unit: (String) -> String?
    ) -> String? {
        result?.template.map { template in template.text { key in facts[key] ?? shown(key, answers, unit) } }
    }

    /// An answer as people read it: the label of a choice, a date as 23/11/2026, the name of a unit.
    public func shownAnswer(_ key: String, in answers: [String: String], unit: (String) -> String?) -> Bilingual? {
        guard let field = formField(key), let value = answers[key] else { return nil }
        return field.shown(value, unit: unit)
    }

    private func shown(_ key: String, _ answers: [String: String], _ unit: (String) -> String?) -> String {
        shownAnswer(key, in: answers, unit: unit)?.vi ?? ""
    }
}

extension FormField {
    /// A stored answer as people read it.
    public func shown(_ value: String, unit: (String) -> String?) -> Bilingual {
        switch type {
        case .choice: options.first { $0.value == value }?.label ?? Bilingual(vi: value)
        case .yesNo: value == "yes" ? Bilingual(vi: "Có", en: "Yes") : Bilingual(vi: "Không", en: "No")
        case .date: Bilingual(vi: CivilDate(value)?.vietnamese ?? value)
        case .money: Bilingual(vi: Int64(value).map { Money(dong: $0).description } ?? value)
        case .number: Bilingual(vi: WrittenNumber.vietnamese(value))
        case .unit: Bilingual(vi: unit(value) ?? value)
        default: Bilingual(vi: value)
        }
    }
}
