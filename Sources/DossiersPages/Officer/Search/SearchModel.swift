import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Storage
import Territory
import Web

/// Tìm hồ sơ: everything that the officer may see, by any mix of filters.
struct SearchModel: Sendable {
    let filter: DossierFilter
    let rows: [DossierRow]
    let total: Int
    let hasMore: Bool
    let procedures: [Choice]
    let places: [Choice]
    let saved: [SavedFilter]
    let now: Instant

    /// The name of the cursor in the address.
    static let after = "sau"

    /// The address of a filter, without the cursor.
    static func path(_ filter: DossierFilter) -> WebPath {
        DossierFilter.Name.allCases.reduce(OfficerPath.search) { $0.adding($1.rawValue, filter.asked($1)) }
    }

    var path: WebPath { Self.path(filter) }

    /// The part behind the question mark, as it is saved.
    var question: String { path.string.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? "" }

    var isFiltered: Bool { filter != DossierFilter(part: .all) }

    /// What is in force, each with the list without it.
    var active: [Link] {
        var links: [Link] = []
        func add(_ words: Phrase, _ change: (inout DossierFilter) -> Void) {
            var without = filter
            without.after = nil
            change(&without)
            links.append(Link(words, to: Self.path(without).string))
        }
        if let procedure = filter.procedure {
            add(Phrase(procedures.first { $0.value == procedure }?.label.vi ?? procedure)) { $0.procedure = nil }
        }
        if let place = filter.place {
            add(Phrase(places.first { $0.value == place }?.label.vi ?? place)) { $0.place = nil }
        }
        if let state = filter.state { add(Phrase(vi: state.vietnamese, en: state.english)) { $0.state = nil } }
        if let from = filter.submittedFrom {
            add(Phrase(vi: "từ \(from.vietnamese)", en: "from \(from.vietnamese)")) { $0.submittedFrom = nil }
        }
        if let to = filter.submittedTo {
            add(Phrase(vi: "đến \(to.vietnamese)", en: "until \(to.vietnamese)")) { $0.submittedTo = nil }
        }
        return links
    }
}

extension DossierFilter {
    /// What an address asks.
    init(search question: FormData) {
        self.init { name in
            let text = question.text(name.rawValue)
            return [.from, .to].contains(name) ? DateInput.tidied(text) : text
        }
        after = Cursor(question.text(SearchModel.after))
    }
}

extension OfficerPages {
    func search(_ filter: DossierFilter, for viewer: Viewer, now: Instant, in db: ReadSession) throws -> SearchModel {
        let list = try dossiers.worklist(filter, for: viewer, in: db)
        return SearchModel(
            filter: filter,
            rows: try rows(list.items, now: now, in: db),
            total: list.total,
            hasMore: list.hasMore,
            procedures: try catalogue.listing(in: db).items.filter(\.isOnline)
                .map { Choice($0.code, Phrase($0.name)) },
            places: try places(for: viewer, on: now.date, in: db),
            saved: try dossiers.savedFilters(of: viewer, in: db),
            now: now
        )
    }

    /// The communes for which the viewer's agencies work.
    private func places(for viewer: Viewer, on date: CivilDate, in db: ReadSession) throws -> [Choice] {
        let (register, atlas) = (try directory.register(in: db), try territory.atlas(in: db))
        let communes = viewer.agencies.compactMap { register.agency($0)?.unit }.flatMap { unit -> [Unit] in
            guard let own = atlas.unit(unit) else { return [] }
            if own.level != .commune { return atlas.units(on: date, level: .commune, within: unit) }
            let district = atlas.ancestors(of: unit, on: date).first { $0.level == .district }
            return district.map { atlas.units(on: date, level: .commune, within: $0.id) } ?? [own]
        }
        return Set(communes).map { ($0, atlas.fullName(of: $0.id, on: date)) }
            .sorted { ($0.1, $0.0.code) < ($1.1, $1.0.code) }
            .map { Choice($0.0.id.description, $0.1.split(separator: ",").prefix(2).joined(separator: ",")) }
    }
}
