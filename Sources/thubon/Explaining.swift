import Kernel

/// A refusal in words for a terminal.
struct Explained: Error, CustomStringConvertible {
    let description: String
}

/// Runs a command and says its refusals in plain words: what happened, in both languages, and what to do next.
func explaining<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let refusal as any Refusal {
        throw Explained(
            description: "\(refusal.english) (\(refusal.code))\n\(refusal.vietnamese)\n\(refusal.whatNext)"
        )
    }
}
