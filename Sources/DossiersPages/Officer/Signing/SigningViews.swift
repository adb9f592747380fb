import DesignSystem
import Documents
import Dossiers
import HTML
import Kernel
import Web

/// Hỏi mã PIN: what will be signed, and the field for the PIN.
struct BatchAskView {
    let items: [SigningBatch.Item]
    let positions: [ChosenDossier]
    let others: [Dossier]
    let desk: Documents.Desk
    let error: Phrase?
    let security: FormSecurity

    func write(to html: inout HTMLWriter) {
        html.add(ErrorSummary(error.map { [ErrorSummary.Line(field: DeedInput.Name.pin, $0)] } ?? []))
        html.heading(
            Phrase(vi: "Ký số \(items.count) văn bản", en: "Sign \(items.count) documents"),
            below: Phrase(
                vi: "Mỗi văn bản được ký riêng. Văn bản nào chưa ký được thì hồ sơ vẫn nằm ở bàn của bạn.",
                en: "Each is signed for itself. What cannot be signed stays at your desk."
            )
        )
        html.postForm(to: "/mot-cua/ky-so/bat-dau", security) { html in
            html.card(Phrase(vi: "Sẽ ký", en: "To be signed")) { html in
                html.ul(.class("plain-list")) { html in
                    for item in items {
                        html.li { html in
                            html.a(item.title, .href(OfficerPath.draft(item.dossier).string))
                            html.text(" ")
                            html.code(item.name)
                        }
                    }
                }
                for one in positions where items.contains(where: { $0.dossier == one.id }) {
                    html.input(.type("hidden"), .name("ho-so"), .value(one.value))
                }
            }
            if !others.isEmpty {
                html.notice(
                    Phrase(
                        vi: "\(others.count) hồ sơ đã chọn không chờ ký số nên để lại",
                        en: "\(others.count) of the chosen do not wait for a signature"
                    )
                ) { html in html.p(others.map(\.name).joined(separator: ", ")) }
            }
            html.add(PINField(desk, error: error).field)
            html.actions { html in
                html.add(Button(Phrase(vi: "Ký \(items.count) văn bản", en: "Sign \(items.count) documents")))
                html.a(
                    Phrase(vi: "Quay lại bàn việc", en: "Back to the desk"),
                    .href(OfficerPath.desk.string),
                    .class("plain")
                )
            }
        }
    }
}

/// Tiến độ ký: each paper with what came of it.
struct BatchView {
    let batch: SigningBatch

    func write(to html: inout HTMLWriter) {
        html.heading(batch.title, below: batch.summary)
        html.sheetCard { html in
            html.table(
                of: batch.items,
                caption: batch.title,
                isDense: true,
                tone: { if case .failed? = $0.outcome { .late } else { nil } },
                [
                    .lead(Phrase(vi: "Văn bản", en: "Document")) { html, item in
                        html.a(item.title, .href(OfficerPath.dossier(item.dossier).string))
                        html.code(item.name)
                    },
                    .cell(Phrase(vi: "Kết quả", en: "Outcome")) { html, item in
                        switch item.outcome {
                        case .signed: html.add(StateTag(Phrase(vi: "Đã ký số", en: "Signed"), .done))
                        case .failed(let vi, let en, let next):
                            html.add(StateTag(Phrase(vi: "Chưa ký được", en: "Not signed"), .late))
                            html.p(Phrase(vi: "\(vi) \(next)", en: en))
                        case nil: html.add(StateTag(Phrase(vi: "Đang chờ", en: "Waiting"), .quiet))
                        }
                    },
                ]
            )
        }
        html.actions { html in
            html.add(
                Button.link(Phrase(vi: "Về bàn việc", en: "Back to the desk"), to: OfficerPath.desk.string)
            )
        }
    }
}

extension SigningBatch {
    var title: Phrase {
        isOver
            ? Phrase(vi: "Đã ký xong", en: "Signing is done")
            : Phrase(vi: "Đang ký \(done)/\(items.count)", en: "Signing \(done) of \(items.count)")
    }

    var summary: Phrase {
        let failed = items.count { if case .failed? = $0.outcome { true } else { false } }
        let signed = done - failed
        return failed == 0
            ? Phrase(vi: "\(signed) văn bản đã ký.", en: "\(signed) signed.")
            : Phrase(vi: "\(signed) văn bản đã ký, \(failed) chưa ký được.", en: "\(signed) signed, \(failed) not.")
    }
}
