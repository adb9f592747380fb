import CMalloc

/// Bộ nhớ: how the program asks the system for memory.
enum Memory {
    /// A few heaps, and large pieces by themselves.
    ///
    /// Left alone, glibc gives every thread a heap of its own, and what one has freed no other can use: after a load the server
    /// held a third more than it needed. With a single one the threads waited for each other: a third of the submissions. What
    /// is larger than a megabyte, such as the 19 MiB in which a password is hashed, goes back to the system when it is freed.
    static func share() {
        #if os(Linux)
        mallopt(M_ARENA_MAX, 4)
        mallopt(M_MMAP_THRESHOLD, 1 << 20)
        mallopt(M_TRIM_THRESHOLD, 8 << 20)
        #endif
    }
}
