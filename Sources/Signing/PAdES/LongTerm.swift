import PDF
import SwiftASN1
public import X509

/// What an authority answers about the revocation of a certificate.
public enum RevocationAnswer: Hashable, Sendable {
    case ocsp([UInt8])
    case list([UInt8])
}

/// Bổ sung bằng chứng lâu dài: what makes signatures checkable long after (PAdES B-LT and B-LTA; ETSI EN 319 142-1, 5.4).
///
/// It may be done long after signing, when a line is there again: both moments stay legible in the file.
public struct LongTerm: Sendable {
    /// Asks about a certificate and its issuer; what was collected stands in the file afterwards.
    public typealias Source = @Sendable (Certificate, _ issuer: Certificate) async throws -> [RevocationAnswer]

    private let anchors: [Certificate]
    private let source: Source

    /// - Parameters:
    ///   - anchors: where chains end.
    ///   - source: who answers about revocation.
    public init(anchors: [Certificate], source: @escaping Source) {
        self.anchors = anchors
        self.source = source
    }

    /// The file with the certificates of all its signatures and timestamps, and the answers about them (B-LT).
    ///
    /// - Throws: `PDFError`, `SigningFault`, or what the source throws.
    public func addEvidence(to file: [UInt8]) async throws -> [UInt8] {
        let document = try PDFDocument(file)
        let state = document.latest
        var certificates: [Certificate] = []
        let signatures = try SignatureFinder.signatures(in: state)
        guard !signatures.isEmpty else { throw SigningFault.unsigned }
        for signature in signatures {
            let range = try ByteRangeCheck(signature, in: document)
            let data = try SignedData(range.contents)
            certificates += data.certificates
            for attribute in data.signer.unsignedAttributes where attribute.oid == OID.signatureTimeStamp {
                certificates += try attribute.values.flatMap { try SignedData($0.encodedBytes).certificates }
            }
        }
        let known = Self.unique(certificates + anchors)
        var answers: [RevocationAnswer] = []
        for certificate in Self.unique(certificates) where !anchors.contains(certificate) {
            guard let issuer = known.first(where: { $0.subject == certificate.issuer && $0 != certificate }) else {
                continue
            }
            answers += try await source(certificate, issuer)
        }
        return try Self.write(known, answers, into: document)
    }

    private static func unique(_ certificates: [Certificate]) -> [Certificate] {
        var seen: Set<Certificate> = []
        return certificates.filter { seen.insert($0).inserted }
    }

    private static func write(
        _ certificates: [Certificate],
        _ answers: [RevocationAnswer],
        into document: PDFDocument
    ) throws -> [UInt8] {
        let state = document.latest
        var update = IncrementalUpdate(document)
        var catalog = try state.catalog
        var store = try state.resolve(catalog["DSS"]).dictionary ?? ["Type": .name("DSS")]
        func add(_ key: String, _ values: [[UInt8]]) throws {
            var list = try state.resolve(store[key]).array ?? []
            var known = Set(try list.compactMap { try state.resolve($0).stream?.unpacked() })
            for value in values where known.insert(value).inserted {
                list.append(.reference(update.add(.stream(.packed([:], value)))))
            }
            if !list.isEmpty { store[key] = .array(list) }
        }
        try add("Certs", try certificates.map { try $0.bytes() })
        try add("OCSPs", answers.compactMap { if case .ocsp(let bytes) = $0 { bytes } else { nil } })
        try add("CRLs", answers.compactMap { if case .list(let bytes) = $0 { bytes } else { nil } })
        if let place = catalog["DSS"]?.reference {
            update.replace(place, with: .dictionary(store))
        } else {
            catalog["DSS"] = .reference(update.add(.dictionary(store)))
            update.replace(try state.root, with: .dictionary(catalog))
        }
        return update.bytes()
    }
}

extension TimestampAuthority {
    /// The file with a timestamp of all of it (B-LTA; ETSI EN 319 142-1, 5.4.3).
    ///
    /// - Throws: `PDFError`, `SigningFault`, or what the authority throws.
    public func stamp(_ file: [UInt8], _ request: SignatureRequest) async throws -> [UInt8] {
        do { return try await stampOnce(file, request) } catch SigningFault.tooLong {
            return try await stampOnce(file, request)
        }
    }

    private func stampOnce(_ file: [UInt8], _ request: SignatureRequest) async throws -> [UInt8] {
        let prepared = try PreparedSignature(
            try PDFDocument(file),
            dictionary: [
                "Type": .name("DocTimeStamp"), "Filter": .name("Adobe.PPKLite"), "SubFilter": .name("ETSI.RFC3161"),
            ],
            request: request,
            room: room
        )
        return try prepared.filled(with: try await token(for: prepared.covered))
    }
}
