import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Web

/// Các ô nhập của một việc, with what was typed and what is wrong with it.
struct DeedFields {
    let deed: Deed
    let model: FileShowModel
    let form: FormData
    let faults: DeedFaults
    var agencies: [Agency] = []

    private typealias Name = DeedInput.Name

    func write(to html: inout HTMLWriter) {
        html.input(.type("hidden"), .name(Name.position), .value(String(model.dossier.position)))
        if deed == .finish, model.signing != nil { html.add(DraftLink(dossier: model.dossier.id)) }
        if deed.takesDefects { DefectRows(model: model, form: form, faults: faults).write(to: &html) }
        for field in fields { html.add(field) }
    }

    private var fields: [Field] {
        switch deed {
        case .accept, .issue: []
        case .assign: [officer, note(Phrase(vi: "Ghi chú cho người xử lý", en: "Note"), isOptional: true)]
        case .finish:
            [
                note(
                    model.step?.action == .sign
                        ? Phrase(vi: "Ý kiến của lãnh đạo", en: "Remark of the leader")
                        : model.dossier.isInternal
                            ? Phrase(vi: "Báo cáo, ý kiến", en: "Report or remark")
                            : Phrase(vi: "Kết quả thẩm định, đề xuất", en: "Findings and proposal"),
                    isOptional: !model.dossier.isInternal || model.dossier.desk != .specialist
                )
            ] + (model.signing.map { [PINField($0, error: faults.words[Name.pin]).field] } ?? [])
        case .giveBack: [step, note(Phrase(vi: "Lý do trả lại", en: "Reason"))]
        case .supplement:
            [note(Phrase(vi: "Lời dặn chung cho người dân", en: "A word to the citizen"), isOptional: true)]
        case .refuse: [note(Phrase(vi: "Lý do từ chối", en: "Reason for the refusal"))]
        case .opinion: [note(Phrase(vi: "Nội dung cần hỏi", en: "What you ask")), asked]
        case .extend:
            [
                Field(
                    .date,
                    name: Name.day,
                    label: Phrase(vi: "Ngày hẹn trả mới", en: "New day of the appointment"),
                    value: form.text(Name.day),
                    hint: model.dossier.dueAt.map {
                        Phrase(vi: "Hẹn cũ: \($0.vietnamese)", en: "Promised so far: \($0.vietnamese)")
                    },
                    error: faults.words[Name.day]
                ),
                Field(
                    .text,
                    name: Name.hour,
                    label: Phrase(vi: "Giờ", en: "Time"),
                    value: form.contains(Name.hour) ? form.text(Name.hour) : "17:00"
                ),
                note(Phrase(vi: "Lý do chậm", en: "Why it is late")),
            ]
        case .demandFees: [note(Phrase(vi: "Căn cứ, lý do", en: "Ground"))]
        case .recordFees: [fees]
        case .stop: [note(Phrase(vi: "Lý do dừng", en: "Reason"))]
        case .withdraw: [note(Phrase(vi: "Ghi chú", en: "Note"), isOptional: true)]
        case .handOver:
            [
                Field(
                    .text,
                    name: Name.receiver,
                    label: Phrase(vi: "Người nhận kết quả", en: "Who receives it"),
                    value: form.contains(Name.receiver) ? form.text(Name.receiver) : model.dossier.applicant.name,
                    hint: Phrase(
                        vi: "Đối chiếu giấy tờ tùy thân trước khi trao.",
                        en: "Check the identity paper first."
                    )
                )
            ]
        }
    }

    private func note(_ label: Phrase, isOptional: Bool = false) -> Field {
        Field(
            .longText(rows: 3),
            name: Name.note,
            label: label,
            value: form.lines(Name.note),
            error: faults.words[Name.note],
            isOptional: isOptional
        )
    }

