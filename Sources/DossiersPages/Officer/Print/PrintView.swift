import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel

/// Biểu mẫu in: forms 01 to 04 of a dossier on A5, the control sheet 05 on A4.
struct PrintView {
    let model: PrintModel

    private var file: DossierFile { model.file }
    private var dossier: Dossier { model.file.dossier }

    func write(to html: inout HTMLWriter) {
        switch model.form {
        case .receipt:
            if model.isForOfficer { receipt("Liên: Lưu", &html) }
            receipt("Liên: Giao người nộp", &html)
        case .supplement: supplement(&html)
        case .refusal: refusal(&html)
        case .apology: apology(&html)
        case .control: control(&html)
        }
    }

    private func head(on date: CivilDate, copy: String? = nil, size: PrintSheet.Size = .a5) -> PrintSheet {
        PrintSheet(
            size: size,
            superior: model.facts.superior,
            agency: model.facts.counter,
            number: model.facts.number,
            place: model.facts.place,
            date: date,
            title: model.form.title,
            code: dossier.name,
            // Nobody looks up an internal dossier.
            qrCode: dossier.isInternal
                ? nil : QRCode(model.trackingLink, label: Phrase(vi: "Mã QR tra cứu", en: "Look-up code")),
            formNumber: (["Mẫu số \(model.form.rawValue)"] + (copy.map { [$0] } ?? [])).joined(separator: " – ")
        )
    }

    private var applicantLines: [(label: String, value: String)] {
        [
            ("Địa chỉ", model.facts.address), ("Số điện thoại", dossier.applicant.phone), ("Email", model.facts.email),
            ("Nội dung yêu cầu giải quyết", dossier.procedureName),
        ]
    }

    /// Short lines of the receipt, of which two stand side by side: an ordinary one fits on one sheet of A5.
    private static let halves: Set<String> = [
        "Người nộp", "Số giấy tờ tùy thân", "Số điện thoại", "Email", "Số lượng hồ sơ", "Mã PIN tra cứu",
    ]

    private func receipt(_ copy: String, _ html: inout HTMLWriter) {
        let accepted = dossier.acceptedAt
        html.sheet(head(on: (accepted ?? model.now).date, copy: copy)) { html in
            html.sheetLines(
                [
                    ("Bộ phận Tiếp nhận và Trả kết quả", model.agency.counterName),
                    ("Tiếp nhận hồ sơ của", dossier.applicant.name),
                    ("Người nộp", model.facts.submitter ?? dossier.applicant.name),
                    ("Số giấy tờ tùy thân", dossier.applicant.idNumber),
                ] + applicantLines,
                halves: Self.halves
            )
            html.p("Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:")
            html.sheetTable(
                caption: "Thành phần hồ sơ",
                headings: ["Tên giấy tờ", "Số lượng", "Hình thức, ghi chú"],
                rows: papers
            )
            html.sheetLines(
                [
                    ("Số lượng hồ sơ", "01 (bộ)"), ("Mã PIN tra cứu", dossier.pin),
                    (
                        "Thời gian giải quyết theo quy định",
                        PaperWords.limit(file.version.timeRule(channel: dossier.channel, answers: file.answers))
                    ),
                    ("Thời gian nhận hồ sơ", PaperWords.moment(accepted)),
                    ("Thời gian trả kết quả", PaperWords.moment(dossier.originalDueAt)),
                    ("Đăng ký nhận kết quả tại", PaperWords.handover(dossier, at: model.agency.counterName)),
                    ("Phí, lệ phí", model.facts.fees),
                    (
                        "Vào Sổ theo dõi hồ sơ",
                        "Quyển số \((accepted ?? model.now).date.year), Số thứ tự \(model.facts.serial)"
                    ),
                ],
                halves: Self.halves
            )
            html.sheetFoot(
                [
                    Signature("NGƯỜI NỘP HỒ SƠ", name: model.facts.submitter ?? dossier.applicant.name),
                    Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", name: model.facts.officer),
                ],
                seal: model.proof.map { ProofSeal(link: $0.link, sequence: $0.sequence) }
            )
        }
    }

    private var papers: [[String]] {
        let rows = file.components.map { part -> [String] in
            let component = file.version.component(part.key)
            let source = PaperWords.source(part.source)
            return [
                component?.name.vi ?? part.key, PaperWords.count(of: part),
                part.fileName.map { "\(source): \($0)" } ?? source,
            ]
        }
        return rows.isEmpty ? [["Tờ khai điện tử", "1 bản điện tử", ""]] : rows
    }

    /// The last complete list of defects, each with its place.
    private func list(_ defects: [DossierFile.RecordedDefect], _ html: inout HTMLWriter) {
        html.ol { html in
            for item in defects {
                html.li { html in
                    if item.defect.target != .whole {
                        html.b(PaperWords.part(item.defect, of: file.version))
                        html.text(": ")
                    }
                    html.text(item.defect.explanation)
                }
            }
        }
    }

