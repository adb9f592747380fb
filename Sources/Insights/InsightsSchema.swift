public import Storage

/// The tables of this room.
public enum InsightsSchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "insights", files: EmbeddedFiles.all)
}
