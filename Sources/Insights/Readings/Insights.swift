public import Catalogue
public import Directory
public import Kernel
public import Storage
public import Territory

/// Số liệu điều hành: what leaders and citizens may know of the province's work, computed from facts.
public struct Insights: Sendable {
    /// All indicators.
    public let shelf: IndicatorShelf

    let database: Database
    let territory: Territory
    let directory: Directory
    let catalogue: Catalogue
    let surroundings: Surroundings

    /// Figures over these services, for the indicators of a profile.
    public init(
        database: Database,
        territory: Territory,
        directory: Directory,
        catalogue: Catalogue,
        surroundings: Surroundings,
        shelf: IndicatorShelf
    ) {
        self.database = database
        self.territory = territory
        self.directory = directory
        self.catalogue = catalogue
        self.surroundings = surroundings
        self.shelf = shelf
    }
}
