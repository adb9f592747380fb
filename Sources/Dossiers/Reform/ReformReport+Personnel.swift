import Directory
import Kernel
import Storage
import Territory

extension Dossiers {
    /// The open questions about officers that nobody has left for later, with names and the lines that answer them.
    func personnel(
        _ plan: AgencyReformPlan,
        _ choices: ReformChoices,
        _ register: AgencyRegister,
        _ atlas: Atlas,
        in db: ReadSession
    ) throws -> [ReformReport.PersonnelQuestion] {
        let open = plan.open.filter { !choices.leaves($0, atlas) }
        let people = open.flatMap(\.people)
        var names: [PersonID: String] = [:]
        for row in try db.rows("SELECT id, name FROM person WHERE id IN \(values: Set(people).sorted())") {
            names[try row["id"]] = try row["name"]
        }
        func name(_ person: PersonID) -> String { names[person] ?? person.description }
        func agency(_ id: AgencyID) -> String { register.agency(id, on: plan.date)?.name.vi ?? "" }
        func code(_ id: AgencyID) -> String { register.agency(id).flatMap { atlas.unit($0.unit)?.code } ?? "" }
        return open.map { question in
            switch question {
            case .leader(let unit, let candidates):
                .init(
                    vietnamese: "Ai đứng đầu \(atlas.name(of: unit, on: plan.date))?",
                    answers: candidates.map { "leader \(atlas.unit(unit)?.code ?? "") \($0)   # \(name($0))" } + [
                        "leader \(atlas.unit(unit)?.code ?? "") \(ReformChoices.later)   # để trống, bố trí sau"
                    ]
                )
            case .officer(let appointment, let person, let old, let heirs):
                .init(
                    vietnamese: "\(name(person)) của \(agency(old)) về cơ quan nào?",
                    answers: heirs.map { "officer \(appointment) \(code($0))   # \(agency($0))" } + [
                        "officer \(appointment) \(ReformChoices.later)   # chưa bố trí"
                    ]
                )
            case .noPost(let appointment, let person, let role, let new):
                .init(
                    vietnamese: "\(agency(new)) không có vị trí loại “\(role.rawValue)” cho \(name(person)).",
                    answers: ["officer \(appointment) \(ReformChoices.later)   # chưa bố trí"]
                )
            }
        }
    }
}

extension AgencyReformPlan.OpenQuestion {
    /// Whom the question names.
    fileprivate var people: [PersonID] {
        switch self {
        case .leader(_, let candidates): candidates
        case .officer(_, let person, _, _), .noPost(_, let person, _, _): [person]
        }
    }
}
