import DesignSystem
import HTML
import Insights
import Kernel
import Storage

/// What importing a table would write, with the last step.
struct StatisticPreviewView {
    let preview: StatisticPreview
    let draft: StatisticDraft
    let file: BlobHash
    let signer: String
    let security: FormSecurity

    var page: Page {
        Page(title: Words.title, section: "/quan-tri", crumbs: [.administration, .statistics], width: .wide)
    }

    /// Rows that are shown; all are imported.
    private static let most = 500

    func write(to html: inout HTMLWriter) {
        html.heading(Phrase(draft.title), above: Words.title, below: Words.summary(preview))
        SheetChoice(draft: draft, security: security).write(to: &html)
        if preview.formulas > 0 { html.add(Notice(Words.formulas(preview.formulas), tone: .wait)) }
        let corrections = preview.fresh.count { $0.known != nil }
        if corrections > 0 {
            html.add(Notice(Words.corrections(corrections), Words.correctionsNext, tone: .wait))
        }
        html.sheetCard { html in
            html.table(
                of: Array(preview.lines.prefix(Self.most)),
                caption: Words.title,
                isDense: true,
                [
                    .lead(Words.indicator) { html, line in html.text(Phrase(line.indicator.name)) },
                    .cell(Words.unit) { html, line in
                        html.text(line.unitName.isEmpty ? StatisticWords.province : Phrase(line.unitName))
                    },
                    .cell(Words.period) { html, line in html.text(StatisticWords.period(line.period)) },
                    .figure(Words.before) { line, language in
                        line.known.map { StatisticWords.value($0.value, line.indicator.unit, language) } ?? "–"
                    },
                    .figure(Words.after) { line, language in
                        StatisticWords.value(line.value, line.indicator.unit, language)
                    },
                    .cell(Words.version) { html, line in
                        html.add(
                            line.isKnown
                                ? StateTag(Words.known, .quiet)
                                : StateTag(Words.version(line.version), line.version == 1 ? .done : .wait)
                        )
                    },
                ]
            )
        }
        if preview.lines.count > Self.most { html.p(Words.more(preview.lines.count - Self.most)) }
        html.postForm(to: "/quan-tri/so-lieu/nhap", security) { html in
            html.add(Field(.hidden, name: StatisticDraft.titleField, label: Words.title, value: draft.title))
            html.add(Field(.hidden, name: StatisticDraft.fileField, label: Words.title, value: file.description))
            html.input(.type("hidden"), .name(StatisticDraft.sheetField), .value(String(draft.sheet)))
            html.p(Words.signed(signer))
            html.actions { html in
                html.add(Button(Words.take))
                html.a(Words.cancel, .href("/quan-tri/so-lieu"))
            }
        }
    }
}

private enum Words {
    static let title = Phrase(vi: "Xem trước khi nhập", en: "Before it is imported")
    static let indicator = Phrase(vi: "Chỉ tiêu", en: "Indicator")
    static let unit = Phrase(vi: "Đơn vị", en: "Unit")
    static let period = Phrase(vi: "Kỳ", en: "Period")
    static let before = Phrase(vi: "Đang có", en: "Now")
    static let after = Phrase(vi: "Sẽ là", en: "Will be")
    static let version = Phrase(vi: "Phiên bản", en: "Version")
    static let known = Phrase(vi: "Đã nhập từ tệp này", en: "Imported from this file")
    static let correctionsNext = Phrase(
        vi: "Giá trị cũ vẫn được giữ và xem được; bảng điều hành dùng giá trị mới.",
        en: "The old values stay and can be seen; boards show the new ones."
    )
    static let take = Phrase(vi: "Ký và nhập", en: "Sign and import")
    static let cancel = Phrase(vi: "Thôi, không nhập", en: "Do not import")

    static func summary(_ preview: StatisticPreview) -> Phrase {
        let (fresh, known) = (preview.fresh.count, preview.lines.count - preview.fresh.count)
        return Phrase(
            vi: "\(fresh) giá trị sẽ được ghi" + (known > 0 ? ", \(known) giá trị đã có từ chính tệp này" : ""),
            en: "\(fresh) values will be written" + (known > 0 ? ", \(known) are known from this very file" : "")
        )
    }

    static func formulas(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) ô là công thức: giá trị lấy như khi tệp được lưu, hệ thống không tính lại",
            en: "\(count) cells are formulas: their values are those saved with the file, nothing is computed again"
        )
    }

    static func corrections(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) giá trị là đính chính", en: "\(count) values are corrections")
    }

    static func version(_ number: Int) -> Phrase {
        number == 1
            ? Phrase(vi: "Mới", en: "New") : Phrase(vi: "Phiên bản \(number)", en: "Version \(number)")
    }

    static func more(_ count: Int) -> Phrase {
        Phrase(vi: "… và \(count) dòng khác cũng sẽ được nhập.", en: "… and \(count) more rows.")
    }

    static func signed(_ name: String) -> Phrase {
        Phrase(
            vi: "\(name) chịu trách nhiệm về số liệu này; tên được ghi vào sổ cái cùng tệp.",
            en: "\(name) answers for these figures; the name goes into the ledger with the file."
        )
    }
}
