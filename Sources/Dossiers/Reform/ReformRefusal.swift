public import Kernel

/// Why a reform is not applied to the dossiers of a province.
public enum ReformRefusal: Refusal, Hashable {
    /// Open dossiers whose successor agency nobody but a human can name.
    case undecided([ReformReport.Undecided])

    public var code: String { "DOS-030" }

    public var status: Int { 409 }

    public var vietnamese: String {
        switch self {
        case .undecided(let dossiers):
            "Còn \(dossiers.count) hồ sơ chưa xác định được cơ quan kế thừa: \(Self.names(dossiers))."
        }
    }

    public var english: String {
        switch self {
        case .undecided(let dossiers):
            "\(dossiers.count) open dossiers have no certain successor: \(Self.names(dossiers))."
        }
    }

    public var whatNext: String {
        "Chọn cơ quan nhận cho từng hồ sơ (dossier MÃ ĐƠN-VỊ) hoặc cho cả cơ quan (dossiers MÃ-CƠ-QUAN ĐƠN-VỊ) rồi làm lại."
    }

    private static func names(_ dossiers: [ReformReport.Undecided]) -> String {
        let some = dossiers.prefix(5).map(\.name).joined(separator: ", ")
        return dossiers.count > 5 ? some + "…" : some
    }
}
