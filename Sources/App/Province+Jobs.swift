import Dossiers
import Logging
import ServiceLifecycle
import Storage

extension Province {
    /// Who does which kind of job; rooms with work of their own add theirs.
    var jobHandlers: [String: JobRunner.Handler] {
        [Dossiers.handOverJob: dossiers.handOverHandler()]
    }

    /// Does jobs while the portal is served.
    var jobService: JobService {
        JobService(
            runner: JobRunner(database: database, surroundings: surroundings, handlers: jobHandlers),
            logger: Logger(label: "thubon.jobs")
        )
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
