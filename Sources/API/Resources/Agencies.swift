import Directory
import Kernel
import Storage
import Territory
import Web

/// Cơ quan: who handles dossiers, open to everybody as it hangs on the door.
extension Interface {
    var agencyEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/agencies",
                name: "api.agencies",
                tag: .territory,
                summary: "Cơ quan của một ngày",
                detail: "The agencies that exist on a day, in order of their codes.",
                parameters: [
                    .query("on", .date, "Ngày; mặc định hôm nay."),
                    .query("level", .choice(["province", "district", "commune"]), "Cấp."),
                    .query("unit", .code(1...20, example: "20449"), "Mã đơn vị hành chính của cơ quan."),
                    .query("cursor", .code(), "next của câu trả lời trước."),
                    .query("limit", .integer(1...1000), "Số mục, mặc định 50."),
                ],
                answer: .json(.page("AgencyPage", of: Self.agency)),
                deed: .read { try await agencies($0) }
            )
        ]
    }

    private func agencies(_ call: Call) async throws -> Reply {
        let date = call.date("on") ?? call.now.date
        let (register, atlas) = try await database.read { [directory, territory] db in
            (try directory.register(in: db), try territory.atlas(in: db))
        }
        var all = register.agencies(on: date)
        if let level = call.text("level") { all.removeAll { $0.level.rawValue != level } }
        if let code = call.text("unit") {
            let unit = atlas.unit(code: code, on: date)?.id
            all.removeAll { $0.unit != unit }
        }
        let (part, next) = try Self.part(of: all, after: call.text("cursor"), limit: call.limit, by: \.code)
        return Reply.page(part, next: next, keptSeconds: 60) { json, agency in
            json.object { json in
                json.field("id", agency.id)
                json.field("code", agency.code)
                json.field("name", agency.name(on: date).vi)
                json.field("level", agency.level.rawValue)
                json.field("unit", atlas.unit(agency.unit)?.code)
                json.field("department", agency.department)
                json.field("counter", agency.counterName(on: date))
                json.field("valid_from", agency.validFrom)
                json.field("valid_to", agency.validTo)
            }
        }
    }

    private static let agency = Schema.named(
        "Agency",
        .object([
            .required("id", .id),
            .required("code", .words, "Mã định danh điện tử."),
            .required("name", .words),
            .required("level", .choice(["province", "district", "commune"])),
            .required("unit", .nullable(.words), "Mã đơn vị hành chính."),
            .required("department", .nullable(.words)),
            .required("counter", .words, "Tên bộ phận một cửa."),
            .required("valid_from", .date),
            .required("valid_to", .nullable(.date)),
        ])
    )
}
