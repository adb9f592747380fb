/// The tables of this room: jobs and remembered answers.
public enum StorageSchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "storage", files: EmbeddedFiles.all)
}
