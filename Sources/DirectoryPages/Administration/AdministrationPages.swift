public import Directory
public import HTML
import Kernel
public import Storage
public import Territory
public import Web

/// Các trang quản trị: users, agencies and their posts, working calendars, and what needs attention.
public struct AdministrationPages: Sendable {
    let database: Database
    let directory: Directory
    let territory: Territory
    let attention: @Sendable (ReadSession) throws -> [Attention]
    let fieldNames: @Sendable () -> [(key: String, name: Phrase)]

    /// Việc cần để ý: something of another room that an administrator should look at.
    public struct Attention: Sendable {
        /// What it is.
        public var title: Phrase
        /// What to do.
        public var detail: Phrase
        /// Where it is done; nil where no page does it.
        public var address: String?

        /// Something to look at.
        public init(_ title: Phrase, detail: Phrase, address: String? = nil) {
            self.title = title
            self.detail = detail
            self.address = address
        }
    }

    /// Pages over this directory.
    ///
    /// `attention` tells what other rooms want looked at; `fieldNames` names the fields of procedures (lĩnh vực).
    public init(
        database: Database,
        directory: Directory,
        territory: Territory,
        attention: @escaping @Sendable (ReadSession) throws -> [Attention],
        fieldNames: @escaping @Sendable () -> [(key: String, name: Phrase)]
    ) {
        self.database = database
        self.directory = directory
        self.territory = territory
        self.attention = attention
        self.fieldNames = fieldNames
    }

    /// All their routes.
    public func routes() -> Routes {
        var routes = Routes()
        addOverview(to: &routes)
        addUsers(to: &routes)
        addAgencies(to: &routes)
        addCalendars(to: &routes)
        addTokens(to: &routes)
        return routes
    }
}

/// Địa chỉ của các trang quản trị.
enum AdministrationPath {
    static let home: WebPath = "/quan-tri"
    static let users: WebPath = "/quan-tri/nguoi-dung"
    static let newUser: WebPath = "/quan-tri/nguoi-dung/moi"
    static let agencies: WebPath = "/quan-tri/co-quan"
    static let calendars: WebPath = "/quan-tri/lich"
    static let tokens: WebPath = "/quan-tri/ma-truy-cap"
    static let newToken: WebPath = "/quan-tri/ma-truy-cap/moi"
    static let holidays: WebPath = "/quan-tri/lich/nghi"

    static func user(_ id: AccountID) -> WebPath { "/quan-tri/nguoi-dung/\(id)" }
    static func agency(_ id: AgencyID) -> WebPath { "/quan-tri/co-quan/\(id)" }
    static func post(_ id: PostID) -> WebPath { "/quan-tri/vi-tri/\(id)" }
}
