import PDF
import SwiftASN1
import X509

/// Bằng chứng kèm theo: what a document carries for checking its signatures (DSS; ETSI EN 319 142-1, 5.4.2).
struct Evidence {
    static let most = 1000

    private(set) var certificates: [Certificate] = []
    private(set) var ocspResponses: [[UInt8]] = []
    private(set) var revocationLists: [[UInt8]] = []

    init(_ state: PDFState) {
        guard let store = try? state.resolve((try? state.catalog)?["DSS"]).dictionary else { return }
        certificates = Self.streams(store["Certs"], in: state).compactMap { try? Certificate(derEncoded: $0) }
        ocspResponses = Self.streams(store["OCSPs"], in: state)
        revocationLists = Self.streams(store["CRLs"], in: state)
    }

    private static func streams(_ list: PDFObject?, in state: PDFState) -> [[UInt8]] {
        let elements = (try? state.resolve(list).array) ?? []
        return elements.prefix(most).compactMap { try? state.resolve($0).stream?.unpacked(limit: 4_194_304) }
    }
}
