import Directory
import Documents
import Dossiers
import Insights
import Kernel
import Logging
import Notices
import ServiceLifecycle
import Storage

extension Province {
    /// Who does which kind of job; rooms with work of their own add theirs.
    var jobHandlers: [String: JobRunner.Handler] {
        let delivery = NoticeDelivery(
            database: database,
            directory: directory,
            surroundings: surroundings,
            channels: channels
        )
        return delivery.handlers
            .merging([Dossiers.handOverJob: dossiers.handOverHandler()]) { _, other in other }
            .merging(documents.jobHandlers) { _, other in other }
            .merging([AlertRounds.job: alertRounds.handler, BriefRounds.job: briefRounds.handler]) { _, other in other }
    }

    /// Does jobs while the portal is served.
    var jobService: JobService {
        JobService(
            runner: JobRunner(database: database, surroundings: surroundings, handlers: jobHandlers),
            logger: Logger(label: "thubon.jobs")
        )
    }
}

extension Province {
    /// Takes away what is over, once an hour, and plans the looks at alert rules and the weekly briefs.
    ///
    /// Over are sessions, codes, counters of tries; jobs done a week ago; answers to forms that nobody sends again after a
    /// month; remains of uploads that were cut off a day ago.
    var sweepService: SweepService {
        SweepService(logger: Logger(label: "thubon.sweep")) {
            [alertRounds, blobs, briefRounds, database, directory, notices, surroundings] in
            try await directory.sweepExpired()
            try await blobs.sweepUnfinished(olderThan: 86_400)
            try await notices.sweepExpired()
            let now = surroundings.now
            try await database.write { db in
                try Jobs.sweepDone(before: now.adding(minutes: -7 * 1440), in: db)
                try AnsweredRequest.sweep(before: now.adding(minutes: -30 * 1440), in: db)
                try alertRounds.plan(in: db)
                try briefRounds.plan(in: db)
            }
        }
    }
}

/// Dọn dẹp: runs once an hour until the program is told to stop.
struct SweepService: Service {
    let logger: Logger
    let sweep: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await sweep() } catch {
                    // What is over opens nothing; the next hour tries again.
                    logger.warning("sweeping failed", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }
}

/// Việc nền: looks every second whether a job is due, until the program is told to stop.
struct JobService: Service {
    let runner: JobRunner
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await runner.runDue() > 0 { continue }
                } catch {
                    // The database may be away for a moment; the jobs are not lost.
                    logger.warning("jobs wait", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
