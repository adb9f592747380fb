public import Kernel

/// Tờ in: one official form on paper, with agency, national name and motto, title, code and QR code.
///
/// Always in Vietnamese: it is a document of the state. Set in the way of Nghị định 30/2020/NĐ-CP.
public struct PrintSheet: Sendable {
    /// Khổ giấy.
    public enum Size: String, Sendable {
        /// 148 by 210 mm.
        case a5
        /// 210 by 297 mm.
        case a4
        /// 297 by 210 mm, for registers.
        case a4Landscape = "a4-landscape"
    }

    /// Paper size.
    public var size: Size
    /// The agency above, such as `UBND HUYỆN TÂY GIANG`; nil where there is none.
    public var superior: String?
    /// The agency that issues the form, such as `UBND XÃ LĂNG`.
    public var agency: String
    /// Number and symbol, such as `12/BPTNTKQ`.
    public var number: String?
    /// Place of issue, such as `Lăng`.
    public var place: String
    /// Day of issue.
    public var date: CivilDate
    /// Title, such as `GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ`.
    public var title: String
    /// Code of the dossier.
    public var code: String?
    /// QR code beside the title.
    public var qrCode: QRCode?
    /// Number of the form in the regulation, such as `Mẫu số 01`.
    public var formNumber: String?

    /// One official form on paper.
    public init(
        size: Size = .a5,
        superior: String? = nil,
        agency: String,
        number: String? = nil,
        place: String,
        date: CivilDate,
        title: String,
        code: String? = nil,
        qrCode: QRCode? = nil,
        formNumber: String? = nil
    ) {
        self.size = size
        self.superior = superior
        self.agency = agency
        self.number = number
        self.place = place
        self.date = date
        self.title = title
        self.code = code
        self.qrCode = qrCode
        self.formNumber = formNumber
    }
}

/// Chữ ký: a block of signature at the foot of a form.
public struct Signature: Sendable {
    /// In what quality: `NGƯỜI NỘP HỒ SƠ`, `CHỦ TỊCH`.
    public var title: String
    /// Below it: `(Ký và ghi rõ họ tên)`.
    public var note: String
    /// The name, where it is known.
    public var name: String?

    /// A block of signature.
    public init(_ title: String, note: String = "(Ký và ghi rõ họ tên)", name: String? = nil) {
        self.title = title
        self.note = note
        self.name = name
    }
}
