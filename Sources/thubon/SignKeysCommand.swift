import App
import ArgumentParser
import Directory
import Documents
import Foundation
import Kernel
import Ledger
import Signing
import Storage

struct SignKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "The keys with which officers and agencies sign.",
        discussion: "On SQLite the server must be stopped meanwhile.",
        subcommands: [AddKey.self, ListKeys.self, RetireKey.self]
    )
}

struct AddKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Register a key of an officer or an agency, from a file, in a token, or at a remote signing service.",
        discussion: """
            The key of an officer opens with its PIN at each signing; the PIN is not kept. The key of an agency is opened by the \
            server itself, so its PIN is kept, sealed with the secret of the installation.
            """
    )

    @OptionGroup var options: DataOptions

    @Option(help: "Login name of the officer.")
    var officer: String?

    @Option(help: "Code of the agency, such as H47.25.05.")
    var agency: String?

    @OptionGroup var key: KeyOptions

    @Option(help: "A PNG that is seen where it signs a result: the officer's hand in blue, the agency's seal in red.")
    var picture: String?

    func validate() throws {
        guard (officer == nil) != (agency == nil) else { throw ValidationError("give --officer or --agency") }
    }

    func run() async throws {
        try await explaining {
            let province = try await Province.open(options.configuration)
            let keys = province.documents.keys
            let owner = try await owner(in: province)
            var image: BlobHash?
            if let picture { image = try await province.documents.keepPicture(try PEMFile.bytes(picture)) }
            try await keys.register(
                try key.newKey,
                pin: try key.pin,
                picture: image,
                for: owner,
                by: UserCommand.actor
            )
            let record = try await province.database.read { db in try keys.record(of: owner, in: db) }
            if let record { print("Registered \(record.id): \(record.name), until \(record.notAfter.date)") }
            try await province.close()
        }
    }

    private func owner(in province: Province) async throws -> KeyOwner {
        let directory = province.directory
        let (officer, agency) = (officer, agency)
        let today = province.surroundings.now.date
        return try await province.database.read { db in
            if let officer {
                guard let person = try directory.account(login: officer, in: db)?.person else {
                    throw DirectoryRefusal.noAccount
                }
                return .person(person)
            }
            guard let found = try directory.register(in: db).agency(code: agency ?? "", on: today) else {
                throw DirectoryRefusal.noAgency
            }
            return .agency(found.id)
        }
    }
}

struct ListKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List keys that are in use.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await explaining {
            let province = try await Province.open(options.configuration)
            let now = province.surroundings.now
            for key in try await province.database.read({ db in try province.documents.keys.records(in: db) }) {
                let state = key.isValid(at: now) ? "good" : "over"
                print([key.id.description, state, key.name, "until \(key.notAfter.date)"].joined(separator: "\t"))
            }
            try await province.close()
        }
    }
}

struct RetireKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Take a key out of use; what it signed stays valid."
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The id that `sign keys list` shows.")
    var id: String

    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await explaining {
            guard let id = SigningKeyID(id) else { throw DocumentRefusal.noKey }
            let province = try await Province.open(options.configuration)
            let (keys, reason) = (province.documents.keys, reason)
            try await province.database.write { db in
                try keys.retire(id, reason: reason, by: UserCommand.actor, in: db)
            }
            print("The key is out of use.")
            try await province.close()
        }
    }
}
