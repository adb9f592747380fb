public import Catalogue
public import Directory
public import Kernel
public import Storage
import Territory

/// Trước khi nộp: what a dossier would meet if it were sent now.
public struct Outlook: Sendable {
    /// Who would receive it; nil while the place is not chosen.
    public let agency: Agency?
    /// When the result would be due if the counter took it this minute; nil where it cannot be counted yet.
    public let due: Instant?
    /// What is to be paid.
    public let bill: FeeBill
}

extension Dossiers {
    /// Who would receive a dossier with these (normalised) answers, when the result would be due and what it costs.
    public func outlook(
        _ version: ProcedureVersion,
        answers: [String: String],
        channel: Channel,
        exemption: String?,
        in db: ReadSession
    ) throws -> Outlook {
        let now = surroundings.now
        let atlas = try territory.atlas(in: db)
        let bill = version.fees(for: answers, channel: channel, exemption: exemption)
        guard let place = place(of: version, answers: answers, atlas: atlas, on: now.date) else {
            return Outlook(agency: nil, due: nil, bill: bill)
        }
        let routing = try routing(version, place: place, at: now, in: db)
        guard let agency = try? routing.receivingAgency() else { return Outlook(agency: nil, due: nil, bill: bill) }
        let calendar = try routing.calendars.calendar(of: agency, division: nil)
        let due = try? version.timeRule(channel: channel, answers: answers)?.due(from: now, in: calendar)
        return Outlook(agency: agency, due: due, bill: bill)
    }
}
