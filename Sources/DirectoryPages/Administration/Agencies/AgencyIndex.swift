import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

/// What the list of agencies shows.
struct AgencyIndexModel: Sendable {
    var text: String
    /// The district whose agencies are shown; nil for the province.
    var district: (code: String, name: String)?
    var showsEmptyOnly: Bool
    var rows: [Row]
    /// Districts to go down to.
    var districts: [(code: String, name: String, agencies: Int)]

    struct Row: Sendable {
        var agency: Agency
        var posts: Int
        var emptyRoles: [DeskRole]
    }
}

extension AdministrationPages {
    func addAgencies(to routes: inout Routes) {
        routes.page("/quan-tri/co-quan", .administrator, "admin.agencies") { visit in try await listAgencies(visit) }
        addAgency(to: &routes)
        addPost(to: &routes)
        addPostDeeds(to: &routes)
    }

    private func listAgencies(_ visit: Visit) async throws -> Response {
        let today = visit.now.date
        let text = visit.query.text("q")
        let code = visit.query.text("huyen")
        let emptyOnly = visit.query.isChecked("trong")
        let model = try await database.read { [directory, territory] db in
            let (register, atlas) = (try directory.register(in: db), try territory.atlas(in: db))
            let empty = Dictionary(grouping: try directory.emptyDesks(on: today, in: db), by: \.agency)
            let all = register.agencies(on: today)
            let district = code.isEmpty ? nil : atlas.unit(code: code, on: today)
            let folded = VietnameseText.folded(text)
            let shown = all.filter { agency in
                if emptyOnly, empty[agency.id] == nil { return false }
                if !folded.isEmpty {
                    return VietnameseText.folded(agency.name.vi).contains(folded) || agency.code.lowercased() == folded
                }
                if let district {
                    return agency.unit == district.id || atlas.parent(of: agency.unit, on: today) == district.id
                }
                return emptyOnly || agency.level == .province
                    || (agency.level == .commune && atlas.unit(agency.unit)?.isRightBelowProvince(atlas, today) == true)
            }
            let communes = Dictionary(grouping: all.filter { $0.level == .commune }) {
                atlas.parent(of: $0.unit, on: today)
            }
            return AgencyIndexModel(
                text: text,
                district: district.map { ($0.code, $0.name(on: today)) },
                showsEmptyOnly: emptyOnly,
                rows: shown.prefix(300).map { agency in
                    .init(
                        agency: agency,
                        posts: register.posts(of: agency.id, on: today).count,
                        emptyRoles: empty[agency.id]?.map(\.role) ?? []
                    )
                },
                districts: atlas.units(on: today, level: .district).map { unit in
                    (unit.code, unit.name(on: today), (communes[unit.id]?.count ?? 0) + 1)
                }
            )
        }
        return visit.page(Self.frame(.agencies), for: .officer) { AgencyIndexView.write(model, to: &$0) }
    }
}

extension Atlas {
    func parent(of unit: UnitID, on date: CivilDate) -> UnitID? { self.unit(unit)?.span(on: date).parent }
}

extension Unit {
    fileprivate func isRightBelowProvince(_ atlas: Atlas, _ date: CivilDate) -> Bool {
        atlas.parent(of: id, on: date).flatMap { atlas.unit($0)?.level } == .province
    }
}

/// Danh sách cơ quan.
enum AgencyIndexView {
    static func write(_ model: AgencyIndexModel, to html: inout HTMLWriter) {
        html.heading(
            model.district.map { Phrase($0.name) } ?? .agencies,
            below: Phrase(
                vi: "Chọn cơ quan để bố trí người, lập vị trí hoặc ủy quyền.",
                en: "Choose an agency to appoint people, make posts or delegate."
            )
        )
        html.add(
            SearchBox(
                Phrase(vi: "Tìm cơ quan", en: "Find an agency"),
                action: AdministrationPath.agencies.string,
                value: model.text,
                example: Phrase(vi: "Tên cơ quan hoặc mã định danh", en: "Name or code")
            )
        )
        html.add(
            Tabs(
                label: Phrase(vi: "Cơ quan", en: "Agencies"),
                [
                    Link(Phrase(vi: "Cây cơ quan", en: "Tree"), to: AdministrationPath.agencies.string),
                    Link(
                        Phrase(vi: "Còn bàn trống", en: "With empty desks"),
                        to: AdministrationPath.agencies.adding("trong", "1").string
                    ),
                ],
                current: AdministrationPath.agencies.adding("trong", model.showsEmptyOnly ? "1" : "").string
            )
        )
        if model.district == nil, model.text.isEmpty, !model.showsEmptyOnly, !model.districts.isEmpty {
            districts(model, to: &html)
        }
        if model.district != nil {
            html.p { $0.a(Phrase(vi: "‹ Cả tỉnh", en: "‹ The province"), .href(AdministrationPath.agencies)) }
        }
        table(model, to: &html)
    }

    private static func districts(_ model: AgencyIndexModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Theo huyện, thị xã, thành phố", en: "By district"))
        html.grid(narrow: true) { html in
            for district in model.districts {
                html.add(
                    Tile(
                        Phrase(district.name),
                        detail: Phrase(vi: "\(district.agencies) cơ quan", en: "\(district.agencies) agencies"),
                        to: AdministrationPath.agencies.adding("huyen", district.code).string
                    )
                )
            }
        }
        html.h2(Phrase(vi: "Cấp tỉnh", en: "Province"))
    }

    private static func table(_ model: AgencyIndexModel, to html: inout HTMLWriter) {
        if model.rows.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có cơ quan nào", en: "No agency"),
                    model.showsEmptyOnly
                        ? Phrase(vi: "Bàn xử lý nào cũng đã có người.", en: "Every desk has somebody.")
                        : Phrase(vi: "Thử tên ngắn hơn, hoặc bỏ dấu.", en: "Try a shorter name, or without tones."),
                    icon: .house
                )
            )
            return
        }
        html.sheetCard { html in
            html.table(
                of: model.rows,
                caption: .agencies,
                [
                    .lead(Phrase(vi: "Cơ quan", en: "Agency")) { html, row in
                        html.a(
                            Phrase(vi: row.agency.name.vi, en: row.agency.name.en),
                            .href(AdministrationPath.agency(row.agency.id))
                        )
                    },
                    .cell(Phrase(vi: "Mã định danh", en: "Code")) { html, row in html.code(row.agency.code) },
                    .number(Phrase(vi: "Vị trí", en: "Posts")) { $0.posts },
                    .cell(Phrase(vi: "Bàn chưa có người", en: "Empty desks")) { html, row in
                        let roles = row.emptyRoles.map { html.language == .vi ? $0.vietnamese : $0.english }
                        html.text(roles.isEmpty ? "–" : roles.joined(separator: ", "))
                    },
                ]
            )
        }
    }
}
