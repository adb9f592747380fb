import Directory
import Kernel
public import Ledger
public import Storage

/// The tables of dossiers, from the events of streams `dossier:<id>`.
public struct DossierProjection: Projection {
    /// As `thubon rebuild` and the ledger's fingerprints call it.
    public let name = "dossiers"
    /// Children first, so that a rebuild empties them in this order.
    public let tables = [
        "dossier_series", "dossier_rating", "dossier_result", "dossier_extension", "dossier_opinion", "dossier_defect",
        "dossier_pause",
        "dossier_step", "dossier_fee", "dossier_component", "dossier_form", "dossier",
    ]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the tables; other streams and erased payloads are passed over.
    ///
    /// - Throws: `StorageError`; `DecodingError` for a payload that is not of its kind and version.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        guard let id = record.id(of: "dossier", as: DossierTag.self), let event = try DossierEvent(record: record)
        else {
            return
        }
        let change = DossierChange(id: id, record: record, db: db)
        switch event {
        case .submitted(let payload): try change.submitted(payload)
        case .accepted(let payload): try change.accepted(payload)
        case .refused(let payload): try change.refused(payload)
        case .assigned(let payload): try change.assigned(payload)
        case .stepFinished(let payload): try change.moved(to: payload.stop, outcome: "forward", note: payload.note)
        case .returned(let payload): try change.moved(to: payload.stop, outcome: "return", note: payload.reason)
        case .supplementRequested(let payload): try change.supplementRequested(payload)
        case .supplemented(let payload): try change.supplemented(payload)
        case .opinionAsked(let payload): try change.opinionAsked(payload)
        case .opinionGiven(let payload): try change.opinionGiven(payload)
        case .extended(let payload): try change.extended(payload)
        case .stopped(let payload): try change.ended(.stopped, outcome: "stop", reason: payload.reason)
        case .withdrawn(let payload): try change.ended(.stopped, outcome: "withdraw", reason: payload.reason)
        case .withdrawalRequested(let payload): try change.paused(.withdrawalRequested, "withdrawal", payload.reason)
        case .feeDemanded(let payload): try change.paused(.awaitingPayment, "payment", payload.reason)
        case .feePaid(let payload): try change.feePaid(payload)
        case .resultIssued(let payload): try change.resultIssued(payload)
        case .handedOver: try change.handedOver()
        case .transferred(let payload): try change.transferred(payload)
        case .opinionTransferred(let payload): try change.opinionTransferred(payload)
        case .rated(let payload): try change.rated(payload)
        }
    }
}

/// One event on its way into the tables.
struct DossierChange {
    let id: DossierID
    let record: EventRecord
    let db: WriteSession

    var time: Instant { record.time }

    /// Changes the row of the dossier, once for an event: every index is touched with it.
    func update(_ assignments: SQL = "") throws {
        let comma: SQL = assignments.isEmpty ? "" : ", "
        try db.run(
            "UPDATE dossier SET position = \(record.position)\(sql: comma)\(sql: assignments) WHERE id = \(id)"
        )
    }

    /// The next number in a table of the dossier.
    func next(_ table: String) -> SQL {
        "(SELECT COALESCE(MAX(number), 0) + 1 FROM \(name: table) WHERE dossier_id = \(id))"
    }
}
