import Directory
import Kernel
import Storage
import Web

/// Quản trị cơ quan và vị trí: an agency with its desks and who sits at them, new posts, and what needs attention.
extension Interface {
    private static let agencyID = Endpoint.Parameter.path("agency", .id, "Định danh cơ quan.")

    var adminAgencyEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/admin/overview",
                name: "api.admin.overview",
                tag: .administration,
                summary: "Việc cần để ý",
                detail: "Desks at which nobody works today, and years from now on whose holidays are not known.",
                access: .administrator,
                scope: .administration,
                answer: .json(
                    .named(
                        "Overview",
                        .object([
                            .required("agencies", .count),
                            .required(
                                "empty_desks",
                                .list(.object([.required("agency", .id), .required("role", AdminJSON.roles)]))
                            ),
                            .required("missing_years", .list(.integer(1900...2999))),
                        ])
                    )
                ),
                deed: .read { call in
                    let today = call.now.date
                    let (agencies, desks, known) = try await database.read { [directory] db in
                        (
                            try directory.register(in: db).agencies(on: today).count,
                            try directory.emptyDesks(on: today, in: db), try directory.holidays(in: db).years
                        )
                    }
                    return Reply { json in
                        json.object { json in
                            json.field("agencies", agencies)
                            json.array("empty_desks", desks) { json, desk in
                                json.object { json in
                                    json.field("agency", desk.agency)
                                    json.field("role", desk.role.rawValue)
                                }
                            }
                            json.array("missing_years", [today.year, today.year + 1].filter { !known.contains($0) }) {
                                json,
                                year in json.value(year)
                            }
                        }
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/admin/agencies/{agency}",
                name: "api.admin.agency",
                tag: .administration,
                summary: "Một cơ quan với các vị trí",
                detail: "The posts of an agency today, or on its last or first day, each with who holds it.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.agencyID],
                answer: .json(Self.agencyDetail),
                deed: .read { call in
                    try await database.read { db in try agency(try call.id("agency"), call, in: db) }
                }
            ),
            Endpoint(
                method: .post,
                path: "/admin/agencies/{agency}/posts",
                name: "api.admin.post.create",
                tag: .administration,
                summary: "Lập vị trí",
                detail: "Makes a post at an agency.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.agencyID],
                body: .json(
                    .named(
                        "NewPost",
                        .object([
                            .required("role", AdminJSON.roles), .required("title", .line(1...200)),
                            .optional("division", .code(1...64), "Khóa của phòng."),
                            .optional("fields", .list(.code(1...64), atMost: 100), "Lĩnh vực; rỗng là tất cả."),
                            .required("from", .date, "Từ ngày."),
                        ])
                    )
                ),
                answer: .json(AdminJSON.post, status: 201),
                deed: .write { call, db in
                    guard let role = call.body["role"].text.flatMap(DeskRole.init(rawValue:)) else {
                        throw WebRefusal.notFound
                    }
                    let id = try directory.createPost(
                        at: try call.id("agency"),
                        role: role,
                        title: call.words("title"),
                        division: call.body["division"].text,
                        fields: call.body["fields"].list.compactMap(\.text),
                        from: try call.day("from"),
                        by: call.viewer.actor(),
                        in: db
                    )
                    return try post(id, status: 201, in: db)
                }
            ),
        ]
    }

    private func agency(_ id: AgencyID, _ call: Call, in db: ReadSession) throws -> Reply {
        let (register, today) = (try directory.register(in: db), call.now.date)
        guard let agency = register.agency(id) else { throw DirectoryRefusal.noAgency }
        let day = agency.day(near: today)
        let posts = register.posts(of: id, on: day)
        let holders = try directory.holders(of: posts.map(\.id), on: day, in: db)
        let given = try directory.delegations(of: id, on: today, in: db)
        return Reply { json in
            json.object { json in
                json.field("id", agency.id)
                json.field("code", agency.code)
                json.field("name", agency.name.vi)
                json.field("calendar", agency.calendar)
                json.field("valid_from", agency.validFrom)
                json.field("valid_to", agency.validTo)
                json.array("divisions", agency.divisions) { json, division in
                    json.object { json in
                        json.field("key", division.key)
                        json.field("name", division.name.vi)
                    }
                }
                json.array("posts", posts) { json, post in post.write(holders[post.id] ?? [], to: &json) }
                json.array("delegations", given) { json, one in one.write(to: &json) }
            }
        }
    }

    private static let agencyDetail = Schema.named(
        "AgencyDetail",
        .object([
            .required("id", .id), .required("code", .words), .required("name", .words), .required("calendar", .words),
            .required("valid_from", .date), .required("valid_to", .nullable(.date)),
            .required("divisions", .list(.object([.required("key", .words), .required("name", .words)]))),
            .required("posts", .list(AdminJSON.post)), .required("delegations", .list(delegation)),
        ])
    )
}
