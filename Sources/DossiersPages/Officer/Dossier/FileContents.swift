import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Web

/// Nội dung hồ sơ: answers, papers, fees, defects, opinions, result, and the course as a control sheet.
struct FileContents {
    let model: FileShowModel

    private var file: DossierFile { model.file }

    func write(to html: inout HTMLWriter) {
        defects(&html)
        papers(&html)
        answers(&html)
        result(&html)
        opinions(&html)
        fees(&html)
        course(&html)
    }

    private func defects(_ html: inout HTMLWriter) {
        guard !file.defects.isEmpty else { return }
        html.h2(Phrase(vi: "Chỗ cần sửa đã nêu", en: "Defects named"))
        html.table(
            of: file.defects,
            caption: Phrase(vi: "Chỗ cần sửa", en: "Defects"),
            isDense: true,
            [
                .lead(Phrase(vi: "Ở đâu", en: "Where")) { html, item in html.text(file.version.words(for: item.defect))
                },
                .text(Phrase(vi: "Sai gì, sửa thế nào", en: "What is wrong")) { $0.defect.explanation },
                .cell(Phrase(vi: "Lần", en: "Round")) { html, item in
                    html.text(
                        item.round == 0
                            ? Phrase(vi: "Từ chối", en: "Refusal")
                            : Phrase(vi: "Lần \(item.round)", en: "\(item.round)")
                    )
                },
                .cell(Phrase(vi: "Đã sửa", en: "Mended")) { html, item in
                    if let mended = item.mendedAt {
                        html.moment(mended)
                    } else {
                        html.text(Phrase(vi: "chưa", en: "not yet"))
                    }
                },
            ]
        )
    }

    private func papers(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Giấy tờ", en: "Papers"))
        guard !file.components.isEmpty else {
            return html.p(Phrase(vi: "Hồ sơ này không có giấy tờ kèm theo.", en: "No papers came with it."))
        }
        html.table(
            of: file.components,
            caption: Phrase(vi: "Giấy tờ của hồ sơ", en: "Papers of the dossier"),
            isDense: true,
            [
                .lead(Phrase(vi: "Giấy tờ", en: "Paper")) { html, part in
                    html.text(file.version.component(part.key).map { Phrase($0.name) } ?? Phrase(part.key))
                },
                .cell(Phrase(vi: "Hình thức", en: "Form")) { html, part in html.text(part.source.words) },
                .cell(Phrase(vi: "Số lượng, tệp", en: "How many, file")) { html, part in
                    guard part.blob != nil else { return html.text(part.count) }
                    html.a(
                        part.fileName ?? "Xem tệp",
                        .href(OfficerPath.paper(part, of: file.dossier.id).string),
                        .target("_blank")
                    )
                    if part.isPhotograph, part.number == photographs(of: part.key).first?.number {
                        html.text(" · ")
                        html.a(
                            Phrase(vi: "gộp ảnh thành PDF", en: "photographs as one PDF"),
                            .href(OfficerPath.photographs(of: part.key, in: file.dossier.id).string),
                            .target("_blank")
                        )
                    }
                    if let size = part.size { html.small(" " + NumberText.size(ofBytes: size, html.language)) }
                },
            ]
        )
    }

    private func photographs(of key: String) -> [HandedIn] {
        file.components.filter { $0.key == key && $0.isPhotograph }
    }

    private func answers(_ html: inout HTMLWriter) {
        for section in model.answers {
            html.h2(section.title)
            html.add(Facts(section.facts))
        }
    }

    private func result(_ html: inout HTMLWriter) {
        guard let result = file.result else { return }
        html.card(Phrase(vi: "Kết quả", en: "Result"), tone: .done) { html in
            html.facts { html in
                html.fact(Phrase(vi: "Văn bản", en: "Document"), result.name)
                html.fact(Phrase(vi: "Số", en: "Number"), result.number)
                html.fact(Phrase(vi: "Người ký", en: "Signed by"), "\(result.signerName), \(result.signerTitle)")
                html.fact(Phrase(vi: "Ban hành", en: "Issued")) { $0.moment(result.issuedAt) }
            }
            if !result.text.isEmpty {
                html.details { html in
                    html.summary(Phrase(vi: "Xem nội dung", en: "Read it"))
                    html.add(DocumentText(result.text))
                }
            }
        }
    }

    private func opinions(_ html: inout HTMLWriter) {
        guard !file.opinions.isEmpty else { return }
        html.h2(Phrase(vi: "Ý kiến cơ quan phối hợp", en: "Opinions of other agencies"))
        for opinion in file.opinions {
            html.card(Phrase(model.agency(opinion.agency)), tone: opinion.answeredAt == nil ? .wait : .done) { html in
                html.p { html in
                    html.b(Phrase(vi: "Hỏi: ", en: "Asked: "))
                    html.text(opinion.question)
                }
                if let answer = opinion.answer, let at = opinion.answeredAt {
                    html.p { html in
                        html.b(
                            opinion.agrees == true
                                ? Phrase(vi: "Đồng ý: ", en: "Agrees: ")
                                : Phrase(vi: "Không đồng ý: ", en: "Does not agree: ")
                        )
                        html.text(answer)
                    }
                    html.p(.class("muted")) { html in
                        html.text("\(opinion.answeredBy ?? ""), ")
                        html.moment(at)
                    }
                } else {
                    html.p(.class("muted")) { html in
                        html.text(Phrase(vi: "Chờ trả lời, hạn ", en: "Waiting, due "))
                        html.moment(opinion.dueAt)
                    }
                }
            }
        }
    }

