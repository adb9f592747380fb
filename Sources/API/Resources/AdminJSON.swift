import Directory
import Kernel

/// What administration answers.
enum AdminJSON {
    private static let accountFields: [Schema.Field] = [
        .required("id", .id), .required("person", .nullable(.id)), .required("login", .words),
        .required("name", .words), .required("kind", .choice(AccountKind.allCases.map(\.rawValue))),
        .required("administrator", .boolean), .required("opened", .moment), .required("locked", .nullable(.moment)),
    ]

    static let account = Schema.named("AccountLine", .object(accountFields))

    static let accountDetail = Schema.named(
        "Account",
        .object(
            accountFields + [
                .required("second_factor", .boolean),
                .required(
                    "appointments",
                    .list(
                        .object([
                            .required("id", .id), .required("post", .id), .required("title", .words),
                            .required("from", .date), .required("to", .nullable(.date), "Ngày cuối cùng."),
                        ])
                    )
                ),
            ]
        )
    )

    static let holder = Schema.object([
        .required("appointment", .id), .required("person", .id), .required("name", .words), .required("from", .date),
        .required("to", .nullable(.date), "Ngày cuối cùng."),
    ])

    static let post = Schema.named(
        "Post",
        .object([
            .required("id", .id), .required("agency", .id), .required("role", roles), .required("title", .words),
            .required("division", .nullable(.words)), .required("fields", .list(.words), "Rỗng là tất cả."),
            .required("valid_from", .date), .required("valid_to", .nullable(.date)),
            .required("holders", .list(holder)),
        ])
    )

    static let roles = Schema.choice(DeskRole.allCases.map(\.rawValue))
}

extension Post {
    func write(_ holders: [PostHolder], to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("agency", agency)
            json.field("role", role.rawValue)
            json.field("title", title)
            json.field("division", division)
            json.field("fields", fields)
            json.field("valid_from", validFrom)
            json.field("valid_to", validTo)
            json.array("holders", holders) { json, holder in
                json.object { json in
                    json.field("appointment", holder.appointment.id)
                    json.field("person", holder.appointment.person)
                    json.field("name", holder.name)
                    json.field("from", holder.appointment.validFrom)
                    json.field("to", holder.appointment.validTo?.adding(days: -1))
                }
            }
        }
    }
}
