import Catalogue
import DesignSystem
import HTML
import Web

/// The list of procedures with its search.
struct ProcedureIndexView {
    let model: ProcedureIndexModel

    var page: Page {
        let title = model.filter.query.isEmpty ? Words.title : Words.results(of: model.filter.query)
        return Page(title: title, section: "/thu-tuc", crumbs: [.home])
    }

    func write(to html: inout HTMLWriter) {
        html.h1(Words.title)
        let kept = model.filter.parameters.filter { $0.name != "q" }
        html.add(ProcedureSearch.box(value: model.filter.query, hidden: kept))
        html.div(.class("below-search")) { html in
            html.add(
                Filters(
                    action: "/thu-tuc",
                    fields,
                    active: active,
                    reset: model.filter.with {
                        $0 = ProcedureFilter()
                        $0.query = model.filter.query
                    }.path.string
                )
            )
        }
        if model.lines.isEmpty { return writeNothing(to: &html) }
        html.h2(Words.found(model.total, model.filter))
        html.ul(.class("results")) { html in
            for line in model.lines { Self.write(line, to: &html) }
        }
        html.add(pagination)
    }

    private static func write(_ line: ProcedureIndexModel.Line, to html: inout HTMLWriter) {
        html.li { html in
            html.a(.href("/thu-tuc/\(line.item.code)")) { html in
                if html.language == .en, line.item.name.en != line.item.name.vi {
                    html.text(line.item.name.en)
                } else {
                    for run in line.name where run.isMatch || !run.text.isEmpty {
                        if run.isMatch { html.mark(run.text) } else { html.text(run.text) }
                    }
                }
            }
            html.p(.class("muted")) { html in
                if line.item.isOnline { html.add(StateTag(Words.online, .done)) }
                html.span(line.item.code, .class("code"))
                html.text(" · ")
                html.text(Phrase(line.item.fieldName))
                if !line.item.levels.isEmpty {
                    html.text(" · ")
                    html.text(.list(line.item.levels.map(\.words)))
                }
            }
        }
    }

    private func writeNothing(to html: inout HTMLWriter) {
        if model.filter.isNarrowed {
            html.add(
                EmptyState(
                    Words.nothing(model.filter),
                    Words.nothingNarrowed,
                    action: Link(Words.widen, to: model.filter.widened.path.string),
                    icon: .search
                )
            )
        } else {
            html.add(EmptyState(Words.nothing(model.filter), Words.nothingAtAll, icon: .search))
        }
        html.h2(Words.events)
        html.grid { html in
            for event in model.lists.lifeEvents { html.add(EventTile(event).tile) }
        }
    }

    private var pagination: Pagination {
        let first = (model.page - 1) * ProcedureIndexModel.pageSize + 1
        let filter = model.filter
        return Pagination(
            current: model.page,
            total: model.pages,
            summary: Pagination.summary(first...(first + model.lines.count - 1), of: model.total)
        ) { filter.path.adding("trang", $0).string }
    }
}

extension ProcedureIndexView {
    private var fields: [Field] {
        let filter = model.filter
        return [
            Field(.hidden, name: "q", label: Phrase(""), value: filter.query),
            Field(
                .select([Choice("", Words.any)] + model.levels.map { Choice($0.slug, $0.words) }),
                name: "cap",
                label: Words.level,
                value: filter.level?.slug ?? ""
            ),
            Field(.select(fieldChoices), name: "linh-vuc", label: Words.field, value: filter.field ?? ""),
            Field(
                .select(
                    [Choice("", Words.any)] + model.lists.lifeEvents.map { Choice($0.key, Phrase($0.name)) }
                ),
                name: "viec",
                label: Words.event,
                value: filter.event ?? ""
            ),
            Field(.checkbox, name: "truc-tuyen", label: Words.onlineOnly, value: filter.isOnlineOnly ? "1" : ""),
        ]
    }

