import SwiftASN1
import X509

/// The names in certificates; each carries the mark of a test.
enum Names {
    static func authority(_ name: String) throws -> DistinguishedName {
        try DistinguishedName {
            CountryName("VN")
            OrganizationName(TestAuthority.mark)
            CommonName(name)
        }
    }

    static func subject(_ subject: TestAuthority.Subject) throws -> DistinguishedName {
        try DistinguishedName {
            CountryName("VN")
            OrganizationName(subject.agency)
            OrganizationalUnitName(TestAuthority.mark)
            CommonName(subject.name)
            SerialNumber(subject.number)
        }
    }
}

/// The number of an identity or the code of an agency: serialNumber (X.520, 6.2.9).
private struct SerialNumber: RelativeDistinguishedNameConvertible {
    let number: String

    init(_ number: String) { self.number = number }

    func makeRDN() throws -> RelativeDistinguishedName {
        try RelativeDistinguishedName([.init(type: [2, 5, 4, 5], printableString: number)])
    }
}
