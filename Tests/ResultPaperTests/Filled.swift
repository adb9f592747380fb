import Catalogue
import Kernel
import Profiles
import Testing
import Typesetting

/// A result of a procedure, filled in by nobody.
struct Filled: Sendable, CustomTestStringConvertible {
    /// How much was answered.
    enum Extent: String, CaseIterable, Sendable {
        /// Every question, with long words.
        case everything
        /// What must be answered, as briefly as it can be.
        case little
        /// A text as long as a book.
        case book
    }

    let procedure: String
    let version: ProcedureVersion
    let extent: Extent

    var testDescription: String { "\(procedure) of \(version.validFrom), \(extent)" }

    static func all(_ extents: [Extent] = Extent.allCases) throws -> [Filled] {
        let files = try Profile.named("quang-nam").files(below: "procedures")
            .map { ProceduresCheck.File(path: $0.path, text: $0.text) }
        return ProceduresCheck.run(files).procedures.flatMap { procedure in
            procedure.versions.filter { $0.result?.template != nil }.flatMap { version in
                // A book of each layout is enough.
                extents.filter { $0 != .book || books.contains(procedure.code) }.map {
                    Filled(procedure: procedure.code, version: version, extent: $0)
                }
            }
        }
    }

    private static let books = ["1.001193", "1.000894", "1.001731", "1.004222", "1.014159", "1.001612"]

    static let agency = "Ủy ban nhân dân xã Phước Lộc"
    static let day = CivilDate("2026-11-23") ?? CivilDate(daysSinceEpoch: 0)

    /// The text of the result.
    var text: String {
        var answers: [String: String] = [:]
        for field in version.formFields where extent != .little || field.isRequired {
            answers[field.key] = answer(field)
        }
        let text =
            version.resultText(
                answers: answers,
                facts: ResultFacts(
                    number: "15/2026/KS",
                    date: Self.day,
                    agency: Self.agency,
                    place: "Phước Lộc",
                    signer: "Hồ Thị Nguyệt Ánh",
                    applicant: "Công Tằng Tôn Nữ Thị Hoàng Phương Anh"
                ),
                unit: { _ in "xã Trà Linh, huyện Nam Trà My, tỉnh Quảng Nam" }
            ) ?? ""
        guard extent == .book else { return text }
        let clause =
            "Nội dung chi tiết được ghi đầy đủ, đúng với hồ sơ đã thẩm định tại thực địa ngày 20 tháng 11 năm 2026"
        return text + "\n" + (1...330).map { "Phụ lục dòng \($0): \(clause)." }.joined(separator: "\n")
    }

    private func answer(_ field: FormField) -> String {
        let isLong = extent != .little
        return switch field.type {
        case .choice: (isLong ? field.options.last : field.options.first)?.value ?? ""
        case .yesNo: "yes"
        case .date: "1990-05-07"
        case .time: "10:30"
        case .money: isLong ? "12500000000" : "1000000"
        case .number: "3"
        case .name: isLong ? "Công Tằng Tôn Nữ Thị Hoàng Phương Anh" : "Hồ Văn Ấu"
        case .idNumber: "049182003456"
        case .phone: "0905123456"
        case .email: "thu@quangnam.gov.vn"
        case .unit: "20335"
        case .address:
            isLong ? "nóc Ông Ruộng, thôn Tu Nương, xã Trà Linh, huyện Nam Trà My, tỉnh Quảng Nam" : "thôn Nal"
        case .text: isLong ? "Chế biến, đóng gói sâm Ngọc Linh và dược liệu dưới tán rừng" : "sâm"
        case .longText:
            isLong ? "Bán lẻ lương thực: gạo, ngô, sắn\nSửa chữa xe máy. Vá lốp; thay nhớt\nDịch vụ ăn uống" : "ngô"
        }
    }

    /// The paper of the result.
    func paper(number: String? = "15/2026/KS") -> OfficialPaper {
        .result(
            ResultPaper(
                name: version.result?.name.vi ?? "",
                code: version.result?.code,
                text: text,
                superior: "Ủy ban nhân dân huyện Phước Sơn",
                agency: Self.agency,
                place: "Phước Lộc",
                date: Self.day,
                number: number ?? "/2026/\(version.result?.notation ?? "KQ")",
                signer: Signer(
                    capacities: [
                        Signer.Capacity(.onBehalf, of: "Ủy ban nhân dân"), Signer.Capacity(.deputy, of: "Chủ tịch"),
                    ],
                    position: "Phó Chủ tịch",
                    name: "Hồ Thị Nguyệt Ánh"
                ),
                link: "https://dichvucong.quangnam.gov.vn/tra-cuu?ma=H47.12-261123-0012&pin=4821"
            )
        )
    }
}
