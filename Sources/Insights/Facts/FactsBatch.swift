import Dossiers
import Foundation
import Kernel
import Ledger
import Storage

/// Dựng lại số liệu: facts and counters of a whole ledger, kept in memory while they are worked on.
///
/// The payloads of some pages are read on the other cores while earlier pages are taken in and the next comes from the
/// database; what follows from them is worked out in order.
final class FactsBatch: ProjectionBatch {
    private let memory: FactsInMemory
    /// Pages that are being read, in order, without the records on which no figure depends.
    private var pages: [Ahead<[Told]>] = []

    /// One for each core, and one that waits to be taken in.
    private static let mostPages = ProcessInfo.processInfo.activeProcessorCount + 1

    init(bounds: FactsInMemory.Bounds = .init()) {
        memory = FactsInMemory(bounds: bounds)
    }

    func take(_ records: [EventRecord], in db: WriteSession) throws {
        pages.append(Ahead { try records.compactMap(Told.init) })
        if pages.count > Self.mostPages { try takeFirst(in: db) }
    }

    func finish(in db: WriteSession) throws {
        while !pages.isEmpty { try takeFirst(in: db) }
        try RememberedFacts(db: db, memory: memory).write(onlyEnded: false)
    }

    private func takeFirst(in db: WriteSession) throws {
        let house = RememberedFacts(db: db, memory: memory)
        for told in try pages.removeFirst().outcome() { try house.take(told.deed, told.record, of: told.dossier) }
        if memory.isFull { try house.write(onlyEnded: true) }
        // So many are open: what something happens to once more is read back.
        if memory.isFull { try house.write(onlyEnded: false) }
    }
}

/// What a record tells of a dossier.
private struct Told: Sendable {
    let dossier: DossierID
    let record: Recording
    let deed: FactDeed

    /// Nil where no figure depends on the record.
    init?(_ record: EventRecord) throws {
        guard let dossier = record.id(of: "dossier", as: DossierTag.self), let deed = try FactDeed(record) else {
            return nil
        }
        (self.dossier, self.record, self.deed) = (dossier, Recording(record), deed)
    }
}
