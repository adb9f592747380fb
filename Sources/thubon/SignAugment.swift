import App
import ArgumentParser
import Foundation
import Kernel
import Signing
import TrustServices

struct SignAugment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "augment",
        abstract:
            "Add to a signed PDF what makes it checkable long after: certificates, revocation, a timestamp (B-LTA).",
        discussion: """
            Nothing is changed of what was signed, and it may be done long after signing. Done again before the last timestamp's \
            certificate ends, it carries a paper over the years.
            """
    )

    @Argument(help: "The signed PDF.")
    var file: String

    @Argument(help: "Where the augmented PDF goes.")
    var output: String

    @Option(help: "The timestamp authority (RFC 3161), by its address.")
    var timestamps: String

    @Option(help: "Certificates (PEM) at which a chain may end; may be repeated.")
    var anchors: [String] = []

    @Option(
        help: "An address that certificates name for OCSP or lists and that lies in the own network; may be repeated."
    )
    var allow: [String] = []

    func run() async throws {
        let bytes = try PEMFile.bytes(file)
        let augmented = try await explaining {
            let evidence = LongTerm(
                anchors: try anchors.flatMap { try PEMFile.certificates($0) },
                source: HTTPRevocation(over: OutgoingHTTP(configured: [timestamps] + allow)).source
            )
            let proven = try await evidence.addEvidence(to: bytes)
            return try await HTTPTimestamps.authority(timestamps)
                .stamp(proven, SignatureRequest(at: Surroundings.system.now))
        }
        try Data(augmented).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
}

extension HTTPTimestamps {
    /// The authority at an address that the command line names.
    static func authority(_ address: String) -> TimestampAuthority {
        HTTPTimestamps(at: address, over: OutgoingHTTP(configured: [address]), surroundings: .system).authority
    }
}
