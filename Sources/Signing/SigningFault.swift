/// Lỗi khi ký: why something could not be signed or read.
public enum SigningFault: Error, Hashable, Sendable {
    /// A structure of ASN.1 is not what its standard says.
    case malformed
    /// The key is of a kind, or asks for an algorithm, that is not supported.
    case unsupported(String)
    /// The file of the key does not open with this password.
    case wrongPassword
    /// No certificate of the file belongs to its key.
    case noCertificate
    /// The document has no page on which a signature could stand.
    case noPage
    /// The signature is longer than the room that was kept for it.
    case tooLong(Int)
    /// A certification forbids further signatures.
    case forbidden
    /// There is no signature for which evidence could be added.
    case unsigned
    /// The timestamp authority refused, or answered something else than was asked.
    case timestampRefused(String)

    /// The token or service does not take this PIN.
    case wrongPIN(PINTries)
    /// The remote service does not take this one-time code.
    case wrongOTP
    /// Too many wrong PINs: the token must be unlocked by whoever gave it out.
    case lockedPIN
    /// The driver of the token (a module of PKCS#11) cannot be used.
    case noModule(String)
    /// No token with this label or serial number is plugged in.
    case noToken(String)
    /// The token was pulled out while it was in use.
    case tokenRemoved
    /// The token or service has no such key.
    case noKey(String)
    /// The token or service failed, in its own words.
    case deviceFailed(String)

    /// A service cannot be reached.
    case unreachable(String)
    /// A service took longer than it may.
    case tooSlow(String)
    /// A service sent more than it may.
    case tooLarge(String)
    /// A service answered something that is no answer.
    case wrongAnswer(String, reason: String)
    /// An address that may not be asked: it leads into a network of the house and is not in the configuration.
    case forbiddenAddress(String)
    /// The leave to sign that the remote service gave has run out.
    case leaveExpired
}

/// What a token says of the tries that are left.
public enum PINTries: Hashable, Sendable {
    case unknown
    /// There was a wrong PIN since the last right one.
    case few
    /// The next wrong PIN locks the token.
    case last
}