    private func supplement(_ html: inout HTMLWriter) {
        let round = file.defects.map(\.round).max() ?? 1
        let pause = file.pauses.last { $0.kind == "supplement" }
        let date = (pause?.from ?? model.now).date
        html.sheet(head(on: date)) { html in
            html.sheetLines([("Hồ sơ của", dossier.applicant.name)] + applicantLines)
            html.p("Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:")
            list(file.defects.filter { $0.round == round }, &html)
            if let ground = pause?.ground, !ground.isEmpty { html.sheetLines([("Lý do", ground)]) }
            html.p(
                """
                Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, ông (bà) liên hệ \(model.agency.counterName) hoặc \
                tổng đài 1022 để được hướng dẫn. Thời hạn giải quyết tạm dừng đến khi hồ sơ được bổ sung đầy đủ.
                """
            )
            html.signatures([Signature("NGƯỜI HƯỚNG DẪN", name: pause?.officerName)])
        }
    }

    private func refusal(_ html: inout HTMLWriter) {
        let refusing = file.steps.last { $0.outcome == "refuse" }
        html.sheet(head(on: (refusing?.endedAt ?? model.now).date)) { html in
            html.sheetLines([("Tiếp nhận hồ sơ của", dossier.applicant.name)] + applicantLines)
            html.p(
                """
                Qua xem xét, \(model.agency.counterName) thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể \
                như sau:
                """
            )
            if let note = refusing?.note, !note.isEmpty { html.p { $0.b(note) } }
            let defects = file.defects.filter { $0.round == 0 }
            if !defects.isEmpty { list(defects, &html) }
            html.p("Xin thông báo để Ông/Bà được biết và thực hiện. Mọi thắc mắc xin liên hệ tổng đài 1022.")
            html.signatures([
                Signature("NGƯỜI NỘP HỒ SƠ", name: model.facts.submitter ?? dossier.applicant.name),
                Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", name: refusing?.officerName),
            ])
        }
    }

    private func apology(_ html: inout HTMLWriter) {
        guard let put = file.extensions.last else { return }
        html.sheet(head(on: put.at.date)) { html in
            html.sheetLines([("Kính gửi", dossier.applicant.name)] + applicantLines)
            html.p(
                """
                Ngày \((dossier.acceptedAt ?? dossier.submittedAt).date.vietnamese), \(model.agency.counterName) tiếp nhận \
                giải quyết hồ sơ của Ông/Bà; mã hồ sơ \(dossier.name). Thời gian hẹn trả kết quả: \
                \(PaperWords.moment(put.oldDueAt)).
                """
            )
            html.p("Tuy nhiên đến nay, cơ quan chúng tôi chưa trả kết quả giải quyết đúng thời hạn đã hẹn.")
            html.sheetLines([("Lý do", put.reason)])
            html.p("Sự chậm trễ này đã gây phiền hà, tốn kém chi phí và công sức của Ông/Bà. Chúng tôi xin lỗi Ông/Bà.")
            html.sheetLines([("Hẹn lại ngày trả kết quả", PaperWords.moment(put.newDueAt))])
            html.p("Mong nhận được sự thông cảm của Ông/Bà vì sự chậm trễ này.")
            html.signatures([Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", name: put.signerName)])
        }
    }

    private func control(_ html: inout HTMLWriter) {
        // A row for every hand-over: it goes with the file, on A4.
        html.sheet(head(on: (dossier.acceptedAt ?? model.now).date, size: .a4)) { html in
            html.sheetLines([
                ("Chủ hồ sơ", dossier.applicant.name), ("Thủ tục", dossier.procedureName),
                ("Thời gian nhận hồ sơ", PaperWords.moment(dossier.acceptedAt)),
                ("Thời gian hẹn trả", PaperWords.moment(dossier.dueAt)),
                ("Cơ quan giải quyết", model.agency.name.vi),
            ])
            html.sheetTable(
                caption: "Quá trình giao, nhận",
                headings: ["Tên cơ quan, bước", "Thời gian giao, nhận hồ sơ", "Kết quả giải quyết", "Ghi chú"],
                rows: file.steps.map(controlRow)
            )
            for pause in file.pauses {
                html.p(
                    """
                    Tạm dừng: \(PaperWords.moment(pause.from)) – \
                    \(pause.to.map { PaperWords.moment($0) } ?? "chưa chạy lại"). \(pause.ground)
                    """
                )
            }
        }
    }

    private func controlRow(_ step: DossierFile.StepRow) -> [String] {
        let officer = step.officerName ?? ""
        return [
            "\(model.facts.agencies[step.number] ?? ""): \(step.name)",
            "Nhận: \(PaperWords.moment(step.startedAt))"
                + (step.endedAt.map { "; giao: \(PaperWords.moment($0)). \(officer)" } ?? ""),
            PaperWords.punctuality(ended: step.endedAt, due: step.dueAt),
            step.note ?? "",
        ]
    }
}
