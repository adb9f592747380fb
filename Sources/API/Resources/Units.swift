import Kernel
import Storage
import Territory
import Web

/// Địa giới: the map of a day, open to every citizen.
extension Interface {
    var unitEndpoints: [Endpoint] {
        let on = Endpoint.Parameter.query("on", .date, "Ngày; mặc định hôm nay.")
        return [
            Endpoint(
                method: .get,
                path: "/units",
                name: "api.units",
                tag: .territory,
                summary: "Đơn vị hành chính của một ngày",
                detail: "The units that existed on a day, of one level or below one unit.",
                parameters: [
                    on,
                    .query("level", .choice(["province", "district", "commune"]), "Cấp hành chính."),
                    .query("within", .code(1...20, example: "504"), "Mã đơn vị cấp trên."),
                    .query("cursor", .code(), "next của câu trả lời trước."),
                    .query("limit", .integer(1...1000), "Số mục, mặc định 500."),
                ],
                answer: .json(.page("UnitPage", of: Self.unit)),
                deed: .read { try await units($0) }
            ),
            Endpoint(
                method: .get,
                path: "/units/{code}/successors",
                name: "api.unit.successors",
                tag: .territory,
                summary: "Đơn vị kế thừa",
                detail: "The units that hold on a day what belonged to the unit that carried the code first.",
                parameters: [.path("code", .code(1...20, example: "20335"), "Mã đơn vị cũ."), on],
                answer: .json(
                    .page(
                        "SuccessorPage",
                        of: .object([
                            .required("code", .nullable(.words)),
                            .required("part", .choice(["whole", "part"]), "Nhận toàn bộ hay một phần."),
                        ])
                    )
                ),
                deed: .read { try await successors($0) }
            ),
            Endpoint(
                method: .get,
                path: "/reforms",
                name: "api.reforms",
                tag: .territory,
                summary: "Các đợt sắp xếp đơn vị hành chính",
                detail: "The reforms that were applied, the latest first; those of a day to come among them.",
                answer: .json(
                    .page(
                        "ReformPage",
                        of: .object([
                            .required("key", .words), .required("title", .words),
                            .required("legal_basis", .list(.words)), .required("effective", .date),
                        ])
                    )
                ),
                deed: .read { _ in
                    let reforms = try await database.read { [territory] db in try territory.reforms(in: db) }
                    return Reply.page(reforms, next: nil, keptSeconds: 60) { json, reform in
                        json.object { json in
                            json.field("key", reform.key)
                            json.field("title", reform.title)
                            json.field("legal_basis", reform.legalBasis)
                            json.field("effective", reform.effective)
                        }
                    }
                }
            ),
        ]
    }

    private func units(_ call: Call) async throws -> Reply {
        let date = call.date("on") ?? call.now.date
        let atlas = try await territory.atlas()
        let level = call.text("level").flatMap(Level.init(rawValue:))
        var all: [Unit] = []
        if let code = call.text("within") {
            // Below a unit that is not there on the day lies nothing.
            all = atlas.unit(code: code, on: date).map { atlas.units(on: date, level: level, within: $0.id) } ?? []
        } else {
            all = atlas.units(on: date, level: level)
        }
        let (units, next) = try Self.part(
            of: all,
            after: call.text("cursor"),
            limit: call.int("limit") ?? 500,
            by: \.code
        )
        return Reply.page(units, next: next, keptSeconds: 60) { json, unit in
            let span = unit.span(on: date)
            json.object { json in
                json.field("code", unit.code)
                json.field("name", span.name)
                json.field("kind", span.kind)
                json.field("level", unit.level.rawValue)
                json.field("parent", span.parent.flatMap { atlas.unit($0)?.code })
                json.field("valid_from", unit.validFrom)
                json.field("valid_to", unit.validTo)
                json.field("id", unit.id)
            }
        }
    }

    private func successors(_ call: Call) async throws -> Reply {
        let date = call.date("on") ?? call.now.date
        let atlas = try await territory.atlas()
        // The unit that carried the code first: a code that is used again means the old unit, whose heirs are asked for.
        guard let unit = atlas.units(code: call.text("code") ?? "").first, unit.validFrom <= date else {
            throw WebRefusal.notFound
        }
        return Reply.page(atlas.successors(of: unit.id, on: date), next: nil, keptSeconds: 60) { json, step in
            json.object { json in
                json.field("code", atlas.unit(step.to)?.code)
                json.field("part", step.isWhole ? "whole" : "part")
            }
        }
    }

    private static let unit = Schema.named(
        "Unit",
        .object([
            .required("code", .words, "Mã của Tổng cục Thống kê; chỉ có nghĩa trong một ngày."),
            .required("name", .words),
            .required("kind", .words),
            .required("level", .choice(["province", "district", "commune"])),
            .required("parent", .nullable(.words)),
            .required("valid_from", .date),
            .required("valid_to", .nullable(.date)),
            .required("id", .id, "Định danh không đổi, dùng cho các mục kiểu unit của biểu mẫu."),
        ])
    )
}
