import CPKCS11
import Signing
import SwiftASN1
import X509

/// An open session at a token, whose owner has shown the PIN.
struct TokenSession: Sendable {
    private let cryptoki: Cryptoki
    private let handle: ck_session_handle_t
    private let pin: PIN

    /// Opens a session and logs in.
    init(_ cryptoki: Cryptoki, slot: ck_slot_id_t, _ pin: PIN) throws {
        var handle: ck_session_handle_t = 0
        try Cryptoki.check(cryptoki.openSession(slot, CKF_SERIAL_SESSION, nil, nil, &handle))
        (self.cryptoki, self.handle, self.pin) = (cryptoki, handle, pin)
        do {
            try logIn(CKU_USER)
        } catch SigningFault.wrongPIN {
            _ = cryptoki.closeSession(handle)
            throw Self.fault(ofWrongPINAt: slot, cryptoki)
        } catch {
            _ = cryptoki.closeSession(handle)
            throw error
        }
    }

    func close() {
        _ = cryptoki.logout(handle)
        _ = cryptoki.closeSession(handle)
    }

    private func logIn(_ user: ck_user_type_t) throws(SigningFault) {
        var bytes = Array(pin.text.utf8)
        var value = cryptoki.login(handle, user, &bytes, UInt(bytes.count))
        if value == CKR_USER_ALREADY_LOGGED_IN {
            // Somebody else in this program left it open: that does not spare the PIN.
            _ = cryptoki.logout(handle)
            value = cryptoki.login(handle, user, &bytes, UInt(bytes.count))
        }
        try Cryptoki.check(value)
    }

    private static func fault(ofWrongPINAt slot: ck_slot_id_t, _ cryptoki: Cryptoki) -> SigningFault {
        var info = ck_token_info()
        guard cryptoki.tokenInfo(slot, &info) == 0 else { return .wrongPIN(.unknown) }
        func says(_ flag: UInt) -> Bool { info.flags & flag != 0 }
        if says(CKF_USER_PIN_LOCKED) { return .lockedPIN }
        if says(CKF_USER_PIN_FINAL_TRY) { return .wrongPIN(.last) }
        return .wrongPIN(says(CKF_USER_PIN_COUNT_LOW) ? .few : .unknown)
    }

    // MARK: Objects

    /// A private key of the token.
    struct Key: Sendable {
        let handle: ck_object_handle_t
        let id: [UInt8]
        let label: String
        /// Whether the PIN is asked for again at each signature.
        let asksAgain: Bool
    }

    func keys() throws -> [Key] {
        try objects(CKO_PRIVATE_KEY).map { handle in
            Key(
                handle: handle,
                id: attribute(CKA_ID, of: handle) ?? [],
                label: String(decoding: attribute(CKA_LABEL, of: handle) ?? [], as: UTF8.self),
                asksAgain: attribute(CKA_ALWAYS_AUTHENTICATE, of: handle)?.first == 1
            )
        }
    }

    /// The certificates of the token, each with the id that joins it to its key.
    func certificates() throws -> [(id: [UInt8], certificate: Certificate)] {
        try objects(CKO_CERTIFICATE).compactMap { handle in
            guard let bytes = attribute(CKA_VALUE, of: handle),
                let certificate = try? Certificate(derEncoded: bytes)
            else { return nil }
            return (attribute(CKA_ID, of: handle) ?? [], certificate)
        }
    }

    private func objects(_ kind: ck_object_class_t) throws -> [ck_object_handle_t] {
        var kind = kind
        try withUnsafeMutableBytes(of: &kind) { bytes in
            var wish = ck_attribute(
                type: CKA_CLASS,
                value: bytes.baseAddress,
                value_len: UInt(bytes.count)
            )
            try Cryptoki.check(cryptoki.findBegin(handle, &wish, 1))
        }
        defer { _ = cryptoki.findEnd(handle) }
        var found = [ck_object_handle_t](repeating: 0, count: 256)
        var count: UInt = 0
        try Cryptoki.check(cryptoki.find(handle, &found, UInt(found.count), &count))
        return Array(found.prefix(Int(count)))
    }

    private func attribute(_ kind: ck_attribute_type_t, of object: ck_object_handle_t) -> [UInt8]? {
        var wish = ck_attribute(type: kind, value: nil, value_len: 0)
        guard cryptoki.attributes(handle, object, &wish, 1) == 0, wish.value_len <= 65_536 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(wish.value_len))
        let isRead = bytes.withUnsafeMutableBytes { buffer in
            wish.value = buffer.baseAddress
            return cryptoki.attributes(handle, object, &wish, 1) == 0
        }
        return isRead ? bytes : nil
    }

    // MARK: Signing

    /// The signature of a key over what the mechanism takes.
    func signature(_ key: Key, over data: [UInt8], by mechanism: TokenMechanism) throws -> [UInt8] {
        try mechanism.withMechanism { try Cryptoki.check(cryptoki.signBegin(handle, $0, key.handle)) }
        if key.asksAgain { try logIn(CKU_CONTEXT_SPECIFIC) }
        var data = data
        var signature = [UInt8](repeating: 0, count: 1024)
        var count = UInt(signature.count)
        try Cryptoki.check(cryptoki.sign(handle, &data, UInt(data.count), &signature, &count))
        return Array(signature.prefix(Int(count)))
    }
}
