import Kernel
import PDF
import SwiftASN1
import X509

/// One signature while it is examined.
struct SignatureCase {
    let signature: FoundSignature
    var report: SignatureReport
    private(set) var range: ByteRangeCheck?
    private var signer: SignerCheck?
    private var stamp: TimestampInfo?

    init(_ signature: FoundSignature, in document: PDFDocument) {
        self.signature = signature
        report = SignatureReport(field: signature.field)
        report.claimed = signature.dictionary["M"]?.string.flatMap(PDFText.moment)
        if signature.dictionary["SubFilter"] == .name("ETSI.RFC3161") { report.kind = .timestamp }
        let references = (try? document.latest.resolve(signature.dictionary["Reference"]).array) ?? []
        if references.contains(where: {
            (try? document.latest.resolve($0).dictionary)?["TransformMethod"] == .name("DocMDP")
        }) {
            report.kind = .certification
        }
        do {
            let range = try ByteRangeCheck(signature, in: document)
            self.range = range
            report.revision = (range.revision + 1, document.revisions.count)
        } catch {
            report.object(error)
        }
    }

    // MARK: Integrity

    mutating func checkIntegrity(_ digests: inout RunningDigests) {
        guard let range else { return }
        do throws(Objection) {
            let data = try SignerCheck.reading { try SignedData(range.contents) }
            report.signer = data.signingCertificate.map { $0.subject.description }
            switch signature.dictionary["SubFilter"]?.name {
            case "ETSI.CAdES.detached", "adbe.pkcs7.detached":
                guard data.content == nil else { throw Objection(.formatFailure, "the signature is not detached") }
                signer = try SignerCheck(
                    data,
                    contentType: OID.data,
                    needsCertificateAttribute: signature.dictionary["SubFilter"] == .name("ETSI.CAdES.detached")
                ) { digests.digest($0, without: range.gap, to: range.end) }
            case "ETSI.RFC3161":
                let check = try TimestampCheck(data)
                guard
                    digests.digest(check.info.digest, without: range.gap, to: range.end).elementsEqual(
                        check.info.imprint
                    )
                else { throw Objection(.hashFailure, "the timestamp is one of another document") }
                (signer, stamp) = (check.signer, check.info)
            case "adbe.pkcs7.sha1", "adbe.x509.rsa_sha1":
                throw Objection(.weakAlgorithm, "the algorithm SHA-1 is not taken")
            default: throw Objection(.formatFailure, "the form of the signature (/SubFilter) is unknown")
            }
            report.algorithm = signer?.algorithm.name
        } catch {
            report.object(error)
        }
    }

    // MARK: Trust

    mutating func checkTrust(_ horizon: inout Horizon) async {
        guard let signer, report.indication == .passed else { return }
        do throws(Objection) {
            if let stamp {
                report.proven = try horizon.ordered(stamp.moment)
                report.chain = try await horizon.checkTimestamp(signer).map { $0.subject.description }
                horizon.move(to: stamp.moment)
            } else {
                await readTimestamps(of: signer, &horizon)
                if report.proven == nil, horizon.isProven { report.proven = horizon.moment }
                let chain = try await horizon.check(signer, provenAt: report.proven)
                report.chain = chain.certificates.map { $0.subject.description }
                report.level = level(hasEvidence: chain.hasEvidence, horizon)
            }
        } catch {
            report.object(error)
        }
    }

    /// The signature's own timestamps; one that does not hold proves nothing, and is named.
    private mutating func readTimestamps(of signer: SignerCheck, _ horizon: inout Horizon) async {
        for attribute in signer.data.signer.unsignedAttributes where attribute.oid == OID.signatureTimeStamp {
            for value in attribute.values.prefix(8) {
                do throws(Objection) {
                    let check = try TimestampCheck(try SignerCheck.reading { try SignedData(value.encodedBytes) })
                    guard check.info.digest.bytes(of: signer.data.signer.signature).elementsEqual(check.info.imprint)
                    else {
                        throw Objection(.hashFailure, "it belongs to another signature")
                    }
                    let moment = try horizon.ordered(check.info.moment)
                    _ = try await horizon.checkTimestamp(check.signer)
                    report.proven = min(report.proven ?? moment, moment)
                } catch {
                    report.reasons.append("its timestamp proves nothing: \(error.text)")
                }
            }
        }
    }

    private func level(hasEvidence: Bool, _ horizon: Horizon) -> String {
        guard signature.dictionary["SubFilter"] == .name("ETSI.CAdES.detached") else { return "CMS" }
        guard report.proven != nil else { return "B-B" }
        guard hasEvidence else { return "B-T" }
        return horizon.isProven ? "B-LTA" : "B-LT"
    }

    // MARK: Conclusion

    func concluded(_ changes: [Int: [DocumentChange]], in document: PDFDocument) -> SignatureReport {
        var report = report
        guard let range else { return report }
        let later = document.revisions.indices.filter { $0 > range.revision }
        report.changes = later.flatMap { changes[$0] ?? [] }
        if report.coversWholeFile, document.hasTrailingBytes {
            report.changes.append(
                DocumentChange(
                    revision: document.revisions.count,
                    kind: .content,
                    text: "bytes stand behind the end of the file"
                )
            )
        }
        if let change = report.changes.first(where: { !$0.isPermitted }) {
            report.object(Objection(.hashFailure, "the document was changed after this signature: \(change.text)"))
        }
        if report.kind == .certification, (try? Certification.level(document.latest)) == 1,
            report.changes.contains(where: { $0.kind == .signature })
        {
            report.object(Objection(.signatureConstraints, "the certification forbids what was added after it"))
        }
        return report
    }
}
