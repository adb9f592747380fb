public import Directory
public import Kernel
import Territory

/// Phần của bảng: a smaller board inside a board: a district of the province, an office of a district.
public struct BoardPart: Hashable, Sendable {
    /// Into what a board is divided.
    public enum Kind: Hashable, Sendable {
        /// Huyện, with the departments of the province as one part, and communes that lie in no district.
        case districts
        /// Cơ quan.
        case offices
    }

    /// Which board it would be.
    public let subject: BoardSubject
    /// Its agencies.
    public let agencies: [AgencyID]
}

extension AgencyTree {
    /// Agencies by part, ordered by name.
    public func parts(of ids: some Sequence<AgencyID>, by kind: BoardPart.Kind) -> [BoardPart] {
        var bySubject: [BoardSubject: [AgencyID]] = [:]
        for id in ids { if let subject = part(of: id, by: kind) { bySubject[subject, default: []].append(id) } }
        return bySubject.map { BoardPart(subject: $0.key, agencies: $0.value.sorted()) }
            .sorted { VietnameseText.sortKey(name(of: $0.subject)) < VietnameseText.sortKey(name(of: $1.subject)) }
    }

    private func part(of id: AgencyID, by kind: BoardPart.Kind) -> BoardSubject? {
        guard let agency = agencies[id] else { return nil }
        guard kind == .districts else { return .agency(id) }
        if let unit = district[id] { return .district(unit) }
        return agency.level == .province ? .departments : .agency(id)
    }

    /// What a subject is called where it stands beside others; a procedure by its code.
    public func name(of subject: BoardSubject) -> String {
        switch subject {
        case .province: "Toàn tỉnh"
        case .departments: "Sở, ban, ngành"
        case .district(let unit): districtNames[unit] ?? ""
        case .agency(let id): agencies[id]?.shortName ?? ""
        case .procedure(let code): code
        }
    }
}

extension BoardSubject {
    /// Into what its board is divided; nil for an office, which has no smaller parts.
    public var parts: BoardPart.Kind? {
        switch self {
        case .province, .procedure: .districts
        case .departments, .district: .offices
        case .agency: nil
        }
    }
}
