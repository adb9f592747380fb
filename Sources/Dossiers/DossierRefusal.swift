public import Kernel

/// Why a command on a dossier is not carried out.
///
/// A command is one transaction: where it is refused, nothing of it has happened.
public enum DossierRefusal: Refusal, Hashable {
    /// There is no such dossier, or it is not the viewer's to see.
    case unknown
    /// The procedure has no form, or is not in force on the day.
    case notOpen(String)
    /// The form has problems; all of them.
    case form([String])
    /// A component that the procedure demands is not there.
    case missingComponents([String])
    /// A promised file is missing in the store, empty, or its content is another.
    case brokenFile(String)
    /// The unit of the place cannot be found, or several share its tasks.
    case noCompetentAgency
    /// What was asked for does not happen in this state.
    case wrongState(DossierState)
    /// It lies at another desk, or another officer has it.
    case notYourDesk
    /// Somebody did something with it in the meantime.
    case changedMeanwhile
    /// A refusal, supplement request, return, stop or extension needs its reasons.
    case reasonMissing
    /// It was put off once already.
    case extendedBefore
    /// The new appointment is not later than the old one.
    case notLater
    /// The step cannot be given back to that one.
    case noSuchReturn
    /// The step is not of the kind that this command ends.
    case wrongStep
    /// The officer chosen does not sit at the desk.
    case notAtDesk
    /// Fees are still due.
    case feesDue
    /// The calendar of the agency does not know the year yet.
    case calendarMissing(Int)
    /// The officer keeps as many filters as one may.
    case tooManyFilters
    /// The days in which a rating is taken are over.
    case ratingClosed
}

extension DossierRefusal {
    /// `DOS-001` … `DOS-019`; a code stays with its case for ever, `docs/errors.md` lists them.
    public var code: String {
        switch self {
        case .unknown: "DOS-001"
        case .notOpen: "DOS-002"
        case .form: "DOS-003"
        case .missingComponents: "DOS-004"
        case .brokenFile: "DOS-005"
        case .noCompetentAgency: "DOS-006"
        case .wrongState: "DOS-007"
        case .notYourDesk: "DOS-008"
        case .changedMeanwhile: "DOS-009"
        case .reasonMissing: "DOS-010"
        case .extendedBefore: "DOS-011"
        case .notLater: "DOS-012"
        case .noSuchReturn: "DOS-013"
        case .wrongStep: "DOS-014"
        case .notAtDesk: "DOS-015"
        case .feesDue: "DOS-016"
        case .calendarMissing: "DOS-017"
        case .tooManyFilters: "DOS-018"
        case .ratingClosed: "DOS-019"
        }
    }

    /// 404 for what is not there or not the viewer's, 403 for another's desk, 409 for a state that does not
    /// allow it, 422 for an answer that can be mended.
    public var status: Int {
        switch self {
        case .unknown: 404
        case .notOpen, .noCompetentAgency, .wrongState, .changedMeanwhile, .extendedBefore, .wrongStep, .feesDue,
            .ratingClosed:
            409
        case .notYourDesk: 403
        case .form, .missingComponents, .brokenFile, .reasonMissing, .notLater, .noSuchReturn, .notAtDesk,
            .calendarMissing, .tooManyFilters:
            422
        }
    }

