import Kernel
import PDF
import Signing
import Synchronization
import Typesetting

/// Chữ ký sẽ đặt: one signature that is to be put on a paper.
struct PlannedSignature: Sendable {
    /// As what it is made.
    var role: DocumentSignature.Role
    /// Whose key it is.
    var record: SigningKeyRecord
    /// The key, opened.
    var key: any SigningKey
    /// What is seen; invisible where the paper kept no place for it.
    var picture: SignaturePicture?
    /// Where it is seen.
    var place: SignaturePlace?
    /// Why it is made, for readers that show it.
    var reason: String
}

/// Văn bản vừa ký: a file and what its signatures say.
struct SignedFile: Sendable {
    var bytes: [UInt8]
    var level: SignatureLevel
    var signatures: [DocumentSignature] = []
}

extension Documents {
    /// Puts signatures on a file, one after the other.
    ///
    /// Where the timestamp authority does not answer it is signed at level B-B: the timestamp comes later, and both moments
    /// stay legible.
    ///
    /// - Throws: `DocumentRefusal`, or what the key throws.
    func sign(_ file: SignedFile, _ planned: [PlannedSignature], at now: Instant) async throws -> SignedFile {
        var file = file
        for signature in planned {
            var request = SignatureRequest(at: now)
            request.name = signature.record.name
            request.reason = signature.reason
            if let picture = signature.picture, let place = signature.place {
                request.appearance = try await presses.run {
                    SignatureAppearance(
                        page: place.page,
                        place: (place.x, place.y, place.width, place.height),
                        picture: try PDFDocument(try Typesetter().pdf(picture, for: place, created: now))
                    )
                }
            }
            let timestamped = try await sign(&file.bytes, signature.key, request)
            if !timestamped { file.level = .basic }
            file.signatures.append(
                DocumentSignature(
                    role: signature.role,
                    name: signature.record.name,
                    key: signature.record.id,
                    moment: now
                )
            )
        }
        return file
    }

    /// Signs, with a timestamp where one can be had; says whether it could.
    private func sign(
        _ bytes: inout [UInt8],
        _ key: any SigningKey,
        _ request: SignatureRequest
    ) async throws -> Bool {
        let file = bytes
        let asks = settings.timestamps != nil && outage.isOver(at: surroundings.now)
        if asks, let signed = try? await PDFSigner(key, timestamps: settings.timestamps).sign(file, request) {
            bytes = signed
            return true
        }
        bytes = try await askingKey { try await PDFSigner(key).sign(file, request) }
        // The key signs: it was the authority that failed.
        if asks { outage.begin(at: surroundings.now) }
        return false
    }
}

/// Mất kết nối: after the timestamp authority failed it is left alone for a minute, so that fifty signatures do not wait
/// fifty times.
final class Outage: Sendable {
    private let began = Mutex<Instant?>(nil)

    func begin(at now: Instant) { began.withLock { $0 = now } }

    func isOver(at now: Instant) -> Bool {
        began.withLock { began in began.map { now >= $0.adding(minutes: 1) || now < $0 } ?? true }
    }
}
