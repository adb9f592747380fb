import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Territory
import Web

/// Trang xem trước một đợt sắp xếp: what it does, what stays open, and the button that does it.
enum ReformTrialView {
    static let title = Phrase(vi: "Xem trước đợt sắp xếp", en: "Trial of a reform")

    static func write(_ model: ReformTrialModel, to html: inout HTMLWriter) {
        let report = model.report
        html.add(ErrorSummary(model.faults))
        html.heading(title, below: Phrase(report.units.title))
        html.ul(.class("muted")) { html in
            for basis in report.units.legalBasis { html.li(basis) }
        }
        html.add(
            Notice(
                Phrase(vi: "Chưa có gì thay đổi", en: "Nothing has changed yet"),
                Phrase(
                    vi: "Đây là kết quả chạy thử cho ngày \(report.units.effective.vietnamese).",
                    en: "This is a trial for \(MomentText.date(report.units.effective, .en))."
                )
            )
        )
        figures(report, to: &html)
        dossiers(report, to: &html)
        questions(report, to: &html)
        apply(model, to: &html)
    }

    private static func figures(_ report: ReformReport, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Đơn vị và cơ quan", en: "Units and agencies"))
        html.facts { html in
            for level in Level.allCases where (report.begun[level] ?? 0) + (report.ended[level] ?? 0) > 0 {
                html.fact(level.phrase) { html in
                    html.text(
                        Phrase(
                            vi: "\(report.ended[level] ?? 0) kết thúc, \(report.begun[level] ?? 0) lập mới",
                            en: "\(report.ended[level] ?? 0) end, \(report.begun[level] ?? 0) begin"
                        )
                    )
                }
            }
            html.fact(Phrase(vi: "Đổi tên, loại hoặc nơi trực thuộc", en: "Other name, kind or parent")) { html in
                html.text(Phrase(vi: "\(report.units.changed.count) đơn vị", en: "\(report.units.changed.count) units"))
            }
            let agencies = report.agencies
            html.fact(Phrase(vi: "Cơ quan", en: "Agencies")) { html in
                html.text(
                    Phrase(
                        vi:
                            "\(agencies.ended.count) kết thúc, \(agencies.founded.count) thành lập, \(agencies.restructured.count) đổi tên hoặc bộ máy",
                        en:
                            "\(agencies.ended.count) end, \(agencies.founded.count) begin, \(agencies.restructured.count) change"
                    )
                )
            }
            html.fact(Phrase(vi: "Cán bộ chuyển theo công việc", en: "Officers who go with their work")) { html in
                html.text(NumberText.grouped(agencies.moves.count, html.language))
            }
            html.fact(Phrase(vi: "Ủy quyền kết thúc, phải làm lại", en: "Delegations that end")) { html in
                html.text(NumberText.grouped(agencies.endedDelegations.count, html.language))
            }
            html.fact(Phrase(vi: "Bản nháp của người dân", en: "Drafts of citizens")) { html in
                html.text(
                    Phrase(
                        vi:
                            "\(report.draftsCarriedOver) tự đổi sang đơn vị mới, \(report.draftsToChoose) phải chọn lại",
                        en: "\(report.draftsCarriedOver) carried over, \(report.draftsToChoose) to choose again"
                    )
                )
            }
        }
    }

    private static func dossiers(_ report: ReformReport, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Hồ sơ đang mở được bàn giao", en: "Open dossiers that are handed over"))
        if report.handOvers.isEmpty {
            html.p(Phrase(vi: "Không có hồ sơ nào.", en: "None."), .class("muted"))
            return
        }
        html.p(
            report.isImmediate
                ? Phrase(
                    vi: "\(report.dossiers) hồ sơ chuyển ngay; mã, hạn trả, bước và lịch sử giữ nguyên.",
                    en: "\(report.dossiers) dossiers pass at once; codes, due times, steps and history stay."
                )
                : Phrase(
                    vi:
                        "\(report.dossiers) hồ sơ, cùng những hồ sơ mới nhận từ nay đến đó, chuyển lúc 00:00 ngày có hiệu lực.",
                    en: "\(report.dossiers) dossiers, and those that come until then, pass when the day begins."
                )
        )
        let shown = report.handOvers.prefix(60)
        html.sheetCard { html in
            html.table(
                of: shown,
                caption: Phrase(vi: "Hồ sơ theo cơ quan", en: "Dossiers by agency"),
                isDense: true,
                [
                    .lead(Phrase(vi: "Từ", en: "From")) { html, row in html.text(row.from) },
                    .text(Phrase(vi: "Đến", en: "To")) { $0.to },
                    .number(Phrase(vi: "Hồ sơ", en: "Dossiers")) { $0.count },
                ]
            )
        }
        let rest = report.handOvers.count - shown.count
        if rest > 0 {
            html.p(Phrase(vi: "và \(rest) cặp cơ quan khác.", en: "and \(rest) other pairs."), .class("muted"))
        }
    }

