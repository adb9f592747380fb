import Dossiers
import Kernel
public import Ledger
public import Storage

/// The facts of dossiers and the counters over them, from the events of streams `dossier:<id>`.
public struct FactsProjection: Projection {
    /// As `thubon rebuild` and the ledger's fingerprints call it.
    public static let projectionName = "insights"
    /// The same, of the instance.
    public let name = projectionName
    /// Its tables.
    public let tables = [
        "insight_amended_day", "insight_count", "insight_cause_count", "insight_cause", "insight_fact", "insight_lane",
    ]
    /// Most steps inside an agency change no figure.
    public var choice: RecordChoice? { FactDeed.choice }

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into facts and counters; what does not touch a figure costs no statement.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        guard let dossier = record.id(of: "dossier", as: DossierTag.self), let deed = try FactDeed(record) else {
            return
        }
        try StoredFacts(db: db).take(deed, Recording(record), of: dossier)
    }

    /// Keeps in memory what is worked on, for a rebuild.
    public func batch() -> (any ProjectionBatch)? { FactsBatch() }
}
