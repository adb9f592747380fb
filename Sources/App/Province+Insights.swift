import Dossiers
import HTML
package import Insights
import InsightsPages
import Kernel
import Ledger
import Logging
import ServiceLifecycle
import Storage

extension Province {
    /// The pages of the operations centre.
    var insightsPages: InsightsPages {
        let names = ProvinceNames(profile)
        return InsightsPages(
            database: database,
            insights: insights,
            dossiers: dossiers,
            maps: maps,
            live: liveBoards,
            boards: boardDesk,
            alerts: alerts,
            remarks: remarks,
            briefs: briefs,
            press: BriefPress(publisher: names.publisher.vi, place: names.short.vi),
            analysis: analysis
        )
    }

    /// Soạn bảng: boards that people compose.
    package var boardDesk: BoardDesk { BoardDesk(insights: insights, ledger: ledger) }

    /// Keeps those who watch a board up to date.
    var liveService: LiveService { LiveService(boards: liveBoards) }
}

/// Số liệu trực tiếp: looks at the ledger once a second, as long as the program serves.
struct LiveService: Service {
    let boards: LiveBoards

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await boards.look()
                try? await Task.sleep(for: LiveBoards.pause)
            }
        }
    }
}

extension Province {
    /// The desk of remarks and instructions, which words a value as the boards do.
    static func remarkDesk(_ insights: Insights, _ dossiers: Dossiers, _ ledger: Ledger) -> RemarkDesk {
        RemarkDesk(insights: insights, dossiers: dossiers, ledger: ledger) { $0.words($1).vi }
    }

    /// The desk of analysts; who asked what goes into the log of operations.
    static func analysisDesk(
        _ insights: Insights,
        _ database: Database,
        _ surroundings: Surroundings,
        _ folder: String?
    ) -> AnalysisDesk {
        let logger = Logger(label: "thubon.analysis")
        return AnalysisDesk(
            database: database,
            insights: insights,
            surroundings: surroundings,
            folder: folder
        ) { note in
            logger.notice(
                "query",
                metadata: [
                    "account": "\(note.account)", "sql": "\(note.sql)", "outcome": "\(note.outcome)",
                    "rows": "\(note.rows)", "milliseconds": "\(note.milliseconds)",
                ]
            )
        }
    }

    /// Makes the analysts' file while the portal is served.
    var analysisService: AnalysisService {
        AnalysisService(desk: analysis, logger: Logger(label: "thubon.analysis"))
    }
}

/// Tệp phân tích: looks every few seconds whether the file is due or was asked for.
struct AnalysisService: Service {
    let desk: AnalysisDesk
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                var pause = Duration.seconds(3)
                do { try await desk.makeWhereDue() } catch {
                    guard !Task.isCancelled else { return }
                    // The old file still answers; a full disk is not better at once.
                    logger.warning("the file of tables was not made", metadata: ["error": "\(error)"])
                    pause = .seconds(600)
                }
                try? await Task.sleep(for: pause)
            }
        }
    }
}
