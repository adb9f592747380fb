import DesignSystem
import Directory
import HTML
import Kernel
import Web

/// What the list of devices shows.
struct DeviceIndexModel: Sendable {
    var items: [Item]
    var now: Instant
    var security: FormSecurity

    /// One session.
    struct Item: Sendable {
        var id: SessionID
        var name: Phrase
        var network: String
        var startedAt: Instant
        var seenAt: Instant
        var isHere: Bool
    }

    static let field = "phien"
    static let others = "khac"
    static let all = "tat-ca"
}

/// Trang thiết bị đang đăng nhập.
enum DeviceIndexView {
    static let title = Phrase(vi: "Thiết bị đang đăng nhập", en: "Signed-in devices")

    static func write(_ model: DeviceIndexModel, to html: inout HTMLWriter) {
        html.heading(
            title,
            below: Phrase(
                vi: "Thấy thiết bị lạ? Đăng xuất thiết bị đó rồi đổi mật khẩu.",
                en: "A device that is not yours? Sign it out, then change the password."
            )
        )
        html.postForm(to: Addresses.devices.string, model.security) { html in
            for item in model.items { write(item, now: model.now, to: &html) }
            html.actions { html in
                if model.items.count > 1 {
                    html.add(
                        Button(
                            Phrase(vi: "Đăng xuất khỏi các thiết bị khác", en: "Sign out all other devices"),
                            name: DeviceIndexModel.field,
                            value: DeviceIndexModel.others
                        )
                    )
                }
                html.add(
                    Button(
                        Phrase(vi: "Đăng xuất khỏi mọi thiết bị", en: "Sign out everywhere"),
                        .danger,
                        name: DeviceIndexModel.field,
                        value: DeviceIndexModel.all
                    )
                )
                html.a(.changePassword, .href(Addresses.password))
            }
        }
    }

    private static func write(_ item: DeviceIndexModel.Item, now: Instant, to html: inout HTMLWriter) {
        html.card(item.name, tone: item.isHere ? .done : nil) { html in
            html.facts { html in
                if item.isHere {
                    html.fact(Phrase(vi: "Tình trạng", en: "State")) {
                        $0.add(StateTag(Phrase(vi: "Thiết bị này", en: "This device"), .done))
                    }
                } else {
                    html.fact(Phrase(vi: "Dùng lần cuối", en: "Last used")) { $0.moment(item.seenAt, .near(now: now)) }
                }
                html.fact(Phrase(vi: "Đăng nhập", en: "Signed in")) { $0.moment(item.startedAt, .near(now: now)) }
                html.fact(Phrase(vi: "Mạng", en: "Network")) { $0.span(item.network, .class("code")) }
            }
            guard !item.isHere else { return }
            html.actions { html in
                html.add(
                    Button(
                        Phrase(vi: "Đăng xuất thiết bị này", en: "Sign this device out"),
                        .quiet,
                        name: DeviceIndexModel.field,
                        value: item.id.description
                    )
                )
            }
        }
    }
}

extension Phrase {
    fileprivate static let changePassword = Phrase(vi: "Đổi mật khẩu", en: "Change the password")
}
