import DesignSystem
import Dossiers
import HTML
import Kernel

/// The public figures: a table by level, and how they are counted.
struct FiguresShowView {
    let model: FiguresShowModel

    static let page = Page(title: Words.title, crumbs: [.home])

    func write(to html: inout HTMLWriter) {
        html.heading(Words.title, below: Words.period(model.first, model.last))
        if model.total.total == 0 {
            return html.add(
                EmptyState(Words.nothing, Words.nothingNext, action: Link(Words.procedures, to: "/thu-tuc"))
            )
        }
        html.sheetCard { html in
            html.table(
                of: model.lines,
                caption: Words.title,
                [
                    .lead(Words.offices) { html, line in html.text(line.name) },
                    .number(Words.received) { $0.figures.received },
                    .number(Words.finished) { $0.figures.handled },
                    .figure(Words.inTime) { line, language in
                        line.share.map { NumberText.percent($0.share, language) } ?? "–"
                    },
                    .number(Words.late) { $0.figures.late },
                    .number(Words.open) { $0.figures.open + $0.figures.paused },
                    .number(Words.openLate) { $0.figures.openLate + $0.figures.pausedLate },
                ]
            )
        }
        html.h2(Words.how)
        html.ul { html in for line in Words.rules { html.li(line) } }
        html.p { $0.a(Words.ledger, .href("/so-cai")) }
    }
}

private enum Words {
    static let title = Phrase(vi: "Số liệu giải quyết hồ sơ", en: "How dossiers are handled")
    static let offices = Phrase(vi: "Cơ quan", en: "Offices")
    static let received = Phrase(vi: "Tiếp nhận", en: "Received")
    static let finished = Phrase(vi: "Đã giải quyết", en: "Finished")
    static let inTime = Phrase(vi: "Đúng hoặc trước hạn", en: "In time")
    static let late = Phrase(vi: "Trả quá hạn", en: "Finished late")
    static let open = Phrase(vi: "Đang giải quyết", en: "Open")
    static let openLate = Phrase(vi: "Đang quá hạn", en: "Open and late")
    static let nothing = Phrase(vi: "Chưa có hồ sơ nào trong 30 ngày qua", en: "No dossier in the last 30 days")
    static let nothingNext = Phrase(
        vi: "Số liệu sẽ hiện ở đây khi có hồ sơ được tiếp nhận.",
        en: "Figures appear here once a dossier is received."
    )
    static let procedures = Phrase(vi: "Tìm thủ tục", en: "Find a procedure")
    static let how = Phrase(vi: "Tính thế nào?", en: "How is it counted?")
    static let rules = [
        Phrase(
            vi:
                "Hạn là giờ ghi trên giấy hẹn, tính theo giờ làm việc của cơ quan; thời gian chờ người dân bổ sung không tính.",
            en:
                "Due is the hour on the appointment slip, in the office’s working time; waiting for a supplement does not count."
        ),
        Phrase(
            vi: "Yêu cầu bổ sung lần thứ hai tính là quá hạn (Quyết định 766/QĐ-TTg).",
            en: "A second request for a supplement counts as late (decision 766/QĐ-TTg)."
        ),
        Phrase(
            vi: "Mọi con số được tính từ các bước đã ghi trong sổ cái, không nhập tay; năm phút cập nhật một lần.",
            en:
                "Every figure is the sum of steps written into the ledger, and typed by nobody; renewed every five minutes."
        ),
    ]
    static let ledger = Phrase(vi: "Xem và kiểm tra sổ cái", en: "See and check the ledger")

    static func period(_ first: CivilDate, _ last: CivilDate) -> Phrase {
        Phrase(
            vi: "30 ngày, từ \(MomentText.date(first, .vi)) đến \(MomentText.date(last, .vi))",
            en: "30 days, from \(MomentText.date(first, .en)) to \(MomentText.date(last, .en))"
        )
    }
}
