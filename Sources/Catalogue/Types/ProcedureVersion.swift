public import Kernel

/// A procedure as it was in force from one day on: everything that a page, a counter and the engine need to know.
public struct ProcedureVersion: Hashable, Sendable {
    /// Names this version for ever; a dossier is pinned to it.
    public let id: ProcedureVersionID
    /// The first day on which it is no longer in force; nil while no end is known.
    public var validTo: CivilDate?
    /// Tên thủ tục.
    public let name: Bilingual
    /// One sentence: for whom, and what one gets.
    public let summary: Bilingual
    /// Extra words by which people look for it.
    public let keywords: [String]
    /// Lĩnh vực: key in `fields.yaml`.
    public let field: String
    /// Where it is received and decided.
    ///
    /// District and commune together mean: the district where the place has one on that day, otherwise the commune.
    public let levels: [GovernmentLevel]
    /// The department that decides, key in `agencies.yaml`; only where the levels hold the province.
    public let department: String?
    /// Đối tượng thực hiện.
    public let subjects: [Subject]
    /// Sự kiện trong đời: keys in `life-events.yaml`.
    public let lifeEvents: [String]
    /// How much of it can be done online.
    public let service: ServiceKind
    /// Yêu cầu, điều kiện: what must be so before one may ask.
    public let requirements: [Bilingual]
    /// Căn cứ pháp lý.
    public let legalBasis: [LegalBasis]
    /// The form field in which the citizen chooses the unit that is competent.
    public let placeField: String?
    /// Tờ khai: the form, one section a page.
    public let form: [FormSection]
    /// Thành phần hồ sơ.
    public let components: [Component]
    /// Phí, lệ phí.
    public let fees: [Fee]
    /// Thời hạn giải quyết: the first entry that fits counts.
    public let time: [TimeRule]
    /// The course over the desks; the first is the intake, the last the return.
    public let steps: [Step]
    /// Kết quả; nil only where nothing is issued.
    public let result: ResultKind?

    /// Mã thủ tục.
    public var code: String { id.code }
    /// The first day on which it is in force.
    public var validFrom: CivilDate { id.validFrom }
    /// Whether it can be sent in online: it has a form, and is not there for information only.
    public var isOnline: Bool { service != .information && !isInternal && !form.isEmpty }
    /// Whether it is a procedure between agencies, which no citizen sees; see `InternalProcedure`.
    public var isInternal: Bool { service == .internal }

    /// The form's fields in order, over all sections.
    public var formFields: [FormField] { form.flatMap(\.fields) }

    /// The field of the form with this key.
    public func formField(_ key: String) -> FormField? {
        for section in form {
            if let field = section.fields.first(where: { $0.key == key }) { return field }
        }
        return nil
    }

    /// The step with this key.
    public func step(_ key: String) -> Step? { steps.first { $0.key == key } }

    /// The component with this key.
    public func component(_ key: String) -> Component? { components.first { $0.key == key } }

    /// The levels that are competent for a place, which has a district or has none on the day in question.
    public func competentLevels(placeHasDistrict: Bool) -> [GovernmentLevel] {
        guard levels.contains(.district), levels.contains(.commune) else { return levels }
        return levels.filter { $0 != (placeHasDistrict ? .commune : .district) }
    }
}

/// Cấp thực hiện: a level of government.
public enum GovernmentLevel: String, CaseIterable, Codable, Sendable {
    case province, district, commune
}

/// Đối tượng thực hiện: who may ask for a procedure.
public enum Subject: String, CaseIterable, Codable, Sendable {
    case citizen, organisation, household, foreigner
}

/// Mức độ dịch vụ công trực tuyến.
public enum ServiceKind: String, CaseIterable, Codable, Sendable {
    /// Toàn trình: every step online.
    case full
    /// Một phần: sent in online, something remains to be done at the counter.
    case partial
    /// Cung cấp thông tin: described here, handled elsewhere.
    case information
    /// Quy trình nội bộ: between agencies; citizens neither see nor send it.
    case `internal`
}

/// Căn cứ pháp lý: a legal document on which a procedure rests.
public struct LegalBasis: Hashable, Codable, Sendable {
    /// Số ký hiệu, such as `60/2014/QH13`.
    public let number: String
    /// In Vietnamese: Luật Hộ tịch.
    public let name: String
    /// The article that matters, such as `Điều 13`.
    public let article: String?
}
