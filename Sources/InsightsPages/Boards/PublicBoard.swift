import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Territory
import Web

extension InsightsPages {
    /// Số liệu công khai: the board that everybody may see, under one address; the older one leads to it for ever.
    func addPublicBoard(to routes: inout Routes) {
        routes.page("/so-lieu", .everyone, "figures") { visit in
            let choice = PeriodChoice(open: visit)
            let model = try await database.read { db -> BoardModel? in
                guard let reading = try insights.board(.province, choice.period(visit.now.date), in: db) else {
                    return nil
                }
                return BoardModel(
                    reading,
                    title: "Toàn tỉnh",
                    choice: choice,
                    shelf: insights.shelf,
                    map: try map(on: reading.period.last, in: db),
                    isOpen: true
                )
            }
            guard let model else { throw WebRefusal.notFound }
            return visit.page(
                Page(
                    title: PublicFigures.title,
                    crumbs: [Link(Phrase(vi: "Trang chủ", en: "Home"), to: "/")],
                    width: .wide,
                    styles: [Assets.boardCSS]
                ),
                cache: .open(seconds: 60)
            ) { BoardView(model: model).write(to: &$0) }
        }
        routes.page("/so-lieu/chi-tieu", .everyone, "figures.moved") { visit in
            let path = PeriodChoice(open: visit).path(BoardPath.open)
            return Response(status: .movedPermanently, headers: [.location: path.string])
        }
    }
}

/// Giải quyết hồ sơ theo cấp: how the offices of each level kept their word, and how it is counted.
struct PublicFigures {
    let reading: BoardReading

    static let title = Phrase(vi: "Số liệu công khai", en: "Public figures")

    /// A level of offices with its figures; the whole province has none.
    private struct Line {
        let name: Phrase
        let figures: Figures
        let stocks: Stocks

        var inTime: Double? {
            let (finished, inTime) = (figures.finished, figures[.early] + figures[.onTime])
            return finished > 0 ? Double(inTime) / Double(finished) : nil
        }
    }

    private var lines: [Line] {
        func line(_ level: Level, _ name: Phrase) -> Line? {
            func isAt(_ id: AgencyID) -> Bool { reading.tree.agencies[id]?.level == level }
            let figures = reading.byAgency.filter { isAt($0.key) }.values.reduce(.none, +)
            let stocks = reading.stocks.filter { isAt($0.key) }.values.reduce(Stocks(), +)
            return figures == .none && stocks == Stocks() ? nil : Line(name: name, figures: figures, stocks: stocks)
        }
        let levels = [
            line(.province, Phrase(vi: "Sở, ban, ngành cấp tỉnh", en: "Departments of the province")),
            line(.district, Phrase(vi: "Ủy ban nhân dân cấp huyện", en: "District People’s Committees")),
            line(.commune, Phrase(vi: "Ủy ban nhân dân cấp xã", en: "Commune People’s Committees")),
        ].compactMap(\.self)
        let whole = Phrase(vi: "Toàn tỉnh", en: "Whole province")
        return levels + [Line(name: whole, figures: reading.total, stocks: reading.standing)]
    }

    func write(to html: inout HTMLWriter) {
        let title = Phrase(vi: "Giải quyết hồ sơ theo cấp", en: "How dossiers are handled, by level")
        html.h2(title)
        guard reading.total != .none || reading.standing != Stocks() else {
            return html.add(
                EmptyState(
                    Phrase(vi: "Chưa có hồ sơ nào trong kỳ này", en: "No dossier in this period"),
                    Phrase(
                        vi: "Số liệu sẽ hiện ở đây khi có hồ sơ được tiếp nhận.",
                        en: "Figures appear here once a dossier is received."
                    ),
                    action: Link(Phrase(vi: "Tìm thủ tục", en: "Find a procedure"), to: "/thu-tuc")
                )
            )
        }
        html.sheetCard { html in
            html.table(
                of: lines,
                caption: title,
                [
                    .lead(Phrase(vi: "Cơ quan", en: "Offices")) { html, line in html.text(line.name) },
                    .number(Phrase(vi: "Tiếp nhận", en: "Received")) { $0.figures.accepted },
                    .number(Phrase(vi: "Đã giải quyết", en: "Finished")) { $0.figures.finished },
                    .figure(Phrase(vi: "Đúng hoặc trước hạn", en: "In time")) { line, language in
                        ValueFormat.share.words(line.inTime, language)
                    },
                    .number(Phrase(vi: "Trả quá hạn", en: "Finished late")) { $0.figures[.late] },
                    .number(Phrase(vi: "Đang giải quyết", en: "Open")) { $0.stocks.unfinished },
                    .number(Phrase(vi: "Đang quá hạn", en: "Open and late")) { $0.stocks.overdue },
                ]
            )
        }
    }

    /// How it is counted, and where it can be checked.
    func writeNotes(to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Tính thế nào?", en: "How is it counted?"))
        html.ul { html in for rule in Self.rules { html.li(rule) } }
        html.p { html in
            html.a(Phrase(vi: "Xem và kiểm tra sổ cái", en: "See and check the ledger"), .href("/so-cai"))
            html.text(" · ")
            html.a(Phrase(vi: "Tải dữ liệu mở", en: "Download open data"), .href("/du-lieu-mo"))
        }
    }

    private static let rules = [
        Phrase(
            vi: """
                Hạn là giờ ghi trên giấy hẹn, tính theo giờ làm việc của cơ quan; thời gian chờ người dân bổ sung không tính.
                """,
            en: """
                Due is the hour on the appointment slip, in the office’s working time; waiting for a supplement does not count.
                """
        ),
        Phrase(
            vi: "Yêu cầu bổ sung lần thứ hai tính là quá hạn (Quyết định 766/QĐ-TTg).",
            en: "A second request for a supplement counts as late (decision 766/QĐ-TTg)."
        ),
        Phrase(
            vi: "Mọi con số được tính từ các bước đã ghi trong sổ cái, không nhập tay; mỗi phút cập nhật một lần.",
            en: "Every figure is the sum of steps written into the ledger, and typed by nobody; renewed every minute."
        ),
    ]
}
