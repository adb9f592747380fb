/// Văn bản hành chính: an official paper as its parts, before it has a form.
public struct OfficialPaper: Codable, Hashable, Sendable {
    /// The forms that papers have.
    public enum Form: String, Codable, CaseIterable, Sendable {
        /// Văn bản theo Nghị định 30/2020.
        case decree30
        /// Giấy chứng nhận, trích lục, giấy phép.
        case certificate
        /// Biểu mẫu A4.
        case form
        /// Phiếu A5.
        case slip
        /// Sổ, A4 ngang.
        case register

        /// The style of this form.
        public var style: OfficialStyle {
            switch self {
            case .decree30: .decree30
            case .certificate: .certificate
            case .form: .form
            case .slip: .slip
            case .register: .register
            }
        }
    }

    /// In which form it is printed.
    public var form: Form
    /// What the file says of itself.
    public var information: Document.Information
    /// Its parts, from top to bottom.
    public var parts: [OfficialPart]

    /// A paper of these parts.
    public init(form: Form = .decree30, information: Document.Information, parts: [OfficialPart]) {
        self.form = form
        self.information = information
        self.parts = parts
    }

    /// The paper as a document that can be set.
    public var document: Document { form.style.document(self) }
}

/// Thành phần: a part of an official paper.
public enum OfficialPart: Hashable, Sendable {
    /// Quốc hiệu, tiêu ngữ, cơ quan, số và ký hiệu, địa danh và thời gian.
    case letterhead(Letterhead)
    /// Tên loại và trích yếu.
    case title(OfficialTitle)
    /// Kính gửi.
    case addressees([String])
    /// Căn cứ: each ends in a semicolon, the last in a full stop.
    case bases([String])
    /// “QUYẾT ĐỊNH:”.
    case order(String)
    /// Điều, khoản with a name, said bold before its text.
    case article(Article)
    /// Đoạn of the body.
    case text(Paragraph)
    /// Lines `label: value` of a form.
    case lines([FormLine])
    /// A list with numbers.
    case list([String])
    /// A table whose rows are numbered.
    case table(NumberedTable)
    /// Signatures side by side, at the foot of a form.
    case signatures(FormSignatures)
    /// Nơi nhận, and beside it who signs.
    case closing(Closing)
    /// Anything else.
    case block(Block)
}

/// The head of a paper.
public struct Letterhead: Codable, Hashable, Sendable {
    /// Cơ quan chủ quản.
    public var superior: String?
    /// Cơ quan ban hành.
    public var agency: String
    /// Số và ký hiệu, such as `05/QĐ-UBND`; one that has no number yet begins with the stroke.
    ///
    /// The row of number and day then stays empty: it is filled by the signature of the clerk who gives the number.
    public var number: String?
    /// Trích yếu of a letter, without “V/v”.
    public var subject: String?
    /// Địa danh.
    public var place: String?
    /// Ngày ban hành.
    public var date: OfficialDate?
    /// Mẫu số, liên.
    public var formNumber: String?

    /// The head of a paper.
    public init(
        superior: String? = nil,
        agency: String,
        number: String? = nil,
        subject: String? = nil,
        place: String? = nil,
        date: OfficialDate? = nil,
        formNumber: String? = nil
    ) {
        self.superior = superior
        self.agency = agency
        self.number = number
        self.subject = subject
        self.place = place
        self.date = date
        self.formNumber = formNumber
    }

    /// Whether the number, and with it the day, comes later.
    public var awaitsNumber: Bool { number?.hasPrefix("/") ?? false }

    /// The names in files.
    enum CodingKeys: String, CodingKey {
        case superior, agency, number, subject, place, date
        case formNumber = "form_number"
    }
}

/// The title of a paper.
public struct OfficialTitle: Codable, Hashable, Sendable {
    /// Tên loại.
    public var kind: String
    /// Trích yếu.
    public var abstract: String?
    /// Mã hồ sơ below the title of a form.
    public var code: String?
    /// What the QR code beside the title holds.
    public var link: String?

    /// The title of a paper.
    public init(kind: String, abstract: String? = nil, code: String? = nil, link: String? = nil) {
        self.kind = kind
        self.abstract = abstract
        self.code = code
        self.link = link
    }
}

/// Điều: a part of the body with a name.
public struct Article: Codable, Hashable, Sendable {
    /// Its name and the full stop after it, such as `Điều 1.`.
    public var label: String
    /// What it says; in a template with `**bold**` and `__italic__`.
    public var text: String

    /// A part of the body with a name.
    public init(label: String, text: String) { (self.label, self.text) = (label, text) }
}

/// A line `label: value` of a form.
public struct FormLine: Codable, Hashable, Sendable {
    /// What is asked.
    public var label: String
    /// The answer; a dotted line to write on where it is empty.
    public var value: String?
    /// Whether it is short: two such lines stand side by side.
    public var half: Bool?

    /// A line of a form.
    public init(label: String, value: String? = nil, half: Bool? = nil) {
        self.label = label
        self.value = value
        self.half = half
    }
}

/// A table whose rows are numbered.
public struct NumberedTable: Codable, Hashable, Sendable {
    /// Heads of the columns after the first, which holds the number.
    public var headings: [String]
    /// Their widths, as parts of the sum.
    public var widths: [Double]
    /// The rows; a line feed in a cell begins a paragraph.
    public var rows: [[String]]

    /// A table whose rows are numbered.
    public init(headings: [String], widths: [Double], rows: [[String]]) {
        self.headings = headings
        self.widths = widths
        self.rows = rows
    }
}
