import Catalogue
import Dossiers
import Kernel

/// Lời của tin về hồ sơ: plain words, the code first, and the next step always said.
///
/// The first line is what an SMS carries; what follows is read in the inbox.
struct DossierWords {
    let dossier: DossierAddressee
    /// The receiving agency, as on its seal.
    let agency: (vi: String, en: String)

    private var name: String { dossier.name }
    private var procedure: String { dossier.procedureName }

    func received() -> NoticeWords {
        let until = dossier.stepDueAt.map { " trước \($0.vietnamese)" } ?? ""
        let untilEnglish = dossier.stepDueAt.map { " before \(moment($0))" } ?? ""
        return NoticeWords(
            vi: """
                \(agency.vi) đã nhận hồ sơ “\(procedure)”. Mã tra cứu \(name), PIN \(dossier.pin). \
                Bạn sẽ được trả lời về việc tiếp nhận\(until).
                Hồ sơ được tính là tiếp nhận khi có mã hồ sơ và giấy hẹn. Bạn chưa cần làm gì thêm.
                """,
            en: """
                \(agency.en) has your application “\(procedure)”. Reference \(name), PIN \(dossier.pin). \
                You will be told whether it is accepted\(untilEnglish).
                It counts as accepted when it has an official code and an appointment. You need to do nothing now.
                """
        )
    }

    func accepted() -> NoticeWords {
        let due = dossier.dueAt.map { "Hẹn trả kết quả: \($0.vietnamese)" } ?? "Ngày trả kết quả sẽ được báo sau"
        let dueEnglish = dossier.dueAt.map { "Result due: \(moment($0))" } ?? "You will be told the date of the result"
        return NoticeWords(
            vi: """
                Hồ sơ \(name) “\(procedure)” đã được \(agency.vi) tiếp nhận. \(due). PIN tra cứu \(dossier.pin).
                \(ownWay)
                """,
            en: """
                \(agency.en) has accepted dossier \(name), “\(procedure)”. \(dueEnglish). PIN \(dossier.pin).
                \(ownWayEnglish)
                """
        )
    }

    func refused(_ event: DossierEvent.Refused) -> NoticeWords {
        NoticeWords(
            vi: lines(
                "Hồ sơ \(name) “\(procedure)” chưa được tiếp nhận. Lý do: \(event.explanation)",
                event.defects,
                "Bạn có thể nộp lại sau khi sửa các điểm trên, hoặc hỏi \(agency.vi) để được hướng dẫn."
            ),
            en: lines(
                "Dossier \(name), “\(procedure)”, was not accepted. Reason: \(event.explanation)",
                event.defects,
                "You can apply again when these points are mended, or ask \(agency.en) for help."
            )
        )
    }

    func supplementAsked(_ event: DossierEvent.SupplementRequested) -> NoticeWords {
        let count = event.defects.count
        let note = event.explanation.isEmpty ? "" : " \(event.explanation)"
        return NoticeWords(
            vi: lines(
                "Hồ sơ \(name) “\(procedure)” cần bổ sung \(count) mục, một lần cho đủ.\(note)",
                event.defects,
                "Mở hồ sơ và chọn “Bổ sung”. Thời gian chờ bổ sung không tính vào thời hạn giải quyết."
            ),
            en: lines(
                "Dossier \(name), “\(procedure)”, needs \(count) \(count == 1 ? "thing" : "things") from you, all at once.\(note)",
                event.defects,
                "Open the dossier and choose “Add”. The time until then does not count."
            )
        )
    }

    func supplemented() -> NoticeWords {
        let due = dossier.dueAt.map { " Hẹn trả kết quả: \($0.vietnamese)." } ?? ""
        let dueEnglish = dossier.dueAt.map { " Result due: \(moment($0))." } ?? ""
        return NoticeWords(
            vi: "Đã nhận phần bổ sung của hồ sơ \(name) “\(procedure)”.\(due)",
            en: "Your additions to dossier \(name), “\(procedure)”, have arrived.\(dueEnglish)"
        )
    }

    func paymentAsked(_ reason: String) -> NoticeWords {
        NoticeWords(
            vi: """
                Hồ sơ \(name) “\(procedure)” đang chờ nộp phí, lệ phí. \(reason)
                Mở hồ sơ để xem số tiền, hoặc nộp tại bộ phận một cửa. Thời gian chờ nộp không tính vào thời hạn giải quyết.
                """,
            en: """
                A fee is due for dossier \(name), “\(procedure)”. \(reason)
                Open the dossier to see the amount, or pay at the one-stop counter. The time until then does not count.
                """
        )
    }

