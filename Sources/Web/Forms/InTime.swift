/// Kịp giờ: pieces of a body that must all have come before a moment; a later one is refused with `WebRefusal.tooSlow`.
///
/// A client that stops sending altogether is cut off by the server's own idle timeout; this one meets those that send a
/// byte now and then. It looks at the clock with each piece, since a timer for every form costs more than reading it.
struct InTime<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable {
    private let base: Base
    private let end: ContinuousClock.Instant

    init(_ base: Base, seconds: Int) {
        self.base = base
        end = .now + .seconds(seconds)
    }

    func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), end: end) }

    struct Iterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let end: ContinuousClock.Instant

        mutating func next() async throws -> Base.Element? {
            guard let piece = try await base.next() else { return nil }
            guard ContinuousClock.now < end else { throw WebRefusal.tooSlow }
            return piece
        }
    }
}
