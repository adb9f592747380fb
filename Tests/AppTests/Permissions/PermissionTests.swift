import Directory
import Foundation
import PortalTesting
import Testing
import Web

/// `docs/permissions.md` is written anew by `THUBON_WRITE_DOCS=1 swift test --filter PermissionTests`; read what changed.
@Suite("Permissions")
struct PermissionTests {
    @Test("every route answers everybody as docs/permissions.md says")
    func walk() async throws {
        // The walk comes from nowhere, which is this machine.
        var settings = TestProvince.settings
        settings.watchers = ["::"].compactMap { NetworkRange($0) }
        try await TestProvince.with(settings: settings, signing: TestProvince.trial) { province in
            let walk = try await PermissionWalk(province)
            var rows: [String] = []
            // Reading first: what forms change comes after.
            for route in walk.table.routes.sorted(by: { ($0.method == .get ? 0 : 1) < ($1.method == .get ? 0 : 1) }) {
                let answers: [PermissionWalk.Answer]
                do {
                    answers = try await walk.answers(to: route)
                } catch let missing as WalkSamples.Missing {
                    Issue.record("\(missing)")
                    continue
                }
                rows.append(
                    "| \(route.method.rawValue) `\(route.pattern)` | \(route.access) | "
                        + answers.map(\.rawValue).joined(separator: " | ") + " |"
                )
                Self.check(route, answers)
            }
            rows.sort { ($0.drop { $0 != "`" }, $0) < ($1.drop { $0 != "`" }, $1) }
            let page = Self.introduction + rows.joined(separator: "\n") + "\n"
            let isUpToDate = try GeneratedPage("docs/permissions.md").isUpToDate(page)
            #expect(isUpToDate, "read the rows that changed, then write it anew")
        }
    }

    /// What holds for every route, whatever the table says.
    private static func check(_ route: Route, _ answers: [PermissionWalk.Answer]) {
        #expect(!answers.contains(.fault), "\(route.method.rawValue) \(route.pattern): \(answers)")
        // A file of the program that is not there is 404 to everybody.
        if route.kind == .asset { return }
        // An empty form names nothing that could be taken away.
        if namesAThing.contains(route.name) { return }
        if !answers.contains(.open) { Issue.record("nobody may: \(route.method.rawValue) \(route.pattern)") }
        let nobody = answers[0]
        #expect((nobody == .open) == (route.access == .everyone) || nobody == .hidden, "\(route.pattern) to a stranger")
    }

    /// Questions and forms that name in a field what they are about; sent empty, there is no such thing for anybody.
    private static let namesAThing: Set<String> = [
        "account.delegate",
        "account.delegation.withdraw",
        "account.devices.sign-out",
        "account.tokens.revoke",
        "admin.calendar.restore",
        "admin.post.create",
        "admin.post.end",
        "admin.post.withdraw",
        "admin.reform.apply",
        "admin.token.revoke",
        "api.ledger.consistency",
        "desk.filter.remove",
        "inbox.read",
    ]

    private static let introduction = """
        # Who may what

        Every address of the portal, and what each gets there. Written by the test `PermissionTests`, which asks each
        address without login, as two citizens, as each officer of xã Lăng, as an officer of another commune and as an
        administrator. All things asked for (dossiers, drafts, papers) belong to the first citizen and lie in xã Lăng.

        `/metrics` is there for the machines that `--watcher` names, wherever they ask from; all others get 404.

        ✓ let through · 404 there is no such thing for them · đăng nhập led to the door. To write it anew:
        `THUBON_WRITE_DOCS=1 swift test --filter PermissionTests`.

        | address | access | \(PermissionWalk.roles.map { heading($0) }.joined(separator: " | ")) |
        |---|---|\(PermissionWalk.roles.map { _ in "---|" }.joined())

        """

    private static func heading(_ role: TestProvince.Role?) -> String {
        switch role {
        case nil: "nobody"
        case .neighbour: "other citizen"
        case .stranger: "officer elsewhere"
        case let role?: role.rawValue
        }
    }
}
