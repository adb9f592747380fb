import Kernel

extension SignatureReport {
    /// The report in lines for people.
    public func lines(_ language: KeyPath<Wording, String> = \.english) -> [String] {
        func word(_ vietnamese: String, _ english: String) -> String { Wording(vietnamese, english)[keyPath: language] }
        var lines = ["\(field): \(indication.rawValue)" + (subIndication.map { " (\($0.rawValue))" } ?? "")]
        let verdict = subIndication.map { ". " + $0.words[keyPath: language] } ?? ""
        lines.append("  \(indication.words[keyPath: language])\(verdict)")
        lines.append("  \(kind.words[keyPath: language]): \(signer ?? word("chưa rõ ai ký", "an unknown signer"))")
        if let certificate {
            lines.append("  \(word("chứng thư do", "certificate issued by")) \(certificate.issuer)")
        }
        if let level { lines.append("  \(word("mức", "level")) \(level), \(algorithm ?? "")") }
        if let claimed { lines.append("  \(word("người ký ghi ngày ký là", "says it was signed at")) \(claimed)") }
        if let proof {
            lines.append(
                "  \(word("chứng minh đã có từ", "proven to have existed at")) \(proof.moment), "
                    + "\(word("bởi", "by")) \(proof.authority)" + (proof.field.map { " (\($0))" } ?? "")
            )
        }
        if let anchor = chain.last {
            lines.append("  \(word("tin cậy qua", "trusted through")) \(anchor)" + (trustList.map { " (\($0))" } ?? ""))
        }
        lines.append("  \(word("ký phiên bản", "signs revision")) \(revision.signed)/\(revision.of)")
        lines += findings.map { "  ! \($0.words[keyPath: language])" }
        if let advice = subIndication?.advice { lines.append("  > \(advice[keyPath: language])") }
        lines += changes.map { change in
            "  \(change.isPermitted ? "+" : "!") \(word("phiên bản", "revision")) \(change.revision): "
                + change.deed.words[keyPath: language]
        }
        if furtherChanges > 0 {
            lines.append("  + \(word("và \(furtherChanges) thay đổi nữa", "and \(furtherChanges) more changes"))")
        }
        return lines
    }
}

extension SignatureReport.Kind {
    /// What the signature is for, in words.
    public var words: Wording {
        switch self {
        case .approval: Wording("Chữ ký của", "Signed by")
        case .certification: Wording("Chữ ký chứng thực của", "Certified by")
        case .timestamp: Wording("Dấu thời gian của", "Timestamp of")
        }
    }
}
