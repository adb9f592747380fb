public import HTML

/// Bảo vệ biểu mẫu: what a form carries against forged and doubled requests.
public struct FormSecurity: Sendable {
    /// The token against forged requests, sent as `_csrf`.
    public var token: String
    /// The key that makes a doubled request count once, sent as `_key`.
    public var idempotencyKey: String?

    /// The name under which the token is sent.
    public static let tokenField = "_csrf"
    /// The name under which the key is sent.
    public static let keyField = "_key"
    /// The name under which the PIN of a signing key is sent; it is kept nowhere, not even as part of a digest.
    public static let pinField = "ma-pin"

    /// What a form carries against forged and doubled requests.
    public init(token: String, idempotencyKey: String? = nil) {
        self.token = token
        self.idempotencyKey = idempotencyKey
    }
}

extension HTMLWriter {
    /// Writes a form that changes something, by POST, with its token.
    ///
    /// `autosave` is an address to which a script posts `field` and one `value` for each answer, field by field, with the
    /// token as `_csrf` and as the header `X-CSRF-Token`; any 2xx answer means saved. `sendsFiles` packs files with the
    /// form. With `confirmsLeave` a script asks before the page is left with answers that were not sent.
    public mutating func postForm(
        to address: String,
        _ security: FormSecurity,
        id: String? = nil,
        autosave: String? = nil,
        sendsFiles: Bool = false,
        confirmsLeave: Bool = false,
        content: Content
    ) rethrows {
        let autosaveAddress: Attribute = autosave.map { .data("autosave", address: $0) } ?? .none
        try form(
            .method("post"),
            .action(address),
            .id(id),
            .novalidate,
            .when(sendsFiles, .enctype("multipart/form-data")),
            autosaveAddress,
            .when(confirmsLeave, .data("leave"))
        ) { html in
            html.input(.type("hidden"), .name(FormSecurity.tokenField), .value(security.token))
            if let key = security.idempotencyKey {
                html.input(.type("hidden"), .name(FormSecurity.keyField), .value(key))
            }
            try content(&html)
        }
    }

    /// Writes fields that belong together, with the question that binds them.
    public mutating func fieldSet(_ legend: Phrase, hint: Phrase? = nil, content: Content) rethrows {
        try fieldset(.class("set")) { html in
            html.legend(legend)
            if let hint { html.p(hint, .class("hint")) }
            try content(&html)
        }
    }

    /// Writes fields side by side where there is room.
    public mutating func fieldRow(content: Content) rethrows { try div(.class("row"), content: content) }
}
