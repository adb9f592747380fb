public import Directory
public import Hummingbird

/// Tuyến: an address, the way to ask it, who may, and what answers.
///
/// There is no route without an `Access`: the initialiser is internal, and the functions of `Routes` ask for one.
public struct Route: Sendable {
    /// The method of HTTP.
    public let method: Method
    /// The form of the address.
    public let pattern: RoutePattern
    /// Who may take the route.
    public let access: Access
    /// A stable name such as `dossier.withdraw`.
    public let name: String
    /// What is asked and answered.
    public let kind: Kind
    /// The budget from which a request is paid.
    public let pace: Pace
    let handler: @Sendable (Visit) async throws -> Response
    /// Keeps what was typed where the session ended meanwhile, and says where it is found again; nil keeps nothing.
    let rescue: Rescue?

    /// Takes a form of an ended session and answers where to go on after signing in; nil where it keeps nothing.
    public typealias Rescue = @Sendable (Visit, FormData) async throws -> WebPath?

    /// A method of HTTP.
    ///
    /// HEAD is answered wherever GET is.
    public enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"

        var isSafe: Bool { self == .get }

        var http: HTTPRequest.Method {
            switch self {
            case .get: .get
            case .post: .post
            case .put: .put
            case .patch: .patch
            case .delete: .delete
            }
        }
    }

    /// What a route asks and answers.
    public enum Kind: String, Sendable {
        /// A page, or a file for a person.
        case page
        /// A form that a person sent.
        case form
        /// A form with files.
        case upload
        /// JSON for a program.
        case interface
        /// A file of the program itself or a word for machines; nobody is looked up.
        case asset
    }
}

/// Các tuyến của một phòng: the routes that a room offers, in the order in which they were declared.
///
/// ```swift
/// public func routes() -> Routes {
///     var routes = Routes()
///     routes.page("/ho-so/{code}", .citizen, "dossier.show") { visit in … }
///     routes.form("/ho-so/{code}/rut", .citizen, "dossier.withdraw") { visit, form in … }
///     return routes
/// }
/// ```
public struct Routes: Sendable {
    /// The routes declared so far.
    public private(set) var all: [Route] = []

    /// No routes yet.
    public init() {}

    /// A page that is asked with GET.
    ///
    /// The handler must not change anything.
    public mutating func page(
        _ pattern: String,
        _ access: Access,
        _ name: String,
        pace: Pace = .reading,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        add(.get, pattern, access, name, .page, pace, handler)
    }

    /// A form that is sent with POST.
    ///
    /// It is read and its seal is checked before the handler runs. With `rescue` a form whose session has ended meanwhile
    /// is not lost: what was typed is kept until its sender has signed in again.
    public mutating func form(
        _ pattern: String,
        _ access: Access,
        _ name: String,
        pace: Pace = .writing,
        rescue: Route.Rescue? = nil,
        _ handler: @escaping @Sendable (Visit, FormData) async throws -> Response
    ) {
        add(.post, pattern, access, name, .form, pace, rescue: rescue) { visit in
            try await handler(visit, visit.readForm())
        }
    }

    /// A form with files that is sent with POST; its seal is checked before the first file is given out.
    public mutating func upload(
        _ pattern: String,
        _ access: Access,
        _ name: String,
        pace: Pace = .writing,
        _ handler: @escaping @Sendable (Visit, Upload) async throws -> Response
    ) {
        add(.post, pattern, access, name, .upload, pace) { visit in
            try await handler(visit, Upload(visit))
        }
    }

    /// A question or command of a program, answered in JSON.
    ///
    /// Errors are `application/problem+json`.
    public mutating func interface(
        _ method: Route.Method,
        _ pattern: String,
        _ access: Access,
        _ name: String,
        pace: Pace = .interface,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        add(method, pattern, access, name, .interface, pace, handler)
    }

    /// A file of the program itself, or a word for machines such as `/healthz`; open to everybody, nobody is looked up.
    public mutating func asset(
        _ pattern: String,
        _ name: String,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        add(.get, pattern, .everyone, name, .asset, .free, handler)
    }

    /// Adds all routes of another list.
    public mutating func add(_ other: Routes) { all += other.all }

    private mutating func add(
        _ method: Route.Method,
        _ pattern: String,
        _ access: Access,
        _ name: String,
        _ kind: Route.Kind,
        _ pace: Pace,
        rescue: Route.Rescue? = nil,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        all.append(
            Route(
                method: method,
                pattern: RoutePattern(pattern),
                access: access,
                name: name,
                kind: kind,
                pace: pace,
                handler: handler,
                rescue: rescue
            )
        )
    }
}
