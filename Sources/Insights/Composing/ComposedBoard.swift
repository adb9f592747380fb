public import Directory
public import Kernel

/// Names the ids of composed boards.
public enum ComposedBoardTag {}
/// Mã của một bảng tự soạn.
public typealias ComposedBoardID = Identifier<ComposedBoardTag>

/// What somebody wants a board to be.
public struct BoardPlan: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Of whom it speaks.
    public var subject: BoardSubject
    /// From above; none stands twice.
    public var blocks: [BoardBlock]
    /// Who else finds it.
    public var sharing: BoardSharing

    /// The most blocks that a board may have.
    public static let mostBlocks = 48
    /// The most letters of a name.
    public static let longestName = 80

    /// A plan; a block that is there already is not put down again.
    public init(name: String, subject: BoardSubject, blocks: [BoardBlock], sharing: BoardSharing = .mine) {
        self.name = name
        self.subject = subject
        var seen: Set<BoardBlock> = []
        self.blocks = blocks.filter { seen.insert($0).inserted }
        self.sharing = sharing
    }
}

/// Bảng tự soạn: a board that somebody composed of indicators and pictures, without code.
public struct ComposedBoard: Hashable, Sendable, Identifiable {
    /// Which.
    public let id: ComposedBoardID
    /// Whose.
    public let owner: AccountID
    /// The owner's name when it was composed.
    public let ownerName: String
    /// What it shows and who finds it.
    public let plan: BoardPlan
    /// 1, 2, 3 …, one more each time it was changed.
    public let version: Int
    /// When that was.
    public let changedAt: Instant
}

/// Bản của bảng: what a board was at some time.
public struct BoardVersion: Hashable, Sendable {
    /// Its number, from 1.
    public let number: Int
    /// What it was; who finds it is not part of a version.
    public let plan: BoardPlan
    /// Since when.
    public let since: Instant
    /// Who changed it.
    public let by: String
}
