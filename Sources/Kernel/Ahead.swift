import Dispatch

/// Làm trước: work that goes on on another core until its outcome is asked for.
///
/// For threads that may wait, such as that of a write; never for a task.
///
/// Sendable unchecked: the result is written once before the group is left, and read after it was waited for.
public final class Ahead<Outcome: Sendable>: @unchecked Sendable {
    private var result: Result<Outcome, any Error>?
    private let group = DispatchGroup()

    /// Begins the work.
    public init(_ work: @escaping @Sendable () throws -> Outcome) {
        DispatchQueue.global().async(group: group) { self.result = Result { try work() } }
    }

    /// Takes on work that begins elsewhere.
    ///
    /// - Parameter start: begins it, and gives its answer exactly once, on whatever thread.
    public init(answeredBy start: (@escaping @Sendable (Result<Outcome, any Error>) -> Void) -> Void) {
        group.enter()
        start { answer in
            self.result = answer
            self.group.leave()
        }
    }

    /// What came of it; waits until it is done.
    ///
    /// - Throws: what the work threw.
    public func outcome() throws -> Outcome {
        group.wait()
        guard let result else { preconditionFailure("the group is left only after the work") }
        return try result.get()
    }
}
