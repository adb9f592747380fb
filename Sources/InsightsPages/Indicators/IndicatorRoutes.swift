import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension InsightsPages {
    /// All indicators in a list, and one by one.
    func addIndicators(to routes: inout Routes) {
        routes.page("/ioc/chi-tieu", .citizen, "ioc.indicators") { visit in
            let choice = PeriodChoice(visit)
            let (reading, title, isWhole) = try await database.read { db in
                let (sight, subject) = try look(visit, visit.subject(), in: db)
                guard let reading = try insights.board(subject, choice.period(visit.now.date), in: db) else {
                    throw WebRefusal.notFound
                }
                let title = sight.title(subject, procedure: try insights.procedureNames(in: db))
                return (reading, title, sight.isWhole)
            }
            return visit.page(
                Page(title: .indicators, section: "/ioc/chi-tieu", width: .wide),
                for: .officer
            ) {
                IndicatorListView(
                    reading: reading,
                    title: title,
                    choice: choice,
                    isWhole: isWhole,
                    indexes: insights.shelf.groups.filter { $0.sheet != nil }
                ).write(to: &$0)
            }
        }
        routes.page("/ioc/chi-tieu/{key}", .citizen, "ioc.indicator") { visit in
            try await showIndicator(visit, of: try visit.subject(), PeriodChoice(visit))
        }
    }

    /// The page of an indicator, again with a remark that was not taken.
    func showIndicator(
        _ visit: Visit,
        of asked: BoardSubject?,
        _ choice: PeriodChoice,
        draft: RemarkDraft? = nil
    ) async throws -> Response {
        let (model, talk) = try await database.read { db in try indicator(visit, of: asked, choice, in: db) }
        return visit.page(
            Page(
                title: Phrase(model.reading.indicator.name),
                section: "/ioc/chi-tieu",
                crumbs: [
                    Link(.operationsCentre, to: BoardPath.home.string),
                    Link(.indicators, to: BoardPath.indicators.string),
                ],
                hasErrors: draft != nil,
                width: .wide,
                styles: [Assets.boardCSS]
            ),
            for: .officer,
            status: draft == nil ? .ok : .unprocessableContent
        ) { html in
            if let draft { html.add(ErrorSummary([.init(field: RemarkDraft.field, draft.fault.words)])) }
            IndicatorView(model: model).write(to: &html)
            FigureTalkView(
                talk: talk,
                indicator: model.reading.indicator,
                subject: model.subject,
                choice: model.choice,
                draft: draft,
                security: { visit.formSecurity() }
            ).write(to: &html)
        }
    }

    private func indicator(
        _ visit: Visit,
        of asked: BoardSubject?,
        _ choice: PeriodChoice,
        in db: ReadSession
    ) throws -> (IndicatorModel, FigureTalk) {
        let (sight, subject) = try look(visit, asked, in: db)
        let names = try insights.procedureNames(in: db)
        guard let board = try insights.board(subject, choice.period(visit.now.date), in: db),
            let reading = board.indicator(try visit.parameter("key"))
        else { throw WebRefusal.notFound }
        let model = IndicatorModel(
            reading,
            of: subject,
            title: sight.title(subject, procedure: names),
            choice: choice,
            period: board.period,
            breakdown: try insights.breakdown(of: reading.indicator, on: board, in: db),
            tree: sight.tree,
            procedureName: names
        )
        return (model, try talk(reading.indicator.key, of: subject, visit, sight, in: db))
    }
}

extension Visit {
    /// The subject that the address names with `cua`; nil where it names none.
    func subject() throws -> BoardSubject? {
        guard let word = query.textIfAny("cua") else { return nil }
        guard let subject = BoardSubject(word: word) else { throw WebRefusal.notFound }
        return subject
    }
}

/// Danh sách chỉ tiêu, with value, target and standing.
struct IndicatorListView {
    let reading: BoardReading
    let title: String
    let choice: PeriodChoice
    let isWhole: Bool
    /// Groups that have a sheet of points.
    let indexes: [IndicatorGroup]

    func write(to html: inout HTMLWriter) {
        html.heading(.indicators, above: Phrase(title))
        html.operationsTabs(at: BoardPath.indicators, isWhole: isWhole)
        for group in indexes {
            html.p { html in
                html.text(Phrase(vi: "Bảng điểm: ", en: "Sheet of points: "))
                html.a(Phrase(group.name), .href(BoardPath.index(group.key)))
            }
        }
        html.scrolling(label: .indicators) { html in
            html.table(
                of: reading.indicators,
                caption: .indicators,
                [
                    .lead(Phrase(vi: "Chỉ tiêu", en: "Indicator")) { html, item in
                        let path = BoardPath.indicator(item.indicator.key, of: reading.subject, choice)
                        html.a(Phrase(item.indicator.name), .href(path))
                    },
                    Self.value(Phrase(vi: "Kỳ này", en: "This period")) { $0.value },
                    Self.value(Phrase(vi: "Kỳ trước", en: "Before")) { $0.before },
                    Self.value(Phrase(vi: "Mục tiêu", en: "Target")) { $0.target?.value },
                    .cell(Phrase(vi: "Đánh giá", en: "Standing")) { html, item in
                        let state = item.value == nil ? IndicatorState.unknown : item.standing.state
                        html.add(StateTag(state.words, state.tone))
                    },
                    .text(Phrase(vi: "Chủ trì", en: "Owner")) { $0.indicator.owner },
                ]
            )
        }
    }

    private static func value(
        _ title: Phrase,
        _ value: @escaping (IndicatorReading) -> Double?
    ) -> Column<IndicatorReading> {
        .figure(title) { item, language in
            item.indicator.format.words(item.indicator.shown(value(item)), language)
        }
    }
}
