import Catalogue
import Kernel
import Ledger
import Profiles
import Storage
import StorageTesting

/// The catalogue that the program ships, in a database.
enum Shipped {
    static let moment = Instant(Sample.day(2026, 11, 23), TimeOfDay(8, 0))

    static func lists() throws -> CatalogueLists {
        let profile = try Profile.named("quang-nam")
        return try CatalogueLists.read(
            fields: profile.file("fields.yaml").text,
            lifeEvents: profile.file("life-events.yaml").text
        )
    }

    static func known() throws -> KnownKeys {
        try KnownKeys(lists: lists(), agencies: Profile.named("quang-nam").file("agencies.yaml").text)
    }

    static func files() throws -> [ProceduresCheck.File] {
        try Profile.named("quang-nam").files(below: "procedures").map { .init(path: $0.path, text: $0.text) }
    }

    static func csv() throws -> String { try Profile.named("quang-nam").file("procedures.csv").text }

    static let surroundings = Surroundings(clock: { moment }, chance: SystemRandomNumberGenerator())

    static let ledger = Ledger(node: "test", surroundings: surroundings, projections: [CatalogueProjection()])

    static func catalogue(_ database: Database, lists: CatalogueLists = .none) -> Catalogue {
        Catalogue(database: database, ledger: ledger, surroundings: surroundings, lists: lists)
    }

    static let migrations = [LedgerSchema.migrations, CatalogueSchema.migrations]

    /// Everything that is shipped, as it is listed; made once for all tests.
    static let listing = Task {
        try await TestEngine.memory.with(migrations) { database in
            let catalogue = catalogue(database, lists: try lists())
            try await catalogue.importEntries(csv: csv())
            try await catalogue.publish(files(), knowing: known())
            return try await database.read { db in try catalogue.listing(in: db) }
        }
    }
}
