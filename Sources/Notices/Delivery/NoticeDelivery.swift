public import Directory
public import Kernel
public import Storage

/// Gửi tin: the handlers of the jobs that take messages outside, with the retries and waits of the queue.
public struct NoticeDelivery: Sendable {
    private let database: Database
    private let directory: Directory
    private let surroundings: Surroundings
    private let channels: [NoticeChannel]

    /// Delivers over these channels.
    public init(
        database: Database,
        directory: Directory,
        surroundings: Surroundings,
        channels: [NoticeChannel]
    ) {
        self.database = database
        self.directory = directory
        self.surroundings = surroundings
        self.channels = channels
    }

    /// The handlers for a `JobRunner`, by kind of job.
    public var handlers: [String: JobRunner.Handler] {
        var handlers: [String: JobRunner.Handler] = [:]
        for channel in channels {
            handlers[channel.way.jobKind] = { job in try await deliver(job, over: channel) }
        }
        return handlers
    }

    private func deliver(_ job: Jobs.Job, over channel: NoticeChannel) async throws {
        guard let id = NoticeID(job.payload) else { return }
        let outgoing = try await database.read { db -> OutgoingNotice? in
            // A message that was swept or erased in the meantime, or has run out, is not sent any more.
            guard let row = try db.row("SELECT * FROM notice WHERE id = \(id)") else { return nil }
            let notice = try SentNotice(row: row)
            if let end = notice.expiresAt, end <= surroundings.now { return nil }
            guard let address = try address(of: notice, for: channel.way, in: db) else { return nil }
            return OutgoingNotice(
                id: id.description,
                to: address,
                subject: notice.kind?.vietnamese ?? "",
                text: channel.way == .phone ? notice.words.lines.first ?? "" : notice.words.vi
            )
        }
        if let outgoing { try await channel.carry(outgoing) }
    }

    private func address(of notice: SentNotice, for way: NoticeWay, in db: ReadSession) throws -> String? {
        switch way {
        case .phone: notice.phone
        case .email: try notice.person.flatMap { try directory.person($0, in: db)?.details.email }
        }
    }
}
