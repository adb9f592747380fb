import CataloguePages
import DesignSystem
import Directory
import DirectoryPages
import Foundation
import Hummingbird
import InsightsPages
import Kernel
public import Logging
import Notices
import NoticesPages
import Profiles
import Storage
import TerritoryPages
public import Web

extension Province {
    /// The portal: all routes of the province.
    public func portal(
        _ settings: PortalSettings = PortalSettings(),
        logger: Logger = Logger(label: "thubon")
    ) -> Portal {
        let metrics = Metrics()
        let database = database
        let health = Health(
            checks: [.init("database") { _ = try await database.read { try $0.value("SELECT 1", as: Int.self) } }],
            metrics: metrics,
            readings: readings
        )
        return Portal(
            settings: settings,
            secrets: PortalSecrets(secret: secret),
            surroundings: surroundings,
            sessions: SessionReader(
                session: { token in try await facts(ofSession: token) },
                bearer: { [directory] token in try await directory.bearer(of: token) }
            ),
            layout: layout,
            metrics: metrics,
            logger: logger,
            routes: [
                AccountPages(directory: directory, territory: territory).routes(),
                NoticePages(notices: notices).routes(),
                citizenRoutes,
                administrationRoutes,
                ledgerRoutes,
                officerRoutes,
                insightsPages.routes(),
                signatureRoutes,
                catalogueAdministration.routes(),
                openDataRoutes,
                cataloguePages.routes(),
                UnitPages(database: database, territory: territory, directory: directory).routes(),
                interfaceRoutes,
                health.routes(),
                signing.authority.map { TestAuthorityRoutes(authority: $0).routes() } ?? Routes(),
                StaticAssets(Assets.all).routes(),
            ]
        )
    }

    /// Every address of the portal of a profile, without opening its data.
    ///
    /// - Throws: `Profile.Fault` for an unknown profile.
    public static func routes(profile: String) async throws -> RouteTable {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-routes-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let province = try Province(
            profile: try Profile.named(profile),
            database: try Database.inMemory(),
            blobs: try BlobStore(folder: folder),
            secret: Array(repeating: 0, count: 32),
            surroundings: .system
        )
        return province.portal().table
    }

    /// Who stands behind a token, where that reader has to go first, and what waits in the inbox.
    private func facts(ofSession token: String) async throws -> SessionFacts? {
        guard let session = try await directory.session(for: token) else { return nil }
        var unread = 0
        if let person = session.viewer.person { unread = try await notices.unread(of: person) }
        return SessionFacts(session: session, firstVisit: AccountPages.firstVisit(of: session), unread: unread)
    }
}
