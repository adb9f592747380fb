import Catalogue
import DesignSystem
import HTML
import Kernel

/// What publishing a file would do, with the day from which it shall hold.
struct AdminPreviewView {
    /// What is wrong with the day.
    enum DayFault {
        case unreadable, byHand

        var words: Phrase {
            switch self {
            case .unreadable: Phrase(vi: "Ghi ngày hiệu lực như 01/01/2027", en: "Write the day like 01/01/2027")
            case .byHand:
                Phrase(
                    vi: "Tệp nêu ngày này nhiều lần; hãy sửa valid_from trong tệp rồi kiểm tra lại",
                    en: "The file names this day several times; change valid_from in the file and check again"
                )
            }
        }
    }

    let preview: PublishPreview
    let text: String
    let today: CivilDate
    let wrongDay: DayFault?
    let security: FormSecurity

    private var newest: ProcedureVersion? { preview.reading.newest }

    var page: Page {
        Page(
            title: Words.title,
            section: "/quan-tri",
            crumbs: [.administration, .publishing],
            hasErrors: wrongDay != nil
        )
    }

    func write(to html: inout HTMLWriter) {
        if let wrongDay { html.add(ErrorSummary([.init(field: "hieu-luc", wrongDay.words)])) }
        let name = preview.reading.procedure?.versions.last?.name
        html.heading(name.map { Phrase($0) } ?? Words.title, above: Words.title)
        writeWarnings(to: &html)
        for line in preview.lines { write(line, to: &html) }
        guard preview.changesSomething else {
            html.add(EmptyState(Words.nothing, Words.nothingNext, action: Link(Words.back, to: "/quan-tri/thu-tuc")))
            return
        }
        html.postForm(to: "/quan-tri/thu-tuc/cong-bo", security) { html in
            html.add(Field(.hidden, name: "noi-dung", label: Words.title, value: text))
            if let newest, preview.lines.first?.fate == .new {
                html.add(
                    Field(
                        .date,
                        name: "hieu-luc",
                        label: Words.effective,
                        value: newest.validFrom.vietnamese,
                        hint: newest.validFrom < today ? Words.backdated : Words.effectiveHint,
                        error: wrongDay?.words
                    )
                )
            }
            html.actions { html in
                html.add(Button(Words.publish))
                html.a(Words.cancel, .href("/quan-tri/thu-tuc"))
            }
        }
    }

    private func writeWarnings(to html: inout HTMLWriter) {
        let warnings = preview.reading.problems
        guard !warnings.isEmpty else { return }
        html.notice(Words.warnings, tone: .wait) { html in
            html.ul { html in
                for warning in warnings {
                    html.li(Words.warning(warning))
                }
            }
        }
    }

    private func write(_ line: PublishPreview.Line, to html: inout HTMLWriter) {
        html.card { html in
            html.h2 { html in
                html.text(Words.from(line.version.validFrom))
                html.text(" ")
                html.add(Words.tag(line.fate))
            }
            html.p(line.version.id.description, .class("code"))
            guard !line.changes.isEmpty else { return }
            html.table(
                of: line.changes,
                caption: Words.changes,
                isDense: true,
                [
                    .lead(Words.what) { html, change in html.text(Phrase(change.what)) },
                    .text(Words.before) { $0.before.isEmpty ? "–" : $0.before },
                    .text(Words.after) { $0.after.isEmpty ? "–" : $0.after },
                ]
            )
        }
    }
}

private enum Words {
    static let title = Phrase(vi: "Xem trước khi công bố", en: "Before it is published")
    static let warnings = Phrase(vi: "Nên xem lại", en: "Worth another look")
    static let changes = Phrase(vi: "Khác phiên bản trước", en: "Otherwise than the version before")
    static let what = Phrase(vi: "Phần", en: "Part")
    static let before = Phrase(vi: "Trước", en: "Before")
    static let after = Phrase(vi: "Sau", en: "After")
    static let effective = Phrase(vi: "Có hiệu lực từ ngày", en: "In force from")
    static let effectiveHint = Phrase(
        vi: "Hồ sơ nhận trước ngày này vẫn theo phiên bản cũ.",
        en: "Dossiers received before keep the old version."
    )
    static let backdated = Phrase(
        vi: "Ngày này đã qua. Hồ sơ đã nhận vẫn giữ phiên bản cũ; chỉ hồ sơ nhận từ nay theo phiên bản mới.",
        en:
            "This day has passed. Dossiers received so far keep the old version; only those from now on get the new one."
    )
    static let publish = Phrase(vi: "Công bố", en: "Publish")
    static let cancel = Phrase(vi: "Thôi, không công bố", en: "Do not publish")
    static let nothing = Phrase(vi: "Tệp này không thay đổi gì", en: "This file changes nothing")
    static let nothingNext = Phrase(
        vi: "Mọi phiên bản trong tệp đã được công bố. Muốn sửa, hãy thêm một phiên bản mới.",
        en: "All its versions were published. To change something, add a version."
    )
    static let back = Phrase(vi: "Về danh sách thủ tục", en: "Back to the procedures")

    static func from(_ date: CivilDate) -> Phrase {
        Phrase(vi: "Từ \(MomentText.date(date, .vi))", en: "From \(MomentText.date(date, .en))")
    }

    static func warning(_ problem: ProcedureProblem) -> Phrase {
        Phrase(
            vi: "Dòng \(problem.position.line): \(problem.what.vi) → \(problem.mend.vi)",
            en: "Line \(problem.position.line): \(problem.what.en) → \(problem.mend.en)"
        )
    }

    static func tag(_ fate: PublishPreview.Line.Fate) -> StateTag {
        switch fate {
        case .new: StateTag(Phrase(vi: "Phiên bản mới", en: "New version"), .done)
        case .correction: StateTag(Phrase(vi: "Đính chính", en: "Correction"), .wait)
        case .ends(let day):
            StateTag(
                day.map {
                    Phrase(
                        vi: "Hết hiệu lực từ \(MomentText.date($0, .vi))",
                        en: "No longer in force from \(MomentText.date($0, .en))"
                    )
                } ?? Phrase(vi: "Không còn ngày kết thúc", en: "No end any more"),
                .wait
            )
        case .unchanged: StateTag(Phrase(vi: "Giữ nguyên", en: "Unchanged"), .quiet)
        }
    }
}
