import Kernel

/// A problem as an error, so that one can be thrown from anywhere in the reading of an answer.
struct AnswerProblem: Error {
    let problem: FormProblem
}

/// Reads the answer to one field: brings it into the form that is stored, or says what is wrong.
struct FieldAnswer {
    let field: FormField
    /// Normalised answers of the fields before this one.
    let accepted: [String: String]
    let context: FormContext

    /// The stored form, nil where an optional field was left empty, or the problem.
    func read(_ input: String) -> Result<String?, AnswerProblem> {
        do throws(AnswerProblem) {
            return .success(try value(input))
        } catch {
            return .failure(error)
        }
    }

    private func value(_ input: String) throws(AnswerProblem) -> String? {
        // Nothing that a person typed is this long; the text is not even looked at.
        guard input.utf8.count <= 40_000 else { throw tooLong(10_000) }
        let text = field.type == .longText ? VietnameseText.cleanedLines(input) : VietnameseText.cleaned(input)
        guard !text.isEmpty else {
            if field.isRequired { throw AnswerProblem(problem: field.missing) }
            return nil
        }
        let value = try normalised(text)
        try checkLength(value)
        try checkPattern(value)
        return value
    }

    private func normalised(_ text: String) throws(AnswerProblem) -> String {
        switch field.type {
        case .text, .longText, .address: text
        case .name: try name(text)
        case .date: try date(text)
        case .time: try time(text)
        case .choice: try choice(text)
        case .yesNo: try yesNo(text)
        case .number: try number(text)
        case .money: try money(text)
        case .phone: try phone(text)
        case .email: try email(text)
        case .idNumber: try idNumber(text)
        case .unit: try unit(text)
        }
    }

    func fail(_ code: FormProblem.Code, _ vi: String, _ en: String) -> AnswerProblem {
        AnswerProblem(problem: field.problem(code, vi, en))
    }

    func must(_ code: FormProblem.Code, _ vi: String, _ en: String) -> AnswerProblem {
        AnswerProblem(problem: field.must(code, vi, en))
    }

    private func tooLong(_ limit: Int) -> AnswerProblem {
        must(.tooLong, "có không quá \(limit) ký tự", "be \(limit) characters or fewer")
    }

    private func checkLength(_ value: String) throws(AnswerProblem) {
        let longest = field.rule.maxLength ?? field.type.longest
        let shortest = field.rule.minLength ?? 0
        // Every character is at least one byte, so short texts need no counting of characters.
        if value.utf8.count > longest, value.count > longest { throw tooLong(longest) }
        if shortest > 0, value.count < shortest {
            throw must(.tooShort, "có ít nhất \(shortest) ký tự", "be \(shortest) characters or more")
        }
    }

    private func checkPattern(_ value: String) throws(AnswerProblem) {
        guard let pattern = field.rule.pattern, !Patterns.matches(pattern, whole: value) else { return }
        let hint = field.hint ?? Bilingual(vi: "xem lại cách ghi", en: "check how it is written")
        throw must(.wrongForm, "đúng dạng: \(hint.vi)", "have the right form: \(hint.en)")
    }
}

extension FieldType {
    /// The longest answer where the field sets no limit.
    fileprivate var longest: Int {
        switch self {
        case .longText: 4000
        case .address, .email: 254
        case .name: 100
        default: 200
        }
    }
}
