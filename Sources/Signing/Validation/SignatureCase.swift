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
            let data = try Self.signedData(range.contents)
            report.certificate = data.signingCertificate.map { SignerCertificate($0) }
            switch signature.dictionary["SubFilter"]?.name {
            case "ETSI.CAdES.detached", "adbe.pkcs7.detached":
                guard data.content == nil else { throw Objection(.formatFailure, .notDetached) }
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
                else { throw Objection(.hashFailure, .timestampOfOther) }
                (signer, stamp) = (check.signer, check.info)
            case "adbe.pkcs7.sha1", "adbe.x509.rsa_sha1":
                throw Objection(.weakAlgorithm, .weakAlgorithm("SHA-1"))
            default: throw Objection(.formatFailure, .unknownForm)
            }
            report.algorithm = signer?.algorithm.name
        } catch {
            report.object(error)
        }
    }

    /// The signature; one in BER is told apart from one that is broken.
    private static func signedData(_ contents: ArraySlice<UInt8>) throws(Objection) -> SignedData {
        do throws(Objection) {
            return try SignerCheck.reading { try SignedData(contents) }
        } catch {
            let isBasic = (try? DER.parse(contents)) == nil && (try? BER.parse(contents)) != nil
            throw isBasic ? Objection(.formatFailure, .basicEncoding) : error
        }
    }

    // MARK: Trust

    mutating func checkTrust(_ horizon: inout Horizon) async {
        guard let signer, report.indication == .passed else { return }
        do throws(Objection) {
            if let stamp {
                let proof = TimeProof(
                    moment: try horizon.ordered(stamp.moment),
                    authority: signer.certificate.subject.shortName,
                    field: report.field
                )
                report.proof = proof
                take(try await horizon.checkTimestamp(signer))
                horizon.move(to: proof)
            } else {
                await readTimestamps(of: signer, &horizon)
                if report.proof == nil { report.proof = horizon.proof }
                let chain = try await horizon.check(signer, provenAt: report.proven)
                take(chain)
                report.level = level(hasEvidence: chain.hasEvidence, horizon)
            }
        } catch {
            report.object(error)
        }
    }

    private mutating func take(_ chain: Horizon.Chain) {
        report.chain = chain.certificates.map { $0.subject.description }
        report.trustList = chain.listName
    }

    /// The signature's own timestamps; one that does not hold proves nothing, and is named.
    private mutating func readTimestamps(of signer: SignerCheck, _ horizon: inout Horizon) async {
        for attribute in signer.data.signer.unsignedAttributes where attribute.oid == OID.signatureTimeStamp {
            for value in attribute.values.prefix(8) {
                do throws(Objection) {
                    keepEarlier(try await Self.proof(value.encodedBytes, of: signer, &horizon))
                } catch {
                    report.findings.append(.timestampProvesNothing(error.finding))
                }
            }
        }
    }

    private mutating func keepEarlier(_ proof: TimeProof) {
        if let known = report.proof, known.moment <= proof.moment { return }
        report.proof = proof
    }

    /// What a timestamp of the signature proves.
    private static func proof(
        _ token: ArraySlice<UInt8>,
        of signer: SignerCheck,
        _ horizon: inout Horizon
    ) async throws(Objection) -> TimeProof {
        let check = try TimestampCheck(try SignerCheck.reading { try SignedData(token) })
        guard check.info.digest.bytes(of: signer.data.signer.signature).elementsEqual(check.info.imprint) else {
            throw Objection(.hashFailure, .timestampOfOther)
        }
        let moment = try horizon.ordered(check.info.moment)
        _ = try await horizon.checkTimestamp(check.signer)
        return TimeProof(moment: moment, authority: check.signer.certificate.subject.shortName, field: nil)
    }

    private func level(hasEvidence: Bool, _ horizon: Horizon) -> String {
        guard signature.dictionary["SubFilter"] == .name("ETSI.CAdES.detached") else { return "CMS" }
        guard report.proven != nil else { return "B-B" }
        guard hasEvidence else { return "B-T" }
        return horizon.proof == nil ? "B-LT" : "B-LTA"
    }

    // MARK: Conclusion

    func concluded(_ history: ChangeHistory, in document: PDFDocument) -> SignatureReport {
        var report = report
        guard let range else { return report }
        (report.changes, report.furtherChanges) = history.listed(after: range.revision)
        var intrusion = history.firstIntrusion(after: range.revision)
        if report.coversWholeFile, document.hasTrailingBytes {
            let change = DocumentChange(revision: document.revisions.count, deed: .trailingBytes)
            report.changes.append(change)
            intrusion = change
        }
        if let intrusion { report.object(Objection(.hashFailure, .changedAfterwards(intrusion.deed))) }
        if report.kind == .certification, (try? Certification.level(document.latest)) == 1,
            history.hasSignature(after: range.revision)
        {
            report.object(Objection(.signatureConstraints, .forbiddenByCertification))
        }
        return report
    }
}
