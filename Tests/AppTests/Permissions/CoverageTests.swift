import App
import Foundation
import PortalTesting
import Testing
import Web

/// `docs/api.md` tells for each page what does the same for a program, or why nothing does.
@Suite("Pages and the interface")
struct CoverageTests {
    @Test("every address of the portal stands in docs/api.md, and what it names is served")
    func coverage() async throws {
        try await TestProvince.with { province in
            let page = try String(contentsOf: GeneratedPage("docs/api.md").url, encoding: .utf8)
            let routes = province.province.portal().table.routes
            let root = "/api/v1"
            let pages = Set(routes.map(\.pattern.description).filter { !$0.hasPrefix(root + "/") })
            let operations = Set(
                routes.filter { $0.pattern.description.hasPrefix(root + "/") }
                    .map { "\($0.method.rawValue) \($0.pattern.description.dropFirst(root.count))" }
            )
            var named: Set<String> = []
            var told: Set<String> = []
            for line in page.split(separator: "\n") where line.hasPrefix("| `/") {
                let cells = line.split(separator: "|").map(String.init)
                named.formUnion(Self.code(cells[0]))
                let works = Self.code(cells[1]).filter { $0.contains(" /") }
                told.formUnion(works)
                let isReason = cells[1].hasPrefix(" none: ")
                #expect(isReason || !works.isEmpty, "\(cells[0]) has neither an operation nor a reason")
            }
            #expect(named == pages, "\(named.symmetricDifference(pages).sorted())")
            #expect(told.subtracting(operations).isEmpty, "\(told.subtracting(operations).sorted())")
        }
    }

    /// What stands between backticks.
    private static func code(_ cell: String) -> Set<String> {
        Set(
            cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
                .map { String($0.element) }.filter { $0.contains("/") }
        )
    }
}
