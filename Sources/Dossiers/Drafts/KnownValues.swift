public import Catalogue
public import Directory
public import Kernel
public import Territory

/// Dữ liệu đã có của một người: what is held of a person, by the keys that fields of forms name as their source.
///
/// Nobody has to declare it again, whether at home, at the counter or through a program.
public struct KnownValues: Sendable {
    /// By the key that a field names as its source; written as a form carries it.
    public var values: [String: String]
    /// The same for fields that take words where the registry holds a unit.
    private var texts: [String: String] = [:]

    /// Values by the key of their source.
    public init(_ values: [String: String]) {
        self.values = values
    }

    /// What is held of a person, with the names of a day.
    public init(of person: Person, atlas: Atlas, on date: CivilDate) {
        values = person.registerValues
        texts["population.residence"] = Self.residence(of: person, atlas: atlas, on: date)
    }

    /// The answer to a field; nil where it has to be asked.
    public func answer(to field: FormField) -> String? {
        guard let source = field.source else { return nil }
        let value = field.type == .unit ? values[source] : texts[source] ?? values[source]
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// All answers of a form as they go into the check: what was typed stands before what is known, and what was typed
    /// under a key that the form lacks is left out.
    public func completing(_ typed: [String: String], of version: ProcedureVersion) -> [String: String] {
        version.formFields.reduce(into: [:]) { $0[$1.key] = typed[$1.key] ?? answer(to: $1) }
    }

    /// ‘Thôn Tà Ri, xã Lăng, huyện Tây Giang, tỉnh Quảng Nam’; nil where no commune is known.
    private static func residence(of person: Person, atlas: Atlas, on date: CivilDate) -> String? {
        guard let unit = person.details.residence, atlas.unit(unit) != nil else { return person.details.address }
        let above = [atlas.name(of: unit, on: date)] + atlas.ancestors(of: unit, on: date).map { $0.name(on: date) }
        let parts = above.map(VietnameseText.insideSentence)
        return ((person.details.address.map { [$0] } ?? []) + parts).joined(separator: ", ")
    }
}
