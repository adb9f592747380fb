import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension BoardPath {
    static let briefs: WebPath = "/ioc/ban-tin"

    /// The paper of a week.
    static func brief(_ monday: CivilDate, of subject: BoardSubject) -> WebPath {
        ("/ioc/ban-tin/\(monday.description)" as WebPath).adding("cua", subject.word)
    }
}

extension Phrase {
    static let briefs = Phrase(vi: "Bản tin tuần", en: "Weekly brief")
}

extension InsightsPages {
    /// Weekly briefs: the list, the papers, making one, being told.
    func addBriefs(to routes: inout Routes) {
        routes.page("/ioc/ban-tin", .citizen, "ioc.briefs") { visit in try await showBriefs(visit) }
        routes.page("/ioc/ban-tin/{tuan}", .citizen, "ioc.brief") { visit in try await brief(visit) }
        routes.form("/ioc/ban-tin", .citizen, "ioc.brief.make") { visit, form in
            let subject = try subject(form)
            guard let monday = CivilDate(form.text("tuan")) else { throw WebRefusal.notFound }
            let draft = try await database.read { db in
                _ = try look(visit, subject, in: db)
                return try briefs.draft(monday, of: subject, in: db)
            }
            try await database.write { db in
                _ = try look(visit, subject, in: db)
                _ = try visit.once(form, in: db) {
                    try briefs.make(monday, of: subject, from: draft, by: visit.viewer.actor(), in: db).id.description
                }
            }
            let words = visit.language == .vi ? "Đã lập bản tin." : "The brief was made."
            return visit.redirect(to: BoardPath.briefs.adding("cua", subject.word), flash: .success(words))
        }
        routes.form("/ioc/ban-tin/nhan", .citizen, "ioc.brief.tell") { visit, form in
            let subject = try subject(form)
            let isWanted = form.text("nhan") == "co"
            try await database.write { db in
                _ = try visit.once(form, in: db) {
                    try briefs.tell(visit.viewer, of: subject, isWanted, in: db)
                    return subject.word
                }
            }
            let words =
                isWanted
                ? Phrase(vi: "Bạn sẽ được báo mỗi sáng thứ hai.", en: "You will be told each Monday.")
                : Phrase(vi: "Đã thôi báo.", en: "You are told no more.")
            return visit.redirect(
                to: BoardPath.briefs.adding("cua", subject.word),
                flash: .success(words[visit.language])
            )
        }
    }

    private func subject(_ form: FormData) throws -> BoardSubject {
        guard let subject = BoardSubject(word: form.text("cua")) else { throw WebRefusal.notFound }
        return subject
    }

    private func showBriefs(_ visit: Visit) async throws -> Response {
        let (makes, tells) = (visit.formSecurity(), visit.formSecurity())
        let view = try await database.read { db -> BriefIndexView in
            let (sight, subject) = try look(visit, visit.subject(), in: db)
            return BriefIndexView(
                subject: subject,
                title: sight.title(subject, procedure: try insights.procedureNames(in: db)),
                isWhole: sight.isWhole,
                kept: try briefs.briefs(of: subject, in: db),
                mondays: briefs.mondays,
                isTold: try briefs.tells(visit.viewer, of: subject, in: db),
                now: visit.now,
                makes: makes,
                tells: tells
            )
        }
        return visit.page(
            Page(
                title: .briefs,
                section: "/ioc",
                crumbs: [Link(.operationsCentre, to: BoardPath.home.string)],
                width: .wide
            ),
            for: .officer
        ) { view.write(to: &$0) }
    }

    private func brief(_ visit: Visit) async throws -> Response {
        guard let monday = CivilDate(try visit.parameter("tuan")) else { throw WebRefusal.notFound }
        let kept = try await database.read { db -> KeptBrief in
            let (_, subject) = try look(visit, visit.subject(), in: db)
            guard let kept = try briefs.brief(monday, of: subject, in: db) else { throw WebRefusal.notFound }
            return kept
        }
        let (number, year) = kept.brief.week
        return try visit.download(
            Download(
                name: "ban-tin-tuan-\(number)-\(year).pdf",
                mediaType: "application/pdf",
                bytes: try await press.pdf(kept),
                isShown: true
            )
        )
    }
}

