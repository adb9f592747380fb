import Directory
import Documents
import Hummingbird
import Kernel
import Signing
import Web

/// Kiểm tra chữ ký: a PDF in, a report on each of its signatures out; open to everybody, nothing is kept.
extension Interface {
    var signatureEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/signature-reports",
                name: "api.signature.check",
                tag: .signatures,
                summary: "Kiểm tra chữ ký số của một tệp PDF",
                detail: """
                    The body is the PDF, at most 20 MB; nothing of it is kept. Each signature gets a verdict of ETSI EN \
                    319 102-1, the reasons in words, and what happened to the document after it. `ledger` tells whether \
                    the ledger of this node holds the SHA-256 of just this file.
                    """,
                pace: .heavy,
                body: .document,
                answer: .json(Self.signatureReports),
                deed: .raw { try await checkSignatures($0) }
            )
        ]
    }

    private func checkSignatures(_ call: Call) async throws -> AnyAnswer {
        guard call.visit.mediaType == "application/pdf" else { throw WebRefusal.unsupportedMediaType }
        let tray = signatures.tray()
        let reports: [SignatureReport]
        let known: KnownFile?
        do {
            try await call.visit.readPieces(upTo: SignatureDesk.longestFile) { try tray.append($0) }
            reports = try await signatures.examine(tray)
            known = try await documents.known(tray)
        } catch is SignatureDesk.Busy {
            throw WebRefusal.tooManyRequests(10)
        }
        var json = JSONWriter()
        json.object { json in
            reports.writeFields(to: &json)
            json.key("ledger")
            if let known { known.write(to: &json) } else { json.null() }
        }
        return call.visit.json(bytes: json.bytes, status: .ok, cache: .personal)
    }

    private static let signatureReports = Schema.named(
        "SignatureReports",
        .object([
            .required(
                "indication",
                .nullable(.choice(Indication.allCases.map(\.rawValue))),
                "Kết luận chung; null là tệp không có chữ ký."
            ),
            .required("signatures", .list(.named("SignatureReport", signatureReport))),
            .required(
                "ledger",
                .nullable(
                    .object([
                        .required("state", .choice(KnownFile.State.allCases.map(\.rawValue))),
                        .required("record", .count), .required("recorded", .moment),
                        .required("name", .nullable(.words)), .required("number", .nullable(.words)),
                        .required("agency", .nullable(.words)),
                    ])
                ),
                "Sổ cái của nút này có ghi mã băm của tệp không; null là không có."
            ),
        ])
    )

    private static let signatureReport = Schema.object([
        .required("field", .words),
        .required("kind", .choice(SignatureReport.Kind.allCases.map(\.rawValue))),
        .required("indication", .choice(Indication.allCases.map(\.rawValue))),
        .required("sub_indication", .nullable(.choice(SubIndication.allCases.map(\.rawValue)))),
        .required("signer", .nullable(.words)),
        .required(
            "certificate",
            .nullable(
                .object([
                    .required("subject", .words), .required("issuer", .words), .required("serial", .words),
                    .required("valid_from", .moment), .required("valid_until", .moment),
                ])
            )
        ),
        .required("algorithm", .nullable(.words)),
        .required("level", .nullable(.words), "Mức PAdES: B-B, B-T, B-LT, B-LTA."),
        .required("claimed", .nullable(.moment), "Ngày giờ người ký tự ghi."),
        .required("proven", .nullable(.moment), "Thời điểm được dấu thời gian chứng minh."),
        .required("proven_by", .nullable(.words)),
        .required("trust_list", .nullable(.words)),
        .required("revision", .count),
        .required("revisions", .count),
        .required("chain", .list(.words)),
        .required("reasons", .list(bilingual)),
        .required("advice", .nullable(bilingual)),
        .required(
            "changes",
            .list(
                .object([
                    .required("revision", .count),
                    .required("kind", .choice(DocumentChange.Kind.allCases.map(\.rawValue))),
                    .required("permitted", .boolean),
                    .required("words", bilingual),
                ])
            )
        ),
        .required("further_changes", .count),
    ])
}

extension KnownFile {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("state", state.rawValue)
            json.field("record", record)
            json.field("recorded", recordedAt)
            json.field("name", document?.name)
            json.field("number", document?.number)
            json.field("agency", document?.agencyName)
        }
    }
}
