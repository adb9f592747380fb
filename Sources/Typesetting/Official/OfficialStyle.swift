/// Thể thức: where the parts of an official paper stand, and in which type.
public struct OfficialStyle: Codable, Hashable, Sendable {
    /// Thành phần thể thức: what has a place and type of its own.
    public enum Element: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
        /// Cơ quan chủ quản, cơ quan ban hành.
        case superior, agency
        /// Số, ký hiệu; “V/v …” below it.
        case number, subject
        /// Quốc hiệu, tiêu ngữ; địa danh và thời gian.
        case nation, motto, place
        /// Mẫu số.
        case formNumber
        /// Tên loại, trích yếu.
        case kind, abstract
        /// Kính gửi.
        case addressee
        /// Căn cứ.
        case basis
        /// “QUYẾT ĐỊNH:”.
        case order
        /// Nội dung.
        case body
        /// A line `label: value` of a form.
        case line
        /// Bảng.
        case table, tableHead
        /// TM., KT. and the post; “(Ký, ghi rõ họ tên)”; the name.
        case authority, note, signer
        /// Nơi nhận.
        case recipientsHead, recipient
        /// What is said of the proof beside its code.
        case proof
    }

    /// The sheet.
    public var page: Page
    /// The text where an element says nothing else.
    public var text: TextStyle
    /// How each element stands.
    public var elements: [Element: ParagraphStyle]
    /// Widths of the agency's and the nation's column, as parts of their sum.
    public var letterhead: [Double]
    /// Room for the signature.
    public var signing: SigningRoom
    /// Where the agency signs without an image, at the top of the first page.
    public var agencyPlace: AgencyPlace
    /// Side of the QR code beside the title, in millimetres.
    public var codeSide: Double
    /// Side of the QR code of the proof, in millimetres.
    public var proofSide: Double

    /// Chỗ ký của người ký: room between the post and the name.
    public struct SigningRoom: Codable, Hashable, Sendable {
        /// Width in millimetres.
        public var width: Double
        /// Height in points.
        public var height: Double
        /// Side of the agency's seal over its left third, in millimetres; nil where the form bears none.
        public var seal: Double?
    }

    /// Chỗ ký của cơ quan: its size, and whether a row of its own is kept for it.
    public struct AgencyPlace: Codable, Hashable, Sendable {
        /// Width in millimetres.
        public var width: Double
        /// Height in points.
        public var height: Double
        /// Whether it is the first row of a form; otherwise it lies in the top margin.
        public var isRow: Bool
    }

    /// How an element stands.
    subscript(element: Element) -> ParagraphStyle { elements[element] ?? ParagraphStyle() }
}

extension OfficialStyle {
    /// Phụ lục I of Nghị định 30/2020/NĐ-CP: A4, margins 20, 20, 30 and 20 mm, text 14.
    public static let decree30 = OfficialStyle(
        page: Page(margins: Page.Margins(top: 20, bottom: 20, left: 30, right: 20), numberSize: 13),
        text: TextStyle(size: 14),
        elements: [
            .superior: ParagraphStyle(align: .center, size: 13, caps: true),
            .agency: ParagraphStyle(
                align: .center,
                size: 13,
                bold: true,
                caps: true,
                underline: ParagraphStyle.Underline(share: 0.4, gap: 2)
            ),
            .number: ParagraphStyle(align: .center, size: 13),
            .subject: ParagraphStyle(align: .center, size: 12),
            .nation: ParagraphStyle(align: .center, size: 12.5, bold: true, caps: true),
            .motto: ParagraphStyle(
                align: .center,
                size: 13.5,
                bold: true,
                underline: ParagraphStyle.Underline(share: 1, gap: 2)
            ),
            .place: ParagraphStyle(align: .center, size: 13.5, italic: true),
            .formNumber: ParagraphStyle(align: .right, size: 11, italic: true, after: 2),
            .kind: ParagraphStyle(align: .center, size: 14, bold: true, caps: true, before: 18, role: .title),
            .abstract: ParagraphStyle(
                align: .center,
                size: 14,
                bold: true,
                after: 8,
                underline: ParagraphStyle.Underline(share: 0.4, gap: 3)
            ),
            .addressee: ParagraphStyle(align: .center, size: 14, before: 12, after: 6),
            .basis: ParagraphStyle(align: .justify, italic: true, firstIndent: 12.7, before: 6, lineSpacing: 1.1),
            .order: ParagraphStyle(align: .center, bold: true, before: 12, after: 6, keepsWithNext: true),
            .body: ParagraphStyle(align: .justify, firstIndent: 12.7, before: 6, lineSpacing: 1.1),
            .line: ParagraphStyle(before: 4, lineSpacing: 1.1),
            .table: ParagraphStyle(size: 12),
            .tableHead: ParagraphStyle(align: .center, size: 12, bold: true),
            .authority: ParagraphStyle(align: .center, size: 14, bold: true, caps: true),
            .note: ParagraphStyle(align: .center, size: 13, italic: true),
            .signer: ParagraphStyle(align: .center, size: 14, bold: true),
            .recipientsHead: ParagraphStyle(size: 12, bold: true, italic: true),
            .recipient: ParagraphStyle(size: 11),
            .proof: ParagraphStyle(size: 11),
        ],
        letterhead: [2, 3],
        signing: SigningRoom(width: 55, height: 72, seal: 36),
        agencyPlace: AgencyPlace(width: 85, height: 36, isRow: false),
        codeSide: 26,
        proofSide: 34
    )

