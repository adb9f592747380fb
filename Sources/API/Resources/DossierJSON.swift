import Catalogue
import Directory
import Dossiers
import Kernel
import Storage
import Territory

/// A dossier as JSON; what the client may do with it stands beside what it is.
struct DossierJSON {
    let file: DossierFile
    let register: AgencyRegister
    let atlas: Atlas
    /// What the caller may do now, by the names of the addresses.
    let deeds: [String]
    /// The address below which it lies, for its papers.
    let address: String
    /// Whether the reader is of the office: what officers say to one another is theirs.
    let isOfDesk: Bool

    /// Ends of a step whose note is for the applicant too: why nothing came of the dossier.
    private static let told: Set<String?> = ["refuse", "stop", "withdraw"]

    private var dossier: Dossier { file.dossier }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", dossier.id)
            json.field("position", dossier.position)
            json.field("code", dossier.code)
            json.field("reference", dossier.reference)
            json.object("procedure") { json in
                json.field("code", dossier.procedureCode)
                json.field("version", dossier.version.description)
                json.field("name", dossier.procedureName)
            }
            json.field("field", dossier.field)
            json.field("channel", dossier.channel.rawValue)
            json.field("handover", dossier.handover.rawValue)
            json.field("place", atlas.unit(dossier.place)?.code)
            json.agency("receiving_agency", dossier.receivingAgency, register)
            json.agency("agency", dossier.agency, register)
            json.state(dossier.state)
            json.field("money", dossier.money.rawValue)
            json.field("step", dossier.step)
            json.field("desk", dossier.desk.rawValue)
            json.field("officer", dossier.assigneeName)
            json.object("applicant") { json in
                json.field("name", dossier.applicant.name)
                json.field("id_number", dossier.applicant.idNumber)
                json.field("phone", dossier.applicant.phone)
            }
            writeTimes(to: &json)
            json.object("answers") { json in
                for (key, value) in file.answers.sorted(by: { $0.key < $1.key }) { json.field(key, value) }
            }
            writeParts(to: &json)
            writeCourse(to: &json)
            writeResult(to: &json)
            json.field("deeds", deeds)
        }
    }

    private func writeTimes(to json: inout JSONWriter) {
        json.field("submitted", dossier.submittedAt)
        json.field("accepted", dossier.acceptedAt)
        json.field("due", dossier.dueAt)
        json.field("original_due", dossier.originalDueAt)
        json.field("step_due", dossier.stepDueAt)
        json.field("paused_since", dossier.pausedAt)
        json.field("finished", dossier.finishedAt)
        json.field("handed_over", dossier.handedOverAt)
        json.field("supplements", dossier.supplements)
        json.field("extensions", dossier.extensions)
    }

    private func writeParts(to json: inout JSONWriter) {
        json.array("components", file.components) { json, part in
            json.object { json in
                json.field("key", part.key)
                json.field("number", part.number)
                json.field("source", part.source.rawValue)
                json.field("file_name", part.fileName)
                json.field("size", part.size)
                json.field("media_type", part.mediaType)
                json.field("sha256", part.blob?.description)
                json.field("file", part.blob.map { _ in "\(address)/files/\(part.key)/\(part.number)" })
            }
        }
        json.array("fees", file.fees) { json, fee in
            json.object { json in
                json.field("key", fee.key)
                json.field("name", fee.name)
                json.field("amount", fee.amount)
                json.field("paid", fee.paidAt)
            }
        }
        json.array("defects", file.defects) { json, recorded in
            json.object { json in
                json.field("round", recorded.round)
                json.field("target", recorded.defect.target.rawValue)
                json.field("key", recorded.defect.key)
                json.field("explanation", recorded.defect.explanation)
                json.field("mended", recorded.mendedAt)
            }
        }
    }

    private func writeCourse(to json: inout JSONWriter) {
        json.array("steps", file.steps) { json, row in
            json.object { json in
                json.field("number", row.number)
                json.field("key", row.step)
                json.field("name", row.name)
                json.agency("agency", row.agency, register)
                json.field("desk", row.desk.rawValue)
                json.field("officer", row.officerName)
                json.field("started", row.startedAt)
                json.field("due", row.dueAt)
                json.field("ended", row.endedAt)
                json.field("outcome", row.outcome)
                json.field("note", isOfDesk || Self.told.contains(row.outcome) ? row.note : nil)
            }
        }
        json.array("pauses", file.pauses) { json, pause in
            json.object { json in
                json.field("kind", pause.kind)
                json.field("ground", pause.ground)
                json.field("from", pause.from)
                json.field("to", pause.to)
            }
        }
        json.array("opinions", file.opinions) { json, opinion in opinion.write(register, to: &json) }
        json.array("put_off", file.extensions) { json, one in
            json.object { json in
                json.field("reason", one.reason)
                json.field("old_due", one.oldDueAt)
                json.field("new_due", one.newDueAt)
                json.field("signer", one.signerName)
                json.field("at", one.at)
            }
        }
    }

    private func writeResult(to json: inout JSONWriter) {
        json.key("result")
        guard let result = file.result else { return json.null() }
        result.write(to: &json)
    }
}

extension DossierFile.Opinion {
    func write(_ register: AgencyRegister, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.agency("agency", agency, register)
            json.field("question", question)
            json.field("asked_by", askedBy)
            json.field("asked", askedAt)
            json.field("due", dueAt)
            json.field("answer", answer)
            json.field("agrees", agrees)
            json.field("answered_by", answeredBy)
            json.field("answered", answeredAt)
        }
    }
}

extension DossierResult {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("dossier", dossier)
            json.field("code", code)
            json.field("name", name)
            json.field("number", number)
            json.field("agency", agencyName)
            json.field("text", text)
            json.field("signer", signerName)
            json.field("signer_title", signerTitle)
            json.field("signed", signedAt)
            json.field("issued", issuedAt)
            json.field("valid_until", validUntil)
        }
    }
}

extension JSONWriter {
    mutating func agency(_ key: String, _ id: AgencyID, _ register: AgencyRegister) {
        let agency = register.agency(id)
        object(key) { json in
            json.field("id", id)
            json.field("code", agency?.code ?? "")
            json.field("name", agency?.name.vi ?? "")
        }
    }

    mutating func state(_ state: DossierState) {
        object("state") { json in
            json.field("code", state.rawValue)
            json.field("name", state.vietnamese)
        }
    }

    /// By which procedure, for those who need no more than its name.
    mutating func procedure(of dossier: Dossier) {
        object("procedure") { json in
            json.field("code", dossier.procedureCode)
            json.field("name", dossier.procedureName)
        }
    }

    /// A line of a list.
    mutating func line(_ dossier: Dossier, _ register: AgencyRegister) {
        object { json in
            json.field("id", dossier.id)
            json.field("position", dossier.position)
            json.field("code", dossier.code)
            json.field("reference", dossier.reference)
            json.procedure(of: dossier)
            json.field("applicant", dossier.applicant.name)
            json.agency("agency", dossier.agency, register)
            json.state(dossier.state)
            json.field("step", dossier.step)
            json.field("officer", dossier.assigneeName)
            json.field("submitted", dossier.submittedAt)
            json.field("due", dossier.dueAt)
            json.field("step_due", dossier.stepDueAt)
        }
    }
}
