import DesignSystem
import Insights
import Kernel
import Web

/// Bản đang soạn: a board between two presses of a button; it lies in its form, and nothing is written before it is saved.
struct BoardDraft: Sendable {
    var name: String
    var subject: BoardSubject?
    var sharing: BoardSharing
    var blocks: [BoardBlock]
    /// For what indicators are searched.
    var search = ""
    /// As what an indicator is added.
    var picture = BoardBlock.Picture.card
    /// The version from which it began; nil for a new board.
    var seen: Int?
    var refusal: BoardRefusal?

    enum Name {
        static let name = "ten"
        static let subject = "doi-tuong"
        static let sharing = "chia-se"
        static let block = "khoi"
        static let search = "tim"
        static let picture = "hinh"
        static let version = "ban"
        static let deed = "viec"
    }

    /// What a press of a button does.
    enum Deed {
        case save
        case up(Int)
        case down(Int)
        case remove(Int)
        case add(BoardBlock.Picture, String)
        case look

        init(_ word: String) {
            let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
            let rest = parts.dropFirst().first ?? ""
            switch (parts.first, Int(rest)) {
            case ("luu", _): self = .save
            case ("len", let place?): self = .up(place)
            case ("xuong", let place?): self = .down(place)
            case ("bo", let place?): self = .remove(place)
            case ("hinh", _): self = BoardBlock.Picture(rawValue: rest).map { .add($0, "") } ?? .look
            case ("chi-tieu", _): self = .add(.card, rest)
            default: self = .look
            }
        }
    }

    init(_ plan: BoardPlan, seen: Int?) {
        (name, subject, sharing, blocks) = (plan.name, plan.subject, plan.sharing, plan.blocks)
        self.seen = seen
    }

    init(newFor subject: BoardSubject) {
        self.init(BoardPlan(name: "", subject: subject, blocks: []), seen: nil)
    }

    init(_ form: FormData) {
        name = form.text(Name.name)
        subject = BoardSubject(word: form.text(Name.subject))
        sharing = BoardSharing(word: form.text(Name.sharing)) ?? .mine
        blocks = form.all(Name.block).compactMap { BoardBlock($0) }
        search = form.text(Name.search)
        picture =
            BoardBlock.Picture(rawValue: form.text(Name.picture)).flatMap { $0.needsIndicator ? $0 : nil } ?? .card
        seen = form.int(Name.version)
    }

    /// What would be saved; nil where no subject was chosen.
    var plan: BoardPlan? {
        subject.map { BoardPlan(name: name, subject: $0, blocks: blocks, sharing: sharing) }
    }

    /// Moves, adds or takes away; what makes no sense changes nothing.
    mutating func apply(_ deed: Deed) {
        switch deed {
        case .save, .look: return
        case .up(let place): swap(place - 1, place)
        case .down(let place): swap(place, place + 1)
        case .remove(let place): if blocks.indices.contains(place) { blocks.remove(at: place) }
        case .add(let picture, let indicator):
            guard let block = BoardBlock(indicator.isEmpty ? picture : self.picture, of: indicator),
                !blocks.contains(block)
            else { return }
            guard blocks.count < BoardPlan.mostBlocks else {
                refusal = .tooLarge(blocks.count + 1)
                return
            }
            blocks.append(block)
        }
    }

    private mutating func swap(_ first: Int, _ second: Int) {
        guard blocks.indices.contains(first), blocks.indices.contains(second) else { return }
        blocks.swapAt(first, second)
    }
}
