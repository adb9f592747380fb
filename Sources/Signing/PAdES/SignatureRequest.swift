public import Kernel

/// Yêu cầu ký: what a signature says besides who signs.
public struct SignatureRequest: Sendable {
    /// The moment that the signer claims (`/M`).
    public var moment: Instant
    /// The signer's name as it shall be shown; the certificate says who it is.
    public var name: String?
    /// Why it was signed.
    public var reason: String?
    /// Where it was signed.
    public var location: String?
    /// The name of the signature's field; one that is free where nothing is said.
    public var field: String?
    /// Where the signature is seen, and as what; invisible where nothing is said.
    public var appearance: SignatureAppearance?

    /// A signature that claims this moment and is invisible.
    public init(at moment: Instant) {
        self.moment = moment
    }
}
