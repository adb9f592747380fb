import InsightsPages

extension Province {
    /// The pages of the operations centre.
    var insightsPages: InsightsPages {
        InsightsPages(database: database, insights: insights, dossiers: dossiers, maps: maps)
    }
}
