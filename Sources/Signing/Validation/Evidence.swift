import PDF
import SwiftASN1
import X509

/// Bằng chứng kèm theo: what a document carries for checking its signatures (DSS; ETSI EN 319 142-1, 5.4.2).
struct Evidence {
    static let most = 2000
    static let longest = 4_194_304
    static let mostBytes = 33_554_432

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
        var room = mostBytes
        var seen: Set<[UInt8]> = []
        var streams: [[UInt8]] = []
        for element in elements.prefix(most) {
            guard room > 0, let bytes = try? state.resolve(element).stream?.unpacked(limit: min(room, longest)),
                seen.insert(bytes).inserted
            else { continue }
            room -= bytes.count
            streams.append(bytes)
        }
        return streams
    }
}
