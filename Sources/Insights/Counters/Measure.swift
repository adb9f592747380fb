/// Số đếm: what is counted by day; the raw value is the name of its column and the word in formulas.
///
/// A count belongs to the day on which it happened, in Vietnam's time. A change is the difference that a day made to a
/// stock, so a stock at the end of any day is the sum of the changes up to it.
public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// Nộp: sent in or handed in.
    case submitted
    /// Tiếp nhận trực tuyến.
    case acceptedOnline = "accepted_online"
    /// Tiếp nhận trực tiếp tại quầy.
    case acceptedCounter = "accepted_counter"
    /// Tiếp nhận qua bưu chính công ích.
    case acceptedPost = "accepted_post"
    /// Từ chối tiếp nhận.
    case refused
    /// Đã xử lý trước hạn: on an earlier day than promised.
    case early
    /// Đã xử lý đúng hạn.
    case onTime = "on_time"
    /// Đã xử lý quá hạn; the second request for papers counts as such.
    case late
    /// Dừng xử lý, among those that were handled.
    case stopped
    /// Công dân rút, among those that were handled.
    case withdrawn
    /// Đã trả kết quả.
    case handedOver = "handed_over"
    /// Xử lý trên môi trường mạng: ended with a result, nothing came on paper, and an officer's event stands for every step.
    case digital
    /// Kết quả điện tử: ended with a result that bears the signatures of signer and agency.
    case electronicResult = "electronic_result"
    /// Hồ sơ số hoá: taken in with a file for each component.
    case digitised
    /// Tái sử dụng: taken in with a component that the house or a registry held already.
    case reused
    /// Taken in with something to pay.
    case withFee = "with_fee"
    /// Thanh toán trực tuyến: whose last payment was made online.
    case paidOnline = "paid_online"
    /// Phí, lệ phí đã thu, đồng.
    case feesCollected = "fees_collected"
    /// Phí, lệ phí thu trực tuyến, đồng.
    case feesOnline = "fees_online"
    /// Yêu cầu bổ sung lần đầu.
    case firstSupplements = "first_supplements"
    /// Yêu cầu bổ sung từ lần thứ hai.
    case furtherSupplements = "further_supplements"
    /// Xin lỗi và hẹn lại.
    case extensions
    /// Trả lại bước trước.
    case returns
    /// Chuyển giao khi sắp xếp đơn vị: taken over from another agency.
    case transfers
    /// Phút chờ tại quầy, from handing in to taking in.
    case waitingAtCounter = "waiting_counter"
    /// Phút chờ tiếp nhận trực tuyến, from sending in to taking in.
    case waitingOnline = "waiting_online"
    /// Phút xử lý, from taking in to the end without the pauses, of those that ended with a result.
    case handlingMinutes = "handling_minutes"
    /// Số lượt đánh giá của người dân.
    case rated
    /// Hài lòng, rất hài lòng.
    case satisfied
    /// Không hài lòng, rất không hài lòng.
    case dissatisfied
    /// Tổng điểm đánh giá, 1 to 5 each.
    case ratingSum = "rating_sum"
    /// Change of the number of unfinished dossiers by transfers: less where one leaves, more where it comes.
    case transferChange = "transfer_change"
    /// Change of the number of dossiers whose clock stands.
    case pausedChange = "paused_change"
    /// Change of the number of unfinished dossiers that are overdue at the day's end.
    case lateChange = "late_change"
    /// Change of the number of those that are both.
    case pausedLateChange = "paused_late_change"

    /// What citizens said of the service.
    static let voices: Set<Measure> = [.rated, .satisfied, .dissatisfied, .ratingSum]

    /// Where it stands in a row of figures: its place among all cases.
    ///
    /// A case without a payload lies in memory as its number. It is asked for each figure of each row, far too often to look it
    /// up by its word.
    var position: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