/// Trang bản tin: the weeks of a subject, with their papers.
struct BriefIndexView {
    /// A week with its brief, where it was made.
    struct Week {
        let monday: CivilDate
        let kept: KeptBrief?
    }

    let subject: BoardSubject
    let title: String
    let isWhole: Bool
    let kept: [KeptBrief]
    let mondays: [CivilDate]
    let isTold: Bool
    let now: Instant
    let makes: FormSecurity
    let tells: FormSecurity

    private var weeks: [Week] {
        let known = Dictionary(kept.map { ($0.brief.first, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(mondays).union(known.keys).sorted(by: >).map { Week(monday: $0, kept: known[$0]) }
    }

    func write(to html: inout HTMLWriter) {
        html.heading(
            .briefs,
            above: Phrase(title),
            below: Phrase(
                vi: """
                    Một trang số liệu của tuần: chỉ tiêu chậm và đúng lộ trình, biến động, hồ sơ quá hạn, chỉ đạo, cảnh báo. \
                    Số liệu được chốt khi lập và không thay đổi về sau.
                    """,
                en: "A page of the week's figures; they are frozen when it is made."
            )
        )
        html.operationsTabs(at: BoardPath.briefs, isWhole: isWhole)
        // One form for the page: a button names its week.
        html.postForm(to: BoardPath.briefs.string, makes) { html in
            html.input(.type("hidden"), .name("cua"), .value(subject.word))
            html.scrolling(label: .briefs) { table(&$0) }
        }
        html.postForm(to: "/ioc/ban-tin/nhan", tells) { html in
            html.input(.type("hidden"), .name("cua"), .value(subject.word))
            html.actions { html in
                html.add(
                    isTold
                        ? Button(
                            Phrase(vi: "Thôi báo cho tôi", en: "Tell me no more"),
                            .quiet,
                            name: "nhan",
                            value: "khong"
                        )
                        : Button(
                            Phrase(vi: "Báo cho tôi mỗi sáng thứ hai", en: "Tell me each Monday"),
                            .quiet,
                            name: "nhan",
                            value: "co",
                            icon: .bell
                        )
                )
            }
        }
    }

    private func table(_ html: inout HTMLWriter) {
        html.table(
            of: weeks,
            caption: .briefs,
            [
                .lead(Phrase(vi: "Tuần", en: "Week")) { html, week in
                    html.text(Period(week.monday, week.monday.adding(days: 6)).words)
                },
                .cell(Phrase(vi: "Chậm lộ trình", en: "Behind")) { html, week in
                    html.text(week.kept.map { String($0.brief.behind.count) } ?? "–")
                },
                .cell(Phrase(vi: "Quá hạn", en: "Overdue")) { html, week in
                    html.text(week.kept.map { NumberText.grouped($0.brief.overdue, html.language) } ?? "–")
                },
                .cell(Phrase(vi: "Chốt lúc", en: "Made")) { html, week in
                    guard let kept = week.kept else { return html.text("–") }
                    html.moment(kept.madeAt, .near(now: now))
                },
                .cell(Phrase(vi: "Bản tin", en: "Brief")) { html, week in
                    if week.kept != nil {
                        html.a(
                            Phrase(vi: "Tải PDF", en: "PDF"),
                            .href(BoardPath.brief(week.monday, of: subject))
                        )
                    } else {
                        html.add(
                            Button(
                                Phrase(vi: "Lập bản tin", en: "Make it"),
                                .plain,
                                name: "tuan",
                                value: week.monday.description
                            )
                        )
                    }
                },
            ]
        )
    }
}
