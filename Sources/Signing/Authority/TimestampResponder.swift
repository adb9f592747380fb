public import Kernel
import SwiftASN1

/// Dịch vụ cấp dấu thời gian: answers requests for timestamps (RFC 3161).
///
/// It carries no bytes: whoever mounts it at an address hands the request in and sends the answer back.
public struct TimestampResponder: Sendable {
    /// The rules under which it stamps: none, for this house is no trust service.
    ///
    /// The number spells THUBON.
    static let policy: ASN1ObjectIdentifier = [2, 25, 0x5448_5542_4F4E]

    private let key: SoftwareKey

    /// A responder with a key whose certificate is for timestamps alone.
    public init(_ key: SoftwareKey) {
        self.key = key
    }

    /// The TimeStampResp to a TimeStampReq; whatever is wrong with the request is said in it (PKIStatusInfo).
    ///
    /// - Parameters:
    ///   - request: the bytes of the request.
    ///   - moment: the moment to stamp with.
    ///   - serial: a number that no other stamp has, as bytes.
    /// - Returns: the bytes of the answer.
    public func answer(_ request: [UInt8], at moment: Instant, serial: [UInt8]) -> [UInt8] {
        do {
            let token = try token(try Request(request), moment, serial)
            return try DERElement.sequence([.sequence([.integer(0)]), .raw(token[...])]).bytes()
        } catch {
            return Self.refusal(error as? Failure ?? .badDataFormat)
        }
    }

    private func token(_ request: Request, _ moment: Instant, _ serial: [UInt8]) throws -> [UInt8] {
        var info: [DERElement] = [
            .integer(1), .oid(Self.policy), .raw(request.imprint), .unsigned(serial), .generalizedTime(moment),
            // Times are cut to the second.
            .sequence([.integer(1)]),
        ]
        if let nonce = request.nonce { info.append(.raw(nonce)) }
        do {
            let writer = try SignedDataWriter(
                content: try DERElement.sequence(info).bytes(),
                of: OID.timeStampInfo,
                algorithm: key.algorithm,
                chain: key.chain
            )
            return try writer.signedData(
                signature: try key.signature(over: writer.signedAttributes),
                withCertificates: request.wantsCertificates
            )
        } catch {
            throw Failure.systemFailure
        }
    }

    // MARK: Refusals

    /// PKIFailureInfo: the number of the bit.
    fileprivate enum Failure: Int, Error {
        case badAlgorithm = 0
        case badRequest = 2
        case badDataFormat = 5
        case unacceptedPolicy = 15
        case unacceptedExtension = 16
        case systemFailure = 25
    }

    private static func refusal(_ failure: Failure) -> [UInt8] {
        var bits = [UInt8](repeating: 0, count: failure.rawValue / 8 + 1)
        bits[failure.rawValue / 8] = 0x80 >> UInt8(failure.rawValue % 8)
        let unused = UInt8(7 - failure.rawValue % 8)
        let status = DERElement.sequence([.integer(2), .primitive(.bitString, [unused] + bits)])
        return (try? DERElement.sequence([status]).bytes()) ?? []
    }
}

/// TimeStampReq (RFC 3161, 2.4.1).
private struct Request {
    /// MessageImprint, as it was sent.
    let imprint: ArraySlice<UInt8>
    let nonce: ArraySlice<UInt8>?
    let wantsCertificates: Bool

    init(_ bytes: [UInt8]) throws {
        var members = try DERCursor(try DER.parse(bytes))
        guard try members.integer() == 1 else { throw TimestampResponder.Failure.badRequest }
        let asked = try members.next()
        imprint = asked.encodedBytes
        var parts = try DERCursor(asked)
        let algorithm = try AlgorithmIdentifier(try parts.next())
        guard let digest = try? algorithm.digest() else { throw TimestampResponder.Failure.badAlgorithm }
        guard try parts.octets().count == digest.length else { throw TimestampResponder.Failure.badDataFormat }
        if let policy = members.next(if: .objectIdentifier),
            try ASN1ObjectIdentifier(derEncoded: policy) != TimestampResponder.policy
        {
            throw TimestampResponder.Failure.unacceptedPolicy
        }
        nonce = members.next(if: .integer)?.encodedBytes
        wantsCertificates = try members.next(if: .boolean).map { try Bool(derEncoded: $0) } ?? false
        guard members.next(tagged: 0) == nil else { throw TimestampResponder.Failure.unacceptedExtension }
        try members.finish()
    }
}
