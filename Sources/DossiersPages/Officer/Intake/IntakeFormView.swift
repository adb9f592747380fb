import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Territory
import Web

/// Trang tờ khai tại quầy: form, papers, fees and hand-over on one page, for one who types fast.
struct IntakeFormView {
    let model: IntakeFormModel
    let problems: [FormProblem]
    let faults: DeedFaults
    let security: FormSecurity
    let deletion: FormSecurity

    private var draft: Draft { model.counter.contents.draft }

    func write(to html: inout HTMLWriter) {
        html.split { html in
            html.add(ErrorSummary(lines))
            html.heading(
                Phrase(model.version.name),
                above: Phrase(vi: "Tiếp nhận tại quầy", en: "At the counter"),
                below: Phrase("\(model.person.details.name) · \(model.person.details.idNumber ?? "")")
            )
            html.postForm(
                to: IntakePath.draft(draft.id).string,
                security,
                autosave: IntakePath.autosave(draft.id).string,
                sendsFiles: true
            ) { html in
                html.add(FormView(model.form, sections: model.version.form, problems: problems, changeKnown: nil))
                papers(&html)
                outcome(&html)
                html.actions { html in
                    html.add(
                        Button(
                            Phrase(vi: "Tiếp nhận và in giấy hẹn", en: "Accept and print the receipt"),
                            name: IntakeName.accept,
                            value: "1"
                        )
                    )
                    html.add(Button(Phrase(vi: "Lưu, làm tiếp sau", en: "Save for later"), .quiet))
                }
            }
        } aside: { html in
            aside(&html)
        }
    }

    private var lines: [ErrorSummary.Line] {
        let answers = problems.map { ErrorSummary.Line(field: $0.field, Phrase($0.message)) }
        let rest = faults.words.sorted { $0.key < $1.key }.map { ErrorSummary.Line(field: $0.key, $0.value) }
        return answers + rest
    }

    private func papers(_ html: inout HTMLWriter) {
        let components = model.version.components
        guard !components.isEmpty else { return }
        html.h2(Phrase(vi: "Giấy tờ trên quầy", en: "Papers on the counter"))
        html.p(
            Phrase(
                vi: "Đếm số bản nhận vào, đánh dấu nếu chỉ xuất trình, hoặc quét đính kèm.",
                en: "Count what you take, tick what is only shown, or attach a scan."
            ),
            .class("muted")
        )
        for component in components {
            guard let when = component.when else {
                paper(component, &html)
                continue
            }
            // With a script it appears as soon as the answer above asks for it; without one the words say so.
            html.div(
                .class("when"),
                .data("when", when.field),
                .data("values", when.values.joined(separator: "|"))
            ) { html in
                html.p(words(of: when), .class("hint condition"))
                paper(component, &html)
            }
        }
    }

    private func words(of condition: Condition) -> Phrase {
        guard let field = model.version.formField(condition.field) else { return Phrase("") }
        let answers = condition.values.map {
            AnswerText.words(field, $0, atlas: model.form.atlas, on: model.form.date)
        }
        return Phrase(
            vi: "Chỉ cần nếu “\(field.label.vi)” là \(answers.map { "“\($0.vi)”" }.joined(separator: " hoặc "))",
            en: "Only if “\(field.label.en)” is \(answers.map { "“\($0.en)”" }.joined(separator: " or "))"
        )
    }

    private func paper(_ component: Paper, _ html: inout HTMLWriter) {
        let key = component.key
        let paper = model.counter.papers[key]
        html.fieldSet(
            Phrase(component.name),
            hint: component.needed
        ) { html in
            html.fieldRow { html in
                html.add(
                    Field(
                        .number(unit: nil),
                        name: IntakeName.originals(key),
                        label: Phrase(vi: "Bản chính", en: "Originals"),
                        value: paper.map { String($0.originals) } ?? "",
                        error: faults.words[IntakeName.originals(key)]
                    )
                )
                html.add(
                    Field(
                        .number(unit: nil),
                        name: IntakeName.copies(key),
                        label: Phrase(vi: "Bản sao", en: "Copies"),
                        value: paper.map { String($0.copies) } ?? ""
                    )
                )
                html.add(
                    Field(
                        .checkbox,
                        name: IntakeName.shown(key),
                        label: Phrase(vi: "Chỉ xuất trình", en: "Only shown"),
                        value: paper?.source == .shown ? "1" : ""
                    )
                )
            }
            html.add(
                Field(
                    .files(
                        FileChoice(
                            upload: IntakePath.upload(draft.id).string,
                            files: model.counter.contents.files(of: key).map {
                                FileChoice.StoredFile(
                                    id: $0.id.description,
                                    name: $0.fileName,
                                    size: $0.size,
                                    address: IntakePath.file($0.id, of: draft.id).string
                                )
                            }
                        )
                    ),
                    name: IntakeName.file(key),
                    label: Phrase(vi: "Bản quét", en: "Scan"),
                    error: faults.words[IntakeName.file(key)],
                    isOptional: true
                )
            )
        }
    }

