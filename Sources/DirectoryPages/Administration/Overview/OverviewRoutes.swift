import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// What the first page of administration shows.
struct OverviewModel: Sendable {
    var agencies: Int
    var emptyDesks: Int
    var agenciesWithEmptyDesks: Int
    /// The first of them, by name.
    var examples: [(agency: AgencyID, name: String, roles: [DeskRole])]
    /// Years from now on whose holidays are not known, of this and the next.
    var missingYears: [Int]
    var attention: [AdministrationPages.Attention]
}

extension AdministrationPages {
    func addOverview(to routes: inout Routes) {
        routes.page("/quan-tri", .administrator, "admin.overview") { visit in try await overview(visit) }
    }

    private func overview(_ visit: Visit) async throws -> Response {
        let today = visit.now.date
        let model = try await database.read { [directory, attention] db in
            let register = try directory.register(in: db)
            let empty = try directory.emptyDesks(on: today, in: db)
            let byAgency = Dictionary(grouping: empty, by: \.agency)
            var examples: [(agency: AgencyID, name: String, roles: [DeskRole])] = []
            for desk in empty where examples.last?.agency != desk.agency && examples.count < 5 {
                let roles = byAgency[desk.agency]?.map(\.role) ?? []
                examples.append((desk.agency, register.agency(desk.agency)?.name.vi ?? "", roles))
            }
            let known = try directory.holidays(in: db).years
            return OverviewModel(
                agencies: register.agencies(on: today).count,
                emptyDesks: empty.count,
                agenciesWithEmptyDesks: byAgency.count,
                examples: examples,
                missingYears: [today.year, today.year + 1].filter { !known.contains($0) },
                attention: try attention(db)
            )
        }
        return visit.page(
            Page(title: .administration, section: AdministrationPath.home.string),
            for: .officer
        ) { OverviewView.write(model, to: &$0) }
    }
}

/// Trang đầu của phần quản trị: what needs attention, then the rooms.
enum OverviewView {
    static func write(_ model: OverviewModel, to html: inout HTMLWriter) {
        html.heading(
            .administration,
            below: Phrase(
                vi: "Người dùng, cơ quan, lịch làm việc, địa giới và thủ tục của tỉnh.",
                en: "Users, agencies, calendars, the map and the procedures of the province."
            )
        )
        html.h2(Phrase(vi: "Việc cần để ý", en: "Needs attention"))
        let isQuiet = model.emptyDesks == 0 && model.missingYears.isEmpty && model.attention.isEmpty
        if isQuiet {
            html.add(
                Notice(
                    Phrase(vi: "Mọi việc đều ổn", en: "All is well"),
                    Phrase(
                        vi: "Bàn xử lý nào cũng có người, lịch đã có cho năm tới, không có việc nền nào hỏng.",
                        en: "Every desk has somebody, next year's calendar is there, no background job has failed."
                    ),
                    tone: .done
                )
            )
        }
        for item in model.attention {
            html.notice(item.title, tone: .wait) { html in
                html.p(item.detail)
                if let address = item.address {
                    html.p { $0.a(Phrase(vi: "Mở trang xử lý", en: "Open"), .href(address)) }
                }
            }
        }
        for year in model.missingYears {
            html.notice(
                Phrase(vi: "Chưa có lịch nghỉ năm \(year)", en: "The holidays of \(year) are missing"),
                tone: .wait
            ) { html in
                html.p(
                    Phrase(
                        vi:
                            "Hồ sơ có hạn sang năm đó sẽ không tiếp nhận được. Nhập lịch ngay khi có thông báo nghỉ lễ.",
                        en:
                            "Dossiers due in that year cannot be accepted. Enter the calendar as soon as it is announced."
                    )
                )
                html.p {
                    $0.a(
                        Phrase(vi: "Nhập lịch nghỉ năm \(year)", en: "Enter the holidays of \(year)"),
                        .href(AdministrationPath.holidays.adding("nam", year))
                    )
                }
            }
        }
        if model.emptyDesks > 0 { emptyDesks(model, to: &html) }
        rooms(to: &html)
    }

    private static func emptyDesks(_ model: OverviewModel, to html: inout HTMLWriter) {
        let (desks, agencies) = (model.emptyDesks, model.agenciesWithEmptyDesks)
        html.notice(
            Phrase(
                vi: "\(NumberText.grouped(desks, .vi)) bàn xử lý chưa có người ở \(agencies) cơ quan",
                en: "\(NumberText.grouped(desks, .en)) desks without anybody in \(agencies) agencies"
            ),
            tone: .wait
        ) { html in
            html.p(
                Phrase(
                    vi: "Hồ sơ chuyển đến các bàn này sẽ nằm chờ. Bố trí người hoặc ủy quyền.",
                    en: "Dossiers that come to these desks will wait. Appoint somebody, or delegate."
                )
            )
            html.ul { html in
                for example in model.examples {
                    html.li { html in
                        html.a(example.name, .href(AdministrationPath.agency(example.agency)))
                        let roles = example.roles.map { html.language == .vi ? $0.vietnamese : $0.english }
                        html.text(": " + roles.joined(separator: ", "))
                    }
                }
            }
            html.p {
                $0.a(
                    Phrase(vi: "Xem tất cả cơ quan còn bàn trống", en: "All agencies with empty desks"),
                    .href(AdministrationPath.agencies.adding("trong", "1"))
                )
            }
        }
    }

    private static func rooms(to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Các mục quản trị", en: "Rooms"))
        html.grid { html in
            for tile in tiles { html.add(tile) }
        }
    }

    private static let tiles = [
        Tile(
            .users,
            detail: Phrase(vi: "Tài khoản, mật khẩu, xác thực hai lớp", en: "Accounts, passwords, second factors"),
            to: AdministrationPath.users.string,
            icon: .person
        ),
        Tile(
            .agencies,
            detail: Phrase(vi: "Bộ máy, bố trí người, ủy quyền", en: "Structure, appointments, delegations"),
            to: AdministrationPath.agencies.string,
            icon: .house
        ),
        Tile(
            .calendars,
            detail: Phrase(vi: "Ngày nghỉ, hoán đổi, thử hẹn trả", en: "Holidays, swaps, trial of due times"),
            to: AdministrationPath.calendars.string,
            icon: .clock
        ),
        Tile(
            .tokens,
            detail: Phrase(vi: "Các hệ thống kết nối, phạm vi, thời hạn", en: "Systems that connect, scopes, ends"),
            to: AdministrationPath.tokens.string,
            icon: .lock
        ),
        Tile(
            Phrase(vi: "Địa giới", en: "Territory"),
            detail: Phrase(vi: "Đơn vị hành chính, các đợt sắp xếp", en: "Units and their reforms"),
            to: "/quan-tri/dia-gioi",
            icon: .pin
        ),
        Tile(
            Phrase(vi: "Thủ tục", en: "Procedures"),
            detail: Phrase(vi: "Phiên bản, danh mục, kiểm tra", en: "Versions, catalogue, checks"),
            to: "/quan-tri/thu-tuc",
            icon: .paper
        ),
        Tile(
            Phrase(vi: "Số liệu thống kê", en: "Statistics"),
            detail: Phrase(vi: "Nhập bảng, người ký, các phiên bản", en: "Tables, who signed, versions"),
            to: "/quan-tri/so-lieu",
            icon: .rings
        ),
    ]
}
