/// Quy trình nội bộ: a procedure between agencies, which no citizen asks for.
///
/// Its code says so: codes of administrative procedures are digits of the national list, those of internal ones begin with
/// `nv-` (nhiệm vụ). So every event, row and statistic can tell them apart without asking the catalogue of the day.
public enum InternalProcedure {
    /// How codes begin.
    public static let prefix = "nv-"

    /// Whether a code is that of an internal procedure.
    public static func hasCode(_ code: String) -> Bool { code.hasPrefix(prefix) }
}
