public import Kernel

extension SignatureReport {
    /// Writes the report as an object of JSON.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("field", field)
            json.field("kind", kind.rawValue)
            json.field("indication", indication.rawValue)
            json.field("sub_indication", subIndication?.rawValue)
            json.field("signer", signer)
            json.field("algorithm", algorithm)
            json.field("level", level)
            json.key("claimed")
            Self.write(claimed, to: &json)
            json.key("proven")
            Self.write(proven, to: &json)
            json.field("revision", revision.signed)
            json.field("revisions", revision.of)
            json.array("chain", chain) { $0.string($1) }
            json.array("reasons", reasons) { $0.string($1) }
            json.array("changes", changes) { json, change in
                json.object { json in
                    json.field("revision", change.revision)
                    json.field("kind", change.kind.rawValue)
                    json.field("permitted", change.isPermitted)
                    json.field("text", change.text)
                }
            }
        }
    }

    private static func write(_ moment: Instant?, to json: inout JSONWriter) {
        if let moment { json.instant(moment) } else { json.null() }
    }

    /// The report in lines for people.
    public var lines: [String] {
        var lines = [
            "\(field): \(indication.rawValue)" + (subIndication.map { " (\($0.rawValue))" } ?? ""),
            "  \(kind.rawValue) by \(signer ?? "an unknown signer")",
        ]
        if let level { lines.append("  level \(level), \(algorithm ?? "")") }
        if let claimed { lines.append("  says it was signed at \(claimed)") }
        if let proven { lines.append("  proven to have existed at \(proven)") }
        if let anchor = chain.last { lines.append("  trusted through \(anchor)") }
        lines.append("  signs revision \(revision.signed) of \(revision.of)")
        lines += reasons.map { "  ! \($0)" }
        lines += changes.map { "  \($0.isPermitted ? "+" : "!") revision \($0.revision): \($0.text)" }
        return lines
    }
}
