public import Kernel

/// Why something is not done with a draft.
///
/// What was typed before stays as it is.
public enum DraftRefusal: Refusal, Hashable {
    /// The content of the file is none of the kinds that are taken; the file's name.
    case wrongKind(String)
    /// The file holds nothing.
    case emptyFile(String)
    /// The draft holds as many files as it may.
    case tooManyFiles(Int)
    /// The account has as many drafts as it may.
    case tooManyDrafts(Int)
    /// The result is another's, has expired, or does not serve as this component.
    case cannotReuse
    /// It was sent already.
    case sentBefore
    /// The id number of who stands at the counter is known under another name.
    case otherName

    /// A stable code.
    public var code: String {
        switch self {
        case .wrongKind: "DRF-001"
        case .emptyFile: "DRF-002"
        case .tooManyFiles: "DRF-003"
        case .tooManyDrafts: "DRF-004"
        case .cannotReuse: "DRF-005"
        case .sentBefore: "DRF-006"
        case .otherName: "DRF-007"
        }
    }

    /// The status of HTTP.
    public var status: Int {
        switch self {
        case .wrongKind: 415
        case .emptyFile, .cannotReuse, .otherName: 422
        case .tooManyFiles, .tooManyDrafts, .sentBefore: 409
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .wrongKind(let name): "“\(name)” không phải là ảnh hay tệp PDF nên chưa nhận được."
        case .emptyFile(let name): "“\(name)” là tệp trống, không có nội dung."
        case .tooManyFiles(let count): "Mỗi bản nháp nhận tối đa \(count) tệp."
        case .tooManyDrafts(let count): "Bạn đang có \(count) bản nháp, là mức tối đa."
        case .cannotReuse: "Giấy tờ này không dùng được cho thành phần hồ sơ đã chọn."
        case .sentBefore: "Hồ sơ này đã được nộp."
        case .otherName: "Số định danh này đã được đăng ký với họ tên khác."
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .wrongKind(let name): "“\(name)” is neither a picture nor a PDF, so it was not taken."
        case .emptyFile(let name): "“\(name)” is an empty file."
        case .tooManyFiles(let count): "A draft takes at most \(count) files."
        case .tooManyDrafts(let count): "You have \(count) drafts, which is as many as one may have."
        case .cannotReuse: "This document cannot serve as that paper."
        case .sentBefore: "This dossier was sent already."
        case .otherName: "This id number is known under another name."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch self {
        case .wrongKind: "Hãy chụp lại bằng điện thoại hoặc quét thành PDF, JPEG, PNG, HEIC rồi chọn lại tệp."
        case .emptyFile: "Hãy mở thử tệp trên máy của bạn, rồi chụp hoặc chọn lại."
        case .tooManyFiles: "Hãy gộp các trang vào một tệp PDF, hoặc bỏ bớt tệp không cần."
        case .tooManyDrafts: "Hãy xóa những bản nháp không dùng nữa trong trang Bản nháp."
        case .cannotReuse: "Hãy tải lên ảnh chụp của giấy tờ."
        case .sentBefore: "Hãy xem hồ sơ trong trang Hồ sơ của tôi."
        case .otherName: "Đối chiếu lại thẻ căn cước."
        }
    }
}
