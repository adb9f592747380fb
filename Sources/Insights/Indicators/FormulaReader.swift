/// Reads a formula by descent: sums of products of atoms.
struct FormulaReader {
    private static let longest = 400
    private static let deepest = 24

    private let characters: [Character]
    private var position = 0
    private var depth = 0

    init(_ text: String) throws {
        characters = Array(text)
        guard characters.count <= Self.longest else {
            throw fault(
                "công thức dài quá \(Self.longest) ký tự",
                "the formula is longer than \(Self.longest) characters"
            )
        }
    }

    /// The whole text.
    mutating func formula() throws -> Formula.Node {
        let node = try sum()
        guard next == nil else { throw unexpected }
        return node
    }

    private mutating func sum() throws -> Formula.Node {
        var node = try product()
        while let sign = next, sign == "+" || sign == "-" {
            position += 1
            node = .calculation(sign == "+" ? .plus : .minus, node, try product())
        }
        return node
    }

    private mutating func product() throws -> Formula.Node {
        var node = try atom()
        while let sign = next, sign == "*" || sign == "/" {
            position += 1
            node = .calculation(sign == "*" ? .times : .over, node, try atom())
        }
        return node
    }

    private mutating func atom() throws -> Formula.Node {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw fault("ngoặc lồng nhau quá sâu", "brackets are nested too deeply") }
        guard let character = next else { throw fault("công thức kết thúc giữa chừng", "the formula ends too early") }
        switch character {
        case "-":
            position += 1
            return .negated(try atom())
        case "(":
            position += 1
            let node = try sum()
            try take(")")
            return node
        case "0"..."9": return try number()
        case "a"..."z": return try wordOrFunction()
        default: throw unexpected
        }
    }

    private mutating func number() throws -> Formula.Node {
        let digits = run { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let value = Double(digits), value.isFinite else {
            throw fault("“\(digits)” không phải là số; phần lẻ viết sau dấu chấm", "'\(digits)' is no number")
        }
        return .number(value)
    }

    private mutating func wordOrFunction() throws -> Formula.Node {
        let start = position
        let word = run { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        switch word {
        case "min", "max":
            try take("(")
            var parts = [try sum()]
            while next == "," {
                position += 1
                parts.append(try sum())
            }
            try take(")")
            return .extreme(isLeast: word == "min", parts)
        case "value":
            try take("(")
            try take("\"")
            let key = run { $0 != "\"" }
            try take("\"")
            try take(")")
            return .value(of: key)
        default:
            guard let known = FormulaWord(rawValue: word) else {
                position = start
                throw fault("không có số đếm nào tên là “\(word)”", "nothing that is counted is called '\(word)'")
            }
            return .word(known)
        }
    }

    /// The next character that is no space.
    private var next: Character? {
        mutating get {
            while position < characters.count, characters[position].isWhitespace { position += 1 }
            return position < characters.count ? characters[position] : nil
        }
    }

    private mutating func take(_ character: Character) throws {
        guard next == character else {
            throw fault("thiếu dấu “\(character)”", "'\(character)' is missing")
        }
        position += 1
    }

    private mutating func run(while belongs: (Character) -> Bool) -> String {
        let start = position
        while position < characters.count, belongs(characters[position]) { position += 1 }
        return String(characters[start..<position])
    }

    private var unexpected: Formula.Fault {
        let character = position < characters.count ? String(characters[position]) : ""
        return fault("không hiểu “\(character)” ở đây", "'\(character)' is not expected here")
    }

    private func fault(_ vietnamese: String, _ english: String) -> Formula.Fault {
        Formula.Fault(vietnamese: vietnamese, english: english, place: position + 1)
    }
}
