import Dossiers
import Kernel

/// Lịch việc: what will happen next, earliest first; of one moment, in the order in which it was put down.
struct Agenda: Sendable {
    private var heap: [Entry] = []
    private var count = 0

    struct Entry: Sendable {
        var moment: Instant
        var order: Int
        var move: Move
    }

    var next: Instant? { heap.first?.moment }

    mutating func put(_ move: Move, at moment: Instant) {
        count += 1
        heap.append(Entry(moment: moment, order: count, move: move))
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func take() -> Entry? {
        guard let first = heap.first else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
            guard let least = children.min(by: { isBefore($0, $1) }), isBefore(least, parent) else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        (heap[left].moment, heap[left].order) < (heap[right].moment, heap[right].order)
    }
}

/// Việc: something that happens to one dossier of the simulation, by its index.
enum Move: Sendable {
    /// The counter looks at what came in.
    case intake(Int)
    /// The desk at which it lies does its work; stale where the turn of the dossier is another by then.
    case work(Int, turn: Int)
    /// The citizen mends what was asked for.
    case mend(Int)
    /// The counter takes the fees.
    case pay(Int)
    /// A leader puts it off.
    case extend(Int)
    /// The other agency answers.
    case answer(Int, OpinionID)
    /// The citizen wants it back, and the counter agrees.
    case withdraw(Int)
    case confirmWithdrawal(Int)
    /// A month without an answer: the head stops it.
    case stop(Int)
    /// The citizen says how content they are.
    case rate(Int)
}
