public import Signing
import X509

/// Hỏi tình trạng thu hồi qua HTTP: asks where certificates say that somebody answers about them.
///
/// OCSP first, for its answers are small; a list where no responder gives one that is good for something.
public struct HTTPRevocation: Sendable {
    private let http: OutgoingHTTP

    /// Asks over this connection to the outside.
    public init(over http: OutgoingHTTP) {
        self.http = http
    }

    /// What fills the evidence of signatures.
    public var source: LongTerm.Source {
        { certificate, issuer in
            guard !certificate.isAskedByNobody else { return [] }
            return try await answers(about: certificate, issuedBy: issuer)
        }
    }

    /// One answer; none where the certificate names nobody to ask.
    private func answers(
        about certificate: Certificate,
        issuedBy issuer: Certificate
    ) async throws -> [RevocationAnswer] {
        var fault: SigningFault?
        for question in Question.all(about: certificate) {
            do {
                let answer = try await ask(question, certificate, issuer)
                guard answer.speaks(of: certificate, issuedBy: issuer) else {
                    throw SigningFault.wrongAnswer(question.address, reason: "it does not speak of the certificate")
                }
                return [answer]
            } catch let next as SigningFault {
                fault = fault ?? next
            }
        }
        if let fault { throw fault }
        return []
    }

    private enum Question {
        case ocsp(String)
        case list(String)

        var address: String {
            switch self {
            case .ocsp(let address), .list(let address): address
            }
        }

        /// Whom a certificate names: few, for strangers write it.
        static func all(about certificate: Certificate) -> [Question] {
            certificate.ocspAddresses.prefix(2).map { .ocsp($0) }
                + certificate.listAddresses.prefix(2).map { .list($0) }
        }
    }

    private func ask(
        _ question: Question,
        _ certificate: Certificate,
        _ issuer: Certificate
    ) async throws -> RevocationAnswer {
        let answer =
            switch question {
            case .ocsp(let address):
                try await http.ask(
                    address,
                    [("content-type", "application/ocsp-request"), ("accept", "application/ocsp-response")],
                    body: try OCSPQuestion.bytes(about: certificate, issuedBy: issuer)
                )
            case .list(let address): try await http.ask(address)
            }
        guard answer.status == 200 else {
            throw SigningFault.wrongAnswer(question.address, reason: "status \(answer.status)")
        }
        return if case .ocsp = question { .ocsp(answer.body) } else { .list(answer.body) }
    }
}
