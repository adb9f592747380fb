import Catalogue
public import Directory
public import Dossiers
public import Kernel
public import Storage
public import Territory

/// Nội dung của một biểu mẫu: all that a form of a dossier says, besides its links.
///
/// Names are those of the day of the event: a receipt of before a merger keeps the agency that received it.
public struct FormFacts: Sendable {
    /// Which form it is.
    public let form: OfficialForm
    /// The dossier with all that belongs to it.
    public let file: DossierFile
    /// The agency that received it, as on that day.
    public let agency: Agency
    /// UBND of the unit above, in the letterhead; nil for the province's own.
    public let superior: String?
    /// Names of the agencies of the course as they were then, by number of the step.
    public let agencies: [Int: String]
    /// Where the paper is signed: the name of the unit, without its kind.
    public let place: String
    /// Địa chỉ of the applicant.
    public let address: String
    /// E-mail of the applicant; empty where none is known.
    public let email: String
    /// Người nộp, where not the applicant.
    public let submitter: String?
    /// Officer of the intake.
    public let officer: String

    /// The dossier.
    public var dossier: Dossier { file.dossier }

    /// The moment at which the paper was made.
    public var moment: Instant { form.moment(of: file) }

    /// `Số: 12/BPTNTKQ`: the serial of the code.
    public var number: String? {
        guard let serial = dossier.code?.split(separator: "-").last.flatMap({ Int($0) }) else { return nil }
        return "\(serial)/BPTNTKQ"
    }

    /// Số thứ tự in the register, as the code has it.
    public var serial: String { dossier.code?.split(separator: "-").last.map(String.init) ?? "" }

    /// Bộ phận Tiếp nhận và Trả kết quả, or the agency where it has none of its own.
    public var counter: String { agency.counterName.isEmpty ? agency.name.vi : agency.counterName }

    /// Collects the facts of a form.
    ///
    /// - Parameters:
    ///   - form: which form; it must exist for the dossier.
    ///   - file: the dossier.
    ///   - directory: agencies and people.
    ///   - territory: names of units.
    ///   - db: the session.
    /// - Throws: `DossierRefusal.noCompetentAgency` where the agency is not known any more.
    public init(
        _ form: OfficialForm,
        of file: DossierFile,
        _ directory: Directory,
        _ territory: Territory,
        in db: ReadSession
    ) throws {
        let dossier = file.dossier
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
        let people = try directory.people([dossier.applicant.person, dossier.submitter].compactMap { $0 }, in: db)
        let person = dossier.applicant.person.flatMap { people[$0] }
        self.form = form
        self.file = file
        self.agency = agency
        superior = Letterheads.superior(of: agency, atlas, on: day)
        agencies = Dictionary(
            file.steps.compactMap { step in
                register.agency(step.agency, on: atlas.day(at: step.startedAt)).map { (step.number, $0.name.vi) }
            },
            uniquingKeysWith: { first, _ in first }
        )
        place = Letterheads.place(of: agency, atlas, on: day)
        address = Self.address(file, person, atlas: atlas, on: day)
        email = person?.details.email ?? ""
        submitter = dossier.submitter.flatMap { $0 == dossier.applicant.person ? nil : people[$0]?.details.name }
        officer = intake?.officerName ?? ""
    }

    /// What the form says of the applicant's residence, else what the Directory knows.
    private static func address(_ file: DossierFile, _ person: Person?, atlas: Atlas, on day: CivilDate) -> String {
        let field = file.version.formFields.first { $0.source == "population.residence" }
        if let field, let answer = file.answers[field.key], !answer.isEmpty {
            return field.shown(answer) { UnitID($0).map { atlas.fullName(of: $0, on: day) } }.vi
        }
        let parts = [person?.details.address, person?.details.residence.map { atlas.fullName(of: $0, on: day) }]
        return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// Phần đầu văn bản: what stands above an agency's name, and where its papers are signed.
public enum Letterheads {
    /// UBND of the unit above, for an agency of the unit itself; the unit's UBND for a department; nil for the province's.
    public static func superior(of agency: Agency, _ atlas: Atlas, on day: CivilDate) -> String? {
        let unit = agency.department == nil ? atlas.ancestors(of: agency.unit, on: day).first : atlas.unit(agency.unit)
        return unit.map { "UBND \($0.name(on: day))" }
    }

    /// Địa danh: `Xã Lăng` is written `Lăng`.
    public static func place(of agency: Agency, _ atlas: Atlas, on day: CivilDate) -> String {
        let name = atlas.name(of: agency.unit, on: day)
        let kinds = ["Tỉnh ", "Thành phố ", "Huyện ", "Thị xã ", "Thị trấn ", "Phường ", "Xã "]
        let kind = kinds.first { name.hasPrefix($0) } ?? ""
        return String(name.dropFirst(kind.count))
    }
}
