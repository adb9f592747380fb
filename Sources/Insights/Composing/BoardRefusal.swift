public import Kernel

/// Why a board is not composed, changed or shared.
public enum BoardRefusal: Refusal, Hashable {
    /// It has no name.
    case nameMissing
    /// Its name is too long.
    case nameTooLong
    /// It has too many blocks.
    case tooLarge(Int)
    /// Its subject is unknown, or not the composer's to oversee.
    case subjectUnknown
    /// It is shared with an agency for which the composer does not work.
    case sharingUnknown
    /// A block is none, or asks for an indicator that there is not.
    case blockUnknown(String)
    /// It was changed by another window meanwhile.
    case changedMeanwhile
    /// The composer has as many boards as one may have.
    case tooMany
    /// There is no such board, or it is not the viewer's to change.
    case unknown

    /// The stable code.
    public var code: String {
        switch self {
        case .nameMissing: "BRD-001"
        case .nameTooLong: "BRD-002"
        case .tooLarge: "BRD-003"
        case .subjectUnknown: "BRD-004"
        case .sharingUnknown: "BRD-005"
        case .blockUnknown: "BRD-006"
        case .changedMeanwhile: "BRD-007"
        case .tooMany: "BRD-008"
        case .unknown: "BRD-009"
        }
    }

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .nameMissing, .nameTooLong, .tooLarge, .sharingUnknown, .blockUnknown: 422
        case .changedMeanwhile, .tooMany: 409
        case .subjectUnknown, .unknown: 404
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .nameMissing: "Bảng chưa có tên."
        case .nameTooLong: "Tên bảng dài quá \(BoardPlan.longestName) ký tự."
        case .tooLarge(let count): "Bảng có \(count) khối, nhiều hơn \(BoardPlan.mostBlocks)."
        case .subjectUnknown: "Không có đối tượng này, hoặc bạn không theo dõi đối tượng này."
        case .sharingUnknown: "Không chia sẻ được như vậy: chỉ chia sẻ trong cơ quan của mình hoặc theo vai trò."
        case .blockUnknown(let word): "Không có khối “\(word)”, hoặc chỉ tiêu của khối không còn."
        case .changedMeanwhile: "Bảng đã được sửa ở cửa sổ khác."
        case .tooMany: "Bạn đã có \(BoardDesk.mostBoards) bảng tự soạn."
        case .unknown: "Không có bảng này, hoặc bảng không phải của bạn."
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .nameMissing: "The board has no name."
        case .nameTooLong: "The name is longer than \(BoardPlan.longestName) letters."
        case .tooLarge(let count): "The board has \(count) blocks, more than \(BoardPlan.mostBlocks)."
        case .subjectUnknown: "There is no such subject, or it is not yours to oversee."
        case .sharingUnknown: "It cannot be shared so: only within your own agency, or by role."
        case .blockUnknown(let word): "There is no block '\(word)', or its indicator is no more."
        case .changedMeanwhile: "The board was changed in another window."
        case .tooMany: "You have \(BoardDesk.mostBoards) composed boards already."
        case .unknown: "There is no such board, or it is not yours."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch self {
        case .nameMissing: "Đặt một tên ngắn, nói rõ bảng theo dõi việc gì."
        case .nameTooLong: "Rút ngắn tên bảng."
        case .tooLarge: "Bỏ bớt khối, hoặc chia thành hai bảng."
        case .subjectUnknown: "Chọn đối tượng trong danh sách."
        case .sharingUnknown: "Chọn cách chia sẻ trong danh sách."
        case .blockUnknown: "Bỏ khối đó, hoặc chọn chỉ tiêu trong danh sách."
        case .changedMeanwhile: "Mở lại bảng để xem bản mới nhất rồi sửa tiếp."
        case .tooMany: "Xóa bảng không còn dùng rồi soạn bảng mới."
        case .unknown: "Quay lại danh sách bảng tự soạn."
        }
    }
}
