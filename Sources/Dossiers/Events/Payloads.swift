public import Catalogue
public import Directory
public import Kernel
public import Territory

/// Phí, lệ phí phải nộp: what a submission owes, as the procedure worked it out on that day.
public struct ChargedFee: Hashable, Codable, Sendable {
    /// Key of the fee in the procedure.
    public var key: String
    /// What it is called on the receipt.
    public var name: String
    /// What is due.
    public var amount: Money
    /// How it was worked out.
    public var explanation: String
}

extension DossierEvent {
    /// Nộp hồ sơ.
    public struct Submitted: Codable, Sendable {
        /// Mã tra cứu: ten letters and digits, by which it goes until the intake gives the official code.
        public var reference: String
        /// PIN of six digits; with a code it opens the public tracking page.
        public var pin: String
        /// Mã thủ tục hành chính, `1.004884`.
        public var procedureCode: String
        /// The version of the procedure in force on that day; the dossier keeps it to its end.
        public var version: ProcedureVersionID
        /// The procedure's name as of that version, so that an old receipt reads the same for ever.
        public var procedureName: String
        /// Lĩnh vực, by the key of the catalogue; it chooses the specialists who see the dossier.
        public var field: String
        /// Kênh nộp; the limit and the fees depend on it.
        public var channel: Channel
        /// Hình thức nhận kết quả, as the citizen chose it.
        public var handover: Channel
        /// The unit for which it is decided, which need not be the one where it was handed in (NĐ 118/2025).
        public var place: UnitID
        /// Cơ quan tiếp nhận; statistics count the dossier here.
        public var receivingAgency: AgencyID
        /// Chủ hồ sơ.
        public var applicant: Applicant
        /// Người nộp, where another than the applicant; they may follow the dossier too.
        public var submitter: PersonID?
        /// Tờ khai: answers by the key of the field, after the check, as text.
        public var answers: [String: String]
        /// The ground of exemption from fees that was claimed, by its key; nil where none was.
        public var exemption: String?
        /// Thành phần hồ sơ, a row for each file or paper.
        public var components: [HandedIn]
        /// Phí, lệ phí, frozen on the day of submission; empty where nothing is due.
        public var fees: [ChargedFee]
        /// The counter that looks at it first, with the time it has (NĐ 45/2020: eight working hours).
        public var stop: DeskStop
    }

    /// Tiếp nhận.
    public struct Accepted: Codable, Sendable {
        /// Mã hồ sơ, official, from the province's template (TT 01/2018, Điều 19).
        public var code: String
        /// The series that gave the number: one for each agency and day, `code:<agency code>:<date>`.
        public var series: String
        /// The number within the series, from 1 and without gaps.
        public var serial: Int
        /// Hẹn trả: the promised moment; nil where the procedure names no limit for the channel.
        public var dueAt: Instant?
        /// The first desk behind the counter.
        public var stop: DeskStop
    }

    /// Từ chối tiếp nhận.
    public struct Refused: Codable, Sendable {
        /// Tied to the field or component where they are; empty where the ground is none of them.
        public var defects: [Defect]
        /// Lý do on the refusal slip (mẫu 03): words that a citizen understands, never empty.
        public var explanation: String
    }

    /// Phân công.
    public struct Assigned: Codable, Sendable {
        /// The specialist's desk, with the officer who was chosen.
        public var stop: DeskStop
        /// Whether giving it out was the work of the step; false where a dossier changes hands at one desk.
        public var endsStep: Bool
        /// Ý kiến chỉ đạo of the head to the specialist; may be empty.
        public var note: String
    }

    /// Chuyển bước.
    public struct StepFinished: Codable, Sendable {
        /// What the officer leaves for the next desk; may be empty.
        public var note: String
        /// The next desk of the procedure.
        public var stop: DeskStop
    }

    /// Trả lại bước trước.
    public struct Returned: Codable, Sendable {
        /// Why it goes back; never empty.
        public var reason: String
        /// The desk that gets it again, where it can be at the officer who had it.
        public var stop: DeskStop
    }

    /// Yêu cầu bổ sung: the whole list at once.
    public struct SupplementRequested: Codable, Sendable {
        /// 1 for the first request, 2 for the second, which counts the dossier as overdue (QĐ 766/QĐ-TTg).
        public var round: Int
        /// Complete and never empty: a citizen is told once what is missing.
        public var defects: [Defect]
        /// Words over the list; may be empty, since each defect has its own.
        public var explanation: String
    }

