import Synchronization

/// What the sender calls the file, learned while it comes in.
final class FileName: Sendable {
    private let name = Mutex("")

    var text: String { name.withLock { $0 } }

    func set(_ text: String) { name.withLock { $0 = text } }
}
