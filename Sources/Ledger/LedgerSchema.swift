public import Storage

/// The tables of the ledger.
public enum LedgerSchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "ledger", files: EmbeddedFiles.all)
}
