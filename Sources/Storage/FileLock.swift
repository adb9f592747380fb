import Glibc
public import Kernel

/// Khóa thư mục dữ liệu: one process a data folder.
///
/// Held until the object goes, or the process ends in whatever way.
public final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock in a folder, without waiting.
    ///
    /// - Throws: `FolderInUse` where another process has it; `StorageError.file` where the folder cannot be written.
    public init(folder: String) throws {
        let path = folder + "/thubon.lock"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw StorageError.file("open \(path)", reason: String(cString: strerror(errno))) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(opened)
            throw FolderInUse(folder: folder)
        }
        descriptor = opened
    }

    deinit { Glibc.close(descriptor) }
}

/// Another `thubon` works on the folder: two processes on one SQLite file would spoil it.
public struct FolderInUse: Refusal, Hashable, CustomStringConvertible {
    /// The data folder (`--data`), as it was given.
    public let folder: String

    /// For the command line.
    public var description: String { english + " Stop the server and run the command again." }

    /// `STO-010`.
    public var code: String { "STO-010" }
    /// Conflict: it can be done as soon as the other process ends.
    public var status: Int { 409 }
    /// Which folder, for whoever runs the command.
    public var vietnamese: String { "Một chương trình ThuBon khác đang chạy trên thư mục dữ liệu \(folder)." }
    /// The same in English.
    public var english: String { "Another thubon is running on the data folder \(folder)." }
    /// To stop the server, or to do it in the portal of the one that runs.
    public var whatNext: String {
        "Dừng máy chủ rồi chạy lại lệnh, hoặc làm việc này ngay trên máy chủ đang chạy, trong mục Quản trị của cổng."
    }
}