    /// How the result is wanted, and what is paid.
    private func outcome(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Trả kết quả và phí", en: "Result and fees"))
        html.add(
            Field(
                .radios([
                    Choice("counter", Phrase(vi: "Nhận tại quầy", en: "At the counter")),
                    Choice("online", Phrase(vi: "Trực tuyến", en: "Online")),
                    Choice("post", Phrase(vi: "Qua bưu chính công ích", en: "By post")),
                ]),
                name: IntakeName.handover,
                label: Phrase(vi: "Người dân nhận kết quả", en: "The result is wanted"),
                value: draft.handover.rawValue,
                error: faults.words[IntakeName.handover]
            )
        )
        let grounds = model.version.feeExemptions
        if !grounds.isEmpty {
            html.add(
                Field(
                    .select(
                        [Choice("", Phrase(vi: "Không thuộc diện miễn", en: "No exemption"))]
                            + grounds.map { Choice($0.key, Phrase($0.name)) }
                    ),
                    name: IntakeName.exemption,
                    label: Phrase(vi: "Miễn phí, lệ phí", en: "Exemption"),
                    value: draft.exemption ?? ""
                )
            )
        }
        guard model.total > .zero else {
            return html.p(Phrase(vi: "Không thu phí, lệ phí.", en: "No fees."))
        }
        html.facts { html in
            for line in model.bill {
                html.fact(line.name) { html in
                    html.money(line.amount)
                    html.text(" ")
                    html.small(line.explanation)
                }
            }
        }
        html.add(
            Field(
                .checkbox,
                name: IntakeName.paid,
                label: Phrase(vi: "Đã thu đủ \(model.total)", en: "All \(model.total) paid"),
                value: "1"
            )
        )
    }

    private func aside(_ html: inout HTMLWriter) {
        html.card(Phrase(vi: "Người dân", en: "The citizen")) { html in
            html.facts { html in
                html.fact(Phrase(vi: "Họ và tên", en: "Name"), model.person.details.name)
                html.fact(Phrase(vi: "Số định danh", en: "Id number"), model.person.details.idNumber ?? "")
                html.fact(Phrase(vi: "Điện thoại", en: "Telephone"), model.person.details.phone ?? "")
            }
        }
        html.add(StepProgress(step: 3, of: 3, saved: draft.savedAt))
        html.postForm(to: IntakePath.delete(draft.id).string, deletion) { html in
            html.add(Button(Phrase(vi: "Bỏ, không tiếp nhận nữa", en: "Give it up"), .plain))
        }
    }
}

/// Đã tiếp nhận: code, appointment, PIN, and the paper that the citizen takes home.
struct IntakeDoneView {
    let model: FileShowModel

    func write(to html: inout HTMLWriter) {
        let dossier = model.dossier
        html.confirmation(
            Phrase(vi: "Đã tiếp nhận hồ sơ", en: "The dossier is taken in"),
            code: dossier.name,
            codeLabel: Phrase(vi: "Mã hồ sơ", en: "Code")
        ) { html in
            html.facts { html in
                html.fact(Phrase(vi: "Chủ hồ sơ", en: "Applicant"), dossier.applicant.name)
                html.fact(Phrase(vi: "Thủ tục", en: "Procedure"), dossier.procedureName)
                if let due = dossier.dueAt {
                    html.fact(Phrase(vi: "Hẹn trả", en: "Appointment")) { $0.moment(due, .long) }
                }
                html.fact(Phrase(vi: "Mã PIN tra cứu", en: "PIN"), dossier.pin)
            }
            html.actions { html in
                html.add(
                    Button.link(
                        Phrase(vi: "In giấy tiếp nhận và hẹn trả", en: "Print the receipt"),
                        to: OfficerPath.print(.receipt, dossier.id).string,
                        icon: .print
                    )
                )
                html.add(
                    Button.link(
                        Phrase(vi: "Tiếp nhận người tiếp theo", en: "The next citizen"),
                        to: IntakePath.start.string,
                        .quiet
                    )
                )
                html.a(Phrase(vi: "Mở hồ sơ", en: "Open the dossier"), .href(OfficerPath.dossier(dossier.id).string))
            }
        }
    }
}

extension Paper {
    /// `Cần 1 bản chính, 2 bản sao (nếu có)`; says nothing of a kind of which none is needed.
    fileprivate var needed: Phrase {
        let ifAny = isRequired ? Phrase("") : Phrase(vi: " (nếu có)", en: " (if any)")
        guard let sheets = Phrase.sheets(originals: originals, copies: copies) else {
            return Phrase(vi: "Xuất trình để đối chiếu\(ifAny.vi)", en: "To be shown\(ifAny.en)")
        }
        return Phrase(vi: "Cần \(sheets.vi)\(ifAny.vi)", en: "\(sheets.en)\(ifAny.en)")
    }
}
