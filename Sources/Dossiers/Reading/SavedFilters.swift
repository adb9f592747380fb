public import Directory
public import Kernel
public import Storage

/// Names the ids of saved filters.
public enum SavedFilterTag {}
/// Mã của một bộ lọc đã lưu.
public typealias SavedFilterID = Identifier<SavedFilterTag>

/// Bộ lọc đã lưu: a search that an officer keeps under a name; belongs to the account alone and is no event.
public struct SavedFilter: Hashable, Sendable, Identifiable {
    /// Which.
    public let id: SavedFilterID
    /// What the officer calls it.
    public let name: String
    /// The question of the list's address, without the question mark.
    public let query: String
}

extension Dossiers {
    /// Most filters that one account keeps.
    public static let mostSavedFilters = 30

    /// The filters of the viewer, by name.
    public func savedFilters(of viewer: Viewer, in db: ReadSession) throws -> [SavedFilter] {
        guard let account = viewer.account else { return [] }
        return try db.rows(
            """
            SELECT id, name, query FROM saved_filter WHERE account_id = \(account)
            ORDER BY saved_at, id LIMIT \(Self.mostSavedFilters)
            """
        ).map { SavedFilter(id: try $0["id"], name: try $0["name"], query: try $0["query"]) }
    }

    /// Lưu bộ lọc: keeps a search; one of the same name is replaced.
    ///
    /// - Throws: `DossierRefusal.tooManyFilters` where the account keeps as many as it may.
    @discardableResult
    public func saveFilter(
        _ query: String,
        named name: String,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> SavedFilterID {
        guard let account = viewer.account else { throw DossierRefusal.unknown }
        let name = String(try required(name).prefix(60))
        try db.run("DELETE FROM saved_filter WHERE account_id = \(account) AND name = \(name)")
        let kept = try db.value("SELECT COUNT(*) FROM saved_filter WHERE account_id = \(account)", as: Int.self)
        guard (kept ?? 0) < Self.mostSavedFilters else { throw DossierRefusal.tooManyFilters }
        let id = surroundings.newID(SavedFilterTag.self)
        try db.run(
            """
            INSERT INTO saved_filter (id, account_id, name, query, saved_at)
            VALUES (\(id), \(account), \(name), \(query), \(surroundings.now))
            """
        )
        return id
    }

    /// Bỏ bộ lọc: takes a filter of the viewer away; nothing happens where it is another's.
    public func removeFilter(_ id: SavedFilterID, by viewer: Viewer, in db: WriteSession) throws {
        guard let account = viewer.account else { throw DossierRefusal.unknown }
        try db.run("DELETE FROM saved_filter WHERE id = \(id) AND account_id = \(account)")
    }
}
