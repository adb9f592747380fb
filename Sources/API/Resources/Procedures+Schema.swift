import Catalogue

extension Interface {
    /// A text in Vietnamese and English.
    static let bilingual = Schema.named(
        "Bilingual",
        .object([.required("vi", .words), .required("en", .nullable(.words))])
    )

    private static let condition = Schema.named(
        "Condition",
        .object([.required("field", .words), .required("is", .list(.words))])
    )

    /// A procedure of the files, or a row of the national catalogue for information only: the latter lacks the form and
    /// what belongs to it, and has the fields that end in `_text`.
    static let procedure = Schema.named(
        "Procedure",
        .object([
            .required("code", .words),
            .required("name", bilingual),
            .required("field", .words),
            .required("levels", levels),
            .required("service", .words, "full, partial hoặc information."),
            .required("online", .boolean),
            .optional("version", .words),
            .optional("valid_from", .date),
            .optional("valid_to", .nullable(.date)),
            .optional("summary", bilingual),
            .optional("department", .nullable(.words)),
            .optional("subjects", .list(.words)),
            .optional("life_events", .list(.words)),
            .optional("requirements", .list(bilingual)),
            .optional("legal_basis", .list(legalBasis)),
            .optional("place_field", .nullable(.words), "Mục quyết định cơ quan tiếp nhận."),
            .optional("form", .list(section), "Biểu mẫu: các trang và các mục."),
            .optional("components", .list(component), "Thành phần hồ sơ."),
            .optional("fees", .list(fee)),
            .optional("time", .list(time)),
            .optional("steps", .list(step)),
            .optional("result", .nullable(result)),
            .optional("versions", .list(version)),
            .optional("levels_text", .words),
            .optional("decision", .words),
            .optional("subjects_text", .words),
            .optional("channels", .list(channel)),
            .optional("result_codes", .words),
            .optional("is_gone", .boolean),
            .optional("flags", .list(.words)),
        ])
    )

    private static let legalBasis = Schema.object([
        .required("number", .words), .required("name", .nullable(.words)), .required("article", .nullable(.words)),
    ])

    private static let section = Schema.named(
        "FormSection",
        .object([
            .required("key", .words),
            .required("title", bilingual),
            .required(
                "fields",
                .list(
                    .object([
                        .required("key", .words),
                        .required("label", bilingual),
                        .required("type", .choice(FieldType.allCases.map(\.rawValue))),
                        .required("required", .boolean),
                        .required("source", .nullable(.words), "Cơ sở dữ liệu đã có sẵn câu trả lời."),
                        .optional("when", condition),
                        .optional(
                            "options",
                            .list(.object([.required("value", .words), .required("label", bilingual)]))
                        ),
                    ])
                )
            ),
        ])
    )

    private static let component = Schema.named(
        "Component",
        .object([
            .required("key", .words),
            .required("name", bilingual),
            .required("originals", .count),
            .required("copies", .count),
            .required("required", .boolean),
            .required("online", .words, "file, shown hoặc none."),
            .optional("when", condition),
        ])
    )

    private static let fee = Schema.named(
        "FeeRule",
        .object([
            .required("key", .words),
            .required("name", bilingual),
            .required("kind", .words),
            .optional("amount", .money),
            .optional(
                "tiers",
                .list(.object([.required("up_to", .nullable(.count)), .required("amount", .money)]))
            ),
            .required("per_field", .nullable(.words)),
            .required("cap", .nullable(.money)),
            .required("channels", .map(.money, names: .init(), atMost: 10)),
            .required("exempt", .list(.object([.required("key", .words), .required("name", bilingual)]))),
            .required("wording", .nullable(.words)),
            .required("source", .nullable(.words)),
            .optional("when", condition),
        ])
    )

    private static let time = Schema.object([
        .required("channel", .words),
        .optional("working_days", .number),
        .optional("hours", .number),
        .optional("calendar_days", .number),
        .required("same_day_cut_off", .nullable(.words)),
        .optional("when", condition),
    ])

    private static let step = Schema.object([
        .required("key", .words),
        .required("name", bilingual),
        .required("desk", .words),
        .required("agency", .words),
        .required("action", .words),
        .required("working_minutes", .nullable(.count)),
    ])

    private static let result = Schema.object([
        .required("code", .nullable(.words)),
        .required("name", bilingual),
        .required("validity_months", .nullable(.count)),
    ])

    private static let version = Schema.object([
        .required("version", .words), .required("valid_from", .date), .required("valid_to", .nullable(.date)),
    ])

    private static let channel = Schema.object([
        .required("channel", .words), .required("time", .words), .required("fee", .words),
    ])
}
