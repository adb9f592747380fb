public import Kernel

/// Why a reform is not applied to the dossiers of a province.
public enum ReformRefusal: Refusal, Hashable {
    /// Open dossiers whose successor agency nobody but a human can name.
    case undecided([ReformReport.Undecided])
    /// Questions about officers that nobody has answered or left for later.
    case officers([ReformReport.PersonnelQuestion])

    /// `DOS-030` and on; the numbers from 30 on are those of reforms.
    public var code: String {
        switch self {
        case .undecided: "DOS-030"
        case .officers: "DOS-031"
        }
    }

    /// Conflict: the same reform is accepted once the choices are made.
    public var status: Int { 409 }

    /// How many dossiers have no certain heir, and the first five by their codes.
    public var vietnamese: String {
        switch self {
        case .undecided(let dossiers):
            "Còn \(dossiers.count) hồ sơ chưa xác định được cơ quan kế thừa: \(Self.names(dossiers))."
        case .officers(let questions):
            "Còn \(questions.count) câu hỏi về cán bộ cần người quyết định: \(Self.words(questions))"
        }
    }

    /// The same in English.
    public var english: String {
        switch self {
        case .undecided(let dossiers):
            "\(dossiers.count) open dossiers have no certain successor: \(Self.names(dossiers))."
        case .officers(let questions):
            "\(questions.count) questions about officers need a human's choice: \(Self.words(questions))"
        }
    }

    /// The lines of the file of choices that settle it, for one dossier or for a whole agency.
    public var whatNext: String {
        switch self {
        case .undecided:
            "Chọn cơ quan nhận cho từng hồ sơ (dossier MÃ ĐƠN-VỊ) hoặc cho cả cơ quan (dossiers MÃ-CƠ-QUAN ĐƠN-VỊ) rồi làm lại."
        case .officers:
            "Chọn cho từng người (leader, officer), hoặc ghi dòng “officers -” để bố trí sau; vị trí để trống đến lúc đó."
        }
    }

    private static func names(_ dossiers: [ReformReport.Undecided]) -> String {
        let some = dossiers.prefix(5).map(\.name).joined(separator: ", ")
        return dossiers.count > 5 ? some + "…" : some
    }

    private static func words(_ questions: [ReformReport.PersonnelQuestion]) -> String {
        let some = questions.prefix(3).map(\.vietnamese).joined(separator: " ")
        return questions.count > 3 ? some + " …" : some
    }
}
