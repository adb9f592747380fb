import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Storage
import Web

/// Bàn việc: what the page of a desk shows.
struct DeskShowModel: Sendable {
    let offices: String
    let figures: DeskFigures
    let filter: DossierFilter
    let rows: [DossierRow]
    let total: Int
    let hasMore: Bool
    let officers: [OfficerLoad]
    /// Whether the viewer may print the register of the counter.
    let keepsBook: Bool
    /// Whether the viewer may sign several results at once.
    let maySign: Bool
    let now: Instant

    var mayAssign: Bool { !officers.isEmpty && [.mine, .unassigned, .desk, .overdue].contains(filter.part) }

    var path: WebPath { OfficerPath.desk(filter.part).adding("q", filter.text) }
}

/// Một dòng của danh sách việc.
struct DossierRow: Sendable {
    let dossier: Dossier
    /// The step at which it lies, in the words of its procedure.
    let task: String
    /// Working minutes left for the step; negative when late; nil where no calendar counts them.
    let minutesLeft: Int?

    var isLate: Bool { (minutesLeft ?? 0) < 0 && !dossier.state.isPaused && dossier.state != .done }

    var tone: Tone? { isLate ? .late : dossier.state.isPaused ? .wait : nil }
}

extension OfficerPages {
    /// Rows with what a page needs beside the dossier: one query, and calendars from memory.
    func rows(_ items: [Dossier], now: Instant, in db: ReadSession) throws -> [DossierRow] {
        let tasks = try dossiers.openSteps(of: items.map(\.id), in: db)
        return try items.map { dossier in
            DossierRow(
                dossier: dossier,
                task: tasks[dossier.id] ?? "",
                minutesLeft: try minutesLeft(of: dossier, now: now, in: db)
            )
        }
    }

    /// Working minutes that the desk has left.
    func minutesLeft(of dossier: Dossier, now: Instant, in db: ReadSession) throws -> Int? {
        guard let due = dossier.stepDueAt else { return nil }
        let calendar = try directory.calendar(of: dossier.agency, division: dossier.division, in: db)
        return try? calendar.workingMinutes(from: now, to: due)
    }

    func desk(_ filter: DossierFilter, for viewer: Viewer, now: Instant, in db: ReadSession) throws -> DeskShowModel {
        let list = try dossiers.worklist(filter, for: viewer, in: db)
        let register = try directory.register(in: db)
        return DeskShowModel(
            offices: viewer.posts.prefix(3).map { post in
                let agency = register.agency(post.agency)?.name.vi ?? ""
                let title = agency.isEmpty ? post.title : "\(post.title), \(agency)"
                return post.delegatedBy == nil ? title : "\(title) (được ủy quyền)"
            }.joined(separator: " · "),
            figures: try dossiers.figures(for: viewer, in: db),
            filter: filter,
            rows: try rows(list.items, now: now, in: db),
            total: list.total,
            hasMore: list.hasMore,
            // What waits for a leader is to be signed, not given on.
            officers: filter.part == .mine && !viewer.posts.contains { $0.role == .head }
                ? [] : try dossiers.officers(assignedBy: viewer, in: db),
            keepsBook: viewer.posts.contains { [.counter, .head, .leader].contains($0.role) },
            maySign: filter.part == .mine && viewer.posts.contains { $0.role == .leader } && !list.items.isEmpty
                ? try documents.desk(of: viewer, in: db) != nil : false,
            now: now
        )
    }
}
