import Catalogue
import DesignSystem
import HTML
import Kernel

extension ProcedureShowView {
    enum Words {
        static let glance = Phrase(vi: "Tóm tắt", en: "At a glance")
        static let contents = Phrase(vi: "Trong trang này", en: "On this page")
        static let time = Phrase(vi: "Thời hạn giải quyết", en: "Time limit")
        static let fee = Phrase(vi: "Phí, lệ phí", en: "Fees")
        static let `where` = Phrase(vi: "Nơi tiếp nhận", en: "Received by")
        static let who = Phrase(vi: "Ai được yêu cầu", en: "Who may ask")
        static let service = Phrase(vi: "Mức độ trực tuyến", en: "Online level")
        static let begin = Phrase(vi: "Nộp trực tuyến", en: "Apply online")
        static let beginHint = Phrase(
            vi: "Điền đến đâu lưu đến đó, chưa gửi ngay.",
            en: "What you fill in is saved as you go; nothing is sent yet."
        )
        static let seeCurrent = Phrase(vi: "Xem phiên bản đang có hiệu lực", en: "See the version in force now")
        static let notInForce = Phrase(vi: "Thủ tục này không có hiệu lực", en: "This procedure is not in force")
        static let notInForceNext = Phrase(
            vi: "Trang này để tham khảo. Các phiên bản và ngày hiệu lực ở cuối trang.",
            en: "This page is for reference. All versions with their days are at its end."
        )

        static let papers = Phrase(vi: "Giấy tờ cần chuẩn bị", en: "Papers to prepare")
        static let papersLead = Phrase(
            vi: "Không ai được đòi thêm giấy tờ ngoài danh sách này.",
            en: "Nobody may ask for papers that are not on this list."
        )
        static let noPapers = Phrase(vi: "Không phải nộp giấy tờ nào ngoài tờ khai.", en: "Nothing but the form.")
        static let always = Phrase(vi: "Mọi trường hợp", en: "In every case")
        static let paper = Phrase(vi: "Giấy tờ", en: "Paper")
        static let whenNeeded = Phrase(vi: "Khi nào cần", en: "When needed")
        static let number = Phrase(vi: "Số lượng", en: "How many")
        static let online = Phrase(vi: "Khi nộp trực tuyến", en: "When applying online")
        static let optional = Phrase(vi: " (nếu có)", en: " (if you have it)")

        static let steps = Phrase(vi: "Các bước giải quyết", en: "Steps")
        static let youSend = Phrase(vi: "Bạn nộp hồ sơ", en: "You send the dossier")
        static let youSendDetail = Phrase(
            vi: "Trực tuyến tại trang này, trực tiếp tại bộ phận một cửa, hoặc qua bưu chính công ích",
            en: "Online on this page, in person at the one-stop counter, or by public post"
        )
        static let decider = Phrase(vi: "Cơ quan quyết định", en: "Decided by")
        static let partners = Phrase(vi: "Cơ quan phối hợp", en: "Together with")
        static let timeHint = Phrase(
            vi:
                "Tính theo giờ làm việc của cơ quan tiếp nhận, không kể ngày nghỉ, lễ. Thời gian chờ bạn bổ sung không tính.",
            en:
                "Counted in the office’s working time, without days of rest. Waiting for your supplement does not count."
        )

        static let noFees = Phrase(vi: "Không thu phí, lệ phí.", en: "Nothing is charged.")
        static let price = Phrase(vi: "Mức thu", en: "Amount")
        static let byChannel = Phrase(vi: "Mức khác theo cách nộp", en: "Otherwise")
        static let due = Phrase(vi: "Chỉ thu khi", en: "Due only when")
        static let wording = Phrase(vi: "Nguyên văn quy định", en: "Words of the rule")
        static let source = Phrase(vi: "Văn bản quy định", en: "Set by")
        static let exempt = Phrase(vi: "Được miễn", en: "Exempt")

