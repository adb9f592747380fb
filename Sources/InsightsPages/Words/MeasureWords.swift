import HTML
import Insights

extension Measure {
    /// What is counted, in a few words.
    var name: Phrase {
        switch self {
        case .submitted: Phrase(vi: "nộp", en: "sent in")
        case .acceptedOnline: Phrase(vi: "tiếp nhận trực tuyến", en: "taken in online")
        case .acceptedCounter: Phrase(vi: "tiếp nhận tại quầy", en: "taken in at a counter")
        case .acceptedPost: Phrase(vi: "tiếp nhận qua bưu chính", en: "taken in by post")
        case .refused: Phrase(vi: "từ chối tiếp nhận", en: "refused")
        case .early: Phrase(vi: "xử lý trước hạn", en: "handled early")
        case .onTime: Phrase(vi: "xử lý đúng hạn", en: "handled in time")
        case .late: Phrase(vi: "xử lý quá hạn", en: "handled late")
        case .stopped: Phrase(vi: "dừng xử lý", en: "stopped")
        case .withdrawn: Phrase(vi: "được rút", en: "withdrawn")
        case .handedOver: Phrase(vi: "đã trả kết quả", en: "handed over")
        case .digital: Phrase(vi: "xử lý trên mạng", en: "handled online")
        case .electronicResult: Phrase(vi: "kết quả điện tử", en: "electronic result")
        case .digitised: Phrase(vi: "số hoá", en: "digitised")
        case .reused: Phrase(vi: "tái sử dụng dữ liệu", en: "data reused")
        case .withFee: Phrase(vi: "có phí, lệ phí", en: "with a fee")
        case .paidOnline: Phrase(vi: "thanh toán trực tuyến", en: "paid online")
        case .feesCollected: Phrase(vi: "phí đã thu", en: "fees collected")
        case .feesOnline: Phrase(vi: "phí thu trực tuyến", en: "fees paid online")
        case .firstSupplements: Phrase(vi: "yêu cầu bổ sung lần đầu", en: "first requests for papers")
        case .furtherSupplements: Phrase(vi: "yêu cầu bổ sung từ lần hai", en: "further requests for papers")
        case .extensions: Phrase(vi: "xin lỗi, hẹn lại", en: "put off with an apology")
        case .returns: Phrase(vi: "trả lại bước trước", en: "returned to the desk before")
        case .transfers: Phrase(vi: "nhận chuyển giao", en: "taken over")
        case .waitingAtCounter: Phrase(vi: "chờ tại quầy", en: "waited at a counter")
        case .waitingOnline: Phrase(vi: "chờ tiếp nhận trực tuyến", en: "waited online")
        case .handlingMinutes: Phrase(vi: "có kết quả", en: "with a result")
        case .rated: Phrase(vi: "được đánh giá", en: "rated")
        case .satisfied: Phrase(vi: "hài lòng", en: "satisfied")
        case .dissatisfied: Phrase(vi: "không hài lòng", en: "dissatisfied")
        case .ratingSum: Phrase(vi: "được chấm điểm", en: "given points")
        case .transferChange: Phrase(vi: "thay đổi do chuyển giao", en: "change by transfers")
        case .pausedChange: Phrase(vi: "thay đổi số tạm dừng", en: "change of standing clocks")
        case .lateChange: Phrase(vi: "thay đổi số quá hạn", en: "change of the overdue")
        case .pausedLateChange: Phrase(vi: "thay đổi số tạm dừng quá hạn", en: "change of those that are both")
        }
    }
}
