/// Hàng số liệu: one number for each measure.
public struct Figures: Hashable, Sendable {
    private var numbers: [Int]

    /// A row of nothing, to add others to.
    public static let none = Figures()

    private init() {
        numbers = Array(repeating: 0, count: Measure.allCases.count)
    }

    init(_ numbers: [Int]) {
        self.numbers = numbers
    }

    /// One measure.
    public subscript(measure: Measure) -> Int {
        get { numbers[measure.position] }
        set { numbers[measure.position] = newValue }
    }

    /// Tiếp nhận, on all channels.
    public var accepted: Int { self[.acceptedOnline] + self[.acceptedCounter] + self[.acceptedPost] }
    /// Đã xử lý.
    public var finished: Int { self[.early] + self[.onTime] + self[.late] }

    /// Adds measure by measure.
    public static func + (left: Figures, right: Figures) -> Figures {
        Figures(zip(left.numbers, right.numbers).map { $0 &+ $1 })
    }

    /// Takes away measure by measure.
    static func - (left: Figures, right: Figures) -> Figures {
        Figures(zip(left.numbers, right.numbers).map { $0 &- $1 })
    }

    /// Adds measure by measure.
    public static func += (left: inout Figures, right: Figures) {
        for index in left.numbers.indices { left.numbers[index] &+= right.numbers[index] }
    }
}
