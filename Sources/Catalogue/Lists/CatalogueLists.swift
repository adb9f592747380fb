import Yams

/// Lĩnh vực: a field of work to which procedures belong.
public struct ProcedureField: Hashable, Sendable {
    /// Key in `fields.yaml`.
    public let key: String
    /// As the list of fields shows it: Hộ tịch.
    public let name: Bilingual

    /// A field of work.
    public init(key: String, name: Bilingual) {
        (self.key, self.name) = (key, name)
    }
}

/// Sự kiện trong đời: what happens to people, with the procedures that it brings, in the order in which they are needed.
public struct LifeEvent: Hashable, Sendable {
    /// Key in `life-events.yaml`.
    public let key: String
    /// Its name, such as `Có con nhỏ`.
    public let name: Bilingual
    /// A sentence under the name.
    public let summary: Bilingual
    /// The name of its picture; nil for none.
    public let icon: String?
    /// Codes of procedures, in order.
    public let procedures: [String]
}

/// The lists around the procedures of a profile.
public struct CatalogueLists: Sendable {
    /// Fields of work, in the order of the file.
    public var fields: [ProcedureField]
    /// Life events, in the order of the file.
    public var lifeEvents: [LifeEvent]

    /// No lists.
    public static let none = CatalogueLists(fields: [], lifeEvents: [])

    /// The field with this key.
    public func field(_ key: String) -> ProcedureField? { fields.first { $0.key == key } }

    /// The life event with this key.
    public func lifeEvent(_ key: String) -> LifeEvent? { lifeEvents.first { $0.key == key } }

    /// Reads `fields.yaml` and `life-events.yaml`.
    ///
    /// - Throws: `CatalogueListError` with file, line and what is wrong.
    public static func read(fields: String, lifeEvents: String) throws -> CatalogueLists {
        let fieldList = try entries(fields, file: "fields.yaml", keys: ["key", "vi", "en"]) { map in
            ProcedureField(
                key: map.required("key", example: "ho-tich"),
                name: map.bilingual(needsEnglish: true)
            )
        }
        let keys = ["key", "vi", "en", "summary", "icon", "procedures"]
        let events = try entries(lifeEvents, file: "life-events.yaml", keys: keys) { map in
            LifeEvent(
                key: map.required("key", example: "co-con-nho"),
                name: map.bilingual(needsEnglish: true),
                summary: map.text("summary", example: "Khai sinh, thẻ bảo hiểm y tế"),
                icon: map.string("icon"),
                procedures: map.strings("procedures")
            )
        }
        return CatalogueLists(fields: fieldList, lifeEvents: events)
    }

    private static func entries<Entry>(
        _ text: String,
        file: String,
        keys: [String],
        _ read: (MapReader) -> Entry
    ) throws -> [Entry] {
        let log = ReadingLog(file: file)
        let node = try Yams.compose(yaml: text)
        let entries = (node?.sequence.map(Array.init) ?? []).enumerated().compactMap { index, node in
            MapReader(node, "[\(index)]", log, keys: keys).map(read)
        }
        if log.hasErrors { throw CatalogueListError(problems: log.problems) }
        return entries
    }
}

/// A list of the catalogue that cannot be read.
public struct CatalogueListError: Error, CustomStringConvertible {
    /// What is wrong.
    public let problems: [ProcedureProblem]

    /// A line a problem.
    public var description: String { problems.map(\.english).joined(separator: "\n") }
}

extension KnownKeys {
    /// The keys of a profile: its lists, and the departments with their divisions from the text of `agencies.yaml`.
    ///
    /// Only keys are taken from that file; what it means is read by the room that owns it.
    public init(lists: CatalogueLists, agencies: String) throws {
        var departments: [String: Set<String>] = [:]
        let root = try Yams.compose(yaml: agencies)?.mapping
        for node in root?["departments"]?.sequence.map(Array.init) ?? [] {
            guard let key = node.mapping?["key"]?.scalar?.string else { continue }
            let divisions = node.mapping?["divisions"]?.sequence.map(Array.init) ?? []
            departments[key] = Set(divisions.compactMap { $0.mapping?["key"]?.scalar?.string })
        }
        self.init(
            fields: Set(lists.fields.map(\.key)),
            departments: departments,
            lifeEvents: Set(lists.lifeEvents.map(\.key))
        )
    }
}