    /// So many questions are written out; the command line writes them all into a file.
    private static let mostQuestions = 100

    private static func questions(_ report: ReformReport, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Việc cần người quyết định", en: "What needs a human's choice"))
        if report.leftForLater > 0 {
            html.p(
                Phrase(
                    vi: "\(report.leftForLater) câu hỏi về cán bộ để lại cho sau; vị trí để trống đến khi bố trí.",
                    en: "\(report.leftForLater) questions about officers are left for later; posts stay vacant."
                )
            )
        } else if report.undecided.isEmpty, report.personnel.isEmpty {
            html.p(Phrase(vi: "Không có.", en: "Nothing."), .class("muted"))
            return
        }
        if !report.undecided.isEmpty { undecided(report, to: &html) }
        guard !report.personnel.isEmpty else { return }
        html.p(
            Phrase(
                vi:
                    "\(report.personnel.count) câu hỏi về cán bộ. Chép dòng được chọn vào ô lựa chọn bên dưới; ghi “officers -” nếu để bố trí sau, vị trí để trống và hiện ở trang Quản trị.",
                en:
                    "\(report.personnel.count) questions about officers. Copy the lines you choose into the box below; write “officers -” to leave them for later: their posts stay vacant."
            )
        )
        html.details { html in
            html.summary(Phrase(vi: "Xem các câu hỏi", en: "Show the questions"))
            html.ul { html in
                for question in report.personnel.prefix(Self.mostQuestions) {
                    html.li { html in
                        html.text(question.vietnamese)
                        html.ul { html in
                            for answer in question.answers { html.li { $0.code(answer) } }
                        }
                    }
                }
            }
        }
    }

    private static func undecided(_ report: ReformReport, to html: inout HTMLWriter) {
        html.notice(
            Phrase(
                vi: "\(report.undecided.count) hồ sơ chưa rõ cơ quan kế thừa",
                en: "\(report.undecided.count) dossiers without a certain successor"
            ),
            tone: .late
        ) { html in
            html.p(
                Phrase(
                    vi: "Phải chọn xong mới áp dụng được. Ghi vào ô lựa chọn, mỗi dòng một lựa chọn.",
                    en: "They must be chosen before the reform is applied: one line each in the box below."
                )
            )
            html.ul { html in
                for dossier in report.undecided.prefix(50) {
                    html.li { html in
                        html.b(dossier.name)
                        html.text(", \(dossier.agency): ")
                        for (index, candidate) in dossier.candidates.enumerated() {
                            if index > 0 { html.text("; ") }
                            html.code("dossier \(dossier.name) \(candidate.unitCode)")
                            html.text(" (\(candidate.name))")
                        }
                    }
                }
            }
        }
    }

    private static func apply(_ model: ReformTrialModel, to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Áp dụng", en: "Apply"), tone: .wait) { html in
            html.postForm(to: TerritoryAdministration.apply.string, model.security) { html in
                html.input(.type("hidden"), .name("tep-sap-xep"), .value(model.text))
                html.input(.type("hidden"), .name("hieu-luc"), .value(model.effective.description))
                html.add(
                    Field(
                        .longText(rows: 4),
                        name: "lua-chon",
                        label: Phrase(vi: "Lựa chọn", en: "Choices"),
                        value: model.choices,
                        hint: Phrase(
                            vi: "Mỗi dòng một lựa chọn, ví dụ: dossiers H47.22 20455",
                            en: "One a line, such as: dossiers H47.22 20455"
                        ),
                        error: model.faults.first { $0.field == "lua-chon" }?.words,
                        isOptional: true
                    )
                )
                html.add(
                    Field(
                        .checkbox,
                        name: "dong-y",
                        label: Phrase(
                            vi:
                                "Tôi đã xem kết quả chạy thử và áp dụng từ ngày \(model.effective.vietnamese). Việc này không hoàn tác được.",
                            en:
                                "I have read the trial and apply it from \(MomentText.date(model.effective, .en)). It cannot be taken back."
                        ),
                        error: model.faults.first { $0.field == "dong-y" }?.words
                    )
                )
                html.actions { html in
                    html.add(Button(Phrase(vi: "Áp dụng đợt sắp xếp", en: "Apply the reform"), .danger))
                    html.a(Phrase(vi: "Để sau", en: "Later"), .href(TerritoryAdministration.home))
                }
            }
        }
    }
}