        static let result = Phrase(vi: "Kết quả", en: "Result")
        static let noResult = Phrase(vi: "Không cấp giấy tờ.", en: "No document is issued.")
        static let name = Phrase(vi: "Tên giấy tờ", en: "Document")
        static let code = Phrase(vi: "Mã kết quả", en: "Code of the result")
        static let validity = Phrase(vi: "Hiệu lực", en: "Validity")
        static let handOver = Phrase(vi: "Cách nhận", en: "How you get it")
        static let requirements = Phrase(vi: "Yêu cầu, điều kiện", en: "Requirements")
        static let legalBasis = Phrase(vi: "Căn cứ pháp lý", en: "Legal basis")
        static let versions = Phrase(vi: "Các phiên bản của thủ tục", en: "Versions of the procedure")
        static let shown = Phrase(vi: " (đang xem)", en: " (shown here)")
        static let procedureCode = Phrase(vi: "Mã thủ tục: ", en: "Code of the procedure: ")

        static func onDay(_ date: CivilDate) -> Phrase {
            Phrase(
                vi: "Đây là quy định có hiệu lực ngày \(MomentText.date(date, .vi))",
                en: "These are the rules in force on \(MomentText.date(date, .en))"
            )
        }

        static func atCounter(_ receiver: Phrase) -> Phrase {
            Phrase(
                vi: "Thủ tục này chưa nộp được tại đây. Mời bạn đến bộ phận một cửa của \(receiver.vi).",
                en: "It cannot be handed in here yet. Please go to the one-stop counter of: \(receiver.en)."
            )
        }

        static func copies(_ paper: Paper) -> Phrase {
            var (vi, en): ([String], [String]) = ([], [])
            if paper.originals > 0 {
                vi.append("\(paper.originals) bản chính")
                en.append(paper.originals == 1 ? "1 original" : "\(paper.originals) originals")
            }
            if paper.copies > 0 {
                vi.append("\(paper.copies) bản sao")
                en.append(paper.copies == 1 ? "1 copy" : "\(paper.copies) copies")
            }
            return vi.isEmpty
                ? Phrase(vi: "Không phải nộp", en: "None")
                : Phrase(vi: vi.joined(separator: ", "), en: en.joined(separator: ", "))
        }

        static func validity(months: Int?) -> Phrase {
            guard let months else { return Phrase(vi: "Không thời hạn", en: "Without limit") }
            return months.isMultiple(of: 12)
                ? Phrase(vi: "\(months / 12) năm", en: months == 12 ? "1 year" : "\(months / 12) years")
                : Phrase(vi: "\(months) tháng", en: "\(months) months")
        }

        static func handOver(_ service: ServiceKind) -> Phrase {
            service == .full
                ? Phrase(
                    vi: "Bản điện tử trong mục Giấy tờ của tôi; bản giấy tại bộ phận một cửa hoặc qua bưu chính",
                    en: "Electronic copy under My documents; on paper at the counter or by post"
                )
                : Phrase(
                    vi: "Tại bộ phận một cửa, mang theo bản chính giấy tờ cần xuất trình",
                    en: "At the one-stop counter; bring the originals that are to be shown"
                )
        }

        static func span(_ line: ProcedureShowModel.VersionLine) -> Phrase {
            guard let to = line.to else {
                return Phrase(
                    vi: "Từ \(MomentText.date(line.from, .vi)) đến nay",
                    en: "Since \(MomentText.date(line.from, .en))"
                )
            }
            let last = to.adding(days: -1)
            return Phrase(
                vi: "Từ \(MomentText.date(line.from, .vi)) đến hết \(MomentText.date(last, .vi))",
                en: "From \(MomentText.date(line.from, .en)) to \(MomentText.date(last, .en))"
            )
        }

        static func correction(_ number: Int) -> Phrase {
            Phrase(vi: ", đính chính lần \(number)", en: ", correction \(number)")
        }
    }
}
