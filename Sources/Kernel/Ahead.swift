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

    /// What came of it; waits until it is done.
    ///
    /// - Throws: what the work threw.
    public func outcome() throws -> Outcome {
        group.wait()
        guard let result else { preconditionFailure("the group is left only after the work") }
        return try result.get()
    }
}
