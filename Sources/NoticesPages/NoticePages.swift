public import Notices
public import Web

/// Các trang tin nhắn: the inbox of a person and, in a demo, what went to phones.
public struct NoticePages: Sendable {
    let notices: Notices

    /// Pages over these messages.
    public init(notices: Notices) {
        self.notices = notices
    }

    /// All their routes.
    public func routes() -> Routes {
        var routes = Routes()
        addInbox(to: &routes)
        addOutbox(to: &routes)
        return routes
    }
}

enum Addresses {
    static let inbox: WebPath = "/hop-tin"
    static let outbox: WebPath = "/hop-tin-mau"
    /// The last message of the page before.
    static let cursor = "truoc"
    static let phone = "sdt"
}