    /// What is wrong, in the words of the counter: names of papers and states, never keys.
    public var vietnamese: String {
        switch self {
        case .unknown: "Không tìm thấy hồ sơ này."
        case .notOpen(let name): "Thủ tục “\(name)” hiện chưa nhận hồ sơ trực tuyến."
        case .form(let problems): "Tờ khai còn \(problems.count) chỗ cần sửa: \(problems.joined(separator: "; "))."
        case .missingComponents(let names): "Hồ sơ còn thiếu giấy tờ: \(names.joined(separator: "; "))."
        case .brokenFile(let name): "Tệp của “\(name)” bị thiếu, trống hoặc không còn nguyên vẹn."
        case .noCompetentAgency: "Chưa xác định được cơ quan có thẩm quyền giải quyết cho địa bàn đã chọn."
        case .wrongState(let state): "Hồ sơ đang ở trạng thái “\(state.vietnamese)” nên không thực hiện được việc này."
        case .notYourDesk: "Hồ sơ không nằm ở bàn xử lý của bạn."
        case .changedMeanwhile: "Hồ sơ vừa có thay đổi khác trong lúc bạn đang xem."
        case .reasonMissing: "Cần ghi rõ lý do."
        case .extendedBefore: "Hồ sơ đã được hẹn lại một lần; quy định chỉ cho hẹn lại một lần."
        case .notLater: "Ngày hẹn mới phải sau ngày hẹn cũ."
        case .noSuchReturn: "Quy trình không cho trả hồ sơ về bước này."
        case .wrongStep: "Bước hiện tại của quy trình không làm việc này."
        case .notAtDesk: "Người được chọn không làm việc ở bàn xử lý này."
        case .feesDue: "Hồ sơ còn phí, lệ phí chưa nộp."
        case .calendarMissing(let year): "Lịch làm việc năm \(year) chưa được nhập."
        case .tooManyFilters: "Bạn đã lưu đủ số bộ lọc cho phép."
        case .ratingClosed: "Đã hết thời gian đánh giá hồ sơ này."
        }
    }

    /// The same for an English reader; names of procedures and papers stay Vietnamese.
    public var english: String {
        switch self {
        case .unknown: "There is no such dossier."
        case .notOpen(let name): "“\(name)” does not take dossiers online."
        case .form(let problems): "\(problems.count) answers of the form need mending."
        case .missingComponents(let names): "Papers are missing: \(names.joined(separator: "; "))."
        case .brokenFile(let name): "The file for “\(name)” is missing, empty or damaged."
        case .noCompetentAgency: "No competent agency was found for the place."
        case .wrongState(let state): "This cannot be done while the dossier is “\(state.english)”."
        case .notYourDesk: "The dossier is not at your desk."
        case .changedMeanwhile: "The dossier has changed while you were looking at it."
        case .reasonMissing: "A reason is needed."
        case .extendedBefore: "The appointment was put off once already; the rules allow it once."
        case .notLater: "The new appointment must be later than the old one."
        case .noSuchReturn: "The procedure does not allow to give the dossier back to that step."
        case .wrongStep: "The current step does not do this."
        case .notAtDesk: "The person chosen does not work at this desk."
        case .feesDue: "Fees are still due."
        case .calendarMissing(let year): "The working calendar of \(year) is missing."
        case .tooManyFilters: "You keep as many filters as one may."
        case .ratingClosed: "The days in which this dossier can be rated are over."
        }
    }

    /// What the citizen or officer can do now.
    public var whatNext: String {
        switch self {
        case .unknown: "Kiểm tra lại mã hồ sơ trên giấy hẹn, hoặc đăng nhập bằng tài khoản đã nộp."
        case .notOpen: "Xem cách nộp trên trang thủ tục, hoặc đến bộ phận một cửa."
        case .form, .missingComponents: "Bổ sung các mục đã nêu rồi nộp lại; những gì đã khai vẫn được giữ."
        case .brokenFile: "Tải lại tệp này rồi nộp lại."
        case .noCompetentAgency: "Chọn lại xã, phường; nếu vẫn không được, gọi tổng đài 1022."
        case .wrongState, .wrongStep: "Tải lại trang để xem hồ sơ đang ở đâu."
        case .notYourDesk: "Mở danh sách việc của bạn để xem hồ sơ nào đang chờ."
        case .changedMeanwhile: "Tải lại trang, xem thay đổi rồi làm lại."
        case .reasonMissing: "Ghi lý do và cách khắc phục để người dân sửa được ngay."
        case .extendedBefore: "Giải quyết hồ sơ sớm nhất có thể và báo cáo lãnh đạo."
        case .notLater: "Chọn ngày khác."
        case .noSuchReturn: "Chọn một trong các bước được phép trả lại."
        case .notAtDesk: "Chọn người trong danh sách của bàn xử lý."
        case .feesDue: "Ghi nhận đã thu phí, lệ phí trước khi trả kết quả."
        case .calendarMissing: "Báo quản trị viên nhập ngày nghỉ của năm đó."
        case .tooManyFilters: "Bỏ một bộ lọc không dùng nữa rồi lưu lại."
        case .ratingClosed: "Nếu cần phản ánh, kiến nghị, gọi tổng đài 1022."
        }
    }
}
