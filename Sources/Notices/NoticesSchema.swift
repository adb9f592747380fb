public import Storage

/// The tables of this room.
public enum NoticesSchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "notices", files: EmbeddedFiles.all)
}
