import Glibc

/// Số kết nối: how many connections the program holds at once; further ones wait in the system's queue.
///
/// The system gives a process a number of descriptors, for sockets and files alike. Without a limit here, connections that
/// do nothing but stay would take all of them, and what needs one then (the database, a file, a clock of the runtime)
/// brings the program down.
enum ConnectionLimit {
    /// What the database, the log and the runtime need for themselves.
    private static let reserve = 128
    /// Bounds the memory of connections that do nothing.
    private static let most = 10_000

    /// Takes as many descriptors as the system allows, and gives the number of connections for which they suffice.
    ///
    /// A connection may have a file open beside it, so there are half as many.
    static func raisingDescriptors() -> Int {
        var limit = rlimit()
        guard getrlimit(.init(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return connections(descriptors: 1024) }
        if limit.rlim_cur < limit.rlim_max {
            var raised = rlimit(rlim_cur: limit.rlim_max, rlim_max: limit.rlim_max)
            if setrlimit(.init(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return connections(descriptors: Int(clamping: limit.rlim_cur))
    }

    /// How many connections fit into so many descriptors.
    static func connections(descriptors: Int) -> Int { min(most, max(16, (descriptors - reserve) / 2)) }
}
