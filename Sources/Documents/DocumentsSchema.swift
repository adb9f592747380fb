public import Ledger
public import Storage

/// The tables of this room.
public enum DocumentsSchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "documents", files: EmbeddedFiles.all)

    /// Its projections.
    public static let projections: [any Projection] = [DocumentProjection(), SigningKeyProjection()]
}
