/// The outcome of checking a form: the answers as they are stored, and all that is wrong with the others.
public struct FormCheck: Sendable {
    /// The good answers of the fields that are shown, normalised: dates as `2026-11-23`, money in digits.
    public let answers: [String: String]
    /// Every problem, in the order of the form.
    public let problems: [FormProblem]

    /// Whether the form can be sent in as it is.
    public var isComplete: Bool { problems.isEmpty }

    /// The problems of one field.
    public func problems(of field: String) -> [FormProblem] { problems.filter { $0.field == field } }
}

extension ProcedureVersion {
    /// Checks the whole form, or one section of it, and reports all problems at once.
    ///
    /// - Parameters:
    ///   - input: answers as they were typed or stored, of all sections that are known so far.
    ///   - section: the key of the section to check; answers of the others only decide what is shown.
    ///   - context: the day and the units.
    /// - Returns: the good answers and all problems.
    /// - Complexity: O(fields).
    public func check(_ input: [String: String], section: String? = nil, in context: FormContext) -> FormCheck {
        var accepted: [String: String] = [:]
        var answers: [String: String] = [:]
        accepted.reserveCapacity(input.count)
        answers.reserveCapacity(input.count)
        var problems: [FormProblem] = []
        for part in form {
            let isChecked = section == nil || part.key == section
            for field in part.fields where field.when.holds(in: accepted) {
                let answer = FieldAnswer(field: field, accepted: accepted, context: context)
                    .read(input[field.key] ?? "")
                switch answer {
                case .success(let value):
                    accepted[field.key] = value
                    if isChecked { answers[field.key] = value }
                case .failure(let problem):
                    if isChecked { problems.append(problem.problem) }
                }
            }
        }
        return FormCheck(answers: answers, problems: problems + unknown(input))
    }

    /// Fields that the form does not have: a mistake of the page, or somebody trying things out.
    private func unknown(_ input: [String: String]) -> [FormProblem] {
        let unknown = input.keys.filter { key in !form.contains { $0.fields.contains { $0.key == key } } }
        return unknown.sorted().prefix(20).map { key in
            FormProblem(
                field: key,
                code: .unknown,
                message: Bilingual(vi: "Biểu mẫu không có mục này", en: "The form has no such field")
            )
        }
    }

    /// The fields that are shown for these (normalised) answers, of one section or of all.
    public func visibleFields(for answers: [String: String], section: String? = nil) -> [FormField] {
        // A field that is not shown answers nothing, so what depends on it is not shown either.
        var shown: [FormField] = []
        var given: [String: String] = [:]
        for part in form {
            for field in part.fields where field.when.holds(in: given) {
                given[field.key] = answers[field.key]
                if section == nil || part.key == section { shown.append(field) }
            }
        }
        return shown
    }

    /// The sections that have something to show for these answers.
    public func visibleSections(for answers: [String: String]) -> [FormSection] {
        let shown = Set(visibleFields(for: answers).map(\.key))
        return form.filter { section in section.fields.contains { shown.contains($0.key) } }
    }
}

extension ProcedureVersion {
    /// These fields and all whose being shown hangs on one of them, however far.
    public func dependents(of keys: Set<String>) -> Set<String> {
        // A condition looks only at a field before it, so one pass in the order of the form finds all.
        formFields.reduce(into: keys) { found, field in
            if let when = field.when, found.contains(when.field) { found.insert(field.key) }
        }
    }
}
