import Catalogue
import DesignSystem

/// Trang chủ: what the first page shows.
struct HomeShowModel: Sendable {
    /// Việc trong đời.
    let events: [LifeEvent]
    /// How many procedures the catalogue lists.
    let procedures: Int
    /// How many of them can be handed in online.
    let online: Int
    /// The share returned in time; nil where there is nothing to tell.
    let onTime: OnTimeShare?

    init(_ listing: CatalogueListing, events: [LifeEvent], onTime: OnTimeShare?) {
        self.events = events
        procedures = listing.items.count
        online = listing.items.count { $0.isOnline }
        self.onTime = onTime
    }
}
