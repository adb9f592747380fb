import Foundation
public import Kernel
public import Storage
import Synchronization

/// Bàn phân tích: the file of tables of this server, who makes it, and who asks it.
///
/// The file lies in the data folder, also where the database is elsewhere: a question of an analyst shall never be one to
/// the house that works.
public final class AnalysisDesk: Sendable {
    /// What is noted of each question: who asked what, and how it went.
    public struct Note: Sendable {
        /// The account.
        public let account: String
        /// What was typed, at most 2,000 letters of it.
        public let sql: String
        /// `answered`, or the refusal's code.
        public let outcome: String
        /// Rows of the answer.
        public let rows: Int
        /// How long it took, waiting for others included.
        public let milliseconds: Int
    }

    private let database: Database
    private let insights: Insights
    private let surroundings: Surroundings
    private let path: String?
    private let file: GuardedFile?
    private let note: @Sendable (Note) -> Void
    private let state: Mutex<State>

    private struct State {
        var madeAt: Instant?
        var isWanted = false
        var isBeingMade = false
    }

    /// A desk whose file lies in a folder, where there is one; `note` writes into the log of operations.
    public init(
        database: Database,
        insights: Insights,
        surroundings: Surroundings,
        folder: String?,
        note: @escaping @Sendable (Note) -> Void
    ) {
        (self.database, self.insights, self.surroundings, self.note) = (database, insights, surroundings, note)
        path = folder.map { $0 + "/analysis.sqlite" }
        file = path.map { GuardedFile(path: $0, tables: Set(AnalysisTable.all.map(\.name))) }
        let attributes = path.flatMap { try? FileManager.default.attributesOfItem(atPath: $0) }
        let madeAt = (attributes?[.modificationDate] as? Date).map {
            Instant(milliseconds: Int64($0.timeIntervalSince1970 * 1000))
        }
        state = Mutex(State(madeAt: madeAt))
    }

    /// When the file was made; nil where there is none.
    public var madeAt: Instant? { state.withLock { $0.madeAt } }

    /// Whether somebody asked for a new file that is not made yet, or it is being made.
    public var isBeingMade: Bool { state.withLock { $0.isWanted || $0.isBeingMade } }

    /// Asks for a new file; `makeWhereDue` makes it.
    public func refresh() { state.withLock { $0.isWanted = true } }

    /// Makes the file where somebody asked for it, where there is none, and once a night.
    ///
    /// - Throws: `StorageError`; the old file stays then.
    public func makeWhereDue() async throws {
        let isAsked = state.withLock { state in
            // Who asks from now on, asks for the next file: this one does not know what happens meanwhile.
            defer { state.isWanted = false }
            return state.isWanted
        }
        guard isAsked || isDue else { return }
        state.withLock { $0.isBeingMade = true }
        defer { state.withLock { $0.isBeingMade = false } }
        do { try await make() } catch {
            // Whoever asked still waits for it.
            if isAsked { refresh() }
            throw error
        }
    }

    /// Makes the file now; gives up when its task is cancelled, so that the program can end.
    ///
    /// - Throws: `StorageError`, `CancellationError`.
    public func make() async throws {
        guard let path else { return }
        let now = surroundings.now
        let giveUp = Flag()
        try await withTaskCancellationHandler {
            try await database.read { [insights] db in
                let file = try TableFileWriter(path: path) { giveUp.isRaised }
                try insights.fill(file, in: db)
                try file.finish()
            }
        } onCancel: {
            giveUp.raise()
        }
        state.withLock { $0.madeAt = now }
    }

    /// At night, when few work, where the file is of before; at any time where there is none, or it is two days old.
    private var isDue: Bool {
        guard path != nil else { return false }
        guard let madeAt else { return true }
        let now = surroundings.now
        let (night, dawn) = (Instant(now.date, TimeOfDay(2, 0)), Instant(now.date, TimeOfDay(5, 0)))
        if now.milliseconds - madeAt.milliseconds > 2 * 86_400_000 { return true }
        return now >= night && now < dawn && madeAt < night
    }

    /// Runs what an analyst typed, and notes that it was asked.
    ///
    /// - Parameters:
    ///   - sql: one SELECT.
    ///   - account: who asks.
    /// - Throws: `AnalysisRefusal`.
    /// - Returns: what was found, within the usual bounds.
    public func answer(_ sql: String, for account: String) async throws -> GuardedQuery.Answer {
        let start = ContinuousClock.now
        func write(_ outcome: String, rows: Int = 0) {
            let spent = start.duration(to: .now)
            let milliseconds = spent.components.seconds * 1000 + spent.components.attoseconds / 1_000_000_000_000_000
            note(
                Note(
                    account: account,
                    // One line: nobody shall write lines of the log.
                    sql: String(VietnameseText.cleaned(sql).prefix(2000)),
                    outcome: outcome,
                    rows: rows,
                    milliseconds: Int(milliseconds)
                )
            )
        }
        do {
            guard let file else { throw GuardedQuery.Fault.noTables }
            let answer = try await file.answer(sql)
            write("answered", rows: answer.rows.count)
            return answer
        } catch let fault as GuardedQuery.Fault {
            let refusal = AnalysisRefusal(fault)
            write(refusal.code)
            throw refusal
        }
    }
}

/// Cờ: raised once, by another thread than looks at it.
private final class Flag: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .relaxed) }

    func raise() { raised.store(true, ordering: .relaxed) }
}
