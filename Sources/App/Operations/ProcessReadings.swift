import Foundation
import Web

/// Tiến trình: memory, descriptors and time of this process, as Linux tells them, under the names that Prometheus knows.
enum ProcessReadings {
    /// The readings of this moment; what the system does not tell is left out.
    static func now() -> [Reading] { memory() + descriptors() + times() }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func memory() -> [Reading] {
        let pages = (text("/proc/self/statm") ?? "").split(separator: " ").compactMap { Int($0) }
        guard pages.count > 1 else { return [] }
        let size = sysconf(Int32(_SC_PAGESIZE))
        return [
            Reading("process_resident_memory_bytes", .gauge, "Memory that is held.", pages[1] * size),
            Reading("process_virtual_memory_bytes", .gauge, "Memory that is mapped.", pages[0] * size),
        ]
    }

    private static func descriptors() -> [Reading] {
        var readings: [Reading] = []
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            // The folder itself was open while it was read.
            readings.append(
                Reading("process_open_fds", .gauge, "Open files and connections.", max(open.count - 1, 0))
            )
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            readings.append(
                Reading("process_max_fds", .gauge, "Files and connections that may be open.", Double(limit.rlim_cur))
            )
        }
        return readings
    }

    private static func times() -> [Reading] {
        // What stands behind the name of the program, which may hold blanks.
        guard let line = text("/proc/self/stat"), let end = line.lastIndex(of: ")") else { return [] }
        let fields = line[line.index(after: end)...].split(separator: " ")
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        guard fields.count > 19, let user = Double(fields[11]), let system = Double(fields[12]),
            let started = Double(fields[19])
        else { return [] }
        var readings = [
            Reading("process_cpu_seconds_total", .counter, "Seconds of processors.", (user + system) / ticks)
        ]
        let boot = (text("/proc/stat") ?? "").split(separator: "\n").first { $0.hasPrefix("btime ") }
        if let boot = boot.flatMap({ Double($0.dropFirst(6)) }) {
            readings.append(
                Reading(
                    "process_start_time_seconds",
                    .gauge,
                    "When the program was started, in seconds since 1970.",
                    boot + started / ticks
                )
            )
        }
        return readings
    }
}
