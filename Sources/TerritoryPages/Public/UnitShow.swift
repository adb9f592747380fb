import DesignSystem
import Directory
import HTML
import Kernel
import Territory

/// What the page of one unit shows.
struct UnitShowModel: Sendable {
    var name: String
    var fullName: String
    var code: String
    var level: Level
    var from: CivilDate
    /// The last day; nil while it exists.
    var through: CivilDate?
    /// Other names that it had, with the first day of each.
    var names: [(from: CivilDate, name: String)]
    /// What happened to it, step by step.
    var steps: [Step]
    /// Who stands in for it today.
    var heirs: [Heir]
    /// Of which units it was made.
    var origins: [(id: UnitID, name: String, isWhole: Bool)]
    /// The reform that made it.
    var origin: AppliedReform?

    struct Step: Sendable {
        var on: CivilDate
        var reform: AppliedReform?
        var to: [(id: UnitID, name: String, isWhole: Bool)]
    }

    struct Heir: Sendable {
        var id: UnitID
        var name: String
        var isSelf: Bool
        /// The competent agency today, with its one-stop counter.
        var agency: String?
        var counter: String?
    }

    init(_ unit: Unit, _ atlas: Atlas, _ register: AgencyRegister, reforms: [AppliedReform], on today: CivilDate) {
        let isAlive = unit.exists(on: today)
        let day = isAlive ? today : unit.validTo?.adding(days: -1) ?? unit.validFrom
        name = unit.name(on: day)
        fullName = atlas.fullName(of: unit.id, on: day)
        code = unit.code
        level = unit.level
        from = unit.validFrom
        through = unit.validTo.flatMap { $0 <= today ? $0.adding(days: -1) : nil }
        let current = name
        names = unit.spans.filter { $0.name != current && $0.validFrom <= today }.map { ($0.validFrom, $0.name) }
        steps = Self.steps(of: unit, atlas, reforms, today)
        heirs = Self.heirs(of: unit, atlas, register, today)
        origin = unit.validFrom == Territory.beginning ? nil : reforms.first { $0.effective == unit.validFrom }
        origins = atlas.predecessors(of: unit.id).map { step in
            let last = step.on.adding(days: -1)
            return (step.from, atlas.fullName(of: step.from, on: last), step.isWhole)
        }
    }

    /// From reform to reform until today.
    private static func steps(
        of unit: Unit,
        _ atlas: Atlas,
        _ reforms: [AppliedReform],
        _ today: CivilDate
    ) -> [Step] {
        var steps: [Step] = []
        var waiting = [unit.id]
        var seen: Set<UnitID> = []
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted, let unit = atlas.unit(id), let end = unit.validTo, end <= today else {
                continue
            }
            let next = atlas.heirs(of: id)
            steps.append(
                Step(
                    on: end,
                    reform: reforms.first { $0.effective == end },
                    to: next.map { ($0.to, atlas.name(of: $0.to, on: $0.on), $0.isWhole) }
                )
            )
            waiting += next.map(\.to)
        }
        return steps.sorted { $0.on < $1.on }
    }

    private static func heirs(
        of unit: Unit,
        _ atlas: Atlas,
        _ register: AgencyRegister,
        _ today: CivilDate
    ) -> [Heir] {
        atlas.successors(of: unit.id, on: today).map { step in
            let agency = register.agency(for: step.to, on: today)
            return Heir(
                id: step.to,
                name: atlas.fullName(of: step.to, on: today),
                isSelf: step.to == unit.id,
                agency: agency?.name.vi,
                counter: agency?.counterName
            )
        }
    }
}

/// Trang của một đơn vị: what became of it, by which resolution, and who is competent today.
enum UnitShowView {
    static func write(_ model: UnitShowModel, to html: inout HTMLWriter) {
        html.heading(Phrase(model.name), above: model.level.phrase, below: Phrase(model.fullName))
        answer(model, to: &html)
        if !model.steps.isEmpty { steps(model, to: &html) }
        if !model.origins.isEmpty { origins(model, to: &html) }
        html.h2(Phrase(vi: "Thông tin đơn vị", en: "About the unit"))
        html.facts { html in
            html.fact(Phrase(vi: "Mã đơn vị", en: "Code")) { $0.code(model.code) }
            if model.from > Territory.beginning {
                html.fact(Phrase(vi: "Có từ ngày", en: "Since")) { $0.date(model.from) }
            }
            if let last = model.through {
                html.fact(Phrase(vi: "Đến hết ngày", en: "Until")) { $0.date(last) }
            }
            for (from, name) in model.names {
                html.fact(Phrase(vi: "Tên khác", en: "Other name")) { html in
                    html.text(name)
                    if from > Territory.beginning {
                        html.text(Phrase(vi: " (từ ", en: " (from "))
                        html.date(from)
                        html.text(")")
                    }
                }
            }
        }
        html.p(
            Phrase(
                vi: "Mã đơn vị có thể được dùng lại cho đơn vị khác sau khi sắp xếp.",
                en: "A code may be used again for another unit after a reform."
            ),
            .class("muted")
        )
    }

