import HTML
package import Insights
import InsightsPages
import ServiceLifecycle

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
            press: BriefPress(publisher: names.publisher.vi, place: names.short.vi)
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
