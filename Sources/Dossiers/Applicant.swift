public import Directory

/// Chủ hồ sơ: whose dossier it is.
public struct Applicant: Hashable, Codable, Sendable {
    /// The person, where the Directory knows one.
    public var person: PersonID?
    /// Họ và tên, or the name of the organisation.
    public var name: String
    /// Số định danh cá nhân or mã số doanh nghiệp; empty where not known.
    public var idNumber: String
    /// Số điện thoại; empty where there is none.
    public var phone: String

    /// An applicant.
    public init(person: PersonID?, name: String, idNumber: String, phone: String) {
        self.person = person
        self.name = name
        self.idNumber = idNumber
        self.phone = phone
    }
}
