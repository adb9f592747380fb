import Kernel

/// One thing that is wrong in a filled form, said as the person who filled it would say it.
public struct FormProblem: Hashable, Sendable {
    /// The kinds of problems; the raw values are stable.
    public enum Code: String, CaseIterable, Codable, Sendable {
        case missing
        case tooShort = "too_short"
        case tooLong = "too_long"
        case notAName = "not_a_name"
        case notADate = "not_a_date"
        case tooEarly = "too_early"
        case tooLate = "too_late"
        case notATime = "not_a_time"
        case notAChoice = "not_a_choice"
        case notANumber = "not_a_number"
        case notWhole = "not_whole"
        case tooSmall = "too_small"
        case tooLarge = "too_large"
        case notMoney = "not_money"
        case notAPhone = "not_a_phone"
        case notAnEmail = "not_an_email"
        case notAnIDNumber = "not_an_id_number"
        case notAUnit = "not_a_unit"
        case wrongLevel = "wrong_level"
        case wrongForm = "wrong_form"
        /// The form has no such field.
        case unknown
    }

    /// The key of the field.
    public let field: String
    /// The kind of problem.
    public let code: Code
    /// What to do, in plain words.
    public let message: Bilingual
}

extension FormField {
    /// The label as it stands inside a sentence: `họ, chữ đệm, tên`; abbreviations keep their capitals.
    var labelInSentence: Bilingual {
        Bilingual(vi: Self.inSentence(label.vi), en: Self.inSentence(label.en))
    }

    private static func inSentence(_ label: String) -> String {
        var text = Substring(label)
        while let last = text.last, last == ":" || last == " " || last == "*" { text.removeLast() }
        return text.isEmpty ? label : VietnameseText.insideSentence(String(text))
    }

    private var isQuestion: Bool { label.vi.hasSuffix("?") }

    func problem(_ code: FormProblem.Code, _ vi: String, _ en: String) -> FormProblem {
        FormProblem(field: key, code: code, message: Bilingual(vi: vi, en: en))
    }

    /// ‘Nhập …’ or ‘Chọn …’.
    var missing: FormProblem {
        if isQuestion { return problem(.missing, "Trả lời câu hỏi: \(label.vi)", "Answer the question: \(label.en)") }
        let (vi, en) = (labelInSentence.vi, labelInSentence.en)
        return switch type {
        case .choice, .yesNo, .unit: problem(.missing, "Chọn \(vi)", "Select \(en)")
        default: problem(.missing, "Nhập \(vi)", "Enter \(en)")
        }
    }

    /// ‘Ngày sinh phải …’.
    func must(_ code: FormProblem.Code, _ vi: String, _ en: String) -> FormProblem {
        let (labelVi, labelEn) = isQuestion ? ("Câu trả lời", "The answer") : (trimmed(label.vi), trimmed(label.en))
        return problem(code, "\(labelVi) phải \(vi)", "\(labelEn) must \(en)")
    }

    private func trimmed(_ label: String) -> String {
        var text = Substring(label)
        while let last = text.last, last == ":" || last == " " || last == "*" { text.removeLast() }
        return String(text)
    }
}