    func extended(_ event: DossierEvent.Extended) -> NoticeWords {
        NoticeWords(
            vi: """
                \(agency.vi) xin lỗi vì chưa trả được kết quả hồ sơ \(name) đúng hẹn. \
                Ngày hẹn mới: \(event.newDueAt.vietnamese). Lý do: \(event.reason)
                Bạn không phải làm gì thêm. Việc hẹn lại chỉ được thực hiện một lần.
                """,
            en: """
                \(agency.en) apologises: the result of dossier \(name) is not ready as promised. \
                New date: \(moment(event.newDueAt)). Reason: \(event.reason)
                You need to do nothing. A date may be put off only once.
                """
        )
    }

    func stopped(_ reason: String) -> NoticeWords {
        NoticeWords(
            vi: """
                Hồ sơ \(name) “\(procedure)” đã dừng giải quyết. Lý do: \(reason)
                Nếu chưa rõ hoặc không đồng ý, hãy liên hệ \(agency.vi).
                """,
            en: """
                Dossier \(name), “\(procedure)”, was stopped. Reason: \(reason)
                If this is not clear or you disagree, contact \(agency.en).
                """
        )
    }

    func withdrawn() -> NoticeWords {
        NoticeWords(
            vi:
                "Hồ sơ \(name) “\(procedure)” đã được rút theo yêu cầu của bạn. Bạn có thể nộp hồ sơ mới bất cứ lúc nào.",
            en: "Dossier \(name), “\(procedure)”, was withdrawn as you asked. You can apply again at any time."
        )
    }

    func transferred() -> NoticeWords {
        NoticeWords(
            vi:
                "Hồ sơ \(name) “\(procedure)” nay do \(agency.vi) giải quyết. Mã hồ sơ, ngày hẹn và giấy hẹn của bạn giữ nguyên.",
            en:
                "Dossier \(name), “\(procedure)”, is now handled by \(agency.en). Its code, date and slip stay as they are."
        )
    }

    func resultReady(_ event: DossierEvent.ResultIssued) -> NoticeWords {
        let (next, nextEnglish): (String, String) =
            if dossier.money == .due {
                (
                    "Hãy nộp phí, lệ phí còn thiếu để nhận kết quả.",
                    "Please pay the fee that is still due to receive it."
                )
            } else {
                switch dossier.handover {
                case .online:
                    (
                        "Kết quả đã được lưu vào mục “Giấy tờ của tôi”.",
                        "It is kept under “My documents”."
                    )
                case .post:
                    ("Kết quả sẽ được gửi đến bạn qua bưu chính.", "It will come to you by post.")
                case .counter:
                    (
                        "Mời bạn đến bộ phận một cửa của \(agency.vi) để nhận, mang theo giấy hẹn hoặc thẻ căn cước.",
                        "Collect it at the one-stop counter of \(agency.en); bring the slip or your identity card."
                    )
                }
            }
        return NoticeWords(
            vi: "Hồ sơ \(name) đã có kết quả: \(event.name), số \(event.number). \(next)",
            en: "The result of dossier \(name) is ready: \(event.name), no. \(event.number). \(nextEnglish)"
        )
    }

    func handedOver(_ event: DossierEvent.HandedOver) -> NoticeWords {
        let (how, howEnglish): (String, String) =
            switch event.by {
            case .online: ("được trả trực tuyến và lưu vào mục “Giấy tờ của tôi”", "is kept under “My documents”")
            case .post: ("đã được gửi qua bưu chính đến \(event.to)", "was sent by post to \(event.to)")
            case .counter: ("đã được trao cho \(event.to)", "was given to \(event.to)")
            }
        return NoticeWords(
            vi: "Kết quả của hồ sơ \(name) “\(procedure)” \(how). Nếu có điều chưa đúng, hãy báo cho \(agency.vi).",
            en: "The result of dossier \(name), “\(procedure)”, \(howEnglish). If anything is wrong, tell \(agency.en)."
        )
    }

    private var ownWay: String {
        switch dossier.handover {
        case .online: "Kết quả sẽ được trả trực tuyến; bạn không phải đến cơ quan."
        case .post: "Kết quả sẽ được gửi qua bưu chính."
        case .counter: "Khi nhận kết quả, hãy mang theo giấy hẹn hoặc thẻ căn cước."
        }
    }

    private var ownWayEnglish: String {
        switch dossier.handover {
        case .online: "The result comes online; you need not come in person."
        case .post: "The result comes by post."
        case .counter: "Bring the slip or your identity card when you collect the result."
        }
    }

    /// One line to begin with, one for each defect, one to end with.
    private func lines(_ first: String, _ defects: [Defect], _ last: String) -> String {
        ([first] + defects.enumerated().map { "\($0.offset + 1). \($0.element.explanation)" } + [last])
            .joined(separator: "\n")
    }

    private func moment(_ moment: Instant) -> String { "\(moment.time) on \(moment.date.vietnamese)" }
}
