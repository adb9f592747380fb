import App
import ArgumentParser
import Directory
import Kernel
import Ledger
import Storage

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Accounts of administrators and officers; the first administrator of an installation is made here.",
        discussion: """
            On SQLite the server must be stopped meanwhile; while it runs, its page /quan-tri/nguoi-dung does the same.
            """,
        subcommands: [CreateUser.self, ListUsers.self, ResetPassword.self, DisableUser.self, EnableUser.self]
    )

    /// Who acts on the command line.
    static let actor = Actor(account: nil, name: "Quản trị hệ thống")
}

/// An account that a command names.
struct AccountOptions: ParsableArguments {
    @OptionGroup var options: DataOptions

    @Argument(help: "The login name, or the id number of a citizen.")
    var login: String

    func open() async throws -> (directory: Directory, account: Account) {
        let province = try await Province.open(options.configuration)
        let (directory, login) = (province.directory, login)
        guard let account = try await province.database.read({ try directory.account(login: login, in: $0) }) else {
            throw DirectoryRefusal.noAccount
        }
        return (directory, account)
    }
}

struct CreateUser: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Open an account with a one-time password; posts are given on the page of the agency."
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The login name: 3 to 64 small letters, digits, '.', '-', '_'.")
    var login: String

    @Option(help: "The person's full name.")
    var name: String

    @Option(help: "The personal id number, 12 digits; finds a person who is known already.")
    var idNumber: String?

    @Option(help: "The telephone number.")
    var phone: String?

    @Flag(help: "The account administers: users, agencies, calendars, map and procedures.")
    var administrator = false

    func run() async throws {
        try await explaining {
            let province = try await Province.open(options.configuration)
            let directory = province.directory
            let details = PersonDetails(name: name, idNumber: idNumber, phone: phone, source: .officer)
            let person = try await province.database.write { db in
                try directory.findOrRegister(details, by: UserCommand.actor, in: db)
            }
            let issued = try await directory.openOfficerAccount(
                for: person,
                login: login,
                isAdministrator: administrator,
                by: UserCommand.actor
            )
            print("Account \(login) of \(name) is open.")
            print("One-time password: \(issued.oneTimePassword)")
            print("It is shown only now; at the first sign-in another one is chosen.")
        }
    }
}

struct ListUsers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List accounts.")

    @OptionGroup var options: DataOptions

    @Argument(help: "Part of a name, a login name, an id number or a telephone number.")
    var text = ""

    @Flag(help: "Citizens too.")
    var citizens = false

    func run() async throws {
        try await explaining {
            let province = try await Province.open(options.configuration)
            let (directory, text, kind) = (province.directory, text, citizens ? nil : AccountKind.officer)
            let database = province.database
            var last: String?
            while true {
                let after = last
                let page = try await database.read {
                    try directory.searchAccounts(text, kind: kind, after: after, limit: 100, in: $0)
                }
                for account in page {
                    let marks = [account.isAdministrator ? "administrator" : nil, account.isOpen ? nil : "disabled"]
                    let line = [account.login, account.kind.rawValue, account.name] + marks.compactMap(\.self)
                    print(line.joined(separator: "\t"))
                }
                guard page.count == 100, let end = page.last?.login else { return }
                last = end
            }
        }
    }
}

struct ResetPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password",
        abstract: "Issue a one-time password; all sessions of the account end."
    )

    @OptionGroup var account: AccountOptions

    @Flag(help: "Take the second factor away too, where the phone is lost.")
    var secondFactor = false

    func run() async throws {
        try await explaining {
            let (directory, found) = try await account.open()
            let password = try await directory.issuePassword(for: found.id, by: UserCommand.actor)
            if secondFactor, try await directory.hasSecondFactor(found.id) {
                try await directory.resetSecondFactor(of: found.id, by: UserCommand.actor)
            }
            print("One-time password of \(found.login): \(password)")
        }
    }
}

struct DisableUser: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Close an account to its holder; all sessions end."
    )

    @OptionGroup var account: AccountOptions

    func run() async throws {
        try await explaining {
            let (directory, found) = try await account.open()
            try await directory.disable(found.id, by: UserCommand.actor)
            print("\(found.login) is disabled.")
        }
    }
}

struct EnableUser: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enable", abstract: "Open a disabled account again.")

    @OptionGroup var account: AccountOptions

    func run() async throws {
        try await explaining {
            let (directory, found) = try await account.open()
            try await directory.enable(found.id, by: UserCommand.actor)
            print("\(found.login) is enabled.")
        }
    }
}
