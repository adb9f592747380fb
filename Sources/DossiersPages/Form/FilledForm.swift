public import Catalogue
import Dossiers
public import Kernel
public import Territory

/// Tờ khai đang điền: a form with the answers so far, typed and known.
///
/// What was typed stands before what is known; a known answer that the form would refuse is asked like any other.
public struct FilledForm: Sendable {
    /// The version whose form it is.
    public let version: ProcedureVersion
    /// The answers as they were typed.
    public let typed: [String: String]
    /// What registries hold.
    public let known: KnownAnswers
    /// The units to choose from.
    public let atlas: Atlas
    /// The day on which the form is filled in.
    public let date: CivilDate
    /// All answers, as they go into the check.
    public let answers: [String: String]
    /// What the check says of the whole form.
    public let check: FormCheck

    /// A form with its answers.
    ///
    /// What was typed under a key that the form lacks is left out.
    public init(
        version: ProcedureVersion,
        typed: [String: String],
        known: KnownAnswers,
        atlas: Atlas,
        date: CivilDate
    ) {
        self.version = version
        self.typed = typed
        self.known = known
        self.atlas = atlas
        self.date = date
        answers = known.held.completing(typed, of: version)
        check = version.check(answers, in: atlas.formContext(on: date))
    }

    /// The pages that have something to ask or to show.
    public var sections: [FormSection] { version.visibleSections(for: check.answers) }

    /// The page with this key, where it is shown.
    public func section(_ key: String) -> FormSection? { sections.first { $0.key == key } }

    /// The problems of one page, in the order of the form.
    public func problems(of section: FormSection) -> [FormProblem] {
        let keys = Set(section.fields.map(\.key))
        return check.problems.filter { keys.contains($0.field) }
    }

    /// The pages on which something is still wrong or missing.
    public var openSections: [FormSection] { sections.filter { !problems(of: $0).isEmpty } }

    /// Whether the answer to a field is known and was not typed over.
    public func isKnown(_ field: FormField) -> Bool {
        typed[field.key] == nil && known.answer(to: field) != nil && check.problems(of: field.key).isEmpty
    }

    /// What stands in the lists of the place before anybody chose one: where the person lives.
    ///
    /// Nothing is taken from it until the page is sent.
    func proposal(for field: FormField) -> String? {
        guard field.type == .unit, field.key == version.placeField, answers[field.key] == nil,
            let home = known.held.values["population.residence"].flatMap({ UnitID($0) }),
            atlas.unit(home)?.exists(on: date) == true
        else { return nil }
        return home.description
    }
}