    /// The same for certificates, extracts and permits: a large title, and lines that say what is certified.
    public static let certificate = decree30.changed { style in
        style.elements[.kind] = ParagraphStyle(
            align: .center,
            size: 18,
            bold: true,
            caps: true,
            before: 22,
            after: 4,
            role: .title
        )
        style.elements[.abstract]?.after = 10
        style.elements[.body] = ParagraphStyle(align: .justify, before: 5, lineSpacing: 1.15)
    }

    /// The same for forms on A4, such as the control sheet.
    public static let form = decree30.changed { style in
        style.text.size = 13
        style.signing.seal = nil
        style.agencyPlace = AgencyPlace(width: 85, height: 36, isRow: true)
        style.elements[.body] = ParagraphStyle(align: .justify, before: 6)
        style.elements[.table] = ParagraphStyle(size: 11)
        style.elements[.tableHead] = ParagraphStyle(align: .center, size: 11, bold: true)
        style.elements[.kind]?.before = 6
        style.elements[.authority]?.size = 13
        style.elements[.signer]?.size = 13
    }

    /// Forms of the counter on A5: all that must fit on one small sheet, in smaller type.
    public static let slip = form.changed { style in
        style.page = Page(
            format: .a5,
            margins: Page.Margins(top: 8, bottom: 7, left: 11, right: 10),
            numberSize: 9
        )
        style.text = TextStyle(size: 9.5)
        for (element, value) in style.elements { style.elements[element] = value.smaller(by: 0.7) }
        style.elements[.table]?.size = 8.5
        style.elements[.tableHead]?.size = 8.5
        style.elements[.line] = ParagraphStyle(before: 1.5)
        style.elements[.body] = ParagraphStyle(align: .justify, before: 3)
        style.elements[.kind]?.size = 11.5
        style.elements[.kind]?.before = 5
        style.signing = SigningRoom(width: 45, height: 32)
        style.agencyPlace = AgencyPlace(width: 80, height: 24, isRow: true)
        style.codeSide = 20
        style.proofSide = 34
    }

    /// Registers: A4 lying, with much in a row.
    public static let register = form.changed { style in
        style.page.isLandscape = true
        style.page.margins = Page.Margins(top: 15, bottom: 15, left: 15, right: 15)
        style.elements[.table] = ParagraphStyle(size: 9.5)
        style.elements[.tableHead] = ParagraphStyle(align: .center, size: 9.5, bold: true)
        style.signing.height = 60
    }

    private func changed(_ change: (inout OfficialStyle) -> Void) -> OfficialStyle {
        var style = self
        change(&style)
        return style
    }
}

extension ParagraphStyle {
    /// The same with smaller type and less space.
    fileprivate func smaller(by factor: Double) -> ParagraphStyle {
        var style = self
        style.size = size.map { ($0 * factor * 4).rounded() / 4 }
        style.before = before.map { $0 * factor }
        style.after = after.map { $0 * factor }
        return style
    }
}
