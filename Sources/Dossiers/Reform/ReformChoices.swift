import Directory
import Kernel
import Territory

/// Lựa chọn của con người cho một đợt sắp xếp: read from a file of lines, one choice a line.
///
///     # who leads the people's committee of a unit (code on the effective day)
///     leader 20455 0198c0de-…
///     # to which unit an officer goes, by appointment
///     officer 0198c0de-… 20455
///     # which unit takes a dossier (code or reference), or all undecided ones of an agency (its code)
///     dossier 000.00.00.H47-261128-0001 20455
///     dossiers H47.22 20455
///     # left for later: the post stays vacant, the officer without one; the last line says so of all that stay open
///     leader 20455 -
///     officer 0198c0de-… -
///     officers -
public struct ReformChoices: Codable, Hashable, Sendable {
    /// Person by code of unit.
    public var leaders: [String: String] = [:]
    /// Code of unit by appointment.
    public var officers: [String: String] = [:]
    /// Code of unit by code or reference of a dossier.
    public var dossiers: [String: String] = [:]
    /// Code of unit by code of an agency.
    public var agencies: [String: String] = [:]
    /// Whether all questions about officers that stay open are left for later; nil, as in old orders, is no.
    public var leavesOfficers: Bool?

    /// What stands in place of a person or unit where the choice is left for later.
    static let later = "-"

    /// Nothing is chosen.
    public init() {}

    /// Reads a file of choices; what comes after `#` is a remark.
    ///
    /// - Throws: `ReformProblem` with the line that cannot be read.
    public init(lines text: String, file: String = "choices") throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = (line.split(separator: "#", omittingEmptySubsequences: false).first ?? "")
                .split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
            guard !words.isEmpty else { continue }
            let problem = ReformProblem(
                file: file,
                line: index + 1,
                what:
                    "expected `leader UNIT PERSON`, `officer APPOINTMENT UNIT`, `dossier CODE UNIT`, `dossiers AGENCY UNIT` or `officers -`"
            )
            if words == ["officers", Self.later] {
                leavesOfficers = true
                continue
            }
            guard words.count == 3 else { throw problem }
            switch words[0] {
            case "leader" where words[2] == Self.later || PersonID(words[2]) != nil: leaders[words[1]] = words[2]
            case "officer" where AppointmentID(words[1]) != nil: officers[words[1]] = words[2]
            case "dossier": dossiers[words[1]] = words[2]
            case "dossiers": agencies[words[1]] = words[2]
            default: throw problem
            }
        }
    }

    /// These, and where they are silent those.
    public func merging(_ other: ReformChoices) -> ReformChoices {
        var all = self
        all.leaders.merge(other.leaders) { mine, _ in mine }
        all.officers.merge(other.officers) { mine, _ in mine }
        all.dossiers.merge(other.dossiers) { mine, _ in mine }
        all.agencies.merge(other.agencies) { mine, _ in mine }
        all.leavesOfficers = leavesOfficers ?? other.leavesOfficers
        return all
    }

    /// The choices about agencies, with the codes read on the effective day.
    func forAgencies(_ atlas: Atlas, on date: CivilDate) throws -> AgencyReformChoices {
        var choices = AgencyReformChoices()
        for (code, person) in leaders where person != Self.later {
            choices.leaders[try unit(code, atlas, date)] = PersonID(person)
        }
        for (appointment, code) in officers where code != Self.later {
            guard let id = AppointmentID(appointment) else { continue }
            choices.officers[id] = try unit(code, atlas, date)
        }
        return choices
    }

    /// Whether somebody has said that the question is left for later.
    func leaves(_ question: AgencyReformPlan.OpenQuestion, _ atlas: Atlas) -> Bool {
        if leavesOfficers == true { return true }
        return switch question {
        case .leader(let unit, _): leaders[atlas.unit(unit)?.code ?? ""] == Self.later
        case .officer(let id, _, _, _), .noPost(let id, _, _, _): officers[id.description] == Self.later
        }
    }

    /// The unit that somebody chose for a dossier.
    func unit(for dossier: Dossier, of agency: Agency, _ atlas: Atlas, on date: CivilDate) throws -> UnitID? {
        guard let code = dossiers[dossier.name] ?? agencies[agency.code] else { return nil }
        return try unit(code, atlas, date)
    }

    private func unit(_ code: String, _ atlas: Atlas, _ date: CivilDate) throws -> UnitID {
        guard let unit = atlas.unit(code: code, on: date) else {
            throw TerritoryRefusal.problem("no unit has the code \(code) on \(date)")
        }
        return unit.id
    }
}
