public import Catalogue
public import Directory
public import Kernel
public import Storage
import Territory

/// Bản nháp, đã điền đủ: a draft of a citizen with all that decides whether it can be sent.
public struct DraftForm: Sendable {
    /// Form and files.
    public let contents: DraftContents
    /// All answers, typed and known.
    public let answers: [String: String]
    /// What the check says of them.
    public let check: FormCheck
    /// Who would receive it, when it would be due, what it costs.
    public let outlook: Outlook

    /// Papers that are demanded and not there yet.
    public var missing: [Component] { contents.missing(for: check.answers) }
}

extension Dossiers {
    /// The draft of the viewer, completed with what is held of the person.
    ///
    /// - Throws: `DossierRefusal.unknown` where the draft is not the viewer's.
    public func draftForm(_ id: DraftID, for viewer: Viewer, in db: ReadSession) throws -> DraftForm {
        let contents = try draftContents(id, for: viewer, in: db)
        let (date, atlas) = (surroundings.now.date, try territory.atlas(in: db))
        let person = try viewer.person.flatMap { try directory.person($0, in: db) }
        let known = person.map { KnownValues(of: $0, atlas: atlas, on: date) } ?? KnownValues([:])
        let answers = known.completing(contents.draft.answers, of: contents.version)
        let check = contents.version.check(answers, in: atlas.formContext(on: date))
        let outlook = try outlook(
            contents.version,
            answers: check.answers,
            channel: .online,
            exemption: contents.draft.exemption,
            in: db
        )
        return DraftForm(contents: contents, answers: answers, check: check, outlook: outlook)
    }
}
