import Directory

/// Bảng tuyến: every address of the portal with who may take it, in one list.
///
/// The same table builds the router, is printed by `thubon routes` and is walked by the test that asks every route
/// without login, as a stranger and as each role.
public struct RouteTable: Sendable {
    /// All routes, in the order of their patterns.
    public let routes: [Route]

    /// The routes of all rooms together.
    ///
    /// The same method and address twice, or one name twice, is a bug.
    public init(_ parts: [Routes]) {
        routes = parts.flatMap(\.all).sorted {
            ($0.pattern.description, $0.method.rawValue) < ($1.pattern.description, $1.method.rawValue)
        }
        var addresses: Set<String> = []
        var names: Set<String> = []
        for route in routes {
            let address = "\(route.method.rawValue) \(route.pattern)"
            precondition(addresses.insert(address).inserted, "declared twice: \(address)")
            precondition(names.insert(route.name).inserted, "two routes are named \(route.name)")
        }
    }

    /// The methods with which the path may be asked; empty where there is no such address.
    func methods(for path: String) -> [Route.Method] {
        let found = Set(routes.filter { $0.pattern.matches(path) }.map(\.method))
        return Route.Method.allCases.filter { found.contains($0) }
    }
}

extension RouteTable: CustomStringConvertible {
    /// One line a route: method, address, who may, name.
    public var description: String {
        let method = 7
        let pattern = 2 + (routes.map(\.pattern.description.utf8.count).max() ?? 0)
        let access = 2 + (routes.map(\.access.description.utf8.count).max() ?? 0)
        return routes.map { route in
            column(route.method.rawValue, method) + column(route.pattern.description, pattern)
                + column(route.access.description, access) + route.name
        }.joined(separator: "\n")
    }

    private func column(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
