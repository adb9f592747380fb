import DesignSystem
import Dossiers
import HTML
import Kernel
import Web

/// Biểu mẫu đánh giá: five steps; reasons and words are there for who wants to say more.
struct RatingForm {
    /// What was said before, or typed just now.
    var rating: DossierRating?
    /// Whether nothing was chosen.
    var lacksScore = false
    /// The last day of rating.
    let until: CivilDate?

    /// Names of the fields.
    enum Name {
        static let score = "hai-long"
        static let reasons = "noi-dung"
        static let remark = "y-kien"
    }

    static let title = Phrase(vi: "Bạn có hài lòng không?", en: "Are you satisfied?")

    /// What a form says; nil where no step was chosen.
    static func read(_ form: FormData) -> DossierRating? {
        form.int(Name.score).flatMap(Satisfaction.init(rawValue:)).map { score in
            DossierRating(
                score,
                reasons: form.all(Name.reasons).compactMap(RatingReason.init(rawValue:)),
                remark: form.lines(Name.remark)
            )
        }
    }

    var score: Field {
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
        field.values = rating.map { [String($0.score.rawValue)] } ?? []
        return field
    }

    private var reasons: Field {
        var field = Field(
            .checkboxes(RatingReason.allCases.map { Choice($0.rawValue, $0.words) }),
            name: Name.reasons,
            label: Phrase(vi: "Vì điều gì?", en: "What is it about?"),
            isOptional: true
        )
        field.values = rating?.reasons.map(\.rawValue) ?? []
        return field
    }

    private var remark: Field {
        Field(
            .longText(rows: 3),
            name: Name.remark,
            label: Phrase(vi: "Bạn muốn nói thêm gì?", en: "Anything else?"),
            value: rating?.remark ?? "",
            hint: Phrase(
                vi: "Không ghi tên, số điện thoại hay số giấy tờ.",
                en: "Please write no names, telephone or document numbers."
            ),
            isOptional: true
        )
    }

    /// The fields and the button; the caller writes the form around them.
    func write(to html: inout HTMLWriter) {
        html.add(score)
        let says = rating.map { !$0.reasons.isEmpty || !$0.remark.isEmpty } ?? false
        html.details(.when(says, .open(true))) { html in
            html.summary(Phrase(vi: "Nói thêm lý do, ý kiến", en: "Say more"))
            html.add(reasons)
            html.add(remark)
        }
        html.actions { html in html.add(Button(Phrase(vi: "Gửi đánh giá", en: "Send"))) }
    }
}
