public import Storage

/// The tables of this room.
public enum DossiersSchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "dossiers", files: EmbeddedFiles.all)
}
