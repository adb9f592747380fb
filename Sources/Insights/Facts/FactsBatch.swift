import Dispatch
import Dossiers
import Kernel
import Ledger
import Storage

/// Dựng lại số liệu: facts and counters of a whole ledger, kept in memory while they are worked on.
///
/// The payloads of a page are read on the other cores while the page before is taken in and the next comes from the
/// database; what follows from them is worked out in order.
final class FactsBatch: ProjectionBatch {
    private let memory: FactsInMemory
    private var pending: DeedReading?

    init(bounds: FactsInMemory.Bounds = .init()) {
        memory = FactsInMemory(bounds: bounds)
    }

    func take(_ records: [EventRecord], in db: WriteSession) throws {
        let next = DeedReading(records)
        try takePending(in: db)
        pending = next
    }

    func finish(in db: WriteSession) throws {
        try takePending(in: db)
        try RememberedFacts(db: db, memory: memory).write(onlyEnded: false)
    }

    private func takePending(in db: WriteSession) throws {
        guard let reading = pending else { return }
        pending = nil
        let house = RememberedFacts(db: db, memory: memory)
        for found in reading.deeds() {
            guard let told = try found.get() else { continue }
            try house.take(told.deed, told.record, of: told.dossier)
        }
        if memory.isFull { try house.write(onlyEnded: true) }
        // So many are open: what something happens to once more is read back.
        if memory.isFull { try house.write(onlyEnded: false) }
    }
}

/// Đọc trước: what the records of a page mean, being read on other cores.
///
/// Sendable unchecked: `found` is written once before the group is left, and read after it was waited for.
private final class DeedReading: @unchecked Sendable {
    typealias Told = (dossier: DossierID, record: Recording, deed: FactDeed)
    typealias Found = Result<Told?, any Error>

    private var found: [Found] = []
    private let group = DispatchGroup()

    init(_ records: [EventRecord]) {
        // The records are kept and thrown away over there.
        DispatchQueue.global().async(group: group) { self.found = Self.deeds(of: records) }
    }

    /// In the order of the records, nil where no figure depends on one; waits until all are read.
    func deeds() -> [Found] {
        group.wait()
        return found
    }

    private static func deeds(of records: [EventRecord]) -> [Found] {
        Array(unsafeUninitializedCapacity: records.count) { places, count in
            nonisolated(unsafe) let places = places
            let part = 100
            DispatchQueue.concurrentPerform(iterations: (records.count + part - 1) / part) { number in
                for index in number * part..<min(records.count, (number + 1) * part) {
                    // Each place is written once, by one of the cores.
                    places.initializeElement(at: index, to: Found { try told(by: records[index]) })
                }
            }
            count = records.count
        }
    }

    private static func told(by record: EventRecord) throws -> Told? {
        guard let dossier = record.id(of: "dossier", as: DossierTag.self), let deed = try FactDeed(record) else {
            return nil
        }
        return (dossier, Recording(record), deed)
    }
}
