import DesignSystem
import Directory
import HTML
import Hummingbird
public import Insights
import Kernel
public import Storage
public import Territory
public import Web

/// Quản trị số liệu: statistics of other bodies are checked, looked over and imported here; only administrators come in.
public struct StatisticAdministration: Sendable {
    let database: Database
    let desk: StatisticDesk
    let territory: Territory
    let blobs: BlobStore

    /// The administration of imported statistics.
    public init(database: Database, desk: StatisticDesk, territory: Territory, blobs: BlobStore) {
        self.database = database
        self.desk = desk
        self.territory = territory
        self.blobs = blobs
    }

    static let home: WebPath = "/quan-tri/so-lieu"
    /// A table of five thousand rows is a tenth of it.
    static let mostBytes = 2 * 1_048_576

    /// Its routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/quan-tri/so-lieu", .administrator, "admin.statistic.index") { try await index($0) }
        routes.upload("/quan-tri/so-lieu/kiem-tra", .administrator, "admin.statistic.check") { visit, upload in
            try await check(visit, upload)
        }
        routes.form("/quan-tri/so-lieu/trang-tinh", .administrator, "admin.statistic.sheet") { visit, form in
            try await checkSheet(visit, form)
        }
        routes.form("/quan-tri/so-lieu/nhap", .administrator, "admin.statistic.import") { visit, form in
            try await take(visit, form)
        }
        routes.page("/quan-tri/so-lieu/{key}", .administrator, "admin.statistic.show") { try await show($0) }
        routes.page("/quan-tri/so-lieu/tep/{hash}", .administrator, "admin.statistic.file") { try await file($0) }
        return routes
    }

    private func index(_ visit: Visit) async throws -> Response {
        try await index(.init(), visit)
    }

    private func index(_ draft: StatisticDraft, _ visit: Visit) async throws -> Response {
        let day = visit.now.date
        let model = try await database.read { [self] db in
            let indicators = desk.indicators(on: day)
            return StatisticIndexModel(indicators, newest: try desk.newest(of: indicators.map(\.key), in: db))
        }
        let view = StatisticIndexView(model: model, draft: draft, security: visit.formSecurity())
        return visit.page(view.page, for: .officer, status: draft.isWrong ? .unprocessableContent : .ok) {
            view.write(to: &$0)
        }
    }

    /// A table was chosen: says what is wrong with it, or what importing it would write.
    private func check(_ visit: Visit, _ upload: Upload) async throws -> Response {
        let (form, files) = try await upload.read(into: blobs) { $0.field == StatisticDraft.fileField }
        var draft = StatisticDraft(title: form.text(StatisticDraft.titleField))
        guard let file = files.first, file.size > 0 else {
            draft.isWithoutFile = true
            return try await index(draft, visit)
        }
        draft.file = file.hash
        return try await preview(draft, visit)
    }

    /// Another sheet of the workbook was chosen.
    private func checkSheet(_ visit: Visit, _ form: FormData) async throws -> Response {
        let draft = StatisticDraft(form)
        guard let file = draft.file, blobs.contains(file) else {
            return try await index(StatisticDraft(title: draft.title, isWithoutFile: true), visit)
        }
        return try await preview(draft, visit)
    }

    private func preview(_ asked: StatisticDraft, _ visit: Visit) async throws -> Response {
        var draft = asked
        guard let file = draft.file else { return try await index(draft, visit) }
        if draft.title.isEmpty { draft.refusal = .titleMissing }
        do {
            let source = try await source(of: file)
            draft.sheets = source.sheets
            let sheet = try source.sheet(draft.sheet)
            let preview = try await database.read { [desk] db in try desk.preview(sheet, file: file, in: db) }
            guard draft.refusal == nil, preview.refusal == nil else {
                draft.refusal = draft.refusal ?? preview.refusal
                draft.problems = preview.problems
                return try await index(draft, visit)
            }
            let view = StatisticPreviewView(
                preview: preview,
                draft: draft,
                file: file,
                signer: visit.viewer.name,
                security: visit.formSecurity()
            )
            return visit.page(view.page, for: .officer) { view.write(to: &$0) }
        } catch let refusal as StatisticRefusal {
            draft.refusal = refusal
            return try await index(draft, visit)
        }
    }

    /// Imports what the preview showed; everything is checked again.
    private func take(_ visit: Visit, _ form: FormData) async throws -> Response {
        var draft = StatisticDraft(form)
        guard let hash = draft.file, blobs.contains(hash) else {
            return try await index(StatisticDraft(title: draft.title, isWithoutFile: true), visit)
        }
        do {
            let source = try await source(of: hash)
            draft.sheets = source.sheets
            let sheet = try source.sheet(draft.sheet)
            let (signer, actor, title) = (visit.viewer.name, visit.viewer.actor(), draft.title)
            let (count, _) = try await database.write { [desk] db in
                try visit.once(form, in: db) {
                    let taken = try desk.take(sheet, file: hash, title: title, signer: signer, by: actor, in: db)
                    return String(taken.fresh.count)
                }
            }
            return visit.redirect(to: Self.home, flash: .success("Đã nhập \(count) giá trị, \(signer) ký."))
        } catch let refusal as StatisticRefusal {
            draft.refusal = refusal
            return try await index(draft, visit)
        }
    }

    private func show(_ visit: Visit) async throws -> Response {
        let key = try visit.parameter("key")
        let (versions, atlas) = try await database.read { [self] db in
            (try desk.versions(of: key, in: db), try territory.atlas(in: db))
        }
        guard let indicator = desk.shelf.groups.flatMap(\.indicators).last(where: { $0.key == key }) else {
            throw StatisticRefusal.unknownIndicator(key)
        }
        let view = StatisticShowView(indicator: indicator, versions: versions, atlas: atlas)
        return visit.page(view.page, for: .officer) { view.write(to: &$0) }
    }

    /// The file as it was imported; files of anything else do not lie here.
    private func file(_ visit: Visit) async throws -> Response {
        guard let hash = BlobHash(try visit.parameter("hash")) else { throw WebRefusal.notFound }
        let named = try await database.read { try StatisticDesk.namedFiles(in: $0) }
        guard named.contains(hash), blobs.contains(hash) else { throw WebRefusal.notFound }
        var start: [UInt8] = []
        for try await piece in try blobs.read(hash) {
            start = piece
            break
        }
        let kind = StatisticSource.Kind(start)
        let name = "so-lieu-\(hash.description.prefix(8)).\(kind.ending)"
        guard let file = Download(hash, in: blobs, name: name, mediaType: kind.mediaType) else {
            throw WebRefusal.notFound
        }
        return try visit.download(file)
    }

    /// The table, or the tables, in a stored file.
    private func source(of hash: BlobHash) async throws -> StatisticSource {
        guard let size = blobs.size(of: hash), size <= Self.mostBytes else {
            throw WebRefusal.fileTooLarge(Self.mostBytes)
        }
        var bytes: [UInt8] = []
        for try await piece in try blobs.read(hash) { bytes += piece }
        return try StatisticSource(bytes)
    }
}

/// What was typed into the form of an import, and what is wrong with it.
struct StatisticDraft: Sendable {
    static let titleField = "ten"
    static let fileField = "bang"
    static let sheetField = "trang-tinh"

    var title = ""
    var isWithoutFile = false
    /// The file that was chosen, which lies in the store.
    var file: BlobHash?
    /// The names of its sheets; empty for a text.
    var sheets: [String] = []
    /// Which of them is meant.
    var sheet = 0
    var refusal: StatisticRefusal?
    var problems: [StatisticProblem] = []

    var isWrong: Bool { isWithoutFile || refusal != nil }
}

extension StatisticDraft {
    /// What a form says that names a file in the store.
    init(_ form: FormData) {
        self.init(title: form.text(Self.titleField))
        file = BlobHash(form.text(Self.fileField))
        sheet = form.int(Self.sheetField) ?? 0
    }
}
