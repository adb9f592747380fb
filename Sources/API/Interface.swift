public import Catalogue
public import Directory
public import Documents
public import Dossiers
import Hummingbird
public import Insights
import Kernel
public import Ledger
public import Notices
public import Signing
public import Storage
public import Territory
public import Web

/// Giao diện lập trình: JSON under `/api/v1` for everything that the portal does, with a document that describes it.
///
/// Each resource is a file under `Resources/` that lists its endpoints; an `Endpoint` is route, checks and document in one
/// value. Commands are those of the pages: nothing here decides what may happen to a dossier, or who sees it.
public struct Interface: Sendable {
    let database: Database
    let catalogue: Catalogue
    let territory: Territory
    let directory: Directory
    let dossiers: Dossiers
    let documents: Documents
    let insights: Insights
    let alerts: AlertDesk
    let remarks: RemarkDesk
    let notices: Notices
    let ledger: OpenLedger
    let records: Ledger
    let blobs: BlobStore
    let printed: PrintedForms
    let known: @Sendable () throws -> KnownKeys
    let signatures: SignatureDesk

    /// The interface over these services.
    ///
    /// `printed` draws sheets, `known` tells the keys that a procedure file may name, `signatures` checks those of files.
    public init(
        database: Database,
        catalogue: Catalogue,
        territory: Territory,
        directory: Directory,
        dossiers: Dossiers,
        documents: Documents,
        insights: Insights,
        alerts: AlertDesk,
        remarks: RemarkDesk,
        notices: Notices,
        ledger: OpenLedger,
        records: Ledger,
        blobs: BlobStore,
        printed: PrintedForms,
        known: @escaping @Sendable () throws -> KnownKeys,
        signatures: SignatureDesk
    ) {
        self.database = database
        self.catalogue = catalogue
        self.territory = territory
        self.directory = directory
        self.dossiers = dossiers
        self.documents = documents
        self.insights = insights
        self.alerts = alerts
        self.remarks = remarks
        self.notices = notices
        self.ledger = ledger
        self.records = records
        self.blobs = blobs
        self.printed = printed
        self.known = known
        self.signatures = signatures
    }

    /// Where everything lies.
    static let root = "/api/v1"

    /// Every operation, in the order of the document.
    var endpoints: [Endpoint] {
        procedureEndpoints + unitEndpoints + agencyEndpoints + workingTimeEndpoints + trackingEndpoints
            + dossierEndpoints + draftEndpoints + deskEndpoints + filterEndpoints + bookEndpoints + assignmentEndpoints
            + deedEndpoints + paperEndpoints
            + intakeEndpoints + opinionEndpoints + printEndpoints + personEndpoints + statisticsEndpoints
            + boardEndpoints + composedBoardEndpoints + alertEndpoints + remarkEndpoints + ratingEndpoints
            + ledgerEndpoints + signatureEndpoints + figureEndpoints + tokenEndpoints + accountEndpoints
            + delegationEndpoints
            + adminAccountEndpoints + adminAgencyEndpoints + adminPostEndpoints + adminCalendarEndpoints
            + adminProcedureEndpoints + adminTokenEndpoints
    }

    /// The routes of all operations, the document, and the page that shows it.
    public func routes() -> Routes {
        var routes = Routes()
        let endpoints = endpoints
        for endpoint in endpoints {
            routes.interface(
                endpoint.method,
                Self.root + endpoint.path,
                endpoint.access,
                endpoint.name,
                pace: endpoint.pace
            ) { visit in try await endpoint.respond(to: visit, database) }
        }
        let document = Document(endpoints: endpoints)
        let bytes = document.json
        routes.interface(.get, Self.root + "/openapi.json", .everyone, "api.document") { visit in
            visit.json(bytes: bytes, cache: .open(seconds: 300))
        }
        routes.page("/api", .everyone, "api.show") { visit in ReferenceView(endpoints: endpoints).answer(visit) }
        return routes
    }
}