    private var officer: Field {
        let light = Choice("", Phrase(vi: "Người đang có ít hồ sơ nhất", en: "Whoever has the least"))
        return Field(
            .select([light] + model.officers.map { Choice($0.person.description, $0.words) }),
            name: Name.officer,
            label: Phrase(vi: "Giao cho", en: "Give to"),
            value: form.text(Name.officer),
            error: faults.words[Name.officer]
        )
    }

    private var asked: Field {
        var field = Field(
            .checkboxes(agencies.map { Choice($0.id.description, Phrase(vi: $0.name.vi, en: $0.name.en)) }),
            name: Name.agencies,
            label: Phrase(vi: "Hỏi cơ quan nào", en: "Agencies to ask"),
            error: faults.words[Name.agencies]
        )
        field.values = form.all(Name.agencies)
        return field
    }

    private var step: Field {
        Field(
            .radios(model.returns.map { Choice($0.key, Phrase($0.name)) }),
            name: Name.step,
            label: Phrase(vi: "Trả về bước", en: "Return to"),
            value: form.contains(Name.step)
                ? form.text(Name.step) : model.returns.count == 1 ? model.returns[0].key : "",
            error: faults.words[Name.step]
        )
    }

    private var fees: Field {
        var field = Field(
            .checkboxes(
                model.unpaid.map { Choice($0.key, Phrase("\($0.name): \($0.amount)"), hint: Phrase($0.explanation)) }
            ),
            name: Name.fees,
            label: Phrase(vi: "Khoản đã thu", en: "Paid"),
            error: faults.words[Name.fees]
        )
        field.values = form.contains(Name.position) ? form.all(Name.fees) : model.unpaid.map(\.key)
        return field
    }
}

/// Danh sách lỗi: rows of what is wrong, each tied to a field or a paper of the form.
struct DefectRows {
    let model: FileShowModel
    let form: FormData
    let faults: DeedFaults

    private var count: Int {
        let used = (1...DeedInput.mostDefects).last {
            form.contains(DeedInput.Name.target($0)) || !form.text(DeedInput.Name.explanation($0)).isEmpty
        }
        let shown = max(3, used ?? 0)
        return min(DeedInput.mostDefects, form.contains(DeedInput.Name.more) ? shown + 3 : shown)
    }

    func write(to html: inout HTMLWriter) {
        for row in 1...count {
            html.fieldSet(Phrase(vi: "Chỗ cần sửa \(row)", en: "Defect \(row)")) { html in
                html.add(
                    Field(
                        .select(choices),
                        name: DeedInput.Name.target(row),
                        label: Phrase(vi: "Ở đâu", en: "Where"),
                        value: form.text(DeedInput.Name.target(row)),
                        error: faults.words[DeedInput.Name.target(row)],
                        isOptional: row > 1
                    )
                )
                html.add(
                    Field(
                        .longText(rows: 2),
                        name: DeedInput.Name.explanation(row),
                        label: Phrase(vi: "Sai gì, sửa thế nào", en: "What is wrong, how to mend it"),
                        value: form.lines(DeedInput.Name.explanation(row)),
                        error: faults.words[DeedInput.Name.explanation(row)],
                        isOptional: row > 1
                    )
                )
            }
        }
        html.p { html in
            html.add(
                Button(Phrase(vi: "Thêm chỗ cần sửa", en: "More rows"), .quiet, name: DeedInput.Name.more, value: "1")
            )
        }
    }

    /// Papers first, then the questions of the form that have an answer or may have one.
    private var choices: [Choice] {
        let version = model.file.version
        let parts = version.components(for: model.file.answers).map {
            Choice("component:\($0.key)", Phrase(vi: "Giấy tờ: \($0.name.vi)", en: "Paper: \($0.name.en)"))
        }
        let fields = version.formFields.filter { $0.when.holds(in: model.file.answers) }.map {
            Choice("field:\($0.key)", Phrase(vi: "Mục khai: \($0.label.vi)", en: "Answer: \($0.label.en)"))
        }
        return parts + fields + [Choice("whole:", Phrase(vi: "Cả hồ sơ", en: "The whole dossier"))]
    }
}
