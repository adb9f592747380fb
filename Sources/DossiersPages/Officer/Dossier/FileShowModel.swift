import Catalogue
import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Kernel
import Storage
import Territory
import Web

/// Hồ sơ trên bàn: one dossier with all that belongs to it and all that the viewer may do.
struct FileShowModel: Sendable {
    let file: DossierFile
    let answers: [AnswerSection]
    let agencies: [AgencyID: String]
    let place: String
    /// What may be done now; the first is the main one where `hasMain`.
    let deeds: [Deed]
    let main: Deed?
    /// Where the dossier goes from here.
    let onward: DeskStop?
    /// Who can get it, where it is to be assigned.
    let officers: [OfficerLoad]
    /// What waits for the viewer next.
    let next: Dossier?
    let minutesLeft: Int?
    /// With what the viewer signs the result at this step; nil where there is nothing to sign, or no key.
    let signing: Documents.Desk?
    /// Whether its forms can be had as signed files.
    let signsForms: Bool
    /// The signed papers of the dossier.
    let documents: [IssuedDocument]
    /// Whether the viewer may read of the instruction behind an internal dossier.
    let followsFigures: Bool
    let now: Instant

    var dossier: Dossier { file.dossier }

    func agency(_ id: AgencyID) -> String { agencies[id] ?? "" }

    /// The step at which it lies.
    var step: Step? { file.version.step(dossier.step) }

    /// Steps to which it may be given back.
    var returns: [Step] { step?.returns.compactMap(file.version.step) ?? [] }

    var unpaid: [DossierFile.Fee] { file.fees.filter { $0.paidAt == nil && $0.amount > .zero } }
}

/// Một phần của tờ khai: a page of the form with its answers, in its order.
struct AnswerSection: Sendable {
    let title: Phrase
    let facts: [Fact]
}

extension OfficerPages {
    func fileModel(
        _ id: DossierID,
        for viewer: Viewer,
        now: Instant,
        in db: ReadSession
    ) throws -> FileShowModel {
        let file = try dossiers.file(id, for: viewer, in: db)
        guard viewer.isOfficer else { throw DossierRefusal.unknown }
        let dossier = file.dossier
        let register = try directory.register(in: db)
        let atlas = try territory.atlas(in: db)
        let date = atlas.day(at: dossier.submittedAt)
        var deeds = Deed.allCases.filter { dossiers.permits($0.kind, on: dossier, by: viewer) }
        let step = file.version.step(dossier.step)
        deeds.removeAll { deed in
            switch deed {
            case .finish: ![.appraise, .approve, .sign].contains(step?.action)
            case .issue: step?.action != .number
            case .assign: step?.action != .assign && dossier.desk != .specialist
            case .giveBack: step?.returns.isEmpty ?? true
            case .recordFees: dossier.money != .due
            case .demandFees: dossier.money != .due
            case .extend: dossier.extensions > 0 || dossier.dueAt == nil
            case .handOver: false
            default: false
            }
        }
        let onward = try dossiers.onward(from: dossier, in: db)
        let officers = try deeds.contains(.assign) ? assignable(dossier, step, onward, in: db) : []
        let main = Deed.mains.first { deed in
            deeds.contains(deed) && (deed != .assign || step?.action == .assign)
        }
        let agencies = Set(
            file.steps.map(\.agency) + file.opinions.map(\.agency) + [dossier.agency, dossier.receivingAgency]
        )
        return FileShowModel(
            file: file,
            answers: file.version.form.compactMap { section in
                let facts = AnswerText.facts(of: section, file.answers, in: file.version, atlas: atlas, on: date)
                return facts.isEmpty ? nil : AnswerSection(title: Phrase(section.title), facts: facts)
            },
            agencies: Dictionary(
                agencies.compactMap { id in register.agency(id).map { (id, $0.name.vi) } },
                uniquingKeysWith: { first, _ in first }
            ),
            place: atlas.fullName(of: dossier.place, on: date),
            deeds: deeds,
            main: main,
            onward: onward,
            officers: officers,
            next: try dossiers.next(after: id, for: viewer, in: db),
            minutesLeft: try minutesLeft(of: dossier, now: now, in: db),
            signing: deeds.contains(.finish) ? try documents.desk(of: viewer, at: dossier, in: db) : nil,
            signsForms: try documents.signsForms(of: dossier.receivingAgency, in: db),
            documents: try documents.documents(of: id, in: db),
            followsFigures: viewer.isAdministrator
                || viewer.posts.contains { $0.role == .leader || $0.role == .head },
            now: now
        )
    }

    private func assignable(
        _ dossier: Dossier,
        _ step: Step?,
        _ onward: DeskStop?,
        in db: ReadSession
    ) throws -> [OfficerLoad] {
        if step?.action == .assign {
            return try onward.map { try dossiers.officers(at: $0, field: dossier.field, in: db) } ?? []
        }
        let here = DeskStop(
            step: dossier.step,
            name: "",
            agency: dossier.agency,
            desk: dossier.desk,
            division: dossier.division
        )
        return try dossiers.officers(at: here, field: dossier.field, in: db)
    }
}
