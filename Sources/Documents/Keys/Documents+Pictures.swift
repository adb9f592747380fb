import Kernel
public import Storage
import Typesetting

/// Ảnh chữ ký màu xanh, ảnh con dấu màu đỏ: what is seen where a key signs a result (NĐ 30/2020, phụ lục I).
extension Documents {
    private static let largestPicture = 1_048_576

    /// Keeps the picture of a hand or a seal, for a key that is about to be registered.
    ///
    /// - Throws: `DocumentRefusal.brokenPicture` where it is no PNG that can be drawn, or larger than a megabyte.
    public func keepPicture(_ png: [UInt8]) async throws -> BlobHash {
        let place = SignaturePlace(page: 0, x: 0, y: 0, width: 100, height: 100)
        let now = surroundings.now
        guard png.count <= Self.largestPicture, png.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
            throw DocumentRefusal.brokenPicture
        }
        do {
            _ = try await presses.run { try Typesetter().pdf(.image(png), for: place, created: now) }
        } catch is TypesettingFault { throw DocumentRefusal.brokenPicture }
        return try await keep(png)
    }

    /// What is seen where a key signs: its own picture, one of a trial, or words.
    func picture(
        of record: SigningKeyRecord,
        trial: @escaping @Sendable () throws -> [UInt8],
        words: SignaturePicture
    ) async throws -> SignaturePicture {
        if let picture = record.picture { return .image(try await bytes(of: picture)) }
        return settings.drawsTrialSeals ? .image(try await presses.run(trial)) : words
    }
}
