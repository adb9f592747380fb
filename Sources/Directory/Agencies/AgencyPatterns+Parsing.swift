import Kernel
import Territory
import Yams

extension AgencyPatterns {
    /// Reads `agencies.yaml`.
    ///
    /// - Throws: `AgencyPatternError` with file and line where the text is not what it should be.
    public init(yaml text: String, file: String = "agencies.yaml") throws {
        let root = try YAMLNode(text: text, file: file)
        var calendars: [String: WorkWeek] = [:]
        for (key, node) in try root.required("calendars").entries() { calendars[key] = try node.workWeek() }
        let keys = Set(calendars.keys)
        departments = try root.required("departments").items().map {
            try AgencyPattern(node: $0, key: nil, calendars: keys)
        }
        committees = try root.entries()
            .filter { !["calendars", "departments"].contains($0.key) }
            .map { try AgencyPattern(node: $0.node, key: $0.key, calendars: keys) }
        self.calendars = calendars
        try root.refuseRepeated(departments.map(\.key), of: "department")
        for level in [Level.district, .commune] where !committees.contains(where: { $0.key == level.rawValue }) {
            throw root.error("there is no pattern '\(level.rawValue)' for people's committees of that level")
        }
    }
}

extension AgencyPattern {
    fileprivate init(node: YAMLNode, key: String?, calendars: Set<String>) throws {
        try node.allowKeys(
            ["key", "name", "code", "calendar", "counter", "divisions", "posts", "replaces", "when_level_ends"]
        )
        self.key = try key ?? node.required("key").text()
        name = try node.required("name").localName()
        code = try node.optional("code")?.text()
        calendar = try node.required("calendar").calendarKey(of: calendars)
        counter = try node.required("counter").localName()
        divisions =
            try node.optional("divisions")?.items().map { try DivisionPattern(node: $0, calendars: calendars) } ?? []
        let known = Set(divisions.map(\.key))
        posts = try node.required("posts").items().map { try PostPattern(node: $0, divisions: known) }
        replaces = try node.optional("replaces")?.text()
        whenLevelEnds = try node.optional("when_level_ends").map { try $0.choice(of: Level.self) }
        try node.refuseRepeated(divisions.map(\.key), of: "division")
        try node.refuseRepeated(posts.map(\.key), of: "post")
        for role in [DeskRole.counter, .leader] where !posts.contains(where: { $0.role == role }) {
            throw node.error("'\(self.key)' has no post of role \(role.rawValue); a dossier could not pass through it")
        }
    }
}

extension DivisionPattern {
    fileprivate init(node: YAMLNode, calendars: Set<String>) throws {
        try node.allowKeys(["key", "name", "name_by_kind", "calendar", "takes"])
        key = try node.required("key").text()
        name = try node.required("name").localName()
        var names: [String: String] = [:]
        for (kind, name) in try node.optional("name_by_kind")?.entries() ?? [] { names[kind] = try name.text() }
        nameByKind = names
        calendar = try node.optional("calendar")?.calendarKey(of: calendars)
        takes = try node.optional("takes")?.items().map { try $0.text() } ?? []
    }
}

extension PostPattern {
    fileprivate init(node: YAMLNode, divisions: Set<String>) throws {
        try node.allowKeys(["key", "role", "title", "division", "fields"])
        key = try node.required("key").text()
        role = try node.required("role").choice(of: DeskRole.self)
        title = try node.required("title").text()
        division = try node.optional("division")?.text()
        fields = try node.optional("fields")?.items().map { try $0.key() } ?? []
        if let division, !divisions.contains(division) {
            throw node.error("post '\(key)' names the division '\(division)', which its agency does not have")
        }
    }
}

extension YAMLNode {
    fileprivate func localName() throws -> LocalName {
        try allowKeys(["vi", "en"])
        let vietnamese = try required("vi").text()
        return LocalName(vi: vietnamese, en: try optional("en")?.text() ?? vietnamese)
    }

    fileprivate func calendarKey(of known: Set<String>) throws -> String {
        let key = try text()
        guard known.contains(key) else {
            throw error("there is no calendar '\(key)'; known are: \(known.sorted().joined(separator: ", "))")
        }
        return key
    }

    fileprivate func workWeek() throws -> WorkWeek {
        let names: [String: Weekday] = [
            "monday": .monday, "tuesday": .tuesday, "wednesday": .wednesday, "thursday": .thursday,
            "friday": .friday, "saturday": .saturday, "sunday": .sunday,
        ]
        try allowKeys(Array(names.keys).sorted())
        var week: [Weekday: [WorkSession]] = [:]
        for (name, node) in try entries() {
            guard let weekday = names[name] else { continue }
            week[weekday] = try node.items().map { item in
                guard let session = WorkSession(try item.text()) else {
                    throw item.error("a session is written \"07:00-11:30\"")
                }
                return session
            }
        }
        do {
            return try WorkWeek(week)
        } catch {
            throw self.error("these hours cannot be: \(error)")
        }
    }
}