    private func fees(_ html: inout HTMLWriter) {
        guard !file.fees.isEmpty else { return }
        html.h2(Phrase(vi: "Phí, lệ phí", en: "Fees"))
        html.table(
            of: file.fees,
            caption: Phrase(vi: "Phí, lệ phí", en: "Fees"),
            isDense: true,
            [
                .lead(Phrase(vi: "Khoản", en: "Fee")) { html, fee in
                    html.text(fee.name)
                    html.br()
                    html.small(fee.explanation)
                },
                .cell(Phrase(vi: "Số tiền", en: "Amount")) { html, fee in html.money(fee.amount) },
                .cell(Phrase(vi: "Đã nộp", en: "Paid")) { html, fee in
                    if let paid = fee.paidAt {
                        html.moment(paid)
                    } else {
                        html.text(fee.amount > .zero ? Phrase(vi: "chưa", en: "not yet") : Phrase("–"))
                    }
                },
            ]
        )
    }

    private func course(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Quá trình giải quyết", en: "Course"))
        html.course { html in
            for step in file.steps {
                html.courseStep(Phrase(step.name), step.endedAt == nil ? .now : .past) { html in
                    html.p { html in
                        html.text(model.agency(step.agency))
                        html.text(" · \(officer(of: step))")
                    }
                    html.p { html in
                        html.moment(step.startedAt)
                        if let ended = step.endedAt {
                            html.text(" → ")
                            html.moment(ended)
                            if let due = step.dueAt, ended > due {
                                html.text(Phrase(vi: " (quá hạn bước)", en: " (late)"))
                            }
                        }
                    }
                    if let outcome = step.outcome.flatMap(Self.outcomes.index(forKey:)) {
                        html.p(Self.outcomes[outcome].value)
                    }
                    if let note = step.note, !note.isEmpty { html.p("“\(note)”") }
                }
            }
        }
        for pause in file.pauses {
            html.p(.class("muted")) { html in
                html.text(Phrase(vi: "Tạm dừng từ ", en: "Clock stood from "))
                html.moment(pause.from)
                if let to = pause.to {
                    html.text(Phrase(vi: " đến ", en: " to "))
                    html.moment(to)
                }
                html.text(" · \(pause.officerName)")
                if !pause.ground.isEmpty { html.text(": \(pause.ground)") }
            }
        }
        for put in file.extensions {
            html.p(.class("muted")) { html in
                html.text(Phrase(vi: "Hẹn lại từ ", en: "Put off from "))
                html.moment(put.oldDueAt)
                html.text(Phrase(vi: " đến ", en: " to "))
                html.moment(put.newDueAt)
                html.text(" · \(put.signerName): \(put.reason)")
            }
        }
    }

    /// Who ended a step; of the open one who has it.
    private func officer(of step: DossierFile.StepRow) -> String {
        if let name = step.officerName { return name }
        return (step.endedAt == nil ? file.dossier.assigneeName : nil) ?? step.desk.vietnamese
    }

    private static let outcomes: [String: Phrase] = [
        "return": Phrase(vi: "Trả lại", en: "Returned"), "refuse": Phrase(vi: "Từ chối", en: "Refused"),
        "stop": Phrase(vi: "Dừng giải quyết", en: "Stopped"), "withdraw": Phrase(vi: "Đã rút", en: "Withdrawn"),
        "transfer": Phrase(vi: "Chuyển giao cơ quan", en: "Handed to another agency"),
    ]
}

extension ProcedureVersion {
    /// What a defect is about, in words.
    func words(for defect: Defect) -> Phrase {
        switch defect.target {
        case .whole: Phrase(vi: "Cả hồ sơ", en: "The whole dossier")
        case .field: formField(defect.key).map { Phrase($0.label) } ?? Phrase(defect.key)
        case .component: component(defect.key).map { Phrase($0.name) } ?? Phrase(defect.key)
        }
    }
}

extension HandedIn {
    /// How many of it came: `1 tệp điện tử`, `1 bản chính, 2 bản sao`; a dash where nothing was to be handed in.
    var count: Phrase {
        if blob != nil { return Phrase(vi: "1 tệp điện tử", en: "1 file") }
        return Phrase.sheets(originals: originals, copies: copies) ?? Phrase("–")
    }
}

extension Phrase {
    /// `1 bản chính, 2 bản sao`; nil where there is none of either.
    static func sheets(originals: Int, copies: Int) -> Phrase? {
        let vi = PaperWords.sheets(originals: originals, copies: copies)
        let en = [(originals, "original", "originals"), (copies, "copy", "copies")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        return vi.isEmpty ? nil : Phrase(vi: vi, en: en.joined(separator: ", "))
    }
}

extension HandedIn.Source {
    /// How a paper came.
    var words: Phrase {
        switch self {
        case .file: Phrase(vi: PaperWords.source(self), en: "File")
        case .paper: Phrase(vi: PaperWords.source(self), en: "On paper")
        case .shown: Phrase(vi: PaperWords.source(self), en: "Shown when received")
        case .registry: Phrase(vi: PaperWords.source(self), en: "Held by a registry")
        case .result: Phrase(vi: PaperWords.source(self), en: "An earlier result")
        }
    }
}

extension Channel {
    /// How something comes or goes.
    var words: Phrase {
        switch self {
        case .online: Phrase(vi: "Trực tuyến", en: "Online")
        case .counter: Phrase(vi: "Trực tiếp", en: "At the counter")
        case .post: Phrase(vi: "Bưu chính công ích", en: "By post")
        }
    }
}
