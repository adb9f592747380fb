import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

/// What the page of one agency shows.
struct AgencyShowModel: Sendable {
    var agency: Agency
    var unitName: String
    var calendar: String
    var posts: [(post: Post, holders: [PostHolder])]
    var delegations: [DelegationRow]
    /// Agencies that took over, where it has ended.
    var heirs: [(id: AgencyID, name: String)]
    var today: CivilDate
    var form: PostNewModel
}

/// The form for a new post.
struct PostNewModel: Sendable {
    var role: String = DeskRole.specialist.rawValue
    var title = ""
    var division = ""
    var fields: [String] = []
    var from: String
    var faults = FormFaults()
    var security: FormSecurity

    enum Name {
        static let role = "vai-tro"
        static let title = "chuc-danh"
        static let division = "phong"
        static let fields = "linh-vuc"
        static let from = "tu-ngay"
    }

    init(today: CivilDate, security: FormSecurity) {
        from = today.vietnamese
        self.security = security
    }

    init(_ form: FormData, security: FormSecurity) {
        role = form.text(Name.role)
        title = form.text(Name.title)
        division = form.text(Name.division)
        fields = form.all(Name.fields)
        from = form.text(Name.from)
        self.security = security
    }
}

extension AdministrationPages {
    func addAgency(to routes: inout Routes) {
        routes.page("/quan-tri/co-quan/{agency}", .administrator, "admin.agency") { visit in
            let form = PostNewModel(today: visit.now.date, security: visit.formSecurity())
            return try await showAgency(visit, form)
        }
        routes.form("/quan-tri/co-quan/{agency}", .administrator, "admin.post.create") { visit, form in
            try await createPost(visit, form)
        }
    }

    private func showAgency(_ visit: Visit, _ form: PostNewModel) async throws -> Response {
        let id = try visit.id("agency", of: AgencyTag.self)
        let today = visit.now.date
        let names = fieldNames()
        let found = try await database.read { [directory, territory] db -> AgencyShowModel? in
            let register = try directory.register(in: db)
            guard let agency = register.agency(id) else { return nil }
            let day = agency.day(near: today)
            let posts = register.posts(of: id, on: day)
            let holders = try directory.holders(of: posts.map(\.id), on: day, in: db)
            let delegations = try directory.delegations(of: id, on: today, in: db)
            return AgencyShowModel(
                agency: agency,
                unitName: try territory.atlas(in: db).fullName(of: agency.unit, on: day),
                calendar: agency.calendar,
                posts: posts.map { ($0, holders[$0.id] ?? []) },
                delegations: try DelegationRow.rows(of: delegations, directory, today, names, in: db),
                heirs: register.heirs(of: id, on: today).filter { $0.id != id }.map { ($0.id, $0.name.vi) },
                today: today,
                form: form
            )
        }
        guard let model = found else { throw WebRefusal.notFound }
        return visit.page(
            Self.frame(
                Phrase(vi: model.agency.name.vi, en: model.agency.name.en),
                [Link(.agencies, to: AdministrationPath.agencies.string)],
                hasErrors: !form.faults.isEmpty
            ),
            for: .officer,
            status: form.faults.isEmpty ? .ok : form.faults.status
        ) { AgencyShowView.write(model, fields: names, to: &$0) }
    }

    private func createPost(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("agency", of: AgencyTag.self)
        var model = PostNewModel(form, security: visit.formSecurity(again: form))
        typealias Name = PostNewModel.Name
        model.faults.require(Name.title, model.title, Phrase(vi: "Nhập chức danh.", en: "Enter the title."))
        guard let role = DeskRole(rawValue: model.role) else { throw WebRefusal.notFound }
        guard let date = CivilDate(DateInput.tidied(model.from)) else {
            model.faults.add(Name.from, .dateExpected)
            return try await showAgency(visit, model)
        }
        guard model.faults.isEmpty else { return try await showAgency(visit, model) }
        let (title, division, fields, actor) = (model.title, model.division, model.fields, visit.viewer.actor())
        do {
            try await database.write { [directory] db in
                _ = try visit.once(form, in: db) {
                    try directory.createPost(
                        at: id,
                        role: role,
                        title: title,
                        division: division.isEmpty ? nil : division,
                        fields: fields,
                        from: date,
                        by: actor,
                        in: db
                    ).description
                }
            }
        } catch let refusal as DirectoryRefusal {
            model.faults.add(Name.title, refusal)
            return try await showAgency(visit, model)
        }
        return visit.redirect(
            to: AdministrationPath.agency(id),
            flash: .success(visit.language == .vi ? "Đã lập vị trí “\(title)”." : "The post “\(title)” was made.")
        )
    }
}

extension Phrase {
    static let dateExpected = Phrase(
        vi: "Ghi ngày theo dạng 23/11/2026.",
        en: "Write the day as 23/11/2026."
    )
}
