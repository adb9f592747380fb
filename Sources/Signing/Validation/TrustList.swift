import Kernel
import SwiftASN1
public import X509

/// Danh sách tin cậy: certificates at which a chain may end, under the name that reports give them.
public struct TrustList: Hashable, Sendable {
    /// How people call it, such as the name of the state's list.
    public let name: String
    /// Its certificates.
    public let certificates: [Certificate]

    /// A list of this name.
    public init(name: String, certificates: [Certificate]) {
        self.name = name
        self.certificates = certificates
    }

    /// A list in PEM; its name stands in the first line, behind `#`, else it is that of the file.
    ///
    /// - Throws: what the readers of PEM and certificates throw.
    public init(pem text: String, file: String) throws {
        let first = text.prefix { !$0.isNewline }
        let name = first.hasPrefix("#") ? VietnameseText.cleaned(String(first.drop { $0 == "#" })) : ""
        let certificates = try PEMDocument.parseMultiple(pemString: text).map { try Certificate(pemDocument: $0) }
        self.init(name: name.isEmpty ? file : name, certificates: certificates)
    }
}
