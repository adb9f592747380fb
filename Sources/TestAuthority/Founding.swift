import Kernel
import Signing
import SwiftASN1
import X509

/// Lập cơ quan chứng thực: makes the keys and certificates of a new authority.
struct Founding {
    private let addresses: Addresses
    private let kind: KeyKind
    private let surroundings: Surroundings
    private let validity: Range<Instant>

    init(_ addresses: Addresses, _ kind: KeyKind, _ surroundings: Surroundings) {
        (self.addresses, self.kind, self.surroundings) = (addresses, kind, surroundings)
        // Demonstrations play years that are past: their signatures are older than the authority.
        let (now, year) = (surroundings.now, 365 * 1440)
        validity = now.adding(minutes: -10 * year)..<now.adding(minutes: 20 * year)
    }

    /// Makes everything beside the folder and moves it into its place whole; who comes second takes what is there.
    func found(in folder: AuthorityFolder) throws {
        let root = try root()
        let issuing = try office(
            "CA thử nghiệm ThuBon",
            under: root,
            try Extensions.authority(issuer: root.certificate, addresses)
        )
        let offices: [(Office.Duty, Office)] = [
            (.root, root),
            (.issuing, issuing),
            (
                .ocsp,
                try office("OCSP thử nghiệm", under: issuing, try Extensions.responder(issuer: issuing.certificate))
            ),
            (
                .rootOCSP,
                try office("OCSP thử nghiệm của gốc", under: root, try Extensions.responder(issuer: root.certificate))
            ),
            (
                .timestamps,
                try office(
                    "Dấu thời gian thử nghiệm",
                    under: issuing,
                    try Extensions.timestamps(issuer: issuing.certificate, addresses)
                )
            ),
        ]
        let draft = folder.draft(Hex.encode(surroundings.randomBytes(8)))
        for (duty, office) in offices {
            let key = PEMDocument(type: "PRIVATE KEY", derBytes: office.pkcs8).pemString
            let chain = office.key.chain.filter { $0 != root.certificate || duty == .root }
            try draft.write(key + "\n", to: duty.rawValue + ".key")
            try draft.write(
                try chain.map { try $0.serializeAsPEM().pemString + "\n" }.joined(),
                to: duty.rawValue + ".pem"
            )
            if duty != .root { try draft.enter(issued: office.certificate) }
        }
        try draft.move(to: folder)
    }

    private func root() throws -> Office {
        let der = try kind.newKey()
        let key = try Certificate.PrivateKey(derBytes: der)
        let certificate = try CertificateDraft(
            subject: try Names.authority("CA gốc thử nghiệm ThuBon"),
            publicKey: key.publicKey,
            validity: validity,
            extensions: try Extensions.authority(issuer: nil, addresses)
        ).selfIssued(key, serial: Self.serial(surroundings))
        return try Office(key: der, chain: [certificate])
    }

    private func office(_ name: String, under issuer: Office, _ extensions: [Certificate.Extension]) throws -> Office {
        let der = try kind.newKey()
        let certificate = try CertificateDraft(
            subject: try Names.authority(name),
            publicKey: try Certificate.PrivateKey(derBytes: der).publicKey,
            validity: validity,
            extensions: extensions
        ).issued(by: issuer, serial: Self.serial(surroundings))
        return try Office(key: der, chain: [certificate] + issuer.key.chain)
    }

    /// A number that no other certificate has: 16 bytes of chance, positive and without leading zeros.
    static func serial(_ surroundings: Surroundings) -> Certificate.SerialNumber {
        var bytes = surroundings.randomBytes(16)
        bytes[0] = bytes[0] & 0x3F | 0x40
        return Certificate.SerialNumber(bytes: bytes)
    }
}
