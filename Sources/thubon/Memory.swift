import CMalloc

/// Bộ nhớ: how the program asks the system for memory.
enum Memory {
    /// One heap for all threads.
    ///
    /// glibc gives every thread one of its own, and what one has freed no other can use: after a load the server held a
    /// third more than it needed. Two cores get in each other's way too seldom to notice.
    static func shareHeap() {
        #if os(Linux)
        mallopt(M_ARENA_MAX, 1)
        #endif
    }
}
