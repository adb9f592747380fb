import Directory
import HTML
import Insights
import Kernel
import Storage
import Web

/// What a composed board shows: one reading of its subject, and what its blocks ask beyond that.
struct ComposedModel: Sendable {
    let plan: BoardPlan
    let base: BoardModel
    let parts: PartReadings
    let subjectTitle: String
    /// Names of indicators that are no more, or say nothing of the subject.
    let names: [String: Phrase]
}

extension InsightsPages {
    /// Reads a board that was composed; nil where there is no such subject.
    ///
    /// The number of queries depends on what kinds of blocks there are, never on how many.
    func compose(
        _ plan: BoardPlan,
        for sight: Sight,
        _ choice: PeriodChoice,
        _ now: Instant,
        in db: ReadSession
    ) throws -> ComposedModel? {
        guard let reading = try insights.board(plan.subject, choice.period(now.date), in: db) else { return nil }
        let pictures = Set(plan.blocks.map(\.picture))
        let needsMap = pictures.contains(.map) && plan.subject.hasMap
        let title = sight.title(plan.subject, procedure: try insights.procedureNames(in: db))
        var base = BoardModel(
            reading,
            title: plan.name,
            choice: choice,
            shelf: insights.shelf,
            map: needsMap ? try map(on: reading.period.last, in: db) : nil,
            isWhole: sight.isWhole
        )
        if pictures.contains(.calendar) { base.calendar = try insights.takenIn(of: reading, in: db) }
        func indicators(_ pictures: Set<BoardBlock.Picture>) -> [Indicator] {
            plan.blocks.filter { pictures.contains($0.picture) }.compactMap {
                reading.indicator($0.indicator)?.indicator
            }
        }
        let keys = Set(plan.blocks.map(\.indicator)).subtracting([""])
        let known = keys.compactMap { insights.shelf.indicator($0, on: reading.period.last) }
        return ComposedModel(
            plan: plan,
            base: base,
            parts: try insights.parts(
                of: reading,
                values: indicators([.ranking]),
                trends: indicators([.districts, .offices]),
                in: db
            ),
            subjectTitle: title,
            names: Dictionary(known.map { ($0.key, Phrase($0.name)) }, uniquingKeysWith: { $1 })
        )
    }
}

extension ComposedModel {
    /// Why a block cannot be drawn; nil where it can.
    func fault(of block: BoardBlock) -> Phrase? {
        let stands = Phrase(vi: "Các khối khác vẫn hiện.", en: "The other blocks stand.")
        func say(_ vi: String, _ en: String) -> Phrase { Phrase(vi: "\(vi) \(stands.vi)", en: "\(en) \(stands.en)") }
        if block.picture == .map, base.areas.isEmpty {
            return say("Đối tượng này không có bản đồ cấp xã.", "This subject has no map of communes.")
        }
        guard block.picture.needsIndicator else { return nil }
        guard let name = names[block.indicator] else {
            return say(
                "Chỉ tiêu “\(block.indicator)” không còn, hoặc công thức trong tệp chỉ tiêu đang sai.",
                "The indicator '\(block.indicator)' is no more, or its formula is wrong."
            )
        }
        guard let reading = base.reading.indicator(block.indicator) else {
            return say("“\(name.vi)” không tính cho đối tượng này.", "'\(name.en)' says nothing of this subject.")
        }
        guard let kind = kind(of: block.picture) else { return nil }
        guard base.reading.subject.parts != nil else {
            return say("Đối tượng này không có đơn vị nhỏ hơn.", "This subject has no smaller parts.")
        }
        guard PartReadings.tells(reading.indicator), parts.lines(of: reading.indicator, by: kind) != nil else {
            return say("“\(name.vi)” không tách được theo nơi.", "'\(name.en)' cannot be told apart by place.")
        }
        return nil
    }

    /// By which parts a picture is told apart; nil where it shows the whole.
    func kind(of picture: BoardBlock.Picture) -> BoardPart.Kind? {
        switch picture {
        case .ranking: base.reading.subject.parts ?? .offices
        case .districts: base.reading.subject.parts ?? .districts
        case .offices: .offices
        default: nil
        }
    }

    /// How a block is called: its picture, and its indicator where it has one.
    func name(of block: BoardBlock) -> Phrase {
        guard block.picture.needsIndicator else { return block.picture.word }
        let name = names[block.indicator] ?? Phrase(block.indicator)
        return Phrase(
            vi: "\(name.vi) – \(block.picture.word.vi.lowercased())",
            en: "\(name.en) – \(block.picture.word.en.lowercased())"
        )
    }
}
