public import Kernel

/// Why the catalogue does not do what it was asked.
public enum CatalogueRefusal: Refusal, Hashable {
    /// There is no procedure with this code.
    case unknownProcedure(String)
    /// The procedure has no version for the day.
    case notInForce(code: String, on: CivilDate)
    /// The procedure is described here and handled elsewhere.
    case informationOnly(String)
    /// A version that was published says something else now.
    case versionChanged(ProcedureVersionID)
    /// A file of procedures cannot be read.
    case brokenFile(String, errors: Int)
    /// A table of procedures cannot be read.
    case badTable(line: Int, what: String)

    /// The stable code.
    public var code: String {
        switch self {
        case .unknownProcedure: "CAT-001"
        case .notInForce: "CAT-002"
        case .informationOnly: "CAT-003"
        case .versionChanged: "CAT-004"
        case .brokenFile: "CAT-005"
        case .badTable: "CAT-006"
        }
    }

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .unknownProcedure: 404
        case .notInForce, .informationOnly, .versionChanged: 409
        case .brokenFile, .badTable: 422
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .unknownProcedure(let code): "Không có thủ tục mã \(code)."
        case .notInForce(let code, let date): "Thủ tục \(code) không có hiệu lực vào ngày \(date.vietnamese)."
        case .informationOnly(let code): "Thủ tục \(code) chỉ cung cấp thông tin, chưa nộp được tại đây."
        case .versionChanged(let id): "Phiên bản \(id) đã công bố, không được sửa nội dung."
        case .brokenFile(let file, let errors): "Tệp thủ tục \(file) có \(errors) lỗi."
        case .badTable(let line, let what): "Bảng thủ tục sai ở dòng \(line): \(what)."
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .unknownProcedure(let code): "There is no procedure \(code)."
        case .notInForce(let code, let date): "The procedure \(code) is not in force on \(date)."
        case .informationOnly(let code): "The procedure \(code) is described here but cannot be sent in."
        case .versionChanged(let id): "The version \(id) was published; what it says may not be changed."
        case .brokenFile(let file, let errors): "The procedure file \(file) has \(errors) errors."
        case .badTable(let line, let what): "The table of procedures is wrong in line \(line): \(what)."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch self {
        case .unknownProcedure: "Tìm thủ tục theo tên tại trang Thủ tục."
        case .notInForce: "Xem phiên bản đang có hiệu lực tại trang của thủ tục."
        case .informationOnly: "Đến bộ phận một cửa hoặc nộp qua Cổng Dịch vụ công quốc gia."
        case .versionChanged(let id):
            "Chép phiên bản thành một bản mới có cùng valid_from và corrects: \(id.correction + 1), rồi sửa bản đó."
        case .brokenFile: "Chạy thubon procedures check để xem từng lỗi và cách sửa."
        case .badTable: "Sửa dòng đã nêu rồi nhập lại."
        }
    }
}
