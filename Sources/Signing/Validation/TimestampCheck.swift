/// Checks a token of RFC 3161: its signer, and what it says.
struct TimestampCheck {
    let signer: SignerCheck
    let info: TimestampInfo

    init(_ token: SignedData) throws(Objection) {
        info = try SignerCheck.reading { try TimestampInfo(token) }
        let content = token.content ?? []
        signer = try SignerCheck(token, contentType: OID.timeStampInfo, needsCertificateAttribute: true) {
            $0.bytes(of: content)
        }
    }
}
