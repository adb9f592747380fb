import DesignSystem
import Directory
import HTML
import Kernel
import Web

/// What the page of one account shows.
struct UserShowModel: Sendable {
    var account: Account
    var hasSecondFactor: Bool
    var sessions: Int
    /// Where the person works, worked and will work.
    var appointments: [Appointment]
    var isSelf: Bool
    var reasonFault: Phrase?
    var reason = ""
    var securities: [Deed: FormSecurity]

    struct Appointment: Sendable {
        var post: PostID
        var title: String
        var agency: AgencyID
        var agencyName: String
        var from: CivilDate
        /// The last day.
        var through: CivilDate?
    }

    /// Việc quản trị viên làm được với một tài khoản.
    enum Deed: String, CaseIterable, Sendable {
        case password = "mat-khau"
        case secondFactor = "hai-lop"
        case signOut = "dang-xuat"
        case disable = "khoa"
        case enable = "mo-lai"
        case grant = "giao-quyen"
        case withdraw = "thu-quyen"
    }
}

/// Trang của một tài khoản.
enum UserShowView {
    static func write(_ model: UserShowModel, to html: inout HTMLWriter) {
        let account = model.account
        if let fault = model.reasonFault { html.add(ErrorSummary([.init(field: "ly-do", fault)])) }
        html.heading(Phrase(account.name), above: account.kind.phrase)
        html.facts { html in
            html.fact(Phrase(vi: "Tên đăng nhập", en: "Login")) { $0.code(account.login) }
            html.fact(Phrase(vi: "Tình trạng", en: "State")) { $0.add(account.state) }
            html.fact(Phrase(vi: "Mở lúc", en: "Opened")) { $0.moment(account.openedAt) }
            if let disabled = account.disabledAt {
                html.fact(Phrase(vi: "Khóa lúc", en: "Disabled")) { $0.moment(disabled) }
            }
            if account.isAdministrator {
                html.fact(Phrase(vi: "Quyền", en: "Rights")) { $0.text(.administrator) }
            }
            html.fact(Phrase(vi: "Xác thực hai lớp", en: "Second factor")) { html in
                html.text(
                    model.hasSecondFactor
                        ? Phrase(vi: "Đã bật", en: "In use") : Phrase(vi: "Chưa bật", en: "Not in use")
                )
            }
            html.fact(Phrase(vi: "Thiết bị đang đăng nhập", en: "Signed in on"), String(model.sessions))
        }
        if account.kind == .officer { posts(model, to: &html) }
        deeds(model, to: &html)
    }

    private static func posts(_ model: UserShowModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Vị trí công tác", en: "Posts"))
        if model.appointments.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Chưa được bố trí vào vị trí nào", en: "No post yet"),
                    Phrase(
                        vi: "Mở cơ quan, chọn vị trí rồi bố trí người này.",
                        en: "Open the agency, choose the post and appoint this person."
                    ),
                    action: Link(.agencies, to: AdministrationPath.agencies.string),
                    icon: .person
                )
            )
            return
        }
        html.sheetCard { html in
            html.table(
                of: model.appointments,
                caption: Phrase(vi: "Vị trí công tác", en: "Posts"),
                [
                    .lead(Phrase(vi: "Chức danh", en: "Title")) { html, item in
                        html.a(item.title, .href(AdministrationPath.post(item.post)))
                    },
                    .cell(Phrase(vi: "Cơ quan", en: "Agency")) { html, item in
                        html.a(item.agencyName, .href(AdministrationPath.agency(item.agency)))
                    },
                    .cell(Phrase(vi: "Từ ngày", en: "From")) { html, item in html.date(item.from) },
                    .cell(Phrase(vi: "Đến hết ngày", en: "Through")) { html, item in
                        if let last = item.through { html.date(last) } else { html.text("–") }
                    },
                ]
            )
        }
    }

    private static func deeds(_ model: UserShowModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Việc có thể làm", en: "What can be done"))
        html.card { html in
            html.actions { html in
                button(.password, Phrase(vi: "Cấp lại mật khẩu", en: "Issue a password"), model, to: &html)
                button(.signOut, Phrase(vi: "Đăng xuất mọi thiết bị", en: "Sign out everywhere"), model, to: &html)
                if model.account.kind == .officer, !model.isSelf {
                    if model.account.isAdministrator {
                        button(
                            .withdraw,
                            Phrase(vi: "Thu quyền quản trị", en: "Withdraw administration"),
                            model,
                            to: &html
                        )
                    } else {
                        button(.grant, Phrase(vi: "Giao quyền quản trị", en: "Let administer"), model, to: &html)
                    }
                }
                if !model.isSelf {
                    if model.account.isOpen {
                        button(.disable, Phrase(vi: "Khóa tài khoản", en: "Disable"), kind: .danger, model, to: &html)
                    } else {
                        button(.enable, Phrase(vi: "Mở lại tài khoản", en: "Enable"), model, to: &html)
                    }
                }
            }
        }
        if model.hasSecondFactor { secondFactor(model, to: &html) }
    }

    private static func secondFactor(_ model: UserShowModel, to html: inout HTMLWriter) {
        guard let security = model.securities[.secondFactor] else { return }
        html.card(Phrase(vi: "Mất điện thoại xác thực", en: "The phone is lost")) { html in
            html.p(
                Phrase(
                    vi:
                        "Gỡ xác thực hai lớp để cán bộ đăng ký điện thoại mới. Mọi phiên đăng nhập sẽ kết thúc và người đó được báo tin.",
                    en:
                        "Take the second factor away so that a new phone can be enrolled. All sessions end and the person is told."
                )
            )
            html.postForm(to: address(.secondFactor, model).string, security) { html in
                html.add(
                    Field(
                        .text,
                        name: "ly-do",
                        label: .reason,
                        value: model.reason,
                        hint: Phrase(
                            vi: "Ví dụ: mất điện thoại, đã đối chiếu thẻ căn cước tại phòng nội vụ.",
                            en: "Such as: phone lost, identity card seen."
                        ),
                        error: model.reasonFault
                    )
                )
                html.actions {
                    $0.add(Button(Phrase(vi: "Gỡ xác thực hai lớp", en: "Take the second factor away"), .danger))
                }
            }
        }
    }

    private static func button(
        _ deed: UserShowModel.Deed,
        _ label: Phrase,
        kind: Button.Kind = .quiet,
        _ model: UserShowModel,
        to html: inout HTMLWriter
    ) {
        guard let security = model.securities[deed] else { return }
        html.deedButton(label, to: address(deed, model), security, kind)
    }

    private static func address(_ deed: UserShowModel.Deed, _ model: UserShowModel) -> WebPath {
        "/quan-tri/nguoi-dung/\(model.account.id)/\(deed.rawValue)"
    }
}
