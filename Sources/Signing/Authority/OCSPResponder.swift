public import Kernel
import SwiftASN1
public import X509

/// Dịch vụ trả lời trạng thái chứng thư: answers questions about certificates (OCSP, RFC 6960).
///
/// It carries no bytes: whoever mounts it at an address hands the question in and sends the answer back.
public struct OCSPResponder: Sendable {
    /// What the book of an authority says of a certificate.
    public enum Entry: Hashable, Sendable {
        case good
        case revoked(Instant)
        case unknown
    }

    /// Who answers for the certificates of an issuer: the issuer's own key, or one that it charged with it.
    public struct Desk: Sendable {
        let issuer: Certificate
        let key: SoftwareKey

        /// A key that answers for an issuer.
        public init(issuer: Certificate, key: SoftwareKey) {
            (self.issuer, self.key) = (issuer, key)
        }
    }

    /// How long an answer may be used, in minutes.
    static let life = 24 * 60
    /// How many certificates one question may name.
    static let most = 100

    private let desks: [Desk]
    private let book: @Sendable (Certificate.SerialNumber, _ issuer: Certificate) throws -> Entry

    /// A responder for the certificates of these issuers.
    public init(
        _ desks: [Desk],
        book: @escaping @Sendable (Certificate.SerialNumber, _ issuer: Certificate) throws -> Entry
    ) {
        (self.desks, self.book) = (desks, book)
    }

    /// The OCSPResponse to an OCSPRequest; whatever is wrong with the question is said in it.
    public func answer(_ question: [UInt8], at moment: Instant) -> [UInt8] {
        guard let request = try? Request(question) else { return Self.refusal(.malformedRequest) }
        guard let desk = desks.first(where: { desk in request.certificates.contains { $0.names(desk.issuer) } }) else {
            return Self.refusal(.unauthorized)
        }
        return (try? answer(request, desk, moment)) ?? Self.refusal(.internalError)
    }

    private func answer(_ request: Request, _ desk: Desk, _ moment: Instant) throws -> [UInt8] {
        let answers = try request.certificates.map { certificate -> DERElement in
            let entry = certificate.names(desk.issuer) ? try book(certificate.serial, desk.issuer) : .unknown
            return .sequence([
                .raw(certificate.encoded), Self.element(of: entry), .generalizedTime(moment),
                .tagged(0, [.generalizedTime(moment.adding(minutes: Self.life))]),
            ])
        }
        guard let responder = desk.key.chain.first else { throw SigningFault.noCertificate }
        var data: [DERElement] = [
            .tagged(1, [.raw(try responder.subject.bytes()[...])]), .generalizedTime(moment), .sequence(answers),
        ]
        if let nonce = request.nonce { data.append(.tagged(1, [.sequence([.raw(nonce)])])) }
        let certificates = DERElement.tagged(0, [.sequence([.raw(try responder.bytes()[...])])])
        let basic = try DERElement.signed(.sequence(data), by: desk.key, [certificates]).bytes()
        return try DERElement.sequence([
            .primitive(.enumerated, [0]), .tagged(0, [.sequence([.oid(OID.ocspBasic), .octets(basic)])]),
        ]).bytes()
    }

    private static func element(of entry: Entry) -> DERElement {
        switch entry {
        case .good: .primitive(.context(0), [])
        case .revoked(let moment): .tagged(1, [.generalizedTime(moment)])
        case .unknown: .primitive(.context(2), [])
        }
    }

    // MARK: Refusals

    private enum Refusal: UInt8 {
        case malformedRequest = 1
        case internalError = 2
        case unauthorized = 6
    }

    private static func refusal(_ refusal: Refusal) -> [UInt8] { [0x30, 3, 0x0A, 1, refusal.rawValue] }
}

/// OCSPRequest (RFC 6960, 4.1.1); a signature of the asker is not looked at.
private struct Request {
    let certificates: [CertificateQuestion]
    /// The extension with the nonce, as it was sent.
    let nonce: ArraySlice<UInt8>?

    init(_ bytes: [UInt8]) throws {
        var whole = try DERCursor(try DER.parse(bytes))
        var request = try DERCursor(try whole.next())
        _ = request.next(tagged: 0)
        _ = request.next(tagged: 1)
        let asked = try request.next().members()
        guard (1...OCSPResponder.most).contains(asked.count) else { throw SigningFault.malformed }
        certificates = try asked.map { node in
            var single = try DERCursor(node)
            return try CertificateQuestion(try single.next())
        }
        let extensions = try request.next(tagged: 2)?.only().members() ?? []
        nonce = try extensions.first { node in
            var members = try DERCursor(node)
            return try members.oid() == [1, 3, 6, 1, 5, 5, 7, 48, 1, 2] && node.encodedBytes.count <= 200
        }?.encodedBytes
        try request.finish()
    }
}
