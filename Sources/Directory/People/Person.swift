public import Kernel
public import Storage
public import Territory

/// Người dân hoặc tổ chức: whom the province serves, or who works for it.
public struct Person: Hashable, Sendable, Identifiable {
    /// Identity in ThuBon.
    public var id: PersonID
    /// What is known of the person.
    public var details: PersonDetails

    /// A person with these details.
    public init(id: PersonID, details: PersonDetails) {
        self.id = id
        self.details = details
    }
}

/// Loại: a human being, or an organisation that acts through one.
public enum PersonKind: String, CaseIterable, Codable, Sendable, SQLConvertible {
    /// Cá nhân.
    case citizen
    /// Tổ chức, doanh nghiệp.
    case organisation
}

/// Giới tính as it is written on the identity card.
public enum Gender: String, CaseIterable, Codable, Sendable, SQLConvertible {
    /// Nữ.
    case female
    /// Nam.
    case male
    /// Khác.
    case other

    /// The word on Vietnamese pages.
    public var vietnamese: String {
        switch self {
        case .female: "Nữ"
        case .male: "Nam"
        case .other: "Khác"
        }
    }
}

/// Nguồn của thông tin: who vouches for what is known of a person.
public enum PersonSource: String, Codable, Sendable, SQLConvertible {
    /// Người dân tự khai.
    case declared
    /// An officer saw the papers.
    case officer
    /// Cơ sở dữ liệu quốc gia về dân cư.
    case register
}

/// Thông tin của một người: everything here is personal data.
///
/// It goes into erasable payloads and tables, never into logs.
public struct PersonDetails: Hashable, Codable, Sendable {
    /// Human being or organisation.
    public var kind: PersonKind
    /// Họ, chữ đệm, tên; or the name of the organisation.
    public var name: String
    /// Số định danh cá nhân (12 digits) or mã số thuế of an organisation.
    public var idNumber: String?
    /// Ngày sinh.
    public var dateOfBirth: CivilDate?
    /// Giới tính.
    public var gender: Gender?
    /// Số điện thoại, digits.
    public var phone: String?
    /// Thư điện tử.
    public var email: String?
    /// Nơi cư trú: the commune.
    public var residence: UnitID?
    /// Số nhà, đường, thôn.
    public var address: String?
    /// Dân tộc.
    public var ethnicity: String?
    /// Quốc tịch.
    public var nationality: String?
    /// Who vouches for it.
    public var source: PersonSource

    /// Details of a person; text is cleaned by `checked()` before it is kept.
    public init(
        kind: PersonKind = .citizen,
        name: String,
        idNumber: String? = nil,
        dateOfBirth: CivilDate? = nil,
        gender: Gender? = nil,
        phone: String? = nil,
        email: String? = nil,
        residence: UnitID? = nil,
        address: String? = nil,
        ethnicity: String? = nil,
        nationality: String? = nil,
        source: PersonSource = .declared
    ) {
        self.kind = kind
        self.name = name
        self.idNumber = idNumber
        self.dateOfBirth = dateOfBirth
        self.gender = gender
        self.phone = phone
        self.email = email
        self.residence = residence
        self.address = address
        self.ethnicity = ethnicity
        self.nationality = nationality
        self.source = source
    }
}

extension PersonDetails {
    /// The details with clean text and numbers in their one written form.
    ///
    /// - Throws: `DirectoryRefusal.details` with every field that is not acceptable.
    func checked(on today: CivilDate) throws -> PersonDetails {
        var clean = self
        var faults: Set<DetailFault> = []
        clean.name = VietnameseText.cleaned(name)
        if clean.name.isEmpty || clean.name.utf8.count > 400 { faults.insert(.name) }
        clean.idNumber = idNumber.flatMap(\.nonBlank)
        if let number = clean.idNumber {
            let form = kind == .citizen ? IDNumber(number)?.digits : OrganisationNumber(number)?.text
            if form == nil { faults.insert(.idNumber) }
            clean.idNumber = form
        }
        if let phone = phone.flatMap(\.nonBlank) {
            clean.phone = PhoneNumber(phone)?.digits
            if clean.phone == nil { faults.insert(.phone) }
        } else {
            clean.phone = nil
        }
        clean.email = email.flatMap(\.nonBlank)
        if let email = clean.email, !email.looksLikeEmail { faults.insert(.email) }
        if let born = dateOfBirth, born > today || born.year < 1880 { faults.insert(.dateOfBirth) }
        clean.address = address.flatMap(\.nonBlank)
        clean.ethnicity = ethnicity.flatMap(\.nonBlank)
        clean.nationality = nationality.flatMap(\.nonBlank)
        guard faults.isEmpty else { throw DirectoryRefusal.details(faults) }
        return clean
    }
}

/// Chỗ sai trong thông tin: which field of a person's details cannot be kept; the form shows it beside the field.
public enum DetailFault: String, CaseIterable, Sendable {
    /// Missing or longer than 400 bytes.
    case name
    /// Not twelve digits (citizen) or ten (organisation).
    case idNumber
    /// Not a Vietnamese number.
    case phone
    /// Not an address of electronic mail.
    case email
    /// After today or before 1880.
    case dateOfBirth
}

extension String {
    /// The text of one form line, cleaned; nil where nothing is left.
    var nonBlank: String? {
        let clean = VietnameseText.cleaned(self)
        return clean.isEmpty ? nil : clean
    }

    /// One `@` with something before it and a name with a dot after it; whether it is read only a message can tell.
    var looksLikeEmail: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
            && !parts[1].hasSuffix(".") && !contains(" ") && utf8.count <= 254
    }
}
