import Kernel
import Synchronization

/// Bảng vừa đọc: boards that were read since the last event, so that many who look at one board cost one reading.
///
/// A figure changes with an event, or with the clock where something falls due. So a reading serves as long as the ledger
/// has not grown and hardly any time has passed.
final class BoardMemory: Sendable {
    /// What a board is asked for.
    struct Question: Hashable {
        var subject: BoardSubject
        var period: Period
    }

    /// How long a reading serves where nothing happens.
    static let lifetime: Int64 = 30_000
    /// A reading has some hundred kilobytes; more boards than these are not kept.
    static let mostBoards = 32

    private struct State {
        var records: Int64 = -1
        var readings: [Question: BoardReading] = [:]
    }

    /// What was read beside a board.
    let parts = PartMemory()

    private let state = Mutex(State())

    /// What was read with so many records in the ledger; nil where it has to be read again.
    func reading(of question: Question, records: Int64, at now: Instant) -> BoardReading? {
        state.withLock { state in
            guard state.records == records, let reading = state.readings[question] else { return nil }
            let age = now.milliseconds - reading.at.milliseconds
            return (0..<Self.lifetime).contains(age) ? reading : nil
        }
    }

    /// Keeps a reading; what was read before the last event goes.
    func keep(_ reading: BoardReading, of question: Question) {
        let records = reading.records
        state.withLock { state in
            guard records >= state.records else { return }
            if records > state.records || state.readings.count >= Self.mostBoards { state.readings = [:] }
            state.records = records
            state.readings[question] = reading
        }
    }
}
