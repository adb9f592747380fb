public import Kernel

extension SignatureReport {
    /// Writes the report as an object of JSON, the same whatever the reader's language.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("field", field)
            json.field("kind", kind.rawValue)
            json.field("indication", indication.rawValue)
            json.field("sub_indication", subIndication?.rawValue)
            json.field("signer", signer)
            json.key("certificate")
            writeCertificate(to: &json)
            json.field("algorithm", algorithm)
            json.field("level", level)
            json.key("claimed")
            Self.write(claimed, to: &json)
            json.key("proven")
            Self.write(proven, to: &json)
            json.field("proven_by", proof?.authority)
            json.field("trust_list", trustList)
            json.field("revision", revision.signed)
            json.field("revisions", revision.of)
            json.array("chain", chain) { $0.string($1) }
            json.array("reasons", findings.map(\.words)) { Self.write($1, to: &$0) }
            json.key("advice")
            if let advice = subIndication?.advice { Self.write(advice, to: &json) } else { json.null() }
            json.array("changes", changes) { json, change in
                json.object { json in
                    json.field("revision", change.revision)
                    json.field("kind", change.kind.rawValue)
                    json.field("permitted", change.isPermitted)
                    json.key("words")
                    Self.write(change.deed.words, to: &json)
                }
            }
            json.field("further_changes", furtherChanges)
        }
    }

    private func writeCertificate(to json: inout JSONWriter) {
        guard let certificate else { return json.null() }
        json.object { json in
            json.field("subject", certificate.subject)
            json.field("issuer", certificate.issuer)
            json.field("serial", certificate.serial)
            json.key("valid_from")
            json.instant(certificate.from)
            json.key("valid_until")
            json.instant(certificate.until)
        }
    }

    private static func write(_ words: Wording, to json: inout JSONWriter) {
        json.object { json in
            json.field("vi", words.vietnamese)
            json.field("en", words.english)
        }
    }

    private static func write(_ moment: Instant?, to json: inout JSONWriter) {
        if let moment { json.instant(moment) } else { json.null() }
    }
}

extension [SignatureReport] {
    /// Writes what the signatures come to together, then each of them.
    public func write(to json: inout JSONWriter) {
        json.object { writeFields(to: &$0) }
    }

    /// Writes the same into an object that says more.
    public func writeFields(to json: inout JSONWriter) {
        json.field("indication", isEmpty ? nil : indication.rawValue)
        json.array("signatures", self) { $1.write(to: &$0) }
    }
}
