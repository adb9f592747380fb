import Kernel

// One function a type of field: the text as typed to the text as stored.
extension FieldAnswer {
    /// Letters of any people of the province, blanks, hyphen, apostrophe, full stop.
    ///
    /// Case is kept as it was typed.
    func name(_ text: String) throws(AnswerProblem) -> String {
        let isName = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic
                || [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
                || " -'’.\u{200C}\u{200D}".unicodeScalars.contains(scalar)
        }
        guard isName, text.unicodeScalars.contains(where: \.properties.isAlphabetic) else {
            throw must(.notAName, "chỉ có chữ, không có số hay ký hiệu", "hold letters only, no digits or signs")
        }
        return text
    }

    func choice(_ text: String) throws(AnswerProblem) -> String {
        guard field.options.contains(where: { $0.value == text }) else {
            let label = field.labelInSentence
            throw fail(.notAChoice, "Chọn \(label.vi) trong danh sách", "Select \(label.en) from the list")
        }
        return text
    }

    func yesNo(_ text: String) throws(AnswerProblem) -> String {
        switch VietnameseText.folded(text) {
        case "yes", "co": "yes"
        case "no", "khong": "no"
        default: throw AnswerProblem(problem: field.missing)
        }
    }

    /// A Vietnamese number, as 0…: mobile numbers have 10 digits, fixed lines 11.
    func phone(_ text: String) throws(AnswerProblem) -> String {
        var digits = text.filter { !" .-()".contains($0) }
        for prefix in ["+84", "0084", "84"] where digits.hasPrefix(prefix) && digits.utf8.count > 10 {
            digits = "0" + digits.dropFirst(prefix.count)
            break
        }
        if digits.hasPrefix("00") { digits.removeFirst() }
        let bytes = Array(digits.utf8)
        let isMobile = bytes.count == 10 && [0x33, 0x35, 0x37, 0x38, 0x39].contains(bytes[1])
        let isFixed = bytes.count == 11 && bytes[1] == 0x32
        guard bytes.allSatisfy({ (48...57).contains($0) }), bytes.first == 48, isMobile || isFixed else {
            throw fail(
                .notAPhone,
                "Nhập số điện thoại Việt Nam, như 0905 123 456 hoặc 0235 3852 123",
                "Enter a Vietnamese telephone number, like 0905 123 456 or 0235 3852 123"
            )
        }
        return digits
    }

    /// Local part as it was typed, the domain in lower case.
    func email(_ text: String) throws(AnswerProblem) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let labels = parts.last.map { $0.split(separator: ".", omittingEmptySubsequences: false) } ?? []
        let isDomain =
            labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { Self.isWord($0) || $0 == UInt8(ascii: "-") }
            }
        let isLocal = parts.first.map { local in
            (1...64).contains(local.utf8.count)
                && local.utf8.allSatisfy { $0 > 32 && $0 < 127 && !Self.forbidden.contains($0) }
        }
        guard parts.count == 2, isDomain, isLocal == true else {
            throw fail(
                .notAnEmail,
                "Nhập địa chỉ thư điện tử đúng dạng, như ten@vidu.vn",
                "Enter an email address in the right form, like name@example.vn"
            )
        }
        return "\(parts[0])@\(parts[1].lowercased())"
    }

    private static let forbidden = Set("\"(),:;<>[]\\".utf8)

    private static func isWord(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// Số định danh cá nhân (12 digits), or the nine digits of an old identity card.
    func idNumber(_ text: String) throws(AnswerProblem) -> String {
        let digits = text.filter { !" .-".contains($0) }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), [9, 12].contains(digits.utf8.count) else {
            throw fail(
                .notAnIDNumber,
                "Nhập số định danh cá nhân gồm 12 chữ số (hoặc số CMND 9 chữ số)",
                "Enter the personal id number of 12 digits (or the 9 digits of an old identity card)"
            )
        }
        return digits
    }

    func unit(_ text: String) throws(AnswerProblem) -> String {
        guard let unit = context.unit(text) else {
            let label = field.labelInSentence
            throw fail(.notAUnit, "Chọn \(label.vi) trong danh sách", "Select \(label.en) from the list")
        }
        if let level = field.rule.level, level != unit.level {
            throw must(.wrongLevel, "là đơn vị \(level.vietnamese)", "be a unit of the \(level.rawValue) level")
        }
        return unit.value
    }
}

extension GovernmentLevel {
    /// `cấp tỉnh`, `cấp huyện`, `cấp xã`.
    public var vietnamese: String {
        switch self {
        case .province: "cấp tỉnh"
        case .district: "cấp huyện"
        case .commune: "cấp xã"
        }
    }
}