    /// Đã bổ sung.
    public struct Supplemented: Codable, Sendable {
        /// All answers after the mending, those that nobody touched too.
        public var answers: [String: String]
        /// What was handed in this time.
        public var components: [HandedIn]
        /// Keys of components whose earlier files these replace.
        public var removed: [String]
        /// Hẹn trả after the pause: the working time that was left, counted on; nil where none was promised.
        public var dueAt: Instant?
        /// When the desk should be done, moved in the same way.
        public var stepDueAt: Instant?
    }

    /// Xin ý kiến.
    public struct OpinionAsked: Codable, Sendable {
        /// The question; its answer names it again.
        public var opinion: OpinionID
        /// Cơ quan được hỏi.
        public var agency: AgencyID
        /// The question in the officer's words.
        public var question: String
        /// When an answer is expected; the clock of the dossier runs on meanwhile.
        public var dueAt: Instant
    }

    /// Có ý kiến.
    public struct OpinionGiven: Codable, Sendable {
        /// The question that is answered.
        public var opinion: OpinionID
        /// The answer in words; never empty.
        public var answer: String
        /// Whether the agency agrees; what it makes conditions of stands in the answer.
        public var agrees: Bool
    }

    /// Xin lỗi và hẹn lại ngày trả.
    public struct Extended: Codable, Sendable {
        /// Lý do chậm on the letter of apology (mẫu 04).
        public var reason: String
        /// Ngày hẹn trả mới: later than the old appointment and than now.
        public var newDueAt: Instant
    }

    /// An end or a stop, with its reason.
    public struct Ended: Codable, Sendable {
        /// In the words of whoever ended or stopped it; empty only where a counter confirms a withdrawal.
        public var reason: String
    }

    /// Thu phí, lệ phí.
    public struct FeePaid: Codable, Sendable {
        /// Which fees were paid, by their keys in the procedure.
        public var keys: [String]
        /// Over the counter, online or through the post.
        public var by: Channel
        /// Hẹn trả; moved only where the clock stood for this payment.
        public var dueAt: Instant?
        /// When the desk should be done; moved in the same way.
        public var stepDueAt: Instant?
    }

    /// Ban hành kết quả.
    public struct ResultIssued: Codable, Sendable {
        /// The document's identity in the citizen's own store, from which later forms take it.
        public var result: ResultID
        /// Mã kết quả of the national catalogue, `KQ.G15.000031`; nil where the catalogue has none.
        public var code: String?
        /// What the document is called: Giấy khai sinh.
        public var name: String
        /// The series that gave the number: one for each agency, year and notation.
        public var series: String
        /// The number within the series, from 1 and without gaps.
        public var serial: Int
        /// Số, ký hiệu as printed: `15/2026/KS`.
        public var number: String
        /// Cơ quan ban hành, as it was called on that day.
        public var agencyName: String
        /// The wording of the document, written from the procedure's template; empty where it has none.
        public var text: String
        /// What later forms may take over, by key; only what the procedure lets the result yield.
        public var facts: [String: String]
        /// Người ký: the officer who approved at the leader's desk, not the clerk who numbers.
        public var signerName: String
        /// Chức vụ of the signer; empty where the post no longer exists.
        public var signerTitle: String
        /// When the leader approved; the document is dated later, when it is numbered.
        public var signedAt: Instant
        /// The last day on which it is valid; nil where it is so without limit.
        public var validUntil: CivilDate?
        /// The counter that hands it over.
        public var stop: DeskStop
    }

    /// Trả kết quả.
    public struct HandedOver: Codable, Sendable {
        /// Người nhận: the name of who came for it; the applicant where nobody else was named.
        public var to: String
        /// The way that the citizen chose for the result.
        public var by: Channel
    }

    /// Chuyển giao: another agency takes over, with the desk at which it goes on.
    public struct Transferred: Codable, Sendable {
        /// The reform that made it necessary, in words; it stands in the control sheet.
        public var reason: String
        /// Who answers for the receipt from now on; statistics count here.
        public var receivingAgency: AgencyID
        /// The same step at the new agency; code, due moments and history stay.
        public var stop: DeskStop
    }

    /// Chuyển câu hỏi xin ý kiến: the agency that took over from the one asked answers.
    public struct OpinionTransferred: Codable, Sendable {
        /// The question that waits for its answer.
        public var opinion: OpinionID
        /// The heir of the agency that was asked.
        public var agency: AgencyID
        /// The reform that made it necessary, in words.
        public var reason: String
    }

    /// Đánh giá mức độ hài lòng: by the citizen, after the end; a later one takes the place of the earlier.
    public struct Rated: Codable, Sendable {
        /// How content the citizen is.
        public var score: Satisfaction
        /// What it is about; may be empty.
        public var reasons: [RatingReason]
        /// In the citizen's own words; may be empty.
        public var remark: String
    }
}
