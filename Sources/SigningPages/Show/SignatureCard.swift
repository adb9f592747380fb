import DesignSystem
import HTML
import Kernel
import Signing

/// What was found about one signature.
struct SignatureCard: Component {
    let number: Int
    let report: SignatureReport

    func write(to html: inout HTMLWriter) {
        html.card(title, tone: report.indication.tone) { html in
            html.p { html in
                html.b(Phrase(report.indication.words))
                if let reason = report.subIndication {
                    html.text(". ")
                    html.text(Phrase(reason.words))
                }
            }
            html.facts { html in
                who(to: &html)
                when(to: &html)
                trust(to: &html)
                if let reason = report.subIndication, report.indication != .passed {
                    html.fact(Phrase(vi: "Việc cần làm", en: "What to do next")) { $0.text(Phrase(reason.advice)) }
                }
            }
            findings(to: &html)
            changes(to: &html)
            details(to: &html)
        }
    }

    private var title: Phrase {
        let name = report.certificate?.name ?? ""
        let kind =
            switch report.kind {
            case .approval: Phrase(vi: "Chữ ký \(number)", en: "Signature \(number)")
            case .certification: Phrase(vi: "Chữ ký chứng thực \(number)", en: "Certification \(number)")
            case .timestamp: Phrase(vi: "Dấu thời gian \(number)", en: "Timestamp \(number)")
            }
        return name.isEmpty ? kind : Phrase(vi: "\(kind.vi): \(name)", en: "\(kind.en): \(name)")
    }

    // MARK: Facts

    private func who(to html: inout HTMLWriter) {
        let who = Phrase(vi: "Người ký", en: "Signer")
        guard let certificate = report.certificate else {
            return html.fact(who) { $0.text(Phrase(vi: "chưa rõ", en: "unknown")) }
        }
        html.fact(who, [certificate.name, certificate.organisation].compactMap(\.self).joined(separator: ", "))
        html.fact(Phrase(vi: "Chứng thư do", en: "Certificate issued by"), certificate.issuerName)
        html.fact(Phrase(vi: "Chứng thư có hiệu lực", en: "Certificate valid")) { html in
            html.text(Phrase(vi: "từ ", en: "from "))
            html.date(certificate.from.date)
            html.text(Phrase(vi: " đến ", en: " until "))
            html.date(certificate.until.date)
        }
    }

    private func when(to html: inout HTMLWriter) {
        if report.kind != .timestamp {
            html.fact(Phrase(vi: "Người ký ghi ngày ký", en: "Date that the signer wrote")) { html in
                if let claimed = report.claimed {
                    html.moment(claimed)
                } else {
                    html.text(Phrase(vi: "không ghi", en: "none"))
                }
            }
        }
        html.fact(Phrase(vi: "Chứng minh đã có từ", en: "Proven to exist since")) { html in
            guard let proof = report.proof else {
                return html.text(
                    Phrase(vi: "không có dấu thời gian đáng tin", en: "no timestamp that can be relied on")
                )
            }
            html.moment(proof.moment)
            html.text(Phrase(vi: ", theo ", en: ", says "))
            html.text(proof.authority)
        }
    }

    private func trust(to html: inout HTMLWriter) {
        guard let anchor = report.chain.last else { return }
        html.fact(Phrase(vi: "Tin cậy nhờ", en: "Trusted through"), report.trustList ?? anchor)
    }

    // MARK: What was found

    private func findings(to html: inout HTMLWriter) {
        guard !report.findings.isEmpty else { return }
        html.h3(Phrase(vi: "Vì sao", en: "Why"))
        html.ul { html in
            for finding in report.findings { html.li(Phrase(finding.words)) }
        }
    }

    private func changes(to html: inout HTMLWriter) {
        html.h3(Phrase(vi: "Sau chữ ký này", en: "After this signature"))
        guard !report.changes.isEmpty else {
            return html.p(
                report.coversWholeFile
                    ? Phrase(vi: "Không có gì được thêm vào tệp.", en: "Nothing was added to the file.")
                    : Phrase(vi: "Nội dung không thay đổi.", en: "The content did not change.")
            )
        }
        html.ul { html in
            for change in report.changes {
                html.li { html in
                    html.b(
                        change.isPermitted
                            ? Phrase(vi: "Được phép", en: "Allowed") : Phrase(vi: "Không được phép", en: "Not allowed")
                    )
                    html.text(": ")
                    html.text(Phrase(change.deed.words))
                }
            }
            if report.furtherChanges > 0 {
                html.li(
                    Phrase(
                        vi: "và \(report.furtherChanges) thay đổi nữa",
                        en: "and \(report.furtherChanges) more changes"
                    )
                )
            }
        }
    }

    private func details(to html: inout HTMLWriter) {
        html.details { html in
            html.summary(Phrase(vi: "Chi tiết kỹ thuật", en: "Technical details"))
            html.facts { html in
                html.fact(Phrase(vi: "Kết luận", en: "Indication")) {
                    $0.code(report.indication.rawValue + (report.subIndication.map { " / \($0.rawValue)" } ?? ""))
                }
                html.fact(Phrase(vi: "Ô chữ ký", en: "Field"), report.field)
                html.fact(
                    Phrase(vi: "Ký phiên bản", en: "Signs revision"),
                    "\(report.revision.signed)/\(report.revision.of)"
                )
                if let level = report.level { html.fact(Phrase(vi: "Mức PAdES", en: "Level of PAdES"), level) }
                if let algorithm = report.algorithm { html.fact(Phrase(vi: "Thuật toán", en: "Algorithm"), algorithm) }
                if let certificate = report.certificate {
                    html.fact(Phrase(vi: "Tên đầy đủ", en: "Whole name"), certificate.subject)
                    html.fact(Phrase(vi: "Bên cấp", en: "Issuer"), certificate.issuer)
                    html.fact(Phrase(vi: "Số chứng thư", en: "Serial number")) { $0.code(certificate.serial) }
                }
                if report.chain.count > 1 {
                    html.fact(Phrase(vi: "Chuỗi chứng thư", en: "Chain"), report.chain.joined(separator: " → "))
                }
            }
        }
    }
}
