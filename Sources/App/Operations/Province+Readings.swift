import Kernel
import Ledger
import Storage
import Web

extension Province {
    /// What `/metrics` reads beside the requests: queues, jobs, ledger and the process.
    ///
    /// Only sums: no name of a person, an office or a dossier becomes a label. Where the database does not answer,
    /// `thubon_database_up` is 0 and what lies in it is left out.
    var readings: @Sendable () async -> [Reading] {
        { [database, surroundings] in
            let now = surroundings.now
            let kept = try? await database.read { db in
                (jobs: try Jobs.backlog(at: now, in: db), ledger: try LedgerExtent(in: db))
            }
            var readings = [
                Reading("thubon_database_up", .gauge, "Whether the database answers.", kept == nil ? 0 : 1)
            ]
            if let (jobs, ledger) = kept {
                readings += Self.readings(of: jobs)
                readings += [
                    Reading("thubon_ledger_records", .gauge, "Records in the ledger.", Double(ledger.records)),
                    Reading(
                        "thubon_ledger_unsigned_records",
                        .gauge,
                        "Records after the last checkpoint.",
                        Double(ledger.records - ledger.signed)
                    ),
                ]
            }
            return readings + Self.readings(of: database.load) + ProcessReadings.now()
        }
    }

    private static func readings(of jobs: Jobs.Backlog) -> [Reading] {
        [
            Reading("thubon_jobs_waiting", .gauge, "Jobs that are not done yet, due or not.", jobs.waiting),
            Reading(
                "thubon_jobs_late",
                .gauge,
                "Jobs that should have been done \(Jobs.lateMinutes) minutes ago.",
                jobs.late
            ),
            Reading("thubon_jobs_failed", .gauge, "Jobs that were given up; somebody has to look.", jobs.failed),
        ]
    }

    private static func readings(of load: DatabaseLoad) -> [Reading] {
        [
            Reading("thubon_writes_waiting", .gauge, "Writes that wait for their group.", load.waitingWrites),
            Reading("thubon_writes_total", .counter, "Writes that were taken into a group.", load.writes),
            Reading("thubon_write_groups_total", .counter, "Groups of writes, each with one commit.", load.groups),
            Reading("thubon_readers_busy", .gauge, "Connections for reading that are in use.", load.busyReaders),
            Reading("thubon_readers_limit", .gauge, "Connections for reading that there may be.", load.readers),
            Reading("thubon_reads_waiting", .gauge, "Reads that wait for a connection.", load.waitingReads),
        ]
    }
}
