import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Storage
import Web

extension OfficerPages {
    /// Ý kiến đánh giá của người dân về cơ quan mình: what was said, without who said it.
    func addRatings(to routes: inout Routes) {
        routes.page("/mot-cua/danh-gia", .officer, "desk.ratings") { visit in
            let period = StatisticsPeriod(
                first: visit.query.date("tu") ?? visit.now.date.adding(days: -89),
                last: visit.query.date("den"),
                today: visit.now.date
            )
            let page = visit.pageNumber(size: 30)
            let model = try await database.read { db in
                let register = try directory.register(in: db)
                let ratings = try dossiers.ratings(
                    from: period.first,
                    to: period.last,
                    for: visit.viewer,
                    limit: page.size,
                    offset: page.offset,
                    in: db
                )
                return RatingIndexModel(
                    ratings: ratings,
                    period: period,
                    page: page,
                    own: visit.viewer.agencies.compactMap { register.agency($0)?.name.vi }.sorted(),
                    former: Dictionary(
                        register.withForerunners(of: visit.viewer.agencies, on: visit.now.date)
                            .filter { !visit.viewer.agencies.contains($0) }
                            .compactMap { id in register.agency(id).map { (id, $0.name.vi) } },
                        uniquingKeysWith: { first, _ in first }
                    )
                )
            }
            return visit.page(
                Page(
                    title: RatingIndexView.title,
                    section: OfficerPath.desk.string,
                    crumbs: [Link(Phrase(vi: "Bàn việc", en: "My desk"), to: OfficerPath.desk.string)],
                    styles: [Assets.boardCSS]
                ),
                for: .officer
            ) { RatingIndexView(model: model, today: visit.now.date).write(to: &$0) }
        }
    }
}

/// What the page of ratings shows.
struct RatingIndexModel: Sendable {
    let ratings: AgencyRatings
    let period: StatisticsPeriod
    let page: PageNumber
    /// The reader's agencies.
    let own: [String]
    /// Those that ended and whose work these do.
    let former: [AgencyID: String]
}

/// Trang đánh giá của người dân.
struct RatingIndexView {
    static let title = Phrase(vi: "Đánh giá của người dân", en: "Ratings by citizens")

    let model: RatingIndexModel
    let today: CivilDate

    private var ratings: AgencyRatings { model.ratings }

    func write(to html: inout HTMLWriter) {
        html.heading(
            Self.title,
            above: Phrase(model.own.joined(separator: ", ")),
            below: Phrase(
                vi: """
                    Từ \(model.period.first.vietnamese) đến \(model.period.last.vietnamese). Ý kiến không kèm tên và mã hồ sơ, \
                    như đã hứa với người dân.
                    """,
                en:
                    "From \(model.period.first) to \(model.period.last). Without names and codes, as citizens were promised."
            )
        )
        periods(&html)
        guard ratings.total > 0 else {
            html.add(
                EmptyState(
                    Phrase(vi: "Chưa có đánh giá nào", en: "No ratings yet"),
                    Phrase(
                        vi: "Người dân đánh giá được trong 30 ngày sau khi nhận kết quả.",
                        en: "Citizens can rate within 30 days of the result."
                    )
                )
            )
            return
        }
        figures(&html)
        html.add(scores)
        reasons(&html)
        html.h2(Phrase(vi: "Từng lượt đánh giá", en: "One by one"))
        html.sheetCard { table(&$0) }
        html.add(
            Pagination(
                current: model.page.number,
                total: max(1, (ratings.total + model.page.size - 1) / model.page.size)
            ) { number in path(model.period).adding("trang", number).string }
        )
    }

    private func path(_ period: StatisticsPeriod) -> WebPath {
        OfficerPath.ratings.adding("tu", period.first.description).adding("den", period.last.description)
    }

    private func periods(_ html: inout HTMLWriter) {
        html.add(
            Tabs(
                label: Phrase(vi: "Kỳ", en: "Period"),
                StatisticsPeriod.usual(today).map { words, first in
                    Link(words, to: path(StatisticsPeriod(first: first, last: today, today: today)).string)
                },
                current: path(model.period).string
            )
        )
    }

    private func count(_ belongs: (Satisfaction) -> Bool) -> Int {
        ratings.counts.filter { belongs($0.key) }.values.reduce(0, +)
    }

    private func figures(_ html: inout HTMLWriter) {
        html.figures { html in
            html.add(Figure(Phrase(vi: "Lượt đánh giá", en: "Ratings"), ratings.total))
            html.add(
                Figure(
                    Phrase(vi: "Hài lòng, rất hài lòng", en: "Satisfied"),
                    share: Double(count(\.isContent)) / Double(ratings.total)
                )
            )
            html.add(Figure(Phrase(vi: "Không hài lòng", en: "Dissatisfied"), count(\.isDiscontent)))
        }
    }

    private var scores: BarChart {
        BarChart(
            ChartFrame(Phrase(vi: "Mức độ hài lòng", en: "How satisfied")),
            of: Phrase(vi: "Mức", en: "Step"),
            bars: Satisfaction.allCases.reversed().map { Bar($0.words, Double(ratings.counts[$0] ?? 0)) },
            format: .count
        )
    }

    private func reasons(_ html: inout HTMLWriter) {
        let named = RatingReason.allCases.filter { ratings.reasons[$0] != nil }.sorted {
            total($0) > total($1)
        }
        guard !named.isEmpty else { return }
        html.add(
            StackedBars(
                ChartFrame(Phrase(vi: "Người dân nói về điều gì", en: "What they speak of")),
                of: Phrase(vi: "Nội dung", en: "Subject"),
                names: named.map { $0.words[html.language] },
                parts: [
                    ChartSeries(Phrase(vi: "hài lòng", en: "satisfied"), named.map { Double(split($0).content) }),
                    ChartSeries(Phrase(vi: "các mức khác", en: "others"), named.map { Double(split($0).others) }),
                ],
                format: .count,
                direction: .lying
            )
        )
    }

    private func split(_ reason: RatingReason) -> (content: Int, others: Int) { ratings.reasons[reason] ?? (0, 0) }

    private func total(_ reason: RatingReason) -> Int { split(reason).content + split(reason).others }

    private func table(_ html: inout HTMLWriter) {
        html.table(
            of: ratings.ratings,
            caption: Phrase(vi: "Đánh giá, mới nhất trước", en: "Ratings, the newest first"),
            [
                .cell(Phrase(vi: "Mức", en: "Step")) { html, line in html.b(line.rating.score.words) },
                .cell(Phrase(vi: "Thủ tục", en: "Procedure")) { html, line in
                    html.text(line.procedureName)
                    if let agency = model.former[line.agency] { html.small(Phrase(agency), .class("block")) }
                    if line.isOfRefusal {
                        html.small(Phrase(vi: "không được tiếp nhận", en: "refused"), .class("block"))
                    }
                },
                .cell(Phrase(vi: "Nội dung, ý kiến", en: "Subject, remark")) { html, line in
                    let reasons = line.rating.reasons.map { $0.words[html.language] }.joined(separator: "; ")
                    if !reasons.isEmpty { html.span(reasons, .class("block")) }
                    if !line.rating.remark.isEmpty { html.q(line.rating.remark) }
                    if reasons.isEmpty, line.rating.remark.isEmpty { html.text("–") }
                },
                .cell(Phrase(vi: "Ngày", en: "Day")) { html, line in html.date(line.day) },
            ]
        )
    }
}
