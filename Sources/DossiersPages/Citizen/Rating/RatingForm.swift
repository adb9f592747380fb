import DesignSystem
import Dossiers
import HTML
import Kernel
import Web

/// Biểu mẫu đánh giá: five steps; reasons and words are there for who wants to say more.
struct RatingForm {
    /// What was said before, or typed just now; nil where no step was chosen.
    let score: Satisfaction?
    let reasons: [RatingReason]
    let remark: String
    /// Whether it was sent without a step.
    let lacksScore: Bool
    /// The last day of rating.
    let until: CivilDate?

    /// Names of the fields.
    enum Name {
        static let score = "hai-long"
        static let reasons = "noi-dung"
        static let remark = "y-kien"
    }

    static let title = Phrase(vi: "Bạn có hài lòng không?", en: "Are you satisfied?")

    /// The form with what was said before.
    init(_ rating: DossierRating?, until: CivilDate?) {
        (score, reasons, remark) = (rating?.score, rating?.reasons ?? [], rating?.remark ?? "")
        lacksScore = false
        self.until = until
    }

    /// The form as it was sent.
    init(_ form: FormData, until: CivilDate?) {
        score = form.int(Name.score).flatMap(Satisfaction.init(rawValue:))
        reasons = form.all(Name.reasons).compactMap(RatingReason.init(rawValue:))
        remark = form.lines(Name.remark)
        lacksScore = score == nil
        self.until = until
    }

    /// What the form says; nil where no step was chosen.
    var rating: DossierRating? { score.map { DossierRating($0, reasons: reasons, remark: remark) } }

    var scoreField: Field {
        var field = Field(
            .radios(Satisfaction.allCases.reversed().map { Choice(String($0.rawValue), $0.words) }),
            name: Name.score,
            label: Phrase(vi: "Bạn thấy việc giải quyết hồ sơ này thế nào?", en: "How was this dossier handled?"),
            hint: until.map { day in
                Phrase(
                    vi:
                        "Đánh giá và sửa được đến hết ngày \(day.vietnamese). Cơ quan đọc ý kiến mà không thấy tên bạn.",
                    en: "You can rate it, and change it, until \(day). The office reads it without your name."
                )
            },
            error: lacksScore ? Phrase(vi: "Chọn một mức hài lòng", en: "Choose how satisfied you are") : nil
        )
        field.values = score.map { [String($0.rawValue)] } ?? []
        return field
    }

    private var reasonsField: Field {
        var field = Field(
            .checkboxes(RatingReason.allCases.map { Choice($0.rawValue, $0.words) }),
            name: Name.reasons,
            label: Phrase(vi: "Vì điều gì?", en: "What is it about?"),
            isOptional: true
        )
        field.values = reasons.map(\.rawValue)
        return field
    }

    private var remarkField: Field {
        Field(
            .longText(rows: 3),
            name: Name.remark,
            label: Phrase(vi: "Bạn muốn nói thêm gì?", en: "Anything else?"),
            value: remark,
            hint: Phrase(
                vi: "Không ghi tên, số điện thoại hay số giấy tờ.",
                en: "Please write no names, telephone or document numbers."
            ),
            isOptional: true
        )
    }

    /// The fields and the button; the caller writes the form around them.
    func write(to html: inout HTMLWriter) {
        html.add(scoreField)
        html.details(.when(!reasons.isEmpty || !remark.isEmpty, .open(true))) { html in
            html.summary(Phrase(vi: "Nói thêm lý do, ý kiến", en: "Say more"))
            html.add(reasonsField)
            html.add(remarkField)
        }
        html.actions { html in html.add(Button(Phrase(vi: "Gửi đánh giá", en: "Send"))) }
    }
}
