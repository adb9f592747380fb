import DesignSystem
import Directory
import HTML
import Kernel
import Storage
import Web

/// What the list of accounts shows.
struct UserIndexModel: Sendable {
    var text: String
    var kind: AccountKind
    var accounts: [Account]
    /// The login of the last account, where more follow.
    var next: String?

    static let pageSize = 50
}

/// Danh sách người dùng.
enum UserIndexView {
    static func write(_ model: UserIndexModel, to html: inout HTMLWriter) {
        html.heading(
            .users,
            below: Phrase(
                vi: "Tài khoản của cán bộ và người dân. Mật khẩu không ai xem được, kể cả quản trị viên.",
                en: "Accounts of officers and citizens. Nobody sees a password, administrators neither."
            )
        )
        html.add(
            SearchBox(
                Phrase(vi: "Tìm tài khoản", en: "Find an account"),
                action: AdministrationPath.users.string,
                value: model.text,
                example: Phrase(
                    vi: "Họ tên, tên đăng nhập, số định danh, điện thoại",
                    en: "Name, login, id number, phone"
                ),
                hidden: [("loai", model.kind.rawValue)]
            )
        )
        html.add(
            Tabs(
                label: Phrase(vi: "Loại tài khoản", en: "Kind of account"),
                AccountKind.allCases.reversed().map { Link($0.phrase, to: address(model.text, $0)) },
                current: address(model.text, model.kind)
            )
        )
        html.actions { html in
            html.add(
                Button.link(
                    Phrase(vi: "Mở tài khoản cán bộ", en: "Open an officer's account"),
                    to: AdministrationPath.newUser.string
                )
            )
        }
        list(model, to: &html)
    }

    private static func list(_ model: UserIndexModel, to html: inout HTMLWriter) {
        if model.accounts.isEmpty {
            html.add(empty(model))
            return
        }
        html.sheetCard { html in
            html.table(
                of: model.accounts,
                caption: .users,
                [
                    .lead(Phrase(vi: "Họ và tên", en: "Name")) { html, account in
                        html.a(account.name, .href(AdministrationPath.user(account.id)))
                    },
                    .text(Phrase(vi: "Tên đăng nhập", en: "Login")) { $0.login },
                    .cell(Phrase(vi: "Quyền", en: "Rights")) { html, account in
                        html.text(account.isAdministrator ? .administrator : account.kind.phrase)
                    },
                    .cell(Phrase(vi: "Tình trạng", en: "State")) { html, account in html.add(account.state) },
                ]
            )
        }
        guard let next = model.next else { return }
        html.add(
            Pagination(
                previous: nil,
                next: AdministrationPath.users.adding("loai", model.kind.rawValue).adding("q", model.text)
                    .adding("sau", next).string
            )
        )
    }

    private static func empty(_ model: UserIndexModel) -> EmptyState {
        if model.kind == .citizen, model.text.isEmpty {
            return EmptyState(
                Phrase(vi: "Nhập tên hoặc số định danh để tìm", en: "Type a name or an id number to search"),
                Phrase(
                    vi: "Tài khoản của người dân chỉ hiện khi tìm đích danh.",
                    en: "Citizens' accounts are shown only when they are looked for."
                ),
                icon: .person
            )
        }
        return EmptyState(
            Phrase(vi: "Không có tài khoản nào khớp", en: "No account matches"),
            Phrase(vi: "Thử một phần của tên, hoặc bỏ dấu.", en: "Try a part of the name, or without tones."),
            icon: .person
        )
    }

    private static func address(_ text: String, _ kind: AccountKind) -> String {
        AdministrationPath.users.adding("loai", kind.rawValue).adding("q", text).string
    }
}

extension AccountKind {
    var phrase: Phrase {
        switch self {
        case .citizen: Phrase(vi: "Người dân", en: "Citizens")
        case .officer: Phrase(vi: "Cán bộ", en: "Officers")
        }
    }
}

extension Account {
    var state: StateTag {
        isOpen
            ? StateTag(Phrase(vi: "Đang hoạt động", en: "Open"), .done)
            : StateTag(Phrase(vi: "Đã khóa", en: "Disabled"), .quiet)
    }
}

extension Phrase {
    static let administrator = Phrase(vi: "Quản trị viên", en: "Administrator")
}
