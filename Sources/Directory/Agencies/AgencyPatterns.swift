public import Kernel
public import Territory

/// Mẫu cơ quan: the agencies of a province as `agencies.yaml` describes them.
///
/// Departments are written out; every district and commune gets its people's committee from a pattern. A pattern may
/// replace another one from the day on which a level of administration has ended.
public struct AgencyPatterns: Sendable {
    /// Working hours by the key of a calendar.
    public var calendars: [String: WorkWeek]
    /// Sở, ban, ngành of the province.
    public var departments: [AgencyPattern]
    /// Patterns of people's committees by key (`district`, `commune`, `commune_2025`).
    public var committees: [AgencyPattern]

    /// The pattern for the people's committee of a unit of the level, once the given levels have ended.
    func committee(for level: Level, endedLevels: Set<Level>) -> AgencyPattern? {
        guard let plain = committees.first(where: { $0.key == level.rawValue }) else { return nil }
        let later = committees.first { pattern in
            pattern.replaces == plain.key && pattern.whenLevelEnds.map(endedLevels.contains) == true
        }
        return later ?? plain
    }
}

/// A department of the province, or the pattern of a people's committee.
public struct AgencyPattern: Sendable {
    /// Key of the department, or of the pattern.
    public var key: String
    /// Name; `{unit}` stands for the unit.
    public var name: LocalName
    /// Official code, where it is fixed.
    public var code: String?
    /// Key of its calendar.
    public var calendar: String
    /// Name of its one-stop counter.
    public var counter: LocalName
    /// Its divisions, in order.
    public var divisions: [DivisionPattern]
    /// Its posts, in order.
    public var posts: [PostPattern]
    /// The pattern whose place it takes, once `whenLevelEnds` has ended.
    public var replaces: String?
    /// The level of administration whose end makes it hold.
    public var whenLevelEnds: Level?
}

/// Tên tiếng Việt và tiếng Anh.
public struct LocalName: Hashable, Codable, Sendable {
    /// Vietnamese.
    public var vi: String
    /// English; the Vietnamese name where there is none.
    public var en: String

    /// A name in both languages.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    func naming(_ unit: AgencyUnit) -> LocalName {
        // A province-level city writes 'thành phố' where a province writes 'tỉnh'.
        let isCity = unit.level == .province && unit.kind == "city"
        let vietnamese = isCity ? vi.replacing("tỉnh", with: "thành phố") : vi
        let english = isCity ? en.replacing("Provincial", with: "City") : en
        return LocalName(
            vi: vietnamese.replacing("{unit}", with: VietnameseText.insideSentence(unit.name)),
            en: english.replacing("{unit}", with: unit.englishName)
        )
    }
}

/// Phòng as a pattern describes it.
public struct DivisionPattern: Sendable {
    /// Key that posts and procedures name.
    public var key: String
    /// Its name where `nameByKind` has none for the kind of unit.
    public var name: LocalName
    /// Its name in units of a kind (`ward`, `city`, …).
    public var nameByKind: [String: String]
    /// Key of its calendar, where it differs from the agency's.
    public var calendar: String?
    /// Divisions of earlier agencies whose work comes here.
    public var takes: [String]
}

/// Vị trí as a pattern describes it.
public struct PostPattern: Sendable {
    /// Key, unique in the pattern.
    public var key: String
    /// What it does.
    public var role: DeskRole
    /// Chức danh.
    public var title: String
    /// Key of its division.
    public var division: String?
    /// Keys of its fields; empty means all.
    public var fields: [String]
}

/// What is wrong with `agencies.yaml`, and where.
public struct AgencyPatternError: Error, Hashable, Sendable, CustomStringConvertible {
    /// As the message names it: `agencies.yaml`.
    public let file: String
    /// The line, 1 and up.
    public let line: Int
    /// What is wrong and how to mend it.
    public let message: String

    /// File, line and message, as a compiler writes them.
    public var description: String { "\(file):\(line): error: \(message)" }
}
