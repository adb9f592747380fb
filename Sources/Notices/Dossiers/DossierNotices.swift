import Catalogue
public import Directory
import Dossiers
import Kernel
public import Ledger
public import Storage

/// Tin về hồ sơ: writes to the applicant when something happens to a dossier that the applicant should know.
///
/// An observer of the ledger, not a projection: the message is written in the transaction of the event and never again.
///
/// Not every event is told: what an office does inside (assigning, passing on, opinions) is to be read on the dossier's
/// page, and nobody wants a telephone that rings for it. For one dossier that goes its way there are three messages:
/// received, accepted with the appointment, result ready.
public struct DossierNotices: EventObserver {
    let notices: Notices
    let directory: Directory

    /// Writes messages with the names of these agencies.
    public init(notices: Notices, directory: Directory) {
        self.notices = notices
        self.directory = directory
    }

    /// Writes the messages of these records, in one statement.
    public func observe(_ records: [EventRecord], in db: WriteSession) throws {
        var messages: [NewNotice] = []
        for record in records {
            if record.kind == "person.erased", let person = record.id(of: "person", as: PersonTag.self) {
                try notices.forget(person, in: db)
            }
            messages += try self.messages(about: record, in: db)
        }
        try notices.send(messages, in: db)
    }

    private func messages(about record: EventRecord, in db: ReadSession) throws -> [NewNotice] {
        guard let kind = DossierEvent.Kind(rawValue: record.kind), Self.told.contains(kind),
            let id = record.id(of: "dossier", as: DossierTag.self),
            let dossier = try addressee(of: id, kind, record, in: db)
        else { return [] }
        guard let (notice, words) = try words(for: kind, record, dossier, in: db) else { return [] }
        let message = NewNotice(
            person: dossier.applicant,
            phone: dossier.phone,
            kind: notice,
            dossier: id,
            words: words
        )
        // Who sent it for another reads of it too, without a second SMS.
        guard let submitter = dossier.submitter, submitter != dossier.applicant else { return [message] }
        return [message, NewNotice(person: submitter, phone: nil, kind: notice, dossier: id, words: words)]
    }

    private func addressee(
        of id: DossierID,
        _ kind: DossierEvent.Kind,
        _ record: EventRecord,
        in db: ReadSession
    ) throws -> DossierAddressee? {
        if kind == .submitted, let event = try record.decode(DossierEvent.Submitted.self) {
            return DossierAddressee(event)
        }
        return try DossierAddressee.of(id, in: db)
    }

    static let told: Set<DossierEvent.Kind> = [
        .submitted, .accepted, .refused, .supplementRequested, .supplemented, .extended, .stopped, .withdrawn,
        .feeDemanded, .resultIssued, .handedOver, .transferred,
    ]

    /// What is said of the event; nil where nothing is.
    ///
    /// Events whose facts stand in the dossier's row already are not decoded: the answers of a whole form would be read
    /// for nothing.
    private func words(
        for kind: DossierEvent.Kind,
        _ record: EventRecord,
        _ dossier: DossierAddressee,
        in db: ReadSession
    ) throws -> (NoticeKind, NoticeWords)? {
        let say = DossierWords(dossier: dossier, agency: try agencyName(dossier, in: db))
        switch kind {
        case .submitted:
            // At the counter the applicant gets the slip with the appointment in the hand.
            return dossier.channel == .online ? (.dossierReceived, say.received()) : nil
        case .accepted: return (.dossierAccepted, say.accepted())
        case .supplemented: return (.supplementReceived, say.supplemented())
        case .transferred: return (.dossierTransferred, say.transferred())
        default: break
        }
        guard let event = try DossierEvent(record: record) else { return nil }
        switch event {
        case .refused(let event): return (.dossierRefused, say.refused(event))
        case .supplementRequested(let event): return (.supplementAsked, say.supplementAsked(event))
        case .extended(let event): return (.dossierExtended, say.extended(event))
        case .stopped(let event): return (.dossierStopped, say.stopped(event.reason))
        case .withdrawn: return (.dossierWithdrawn, say.withdrawn())
        case .feeDemanded(let event): return (.paymentAsked, say.paymentAsked(event.reason))
        case .resultIssued(let event): return (.resultReady, say.resultReady(event))
        case .handedOver(let event):
            // A result that is handed over online in the breath in which it is issued is one message, not two.
            if event.by == .online, let made = dossier.finishedAt, record.time < made.adding(minutes: 1) { return nil }
            return (.resultHandedOver, say.handedOver(event))
        default: return nil
        }
    }

    private func agencyName(_ dossier: DossierAddressee, in db: ReadSession) throws -> (vi: String, en: String) {
        guard let agency = try directory.register(in: db).agency(dossier.receivingAgency) else {
            return ("Cơ quan tiếp nhận", "The receiving office")
        }
        return (agency.name.vi, agency.name.en)
    }
}
