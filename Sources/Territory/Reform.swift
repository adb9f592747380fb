public import Kernel

/// Đợt sắp xếp đơn vị hành chính: a change set with its legal basis, read from a file.
public struct Reform: Hashable, Sendable {
    /// Its name in the system, `2025-07-01`.
    public var key: String
    /// Its title in Vietnamese and English.
    public var title: (vi: String, en: String)
    /// The numbers and names of the resolutions.
    public var legalBasis: [String]
    /// The official day.
    public var effective: CivilDate
    /// Levels that end, with the level that takes their tasks.
    public var abolishedLevels: [Level: Level]
    /// What happens to units.
    public var changes: [Change]

    /// What happens to some units.
    public struct Change: Hashable, Sendable {
        /// Hình thức sắp xếp.
        public enum Kind: String, CaseIterable, Sendable {
            /// Nhập: several become one new unit.
            case merge
            /// Chia, tách: parts of one go to several.
            case split
            /// Đổi tên.
            case rename
            /// Chuyển sang đơn vị cấp trên khác.
            case reparent
            /// Giải thể, without a successor.
            case abolish
            /// Giữ nguyên; written down so that the file tells of every unit.
            case keep
            /// Xã thành phường, thị trấn thành phường, and the like.
            case changeKind = "change-kind"

            /// Whether the unit keeps its identity.
            public var keepsIdentity: Bool { [.rename, .reparent, .keep, .changeKind].contains(self) }
        }

        /// What happens.
        public var kind: Kind
        /// Codes on the day before.
        public var from: [String]
        /// The unit that is there afterwards; nil for an abolition.
        public var to: Target?
        /// Whether the old unit goes there as a whole.
        public var isWhole: Bool
        /// The line in the file.
        public var line: Int
    }

    /// A unit as it is after the reform.
    public struct Target: Hashable, Sendable {
        /// Mã đơn vị (GSO) from the effective day on.
        public var code: String
        /// With its kind: `Phường Bàn Thạch`.
        public var name: String
        /// Loại đơn vị after the reform, one of the words of `Unit.Span.kind`.
        public var kind: String
        /// Cấp hành chính.
        public var level: Level
        /// The code of its parent on the day.
        public var parent: String?
        /// Square kilometres, as written in the resolution; nil where it gives none.
        public var area: String?
    }

    /// Legal basis and titles do not count: they are not what is done to the map.
    public static func == (left: Reform, right: Reform) -> Bool {
        left.key == right.key && left.changes == right.changes && left.effective == right.effective
    }

    /// By the key alone, which is one for each reform.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// What is wrong in a reform file or between it and the map; with the line where there is one.
public struct ReformProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// As a person can find it: the path given, or the name of an upload.
    public var file: String
    /// From 1; 0 for the file as a whole.
    public var line: Int
    /// What is wrong, and how to mend it.
    public var what: String

    /// A problem at a line.
    public init(file: String, line: Int, what: String) {
        (self.file, self.line, self.what) = (file, line, what)
    }

    /// `2025-07-01.yaml:30: …`.
    public var description: String { line == 0 ? "\(file): \(what)" : "\(file):\(line): \(what)" }
}
