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
    let openTables = OpenShelf()
    let memory = BoardMemory()
    let counterMemory = CounterMemory()

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

extension Insights {
    /// The outlines of communes of a day, on a map.
    public func outlines(on map: UnitMap, at day: CivilDate, in db: ReadSession) throws -> [UnitID: String] {
        try territory.atlas(in: db).outlines(on: map, at: day)
    }

    /// The names of procedures by code, from the catalogue in memory.
    public func procedureNames(in db: ReadSession) throws -> @Sendable (String) -> String? {
        let contents = try catalogue.contents(in: db)
        let today = surroundings.now.date
        return { code in contents.version(code, on: today)?.name.vi ?? contents.entry(code)?.name }
    }
}
