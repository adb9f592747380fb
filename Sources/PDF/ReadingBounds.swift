import Synchronization

/// How many bytes are read as objects, all in all: objects that lie in each other would be read again and again.
final class ReadingBudget: Sendable {
    private let left: Atomic<Int>
    private let end: ContinuousClock.Instant?

    init(fileLength: Int, time: Duration?) {
        left = Atomic(32 * 1_048_576 + 16 * fileLength)
        end = time.map { ContinuousClock.now.advanced(by: $0) }
    }

    func spend(_ count: Int, at offset: Int) throws(PDFError) {
        try checkTime(at: offset)
        guard left.subtract(count, ordering: .relaxed).newValue >= 0 else { throw PDFError(.tooMany, at: offset) }
    }

    func checkTime(at offset: Int) throws(PDFError) {
        if let end, ContinuousClock.now > end { throw PDFError(.outOfTime, at: offset) }
    }
}

/// The object streams that were unpacked, by the byte at which they lie, and how much more may be.
final class UnpackedStreams: Sendable {
    private static let most = 256 * 1_048_576
    private let known = Mutex<(streams: [Int: ObjectStream], size: Int)>(([:], 0))

    var room: Int { known.withLock { min(PDFStream.longest, Self.most - $0.size) } }

    subscript(_ offset: Int) -> ObjectStream? {
        get { known.withLock { $0.streams[offset] } }
        set {
            known.withLock {
                $0.streams[offset] = newValue
                $0.size += newValue?.size ?? 0
            }
        }
    }
}

/// The objects that were read last: a validation asks for the same few again and again, in each revision.
final class RecentObjects: Sendable {
    private struct Place: Hashable {
        let revision: Int
        let offset: Int
    }

    private static let most = 64
    private static let longest = 1_048_576
    private let known = Mutex<(objects: [Place: PlacedObject], order: [Place])>(([:], []))

    subscript(_ revision: Int, _ offset: Int) -> PlacedObject? {
        get { known.withLock { $0.objects[Place(revision: revision, offset: offset)] } }
        set {
            guard let newValue, newValue.range.count <= Self.longest else { return }
            let place = Place(revision: revision, offset: offset)
            known.withLock { known in
                guard known.objects.updateValue(newValue, forKey: place) == nil else { return }
                known.order.append(place)
                if known.order.count > Self.most { known.objects[known.order.removeFirst()] = nil }
            }
        }
    }
}
