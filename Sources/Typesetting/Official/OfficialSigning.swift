/// Signatures side by side at the foot of a form.
public struct FormSignatures: Codable, Hashable, Sendable {
    /// Who signs.
    public struct Place: Codable, Hashable, Sendable {
        /// In what quality: `NGƯỜI NỘP HỒ SƠ`.
        public var title: String
        /// Below it: `(Ký và ghi rõ họ tên)`.
        public var note: String?
        /// The name, where it is known.
        public var name: String?

        /// A place to sign.
        public init(title: String, note: String? = nil, name: String? = nil) {
            self.title = title
            self.note = note
            self.name = name
        }
    }

    /// Chứng cứ: the proof that a record stands in the ledger.
    public struct Proof: Codable, Hashable, Sendable {
        /// The address that the QR code holds.
        public var link: String
        /// Number of the record, as it is read.
        public var record: String

        /// The proof that a record stands in the ledger.
        public init(link: String, record: String) { (self.link, self.record) = (link, record) }
    }

    /// Who signs, from the left.
    public var places: [Place]
    /// The proof beside them.
    public var proof: Proof?

    /// Signatures side by side.
    public init(places: [Place], proof: Proof? = nil) { (self.places, self.proof) = (places, proof) }
}

/// The end of a paper: where it goes, and who signs.
public struct Closing: Codable, Hashable, Sendable {
    /// Nơi nhận, the last being where it is kept: `Lưu: VT, NV`.
    public var recipients: [String]?
    /// Who signs.
    public var signer: Signer
    /// Where the paper is looked up and checked; a QR code below the recipients holds it.
    public var link: String?

    /// The end of a paper.
    public init(recipients: [String]? = nil, signer: Signer, link: String? = nil) {
        (self.recipients, self.signer, self.link) = (recipients, signer, link)
    }
}

/// Người ký: for whom, in which post, and the name.
public struct Signer: Codable, Hashable, Sendable {
    /// Thẩm quyền ký.
    public enum Authority: String, Codable, CaseIterable, Sendable {
        /// Thay mặt a body that decides together.
        case onBehalf = "TM."
        /// Quyền: who holds the post for a time.
        case acting = "Q."
        /// Ký thay the head.
        case deputy = "KT."
        /// Thừa lệnh.
        case byOrder = "TL."
        /// Thừa ủy quyền.
        case byDelegation = "TUQ."
    }

    /// A line such as `TM. ỦY BAN NHÂN DÂN`.
    public struct Capacity: Codable, Hashable, Sendable {
        /// Thẩm quyền ký.
        public var authority: Authority
        /// For whom.
        public var of: String

        /// A line such as `KT. CHỦ TỊCH`.
        public init(_ authority: Authority, of: String) { (self.authority, self.of) = (authority, of) }
    }

    /// What stands above, such as `Người ký Giấy khai sinh`.
    public var heading: String?
    /// For whom; several lines where a deputy signs on behalf of a committee.
    public var capacities: [Capacity]?
    /// Chức vụ.
    public var position: String
    /// Họ và tên, without titles of learning.
    public var name: String?

    /// Who signs.
    public init(heading: String? = nil, capacities: [Capacity]? = nil, position: String, name: String? = nil) {
        self.heading = heading
        self.capacities = capacities
        self.position = position
        self.name = name
    }
}
