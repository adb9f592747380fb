import Dispatch
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
    /// Pages that are being read, in order.
    private var pages: [DeedReading] = []

    /// One for each core, and one that waits to be taken in.
    private static let mostPages = ProcessInfo.processInfo.activeProcessorCount + 1

    init(bounds: FactsInMemory.Bounds = .init()) {
        memory = FactsInMemory(bounds: bounds)
    }

    func take(_ records: [EventRecord], in db: WriteSession) throws {
        pages.append(DeedReading(records))
        if pages.count > Self.mostPages { try takeFirst(in: db) }
    }

    func finish(in db: WriteSession) throws {
        while !pages.isEmpty { try takeFirst(in: db) }
        try RememberedFacts(db: db, memory: memory).write(onlyEnded: false)
    }

    private func takeFirst(in db: WriteSession) throws {
        let house = RememberedFacts(db: db, memory: memory)
        for told in try pages.removeFirst().told() { try house.take(told.deed, told.record, of: told.dossier) }
        if memory.isFull { try house.write(onlyEnded: true) }
        // So many are open: what something happens to once more is read back.
        if memory.isFull { try house.write(onlyEnded: false) }
    }
}

/// Đọc trước: what the records of a page mean for figures, being read on another core.
///
/// Sendable unchecked: `found` is written once before the group is left, and read after it was waited for.
private final class DeedReading: @unchecked Sendable {
    typealias Told = (dossier: DossierID, record: Recording, deed: FactDeed)

    private var found: Result<[Told], any Error> = .success([])
    private let group = DispatchGroup()

    init(_ records: [EventRecord]) {
        // The records are kept and thrown away over there.
        DispatchQueue.global().async(group: group) { self.found = Result { try records.compactMap(Self.told) } }
    }

    /// In the order of the records, without those on which no figure depends; waits until all are read.
    func told() throws -> [Told] {
        group.wait()
        return try found.get()
    }

    private static func told(by record: EventRecord) throws -> Told? {
        guard let dossier = record.id(of: "dossier", as: DossierTag.self), let deed = try FactDeed(record) else {
            return nil
        }
        return (dossier, Recording(record), deed)
    }
}
