public import Kernel

/// Thủ tục hành chính: one procedure with all the versions that were ever published under its code.
public struct Procedure: Hashable, Sendable {
    /// Mã thủ tục, such as `1.001193`.
    public let code: String
    /// Earlier versions first; of one first day, the later correction last.
    public let versions: [ProcedureVersion]

    /// A procedure; the versions are put in order.
    public init(code: String, versions: [ProcedureVersion]) {
        self.code = code
        self.versions = versions.sorted { $0.id < $1.id }
    }

    /// The version in force on a day: the latest one that has begun and not ended, and of that its last correction.
    public func version(on date: CivilDate) -> ProcedureVersion? {
        versions.last { version in
            version.validFrom <= date && (version.validTo.map { date < $0 } ?? true)
        }
    }
}

/// Names one version of a procedure for ever: code, first day, number of the correction of that day.
///
/// The id is made of what the file says and not of chance, so that two nodes which publish the same file agree on it.
public struct ProcedureVersionID: Hashable, Comparable, Sendable {
    /// Mã thủ tục.
    public let code: String
    /// The first day on which the version is in force.
    public let validFrom: CivilDate
    /// 0 for the version as first published, 1 for its first correction with the same first day.
    public let correction: Int

    /// The id of a version.
    public init(code: String, validFrom: CivilDate, correction: Int) {
        self.code = code
        self.validFrom = validFrom
        self.correction = correction
    }

    /// The id written as `1.001193@2021-01-01` or, for a correction, `1.001193@2021-01-01+1`.
    public init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty else { return nil }
        let tail = halves[1].split(separator: "+", omittingEmptySubsequences: false)
        guard let first = tail.first, let date = CivilDate(first), date.description == first, tail.count <= 2 else {
            return nil
        }
        var correction = 0
        if tail.count == 2 {
            guard let number = Int(tail[1]), number > 0, String(number) == tail[1] else { return nil }
            correction = number
        }
        self.init(code: String(halves[0]), validFrom: date, correction: correction)
    }

    /// The order.
    public static func < (left: ProcedureVersionID, right: ProcedureVersionID) -> Bool {
        (left.code, left.validFrom, left.correction) < (right.code, right.validFrom, right.correction)
    }
}

extension ProcedureVersionID: CustomStringConvertible {
    /// `1.001193@2021-01-01`, with `+1` behind for the first correction.
    public var description: String {
        "\(code)@\(validFrom)" + (correction == 0 ? "" : "+\(correction)")
    }
}

extension ProcedureVersionID: Codable {
    /// Reads it from its text.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ProcedureVersionID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not the id of a version of a procedure")
            )
        }
        self = id
    }

    /// Writes it as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
