/// Bước giải quyết: what one desk does with a dossier, and in how many working hours.
public struct Step: Hashable, Sendable {
    /// Unique in the procedure.
    public let key: String
    /// What the desk does, as the citizen reads it in the course of the dossier.
    public let name: Bilingual
    /// Who does it.
    public let desk: Desk
    /// Which agency's desk.
    public let agency: StepAgency
    /// What is done.
    public let action: StepAction
    /// How long it may take, in minutes of working time.
    public let minutes: Int
    /// The next step; nil for the last.
    public let next: String?
    /// Earlier steps to which the dossier may be given back, with a reason.
    public let returns: [String]
    /// Phòng: the division of the agency, key in `agencies.yaml`.
    public let division: String?
}

/// Bàn xử lý: the kind of post that works a step.
public enum Desk: String, CaseIterable, Codable, Sendable {
    /// Bộ phận một cửa.
    case counter
    /// Lãnh đạo phòng.
    case head
    /// Chuyên viên.
    case specialist
    /// Lãnh đạo cơ quan.
    case leader
    /// Văn thư.
    case clerk
}

/// The agency whose desk works a step.
public enum StepAgency: Hashable, Sendable {
    /// The agency that received the dossier.
    case receiving
    /// The people's committee of the commune of the dossier's place.
    case commune
    /// The people's committee of the district of the dossier's place.
    case district
    /// A department of the province, key in `agencies.yaml`.
    case province(department: String)
}

/// What is done in a step.
public enum StepAction: String, CaseIterable, Codable, Sendable {
    /// Tiếp nhận.
    case accept
    /// Phân công.
    case assign
    /// Thẩm định.
    case appraise
    /// Duyệt.
    case approve
    /// Ký.
    case sign
    /// Cấp số, đóng dấu.
    case number
    /// Trả kết quả.
    case `return`
}
