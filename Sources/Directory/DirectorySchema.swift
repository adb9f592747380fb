public import Ledger
public import Storage

/// The tables of this room.
public enum DirectorySchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "directory", files: EmbeddedFiles.all)

    /// What this room keeps from the ledger's events; given to `Ledger` where the program is put together.
    public static let projections: [any Projection] = [AgencyProjection(), PersonProjection(), AccountProjection()]
}
