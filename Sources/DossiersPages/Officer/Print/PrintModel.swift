import Catalogue
import Directory
import Dossiers
import HTML
import Kernel
import Storage
import Territory
import Web

/// Nội dung của một biểu mẫu: all that a printed form of a dossier says.
///
/// Names are those of the day of the event: a receipt of before a merger keeps the agency that received it.
struct PrintModel: Sendable {
    let form: OfficialForm
    let file: DossierFile
    /// The agency that received it, as on that day.
    let agency: Agency
    /// UBND of the unit above, in the letterhead; nil for the province's own.
    let superior: String?
    /// Names of the agencies of the course as they were then, by number of the step.
    let agencies: [Int: String]
    /// Where the paper is signed: the name of the unit, without its kind.
    let place: String
    /// Địa chỉ of the applicant.
    let address: String
    let email: String
    /// Người nộp, where not the applicant.
    let submitter: String?
    /// Officer and title of the intake.
    let officer: String
    /// The whole address of the tracking page with the code and PIN.
    let trackingLink: String
    /// The whole address at which the proof of the submission is checked, with the record's number.
    var proof: (link: String, sequence: Int64)?
    let isForOfficer: Bool
    let now: Instant

    var dossier: Dossier { file.dossier }

    /// `Số: 12/BPTNTKQ`: the serial of the code.
    var number: String? {
        guard let serial = dossier.code?.split(separator: "-").last.flatMap({ Int($0) }) else { return nil }
        return "\(serial)/BPTNTKQ"
    }

    var serial: String { dossier.code?.split(separator: "-").last.map(String.init) ?? "" }
}

extension OfficerPages {
    func printModel(
        _ form: OfficialForm,
        _ id: DossierID,
        for viewer: Viewer,
        _ visit: Visit,
        in db: ReadSession
    ) throws -> PrintModel {
        let file = try dossiers.file(id, for: viewer, in: db)
        let dossier = file.dossier
        let isOwn = viewer.scope.ownsDossier(dossier.subject)
        guard form.exists(for: file), form.isForCitizen || !isOwn || viewer.scope.handlesDossier(dossier.subject) else {
            throw DossierRefusal.unknown
        }
        let register = try directory.register(in: db)
        let atlas = try territory.atlas(in: db)
        let moment = form.moment(of: file)
        let day = atlas.day(at: moment)
        // Who had it then, also after it has passed to a successor.
        let step = file.steps.first { $0.startedAt <= moment && ($0.endedAt.map { moment <= $0 } ?? true) }
        let intake = step ?? file.steps.first
        guard let agency = register.agency(intake?.agency ?? dossier.receivingAgency, on: day) else {
            throw DossierRefusal.noCompetentAgency
        }
        let above = atlas.ancestors(of: agency.unit, on: day)
        let superior = agency.department == nil ? above.first : atlas.unit(agency.unit)
        let people = try directory.people(
            [dossier.applicant.person, dossier.submitter].compactMap { $0 },
            in: db
        )
        let person = dossier.applicant.person.flatMap { people[$0] }
        return PrintModel(
            form: form,
            file: file,
            agency: agency,
            superior: superior.map { "UBND \($0.name(on: day))" },
            agencies: Dictionary(
                file.steps.compactMap { step in
                    register.agency(step.agency, on: atlas.day(at: step.startedAt)).map { (step.number, $0.name.vi) }
                },
                uniquingKeysWith: { first, _ in first }
            ),
            place: atlas.unit(agency.unit).map { Self.bareName($0.name(on: day)) } ?? "",
            address: Self.address(file, person, atlas: atlas, on: day),
            email: person?.details.email ?? "",
            submitter: dossier.submitter.flatMap { $0 == dossier.applicant.person ? nil : people[$0]?.details.name },
            officer: intake?.officerName ?? "",
            trackingLink: visit.link(
                to: ("/tra-cuu" as WebPath).adding("ma", dossier.name).adding("pin", dossier.pin)
            ),
            proof: nil,
            isForOfficer: viewer.scope.handlesDossier(dossier.subject),
            now: visit.now
        )
    }

    /// `Xã Lăng` becomes `Lăng`, as papers write the place of signing.
    static func bareName(_ name: String) -> String {
        let kinds = ["Tỉnh ", "Thành phố ", "Huyện ", "Thị xã ", "Thị trấn ", "Phường ", "Xã "]
        let kind = kinds.first { name.hasPrefix($0) } ?? ""
        return String(name.dropFirst(kind.count))
    }

    /// What the form says of the applicant's residence, else what the Directory knows.
    private static func address(_ file: DossierFile, _ person: Person?, atlas: Atlas, on day: CivilDate) -> String {
        let field = file.version.formFields.first { $0.source == "population.residence" }
        if let field, let answer = file.answers[field.key], !answer.isEmpty {
            return AnswerText.words(field, answer, atlas: atlas, on: day).vi
        }
        let parts = [person?.details.address, person?.details.residence.map { atlas.fullName(of: $0, on: day) }]
        return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
