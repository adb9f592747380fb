import DesignSystem
public import Kernel

/// Dữ liệu biểu mẫu: the fields of a form or of a question, in the order in which they came.
///
/// All text is NFC already. What a person typed is read with `text` or `lines`, which also drop control and invisible
/// characters and outer blanks; only passwords are read with `secret`.
public struct FormData: Sendable, Equatable {
    private var names: [String] = []
    private var values: [String] = []

    /// A form without fields.
    public init() {}

    /// A form with these fields; for tests and drafts.
    public init(_ fields: [(String, String)]) {
        for (name, value) in fields { add(name, value) }
    }

    /// The question of an address, without its mark; what is malformed or too much is left out.
    public init(question: String) {
        self = URLEncodedForm.question(question, limit: 100)
    }

    mutating func add(_ name: String, _ value: String) {
        names.append(VietnameseText.nfc(name))
        values.append(VietnameseText.nfc(value))
    }

    /// The names of all fields, each once, in the order in which they came; without the fields of the house itself.
    public var fieldNames: [String] {
        var seen: Set<String> = []
        return names.filter { !$0.hasPrefix("_") && seen.insert($0).inserted }
    }

    /// Number of fields.
    public var count: Int { names.count }

    /// Whether there is a field with this name.
    public func contains(_ name: String) -> Bool { names.contains(name) }

    /// Text of one line: cleaned, empty where the field is missing; with repeated names, the first.
    public func text(_ name: String) -> String { raw(name).map(VietnameseText.cleaned) ?? "" }

    /// Text of one line, or nil where the field is missing or empty.
    public func textIfAny(_ name: String) -> String? {
        let text = text(name)
        return text.isEmpty ? nil : text
    }

    /// Text of several lines: cleaned, line ends as `\n`, empty where the field is missing.
    public func lines(_ name: String) -> String { raw(name).map(VietnameseText.cleanedLines) ?? "" }

    /// A password as it was typed, only NFC; empty where the field is missing.
    public func secret(_ name: String) -> String { raw(name) ?? "" }

    /// All values of a repeated field, cleaned, without the empty ones.
    public func all(_ name: String) -> [String] {
        zip(names, values).compactMap { $0 == name ? VietnameseText.cleaned($1) : nil }.filter { !$0.isEmpty }
    }

    /// Whether a checkbox was ticked.
    public func isChecked(_ name: String) -> Bool { textIfAny(name) != nil }

    /// A whole number, or nil where there is none.
    public func int(_ name: String) -> Int? { Int(text(name)) }

    /// A date as `2026-11-23` or `23/11/2026`, or nil where there is none.
    public func date(_ name: String) -> CivilDate? { CivilDate(text(name)) }

    /// An id, or nil where there is none.
    public func id<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> Identifier<Subject>? {
        Identifier(text(name))
    }

    /// The key that makes a double press one deed.
    public var idempotencyKey: IdempotencyKey? { raw(FormSecurity.keyField).flatMap { IdempotencyKey($0) } }

    /// The key that makes a double press one deed; every form that writes has it.
    ///
    /// - Throws: `WebRefusal.idempotencyKeyMissing` where the form has none.
    public func requireIdempotencyKey() throws -> IdempotencyKey {
        guard let key = idempotencyKey else { throw WebRefusal.idempotencyKeyMissing }
        return key
    }

    func raw(_ name: String) -> String? {
        names.firstIndex(of: name).map { values[$0] }
    }

    /// Whether both hold the same fields in the same order.
    public static func == (left: FormData, right: FormData) -> Bool {
        left.names == right.names && left.values == right.values
    }
}
