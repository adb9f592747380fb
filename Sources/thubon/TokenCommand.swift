import App
public import ArgumentParser
public import Directory
import Kernel
import Ledger
import Storage

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Access tokens of the interface for programs, /api/v1.",
        discussion: """
            On SQLite the server must be stopped meanwhile; while it runs, its page /quan-tri/ma-truy-cap does the same.
            """,
        subcommands: [CreateToken.self, ListTokens.self, RevokeToken.self]
    )
}

struct CreateToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Issue a token for an account; it is shown only now."
    )

    @OptionGroup var account: AccountOptions

    @Option(help: "What it is for.")
    var name: String

    @Option(
        parsing: .upToNextOption,
        help: "What it may: \(TokenScope.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var scopes: [TokenScope]

    @Option(help: "Days until it ends, at most \(Directory.mostTokenDays).")
    var days = 90

    func run() async throws {
        try await explaining {
            let (directory, found) = try await account.open()
            let (name, scopes, days) = (name, Set(scopes), days)
            let issued = try await directory.database.write { db in
                try directory.issueToken(
                    for: found.id,
                    named: name,
                    scopes: scopes,
                    days: days,
                    by: UserCommand.actor,
                    in: db
                )
            }
            print(issued.token)
            print("id \(issued.id), good until \(issued.expiresAt); the token is shown only now.")
        }
    }
}

struct ListTokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List tokens, newest first.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await explaining {
            let province = try await Province.open(options.configuration)
            let directory = province.directory
            let now = province.surroundings.now
            for token in try await province.database.read({ try directory.tokens(in: $0) }) {
                let state = token.revokedAt != nil ? "revoked" : token.isGood(at: now) ? "good" : "over"
                let used = token.usedAt.map { "used \($0)" } ?? "never used"
                let scopes = token.scopes.map(\.rawValue).sorted().joined(separator: " ")
                print([token.id.description, state, token.login, token.name, scopes, used].joined(separator: "\t"))
            }
        }
    }
}

struct RevokeToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Revoke a token by its id.")

    @OptionGroup var options: DataOptions

    @Argument(help: "The id that `token list` shows.")
    var id: String

    func run() async throws {
        try await explaining {
            guard let id = AccessTokenID(id) else { throw TokenRefusal.unknown }
            let province = try await Province.open(options.configuration)
            let directory = province.directory
            try await province.database.write { db in try directory.revokeToken(id, by: UserCommand.actor, in: db) }
            print("The token is revoked.")
        }
    }
}

extension TokenScope: ExpressibleByArgument {}