    private static func answer(_ model: UnitShowModel, to html: inout HTMLWriter) {
        if model.heirs.isEmpty {
            html.notice(
                Phrase(vi: "Đơn vị này không còn và không có một đơn vị kế thừa", en: "This unit is no more"),
                tone: .wait
            ) { html in
                html.p(
                    model.level == .district
                        ? Phrase(
                            vi:
                                "Cấp huyện đã kết thúc. Việc của huyện nay do xã, phường nơi bạn ở giải quyết: hãy tìm theo tên xã, phường.",
                            en: "The district level has ended; the communes do its work. Look for your commune."
                        )
                        : Phrase(vi: "Gọi tổng đài 1022 để được hướng dẫn.", en: "Call 1022 for help.")
                )
            }
            return
        }
        if model.heirs.count > 1 {
            html.notice(
                Phrase(vi: "Đơn vị đã được chia cho nhiều nơi", en: "The unit was divided"),
                tone: .wait
            ) { html in
                html.p(
                    Phrase(
                        vi: "Chọn đúng nơi theo thôn, tổ của bạn; không ai đoán thay được.",
                        en: "Choose by your hamlet; nobody can guess it for you."
                    )
                )
            }
        }
        for heir in model.heirs {
            html.card(
                heir.isSelf
                    ? Phrase(vi: "Hiện nay", en: "Today")
                    : Phrase(vi: "Nay thuộc \(heir.name)", en: "Today: \(heir.name)"),
                tone: .done
            ) { html in
                if let agency = heir.agency {
                    html.p { html in
                        html.text(Phrase(vi: "Cơ quan giải quyết: ", en: "Competent agency: "))
                        html.b(agency)
                    }
                    if let counter = heir.counter {
                        html.p { html in
                            html.text(Phrase(vi: "Nơi nộp hồ sơ: ", en: "Where to apply: "))
                            html.text(counter)
                        }
                    }
                }
                if !heir.isSelf { html.p { $0.a(heir.name, .href(UnitPath.unit(heir.id))) } }
            }
        }
    }

    private static func steps(_ model: UnitShowModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Đã thay đổi thế nào", en: "What happened"))
        html.ol { html in
            for step in model.steps {
                html.li { html in
                    html.p { html in
                        html.text(Phrase(vi: "Từ ngày ", en: "On "))
                        html.date(step.on)
                        html.text(": ")
                        if step.to.isEmpty { html.text(Phrase(vi: "kết thúc hoạt động", en: "it ended")) }
                        for (index, target) in step.to.enumerated() {
                            if index > 0 { html.text(", ") }
                            html.text(
                                target.isWhole
                                    ? Phrase(vi: "nhập vào ", en: "it joined ")
                                    : Phrase(vi: "một phần nhập vào ", en: "a part joined ")
                            )
                            html.a(target.name, .href(UnitPath.unit(target.id)))
                        }
                    }
                    if let reform = step.reform { basis(reform, to: &html) }
                }
            }
        }
    }

    private static func basis(_ reform: AppliedReform, to html: inout HTMLWriter) {
        html.p(.class("muted")) { html in
            html.text(Phrase(vi: "Căn cứ: ", en: "By: "))
            html.text(reform.legalBasis.joined(separator: "; "))
        }
    }

    private static func origins(_ model: UnitShowModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Được lập từ", en: "Made of"))
        html.ul { html in
            for origin in model.origins {
                html.li { html in
                    html.a(origin.name, .href(UnitPath.unit(origin.id)))
                    if !origin.isWhole { html.text(Phrase(vi: " (một phần)", en: " (a part)")) }
                }
            }
        }
        if let reform = model.origin { basis(reform, to: &html) }
    }
}
