import Kernel

/// Một điểm khác: what a version says otherwise than the one before it, in words.
public struct VersionChange: Hashable, Sendable {
    /// What differs.
    public let what: Bilingual
    /// How it was; empty where there was nothing.
    public let before: String
    /// How it is; empty where there is nothing now.
    public let after: String
}

extension ProcedureVersion {
    /// What this version says otherwise than an earlier one, part by part in the order of the file.
    public func changes(from old: ProcedureVersion) -> [VersionChange] {
        var changes: [VersionChange] = []
        func compare(_ what: Bilingual, _ before: String, _ after: String) {
            if before != after { changes.append(VersionChange(what: what, before: before, after: after)) }
        }
        compare(say("Tên", "Name"), old.name.vi, name.vi)
        compare(say("Tóm tắt", "Summary"), old.summary.vi, summary.vi)
        compare(say("Lĩnh vực", "Field of work"), old.field, field)
        compare(say("Cấp thực hiện", "Levels"), old.levelText, levelText)
        compare(say("Sở giải quyết", "Department"), old.department ?? "", department ?? "")
        compare(say("Mức độ trực tuyến", "Service"), old.service.rawValue, service.rawValue)
        compareLists(say("Yêu cầu", "Requirement"), old.requirements.map(\.vi), requirements.map(\.vi), &changes)
        compareLists(say("Căn cứ", "Legal basis"), old.legalBasis.map(\.line), legalBasis.map(\.line), &changes)
        compareLists(say("Câu hỏi", "Question"), old.formFields.map(\.line), formFields.map(\.line), &changes)
        compareLists(say("Giấy tờ", "Paper"), old.components.map(\.line), components.map(\.line), &changes)
        compareLists(say("Phí, lệ phí", "Fee"), old.fees.map(\.line), fees.map(\.line), &changes)
        compareLists(say("Thời hạn", "Time limit"), old.time.map(\.line), time.map(\.line), &changes)
        compareLists(say("Bước", "Step"), old.course.map(\.line), course.map(\.line), &changes)
        compare(say("Kết quả", "Result"), old.result?.name.vi ?? "", result?.name.vi ?? "")
        if old.result?.template != result?.template {
            changes.append(
                VersionChange(what: say("Mẫu kết quả", "Template of the result"), before: "", after: "đã sửa")
            )
        }
        if changes.isEmpty, !says(theSameAs: old) {
            changes.append(VersionChange(what: say("Chi tiết khác", "Other details"), before: "", after: "đã sửa"))
        }
        return changes
    }

    /// Whether both say the same, whatever their days.
    private func says(theSameAs old: ProcedureVersion) -> Bool {
        form == old.form && components == old.components && fees == old.fees && time == old.time && steps == old.steps
            && result == old.result && keywords == old.keywords && lifeEvents == old.lifeEvents
            && subjects == old.subjects && placeField == old.placeField
    }

    private var levelText: String { levels.map(\.rawValue).joined(separator: ", ") }

    /// Lines that are gone or new; a line that was only moved is no change.
    private func compareLists(
        _ what: Bilingual,
        _ before: [String],
        _ after: [String],
        _ changes: inout [VersionChange]
    ) {
        for line in before where !after.contains(line) {
            changes.append(VersionChange(what: what, before: line, after: ""))
        }
        for line in after where !before.contains(line) {
            changes.append(VersionChange(what: what, before: "", after: line))
        }
    }
}

extension LegalBasis {
    fileprivate var line: String { [number, name, article].compactMap(\.self).joined(separator: " ") }
}

extension FormField {
    fileprivate var line: String { label.vi + (isRequired ? "" : " (không bắt buộc)") }
}

extension Component {
    fileprivate var line: String { "\(name.vi): \(originals) bản chính, \(copies) bản sao" }
}

extension Fee {
    fileprivate var line: String {
        let price: String
        switch self.price {
        case .amount(let amount): price = "\(amount)"
        case .tiers(let tiers): price = tiers.map { "\($0.amount)" }.joined(separator: ", ")
        }
        let channels = Channel.allCases.compactMap { channel in
            channelPrices[channel].map { "\(channel.rawValue): \($0)" }
        }
        return ([name.vi + ": " + price] + channels + [wording, source].compactMap(\.self)).joined(separator: "; ")
    }
}

extension TimeRule {
    fileprivate var line: String {
        let limit =
            switch self.limit {
            case .workingDays(let days): "\(days) ngày làm việc"
            case .hours(let hours): "\(hours) giờ làm việc"
            case .calendarDays(let days): "\(days) ngày"
            case nil: "trong ngày"
            }
        let cutOff = sameDayCutOff.map { " (nhận trước \($0))" } ?? ""
        let condition = when.map { ", khi \($0.field) là \($0.values.joined(separator: ", "))" } ?? ""
        return (channel.map { "\($0.rawValue): " } ?? "") + limit + cutOff + condition
    }
}

extension Step {
    fileprivate var line: String { "\(name.vi), \(minutes) phút" }
}
