import Catalogue
public import Kernel

/// Bộ chỉ tiêu: all indicators of a province, by their keys.
public struct IndicatorShelf: Sendable {
    /// In the order of their files.
    public let groups: [IndicatorGroup]
    /// What is wrong with files.
    public let problems: [IndicatorProblem]

    private let byKey: [String: [Indicator]]

    /// Reads files in the order of their names.
    public init(files: [(name: String, text: String)]) {
        var problems: [IndicatorProblem] = []
        var groups: [IndicatorGroup] = []
        for file in files {
            if let group = IndicatorGroup.read(yaml: file.text, file: file.name, problems: &problems) {
                groups.append(group)
            }
        }
        let all = groups.flatMap(\.indicators)
        let known = Set(all.map(\.key))
        for indicator in all {
            for key in indicator.formula?.references ?? [] where !known.contains(key) || key == indicator.key {
                problems.append(
                    IndicatorProblem(
                        file: indicator.group,
                        line: 1,
                        vietnamese: "\(indicator.key): không có chỉ tiêu “\(key)” để tính",
                        english: "\(indicator.key): there is no indicator '\(key)' to build on"
                    )
                )
            }
        }
        self.groups = groups
        self.problems = problems
        byKey = Dictionary(grouping: all, by: \.key)
    }

    /// The indicator as it is defined on a day; nil where none is called so then.
    public func indicator(_ key: String, on day: CivilDate) -> Indicator? {
        byKey[key]?.last { $0.isValid(on: day) }
    }

    /// Those that are reported on a day, those on which others build before them.
    public func ordered(on day: CivilDate) -> [Indicator] {
        var done: Set<String> = []
        var open: Set<String> = []
        var found: [Indicator] = []
        func visit(_ key: String) {
            guard let indicator = indicator(key, on: day), !done.contains(key), open.insert(key).inserted else {
                return
            }
            for reference in (indicator.formula?.references ?? []).sorted() { visit(reference) }
            done.insert(key)
            found.append(indicator)
        }
        for indicator in groups.flatMap(\.indicators) { visit(indicator.key) }
        return found
    }
}
