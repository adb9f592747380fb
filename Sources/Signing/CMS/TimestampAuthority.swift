import SwiftASN1
import Synchronization

/// Cơ quan cấp dấu thời gian: a timestamp authority (RFC 3161), reached by whatever carries its bytes.
public struct TimestampAuthority: Sendable {
    private let digest: DigestAlgorithm
    private let nonce: @Sendable () -> [UInt8]
    private let ask: @Sendable ([UInt8]) async throws -> [UInt8]
    private let largest = LargestToken()

    /// An authority.
    ///
    /// - Parameters:
    ///   - digest: the digest that is sent to it.
    ///   - nonce: random bytes, new ones each time, that it must repeat.
    ///   - ask: sends a TimeStampReq and gives back the TimeStampResp.
    public init(
        digest: DigestAlgorithm = .sha256,
        nonce: @escaping @Sendable () -> [UInt8],
        ask: @escaping @Sendable ([UInt8]) async throws -> [UInt8]
    ) {
        self.digest = digest
        self.nonce = nonce
        self.ask = ask
    }

    /// How many bytes a signature keeps free for a token.
    ///
    /// What is free stays in the file as zeros, two digits a byte; so it is no more than this authority's tokens have needed.
    var room: Int { largest.room }

    /// The token of a message: SignedData over the message's digest and the time.
    func token(for message: ArraySlice<UInt8>) async throws -> [UInt8] {
        try await token(digest: digest.bytes(of: message))
    }

    func token(for pieces: [ArraySlice<UInt8>]) async throws -> [UInt8] {
        try await token(digest: digest.bytes(of: pieces))
    }

    private func token(digest imprint: [UInt8]) async throws -> [UInt8] {
        let nonce = nonce()
        let request = DERElement.sequence([
            .integer(1), .sequence([digest.element, .octets(imprint)]), .unsigned(nonce), .boolean(true),
        ])
        let answer = try await ask(try request.bytes())
        guard let (status, token) = try? Self.read(answer) else {
            throw SigningFault.timestampRefused("the answer cannot be read")
        }
        guard status == 0 || status == 1, let token else { throw SigningFault.timestampRefused("status \(status)") }
        guard let info = try? TimestampInfo(try SignedData(token[...])) else {
            throw SigningFault.timestampRefused("the token cannot be read")
        }
        guard info.digest == digest, info.imprint.elementsEqual(imprint) else {
            throw SigningFault.timestampRefused("it stamped something else")
        }
        guard try info.nonce.elementsEqual(DERElement.unsigned(nonce).bytes().dropFirst(2)) else {
            throw SigningFault.timestampRefused("it did not repeat the nonce")
        }
        largest.note(token.count)
        return token
    }

    /// TimeStampResp (RFC 3161, 2.4.2): the status and, where one was granted, the token.
    private static func read(_ answer: [UInt8]) throws -> (status: Int, token: [UInt8]?) {
        var response = try DERCursor(try DER.parse(answer))
        var info = try DERCursor(try response.next())
        return (try info.integer(), response.isAtEnd ? nil : Array(try response.next().encodedBytes))
    }
}

/// The largest token that an authority has given so far.
private final class LargestToken: Sendable {
    private let size = Mutex<Int?>(nil)

    /// Tokens differ by some bytes from one to the next; one that outgrows the room is asked for once more.
    var room: Int { size.withLock { $0 }.map { $0 + 256 } ?? 12_288 }

    func note(_ count: Int) { size.withLock { $0 = max($0 ?? 0, count) } }
}