    /// The fields with most lines, by name: the whole list of 120 would weigh more than the rest of the page.
    private var fieldChoices: [Choice] {
        let most = model.fields.prefix(30).map(\.field)
        let chosen = model.filter.field.flatMap(model.lists.field)
        let shown = Set(most.map(\.key) + [chosen?.key].compactMap(\.self))
        let choices = model.lists.fields.filter { shown.contains($0.key) }.map { Choice($0.key, Phrase($0.name)) }
        return [Choice("", Words.any)] + choices
    }

    private var active: [Link] {
        let filter = model.filter
        var links: [Link] = []
        if let level = filter.level { links.append(Link(level.words, to: filter.with { $0.level = nil }.path.string)) }
        if let field = filter.field.flatMap(model.lists.field) {
            links.append(Link(Phrase(field.name), to: filter.with { $0.field = nil }.path.string))
        }
        if let event = filter.event.flatMap(model.lists.lifeEvent) {
            links.append(Link(Phrase(event.name), to: filter.with { $0.event = nil }.path.string))
        }
        if filter.isOnlineOnly {
            links.append(Link(Words.onlineOnly, to: filter.with { $0.isOnlineOnly = false }.path.string))
        }
        return links
    }
}

extension ProcedureFilter {
    /// The same words without anything that narrows the list.
    var widened: ProcedureFilter {
        var filter = ProcedureFilter()
        filter.query = query
        return filter
    }
}

private enum Words {
    static let title = Phrase(vi: "Thủ tục hành chính", en: "Administrative procedures")
    static let online = Phrase(vi: "Nộp trực tuyến", en: "Online")
    static let onlineOnly = Phrase(vi: "Chỉ thủ tục nộp được trực tuyến", en: "Only what can be handed in online")
    static let any = Phrase(vi: "Tất cả", en: "All")
    static let level = Phrase(vi: "Cấp thực hiện", en: "Level")
    static let field = Phrase(vi: "Lĩnh vực", en: "Field of work")
    static let event = Phrase(vi: "Việc trong đời", en: "Event of life")
    static let events = Phrase(vi: "Hoặc tìm theo việc trong đời", en: "Or look by what happens in life")
    static let widen = Phrase(vi: "Bỏ các điều kiện lọc", en: "Remove the filters")
    static let nothingNarrowed = Phrase(
        vi: "Hãy bỏ bớt điều kiện lọc, hoặc thử từ khác, ví dụ “khai sinh”, “tạm trú”.",
        en: "Take a filter away or try other words, such as “khai sinh” or “tạm trú”."
    )
    static let nothingAtAll = Phrase(
        vi: "Hãy thử ít từ hơn hoặc cách gọi khác, ví dụ “sổ đỏ”, “giấy phép xây dựng”. Có thể gõ không dấu.",
        en: "Try fewer or other words, such as “sổ đỏ” or “giấy phép xây dựng”. Tones may be left out."
    )

    static func results(of query: String) -> Phrase {
        Phrase(vi: "Tìm “\(query)”", en: "Search for “\(query)”")
    }

    static func found(_ total: Int, _ filter: ProcedureFilter) -> Phrase {
        let (vi, en) = (NumberText.grouped(total, .vi), NumberText.grouped(total, .en))
        guard !filter.query.isEmpty else {
            return Phrase(vi: "\(vi) thủ tục", en: total == 1 ? "1 procedure" : "\(en) procedures")
        }
        return Phrase(
            vi: "\(vi) thủ tục cho “\(filter.query)”",
            en: "\(en) procedure\(total == 1 ? "" : "s") for “\(filter.query)”"
        )
    }

    static func nothing(_ filter: ProcedureFilter) -> Phrase {
        filter.query.isEmpty
            ? Phrase(vi: "Không có thủ tục nào như vậy", en: "There is no such procedure")
            : Phrase(vi: "Chưa tìm thấy thủ tục cho “\(filter.query)”", en: "Nothing found for “\(filter.query)”")
    }
}
