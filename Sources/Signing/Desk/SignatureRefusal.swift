public import Kernel
public import PDF

/// Từ chối kiểm tra chữ ký: why a file that somebody sent cannot be checked at all.
public enum SignatureRefusal: Refusal, Hashable {
    /// It is no PDF.
    case notPDF
    /// It is encrypted.
    case encrypted
    /// It would take longer, or more memory, than anybody may take.
    case tooMuch
    /// It is broken; says what stands where.
    case broken(String)
    /// No file was sent.
    case nothing

    /// What an error of reading means to who sent the file.
    public init(_ error: PDFError) {
        switch error.kind {
        case .notAPDF: self = .notPDF
        case .encrypted: self = .encrypted
        case .outOfTime, .tooMany, .tooLong, .tooDeep: self = .tooMuch
        default: self = .broken(error.description)
        }
    }

    /// A stable code.
    public var code: String {
        switch self {
        case .notPDF: "VER-001"
        case .encrypted: "VER-002"
        case .tooMuch: "VER-003"
        case .broken: "VER-004"
        case .nothing: "VER-005"
        }
    }

    /// The status of HTTP.
    public var status: Int { 422 }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .notPDF: "Tệp gửi lên không phải PDF"
        case .encrypted: "Tệp PDF bị mã hóa hoặc đặt mật khẩu"
        case .tooMuch: "Tệp PDF quá phức tạp để kiểm tra tại đây"
        case .broken(let place): "Tệp PDF bị hỏng hoặc có chỗ hiểu được theo hai cách: \(place)"
        case .nothing: "Chưa chọn tệp PDF nào"
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .notPDF: "The file is no PDF"
        case .encrypted: "The PDF is encrypted or asks for a password"
        case .tooMuch: "The PDF is too complex to be checked here"
        case .broken(let place): "The PDF is broken, or could be read in two ways: \(place)"
        case .nothing: "No PDF was chosen"
        }
    }

    /// What the reader can do next, in Vietnamese.
    public var whatNext: String {
        switch self {
        case .notPDF: "Hãy chọn tệp PDF đã ký, không phải ảnh chụp hay tệp Word."
        case .encrypted: "Hãy xin bản không đặt mật khẩu từ nơi đã cấp rồi gửi lại."
        case .tooMuch: "Hãy mang tệp đến bộ phận một cửa, hoặc kiểm tra bằng phần mềm của tổ chức chứng thực."
        case .broken: "Hãy tải lại tệp từ nơi đã cấp rồi thử lại; đừng mở rồi lưu lại bằng phần mềm khác."
        case .nothing: "Hãy chọn tệp PDF rồi bấm Kiểm tra."
        }
    }
}
