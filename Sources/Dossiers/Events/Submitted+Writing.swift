import Catalogue
import Directory
public import Kernel
public import Ledger
import Storage
import Territory

/// The event that comes most writes itself: a tenth of the time of a submission went into `Codable`'s containers.
///
/// `PayloadWritingTests` compares it with the encoder for every field.
extension DossierEvent.Submitted: SelfWritingPayload {
    /// Writes the fields that are there, in the order of the bytes of their keys.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("answers")
            DossierForm.write(answers, to: &json)
            json.key("applicant")
            applicant.write(to: &json)
            json.field("channel", channel.rawValue)
            json.array("components", components) { json, part in part.write(to: &json) }
            if let exemption { json.field("exemption", exemption) }
            json.array("fees", fees) { json, fee in fee.write(to: &json) }
            json.field("field", field)
            json.field("handover", handover.rawValue)
            json.field("pin", pin)
            json.field("place", place)
            json.field("procedureCode", procedureCode)
            json.field("procedureName", procedureName)
            json.field("receivingAgency", receivingAgency)
            json.field("reference", reference)
            json.key("stop")
            stop.write(to: &json)
            if let submitter { json.field("submitter", submitter) }
            json.field("version", version.description)
        }
    }
}

extension Applicant {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("idNumber", idNumber)
            json.field("name", name)
            if let person { json.field("person", person) }
            json.field("phone", phone)
        }
    }
}

extension HandedIn {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            if let blob { json.field("blob", blob.description) }
            json.field("copies", copies)
            if let fileName { json.field("fileName", fileName) }
            json.field("key", key)
            if let mediaType { json.field("mediaType", mediaType) }
            json.field("number", number)
            json.field("originals", originals)
            if let result { json.field("result", result) }
            if let size { json.field("size", size) }
            json.field("source", source.rawValue)
        }
    }
}

extension ChargedFee {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("amount", amount.dong)
            json.field("explanation", explanation)
            json.field("key", key)
            json.field("name", name)
        }
    }
}

extension DeskStop {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("agency", agency)
            if let assignee { json.field("assignee", assignee) }
            if let assigneeName { json.field("assigneeName", assigneeName) }
            json.field("desk", desk.rawValue)
            if let division { json.field("division", division) }
            // A payload holds moments in milliseconds.
            if let dueAt { json.field("dueAt", dueAt.milliseconds) }
            json.field("name", name)
            json.field("step", step)
        }
    }
}
