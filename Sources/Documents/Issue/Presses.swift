import Foundation

/// Xưởng in: sets papers on two threads of its own, never on Swift's pool, which answers other readers meanwhile.
final class Presses: Sendable {
    private let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.name = "thubon.presses"
        queue.maxConcurrentOperationCount = 2
        return queue
    }()

    /// Runs work that takes milliseconds of a core.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try work() }) }
        }
    }
}
