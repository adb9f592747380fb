import Documents
import Dossiers
import Insights
import OpenDataPages
import Storage
import Web

extension Province {
    /// Open data for everybody, and where administrators import statistics.
    var openDataRoutes: Routes {
        var routes = OpenDataPages(
            database: database,
            insights: insights,
            publisher: ProvinceNames(profile).publisher
        ).routes()
        routes.add(
            StatisticAdministration(database: database, desk: statistics, territory: territory, blobs: blobs).routes()
        )
        return routes
    }

    /// The files of the blob store that the database names, in whatever room.
    static func namedFiles(in db: ReadSession) throws -> Set<BlobHash> {
        try Dossiers.namedFiles(in: db).union(try Documents.namedFiles(in: db))
            .union(try StatisticDesk.namedFiles(in: db))
    }
}
