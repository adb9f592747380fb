public import Catalogue
import CataloguePages
import Kernel
import Logging
import Profiles

extension Province {
    /// Publishes the procedures of the profile and imports the national catalogue, where they are new.
    ///
    /// A file that cannot be published is named in the log with its lines; all others are served, and what was published
    /// of it before stays in force. `stock` is another one than that of the profile: a small one for a test.
    public func stockCatalogue(_ stock: CatalogueStock? = nil) async throws {
        let report = try await catalogue.take(try stock ?? catalogueStock)
        let logger = Logger(label: "thubon.catalogue")
        for refused in report.refused {
            logger.error(
                "procedure file not published",
                metadata: ["file": "\(refused.file)", "code": "\(refused.refusal.code)"]
            )
            for problem in refused.problems where problem.severity == .error { logger.error("\(problem.english)") }
            if refused.problems.isEmpty { logger.error("\(refused.refusal.english)") }
        }
        if !report.published.isEmpty {
            logger.notice("procedures published", metadata: ["count": "\(report.published.count)"])
        }
        // Loaded once here, so that neither the first visit nor the first written step has to wait for it.
        _ = try await catalogue.contents()
    }

    /// The first page, the procedures and what belongs to them.
    var cataloguePages: CataloguePages {
        CataloguePages(
            database: database,
            catalogue: catalogue,
            directory: directory,
            territory: territory,
            dossiers: dossiers
        )
    }

    /// Where administrators publish procedures.
    var catalogueAdministration: CatalogueAdministration {
        CatalogueAdministration(database: database, catalogue: catalogue, known: known)
    }

    /// The keys that a procedure file of the profile may name.
    var known: @Sendable () throws -> KnownKeys {
        { [profile, catalogue] in
            try KnownKeys(lists: catalogue.lists, agencies: try profile.file("agencies.yaml").text)
        }
    }

    /// What the profile carries for the catalogue.
    public var catalogueStock: CatalogueStock {
        get throws {
            CatalogueStock(
                files: profile.files(below: "procedures").map { .init(path: $0.path, text: $0.text) },
                entries: try profile.file("procedures.csv").text,
                known: known
            )
        }
    }
}
