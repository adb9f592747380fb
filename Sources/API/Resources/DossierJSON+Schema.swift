import Catalogue
import Directory
import Dossiers

extension DossierJSON {
    private static let maybeMoment = Schema.nullable(.moment)
    private static let maybeWords = Schema.nullable(.words)

    static let agency = Schema.named(
        "AgencyName",
        .object([.required("id", .id), .required("code", .words), .required("name", .words)])
    )

    static let state = Schema.named(
        "DossierState",
        .object([
            .required("code", .integer(1...10), "Mã trạng thái của Cổng Dịch vụ công quốc gia."),
            .required("name", .words),
        ])
    )

    static let channels = Schema.choice(Channel.allCases.map(\.rawValue))

    static let schema = Schema.named("Dossier", .object(identity + times + parts + course))

    private static let identity: [Schema.Field] = [
        .required("id", .id),
        .required("position", .count, "Số sự kiện trong sổ cái; cũng là phần đầu của ETag."),
        .required("code", maybeWords, "Mã hồ sơ, có sau khi tiếp nhận."),
        .required("reference", .words, "Mã tra cứu."),
        .required(
            "procedure",
            .object([.required("code", .words), .required("version", .words), .required("name", .words)])
        ),
        .required("field", .words),
        .required("channel", channels),
        .required("handover", channels),
        .required("place", maybeWords, "Mã đơn vị hành chính."),
        .required("receiving_agency", agency),
        .required("agency", agency, "Nơi đang giữ hồ sơ."),
        .required("state", state),
        .required("money", .choice(["free", "due", "paid"])),
        .required("step", .words),
        .required("desk", .choice(DeskRole.allCases.map(\.rawValue))),
        .required("officer", maybeWords),
        .required(
            "applicant",
            .object([.required("name", .words), .required("id_number", .words), .required("phone", .words)])
        ),
        .required("answers", .map(.words, names: .init(), atMost: 1000), "Nội dung tờ khai đã chuẩn hóa."),
        .required("deeds", .list(.words), "Việc người gọi làm được lúc này."),
    ]

    private static let times: [Schema.Field] =
        ["submitted"].map { .required($0, .moment) }
        + ["accepted", "due", "original_due", "step_due", "paused_since", "finished", "handed_over"]
        .map { .required($0, maybeMoment) }
        + [.required("supplements", .count), .required("extensions", .count)]

    private static let parts: [Schema.Field] = [
        .required(
            "components",
            .list(
                .object([
                    .required("key", .words),
                    .required("number", .count),
                    .required("source", .choice(["file", "paper", "shown", "registry", "result"])),
                    .required("file_name", maybeWords),
                    .required("size", .nullable(.count)),
                    .required("media_type", maybeWords),
                    .required("sha256", maybeWords),
                    .required("file", maybeWords, "Địa chỉ tải tệp."),
                ])
            )
        ),
        .required(
            "fees",
            .list(
                .object([
                    .required("key", .words), .required("name", .words), .required("amount", .money),
                    .required("paid", maybeMoment),
                ])
            )
        ),
        .required(
            "defects",
            .list(
                .object([
                    .required("round", .count), .required("target", .choice(["field", "component", "whole"])),
                    .required("key", .words), .required("explanation", .words), .required("mended", maybeMoment),
                ])
            )
        ),
    ]

    static let opinion = Schema.named(
        "Opinion",
        .object([
            .required("id", .id), .required("agency", agency), .required("question", .words),
            .required("asked_by", .words), .required("asked", .moment), .required("due", .moment),
            .required("answer", maybeWords), .required("agrees", .nullable(.boolean)),
            .required("answered_by", maybeWords), .required("answered", maybeMoment),
        ])
    )

    private static let course: [Schema.Field] = [
        .required(
            "steps",
            .list(
                .object([
                    .required("number", .count), .required("key", .words), .required("name", .words),
                    .required("agency", agency), .required("desk", .words), .required("officer", maybeWords),
                    .required("started", .moment), .required("due", maybeMoment), .required("ended", maybeMoment),
                    .required("outcome", maybeWords), .required("note", maybeWords),
                ])
            )
        ),
        .required(
            "pauses",
            .list(
                .object([
                    .required("kind", .words), .required("ground", .words), .required("from", .moment),
                    .required("to", maybeMoment),
                ])
            )
        ),
        .required("opinions", .list(opinion)),
        .required(
            "put_off",
            .list(
                .object([
                    .required("reason", .words), .required("old_due", .moment), .required("new_due", .moment),
                    .required("signer", .words), .required("at", .moment),
                ])
            )
        ),
        .required("result", .nullable(result)),
    ]

    static let result = Schema.named(
        "Document",
        .object([
            .required("id", .id), .required("dossier", .id), .required("code", maybeWords),
            .required("name", .words), .required("number", .words), .required("agency", .words),
            .required("text", .words), .required("signer", .words), .required("signer_title", .words),
            .required("signed", .moment), .required("issued", .moment), .required("valid_until", .nullable(.date)),
        ])
    )

    static let line = Schema.named(
        "DossierLine",
        .object([
            .required("id", .id),
            .required("position", .count),
            .required("code", maybeWords),
            .required("reference", .words),
            .required("procedure", .object([.required("code", .words), .required("name", .words)])),
            .required("applicant", .words),
            .required("agency", agency),
            .required("state", state),
            .required("step", .words),
            .required("officer", maybeWords),
            .required("submitted", .moment),
            .required("due", maybeMoment),
            .required("step_due", maybeMoment),
        ])
    )
}
