import PDF

/// Ký PDF: signs documents by incremental update (PAdES, ETSI EN 319 142-1).
public struct PDFSigner: Sendable {
    private let key: any SigningKey
    private let timestamps: TimestampAuthority?

    /// A signer with a key and, where signatures shall prove their time (B-T), an authority for it.
    public init(_ key: any SigningKey, timestamps: TimestampAuthority? = nil) {
        self.key = key
        self.timestamps = timestamps
    }

    /// The file with a signature added; the bytes before it are untouched, so that earlier signatures stay valid.
    ///
    /// - Throws: `PDFError` where the file cannot be read, `SigningFault`, or what the key or the authority throws.
    public func sign(_ file: [UInt8], _ request: SignatureRequest) async throws -> [UInt8] {
        let document = try PDFDocument(file)
        guard try !Certification.forbidsSignatures(document.latest) else { throw SigningFault.forbidden }
        do { return try await sign(document, request) } catch SigningFault.tooLong where timestamps != nil {
            // The authority's tokens have grown, and it is known now how far.
            return try await sign(document, request)
        }
    }

    private func sign(_ document: PDFDocument, _ request: SignatureRequest) async throws -> [UInt8] {
        let certificates = try key.chain.reduce(0) { try $0 + $1.bytes().count }
        let prepared = try PreparedSignature(
            document,
            dictionary: dictionary(request),
            request: request,
            room: certificates + 2048 + (timestamps?.room ?? 0)
        )
        let digest = key.algorithm.digest.bytes(of: prepared.covered)
        let writer = try SignedDataWriter(digest: digest, algorithm: key.algorithm, chain: key.chain)
        let signature = try await key.sign(writer.signedAttributes)
        let token = try await timestamps?.token(for: signature[...])
        return try prepared.filled(with: try writer.signedData(signature: signature, timestamp: token))
    }

    private func dictionary(_ request: SignatureRequest) -> PDFDictionary {
        var dictionary: PDFDictionary = [
            "Type": .name("Sig"),
            "Filter": .name("Adobe.PPKLite"),
            "SubFilter": .name("ETSI.CAdES.detached"),
            "M": PDFText.date(request.moment),
        ]
        dictionary["Name"] = request.name.map(PDFText.string)
        dictionary["Reason"] = request.reason.map(PDFText.string)
        dictionary["Location"] = request.location.map(PDFText.string)
        return dictionary
    }
}

/// What a certification (ISO 32000-2, 12.8.2.2) allows to happen later.
enum Certification {
    /// The level P of DocMDP: 1 nothing, 2 forms and signatures, 3 annotations as well; nil where nothing is certified.
    static func level(_ state: PDFState) throws -> Int? {
        guard let permissions = try state.resolve(try state.catalog["Perms"]).dictionary,
            let signature = try state.resolve(permissions["DocMDP"]).dictionary
        else { return nil }
        for reference in try state.resolve(signature["Reference"]).array ?? [] {
            guard let entries = try state.resolve(reference).dictionary, entries["TransformMethod"] == .name("DocMDP")
            else { continue }
            return try state.resolve(entries["TransformParams"]).dictionary?["P"]?.integer ?? 2
        }
        return nil
    }

    static func forbidsSignatures(_ state: PDFState) throws -> Bool { try level(state) == 1 }
}
