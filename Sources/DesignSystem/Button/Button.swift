public import HTML

/// Nút: sends the form around it, or leads to a page.
///
/// One primary button a page.
public struct Button: Component, Sendable {
    /// How loud a button is.
    public enum Kind: String, Sendable {
        /// The one thing to do here.
        case primary
        /// Something else that can be done here.
        case quiet
        /// Something that cannot be taken back.
        case danger
        /// Looks like a link.
        case plain
    }

    enum Action: Sendable {
        case submit(name: String?, value: String?, to: String?)
        case follow(String)
        case print
    }

    let label: Phrase
    let kind: Kind
    let icon: Icon?
    let action: Action

    /// Sends the form around it, with `name=value` if given, to `address` if it is not the form's own.
    public init(
        _ label: Phrase,
        _ kind: Kind = .primary,
        name: String? = nil,
        value: String? = nil,
        to address: String? = nil,
        icon: Icon? = nil
    ) {
        self.label = label
        self.kind = kind
        self.icon = icon
        action = .submit(name: name, value: value, to: address)
    }

    private init(_ label: Phrase, _ kind: Kind, icon: Icon?, _ action: Action) {
        self.label = label
        self.kind = kind
        self.icon = icon
        self.action = action
    }

    /// Leads to a page.
    public static func link(_ label: Phrase, to address: String, _ kind: Kind = .primary, icon: Icon? = nil) -> Button {
        Button(label, kind, icon: icon, .follow(address))
    }

    /// Opens the print dialogue; without a script it is not there.
    public static let print = Button(Phrase(vi: "In", en: "Print"), .quiet, icon: .print, .print)

    /// Writes the button.
    public func write(to html: inout HTMLWriter) {
        let look = kind == .primary ? "button" : kind == .plain ? "plain" : "button \(kind.rawValue)"
        switch action {
        case .follow(let address): html.a(.class(look), .href(address), content: face)
        case .print: html.button(.class("\(look) js-only"), .type("button"), .data("print"), content: face)
        case .submit(let name, let value, let address):
            html.button(
                .class(look),
                .type("submit"),
                .name(name),
                .value(value),
                address.map(Attribute.formaction) ?? .none,
                content: face
            )
        }
    }

    private func face(_ html: inout HTMLWriter) {
        if let icon { html.icon(icon, size: 20) }
        html.text(label)
    }
}

extension HTMLWriter {
    /// The row of buttons at the end of a form or card.
    public mutating func actions(content: Content) rethrows { try div(.class("actions"), content: content) }
}
