import Catalogue
import Directory
import Dossiers
import Kernel
import Typesetting

extension FormFacts {
    /// The form as a paper, from its template.
    ///
    /// - Parameters:
    ///   - template: the template of the form.
    ///   - link: what its QR code holds: the address at which the dossier is looked up.
    ///   - proof: the proof that its submission stands in the ledger; nil where there is none yet.
    /// - Throws: `TemplateProblem` where the template does not fit.
    /// - Returns: the paper.
    func paper(_ template: Template, link: String, proof: FormSignatures.Proof?) throws -> OfficialPaper {
        var values = common(link: link)
        switch form {
        case .receipt: values.merge(receipt(proof)) { _, own in own }
        case .supplement: values.merge(supplement) { _, own in own }
        case .refusal: values.merge(refusal) { _, own in own }
        case .apology: values.merge(apology) { _, own in own }
        case .control: values.merge(control) { _, own in own }
        }
        return try template.paper(TemplateData(values))
    }

    private func common(link: String) -> [String: TemplateData.Value] {
        let applicant = dossier.applicant
        return [
            "superior": .text(superior ?? ""), "agency": .text(agency.name.vi), "counter": .text(counter),
            "number": .text(number ?? ""), "place": .text(place), "date": .text(moment.date.description),
            "code": .text(dossier.name), "link": .text(link), "applicant": .text(applicant.name),
            "submitter": .text(submitter ?? applicant.name), "id_number": .text(applicant.idNumber),
            "address": .text(address), "phone": .text(applicant.phone), "email": .text(email),
            "procedure": .text(dossier.procedureName), "officer": .text(officer),
        ]
    }

    private func receipt(_ proof: FormSignatures.Proof?) -> [String: TemplateData.Value] {
        let papers = file.components.map { part -> TemplateData in
            let source = PaperWords.source(part.source)
            return [
                "name": .text(file.version.component(part.key)?.name.vi ?? part.key),
                "count": .text(PaperWords.count(of: part)),
                "note": .text(part.fileName.map { "\(source): \($0)" } ?? source),
            ]
        }
        let rule = file.version.timeRule(channel: dossier.channel, answers: file.answers)
        return [
            "copy": "Liên: Giao người nộp", "papers": .rows(papers), "pin": .text(dossier.pin),
            "limit": .text(PaperWords.limit(rule)), "received": .text(PaperWords.moment(dossier.acceptedAt)),
            "due": .text(PaperWords.moment(dossier.originalDueAt)),
            "handover": .text(PaperWords.handover(dossier, at: agency.counterName)), "fees": .text(fees),
            "book": .text(String(moment.date.year)), "serial": .text(serial),
            "proof_link": .text(proof?.link ?? ""), "proof_record": .text(proof?.record ?? ""),
        ]
    }

    /// What was to be paid when it was accepted, in figures and words.
    public var fees: String {
        let total = file.fees.reduce(Money.zero) { $0 + $1.amount }
        if total == .zero { return "Không thu" }
        let isPaid = file.fees.allSatisfy { $0.amount == .zero || $0.paidAt != nil }
        return "\(total) (\(total.spelled)), \(isPaid ? "đã nộp" : "chưa nộp")"
    }

    private var supplement: [String: TemplateData.Value] {
        let pause = file.pauses.last { $0.kind == "supplement" }
        let round = file.defects.map(\.round).max() ?? 1
        return [
            "defects": rows(of: file.defects.filter { $0.round == round }), "reason": .text(pause?.ground ?? ""),
            "officer": .text(pause?.officerName ?? ""),
        ]
    }

    private var refusal: [String: TemplateData.Value] {
        let step = file.steps.last { $0.outcome == "refuse" }
        return [
            "defects": rows(of: file.defects.filter { $0.round == 0 }), "reason": .text(step?.note ?? ""),
            "officer": .text(step?.officerName ?? ""),
        ]
    }

    private func rows(of defects: [DossierFile.RecordedDefect]) -> TemplateData.Value {
        .rows(
            defects.map { recorded in
                let defect = recorded.defect
                let part = defect.target == .whole ? "" : PaperWords.part(defect, of: file.version)
                return ["part": .text(part), "explanation": .text(defect.explanation)]
            }
        )
    }

    private var apology: [String: TemplateData.Value] {
        guard let put = file.extensions.last else { return [:] }
        return [
            "received": .text((dossier.acceptedAt ?? dossier.submittedAt).date.vietnamese),
            "old_due": .text(PaperWords.moment(put.oldDueAt)), "reason": .text(put.reason),
            "new_due": .text(PaperWords.moment(put.newDueAt)), "signer": .text(put.signerName),
            "position": "Thủ trưởng cơ quan, đơn vị",
            "recipients": .rows([["name": "Như trên"], ["name": "Lưu: VT"]]),
        ]
    }

    private var control: [String: TemplateData.Value] {
        let steps = file.steps.map { step -> TemplateData in
            let given = step.endedAt.map { "; giao: \(PaperWords.moment($0)). \(step.officerName ?? "")" } ?? ""
            return [
                "agency": .text(agencies[step.number] ?? ""), "step": .text(step.name),
                "times": .text("Nhận: \(PaperWords.moment(step.startedAt))\(given)"),
                "outcome": .text(PaperWords.punctuality(ended: step.endedAt, due: step.dueAt)),
                "note": .text(step.note ?? ""),
            ]
        }
        let pauses = file.pauses.map { pause -> TemplateData in
            [
                "from": .text(PaperWords.moment(pause.from)), "ground": .text(pause.ground),
                "to": .text(pause.to.map { PaperWords.moment($0) } ?? "chưa chạy lại"),
            ]
        }
        return [
            "received": .text(PaperWords.moment(dossier.acceptedAt)), "due": .text(PaperWords.moment(dossier.dueAt)),
            "resolver": .text(agency.name.vi), "steps": .rows(steps), "pauses": .rows(pauses),
        ]
    }
}
