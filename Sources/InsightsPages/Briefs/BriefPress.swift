import Dispatch
public import Insights
import Kernel
import Typesetting
import Web

/// In bản tin: sets the paper of a brief on a thread of its own; the same brief gives the same bytes each time.
public struct BriefPress: Sendable {
    private static let queue = DispatchQueue(label: "thubon.briefs", qos: .utility)
    /// Who issues it, such as `UBND tỉnh Quảng Nam`.
    let publisher: String
    /// Địa danh, such as `Quảng Nam`.
    let place: String

    /// A press of a publisher.
    public init(publisher: String, place: String) { (self.publisher, self.place) = (publisher, place) }

    /// The PDF of a brief.
    ///
    /// - Throws: `TypesettingFault`.
    public func pdf(_ kept: KeptBrief) async throws -> [UInt8] {
        let (publisher, place) = (publisher, place)
        return try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                continuation.resume(
                    with: Result {
                        let document = BriefPaper(kept: kept, publisher: publisher, place: place).document
                        return try Typesetter().pdf(document, created: kept.madeAt)
                    }
                )
            }
        }
    }
}

/// Lời báo bản tin: what a reader is told on Monday.
public struct BriefWords: Sendable {
    let message: BriefMessage

    /// The words of a message.
    public init(_ message: BriefMessage) { self.message = message }

    /// In Vietnamese.
    public var vietnamese: String {
        let (brief, (number, year)) = (message.brief, message.brief.week)
        return """
            Đã có bản tin điều hành tuần \(number)/\(year), \(brief.title).
            \(brief.behind.count) chỉ tiêu chậm lộ trình, \(brief.overdue) hồ sơ quá hạn, \(brief.orders.count) chỉ đạo đang thực hiện.
            """
    }

    /// In English.
    public var english: String {
        let (brief, (number, year)) = (message.brief, message.brief.week)
        return """
            The brief of week \(number)/\(year), \(brief.title), is there.
            \(brief.behind.count) indicators behind their path, \(brief.overdue) dossiers overdue, \(brief.orders.count) instructions under way.
            """
    }

    /// Where it is read.
    public var address: String { BoardPath.briefs.adding("cua", message.subject.word).string }
}
