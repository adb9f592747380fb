import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// What the page of one post shows.
struct PostShowModel: Sendable {
    var post: Post
    var agency: Agency
    var fieldNames: [Phrase]
    var holders: [PostHolder]
    var delegations: [DelegationRow]
    var today: CivilDate
    var appointment: AppointmentNewModel
    var delegation: DelegationNewModel
    var endSecurity: FormSecurity
    var closeSecurity: FormSecurity

    var faults: [ErrorSummary.Line] { appointment.faults.lines + delegation.faults.lines }
}

/// The form by which somebody is appointed.
struct AppointmentNewModel: Sendable {
    var person = ""
    var from: String
    var through = ""
    var faults = FormFaults()
    var security: FormSecurity

    enum Name {
        static let person = "nguoi"
        static let from = "bo-tri-tu"
        static let through = "bo-tri-den"
    }

    init(today: CivilDate, security: FormSecurity) {
        from = today.vietnamese
        self.security = security
    }

    init(_ form: FormData, security: FormSecurity) {
        person = form.text(Name.person)
        from = DateInput.tidied(form.text(Name.from))
        through = DateInput.tidied(form.text(Name.through))
        self.security = security
        faults.require(
            Name.person,
            person,
            Phrase(vi: "Nhập tên đăng nhập hoặc số định danh.", en: "Enter a login name or an id number.")
        )
        if CivilDate(from) == nil { faults.add(Name.from, .dateExpected) }
        if !through.isEmpty, CivilDate(through) == nil { faults.add(Name.through, .dateExpected) }
    }
}

extension AdministrationPages {
    func addPost(to routes: inout Routes) {
        routes.page("/quan-tri/vi-tri/{post}", .administrator, "admin.post") { visit in
            try await showPost(visit)
        }
    }

    func showPost(
        _ visit: Visit,
        appointment: AppointmentNewModel? = nil,
        delegation: DelegationNewModel? = nil
    ) async throws -> Response {
        let id = try visit.id("post", of: PostTag.self)
        let (today, names) = (visit.now.date, fieldNames())
        let appointment = appointment ?? AppointmentNewModel(today: today, security: visit.formSecurity())
        let delegation = delegation ?? DelegationNewModel(post: id, today: today, security: visit.formSecurity())
        let securities = (withdraw: visit.formSecurity(), end: visit.formSecurity(), close: visit.formSecurity())
        let found = try await database.read { [directory] db -> PostShowModel? in
            let register = try directory.register(in: db)
            guard let post = register.post(id), let agency = register.agency(post.agency) else { return nil }
            var delegation = delegation
            try delegation.fill(directory, names, on: today, in: db)
            let given = try directory.delegations(around: [id], on: today, in: db)
            var rows = try DelegationRow.rows(of: given, directory, today, names, in: db)
            for index in rows.indices where given[index].from == id {
                rows[index].withdrawal = ("/quan-tri/vi-tri/\(id)/thu-hoi", securities.withdraw)
            }
            return PostShowModel(
                post: post,
                agency: agency,
                fieldNames: names.filter { post.fields.contains($0.key) }.map(\.name),
                holders: try directory.allHolders(of: id, in: db),
                delegations: rows,
                today: today,
                appointment: appointment,
                delegation: delegation,
                endSecurity: securities.end,
                closeSecurity: securities.close
            )
        }
        guard let model = found else { throw WebRefusal.notFound }
        return visit.page(
            Self.frame(
                Phrase(model.post.title),
                [
                    Link(.agencies, to: AdministrationPath.agencies.string),
                    Link(Phrase(model.agency.name.vi), to: AdministrationPath.agency(model.agency.id).string),
                ],
                hasErrors: !model.faults.isEmpty
            ),
            for: .officer,
            status: model.faults.isEmpty ? .ok : .unprocessableContent
        ) { PostShowView.write(model, to: &$0) }
    }
}

/// Trang của một vị trí.
enum PostShowView {
    static func write(_ model: PostShowModel, to html: inout HTMLWriter) {
        let post = model.post
        html.add(ErrorSummary(model.faults))
        html.heading(Phrase(post.title), above: Phrase(vi: model.agency.name.vi, en: model.agency.name.en))
        html.facts { html in
            html.fact(Phrase(vi: "Vai trò", en: "Role")) { $0.text(post.role.phrase) }
            if let division = model.agency.divisions.first(where: { $0.key == post.division }) {
                html.fact(Phrase(vi: "Phòng", en: "Division"), division.name.vi)
            }
            html.fact(Phrase(vi: "Lĩnh vực", en: "Fields")) { html in
                let names = model.fieldNames.map { $0[html.language] }
                html.text(
                    post.fields.isEmpty
                        ? Phrase(vi: "Tất cả", en: "All")[html.language] : names.joined(separator: "; ")
                )
            }
            html.fact(Phrase(vi: "Có từ", en: "Since")) { $0.date(post.validFrom) }
            if let end = post.validTo { html.fact(Phrase(vi: "Đến trước ngày", en: "Until")) { $0.date(end) } }
        }
        html.h2(Phrase(vi: "Người được bố trí", en: "Appointments"))
        holders(model, to: &html)
        let isOpen = post.exists(on: model.today)
        if isOpen { appoint(model, to: &html) }
        html.h2(Phrase(vi: "Ủy quyền", en: "Delegations"))
        DelegationList.write(model.delegations, to: &html)
        guard isOpen else { return }
        html.details(.open(!model.delegation.faults.isEmpty)) { html in
            html.summary(Phrase(vi: "Ủy quyền thay người giữ vị trí", en: "Delegate for the holder"))
            DelegationNewView.write(model.delegation, to: "/quan-tri/vi-tri/\(post.id)/uy-quyen", &html)
        }
        close(model, to: &html)
    }

    private static func holders(_ model: PostShowModel, to html: inout HTMLWriter) {
        if model.holders.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Vị trí chưa có người", en: "Nobody holds this post"),
                    Phrase(
                        vi: "Bố trí một cán bộ đã có tài khoản, ở ngay dưới đây.",
                        en: "Appoint an officer who has an account, below."
                    ),
                    icon: .person
                )
            )
            return
        }
        html.sheetCard { html in
            html.table(
                of: model.holders,
                caption: Phrase(vi: "Người được bố trí", en: "Appointments"),
                [
                    .lead(Phrase(vi: "Họ và tên", en: "Name")) { html, holder in html.text(holder.name) },
                    .cell(Phrase(vi: "Từ ngày", en: "From")) { html, holder in html.date(holder.appointment.validFrom)
                    },
                    .cell(Phrase(vi: "Đến hết ngày", en: "Through")) { html, holder in
                        if let end = holder.appointment.validTo {
                            html.date(end.adding(days: -1))
                        } else {
                            html.text("–")
                        }
                    },
                    .cell(Phrase(vi: "Việc", en: "Deed")) { html, holder in end(holder, model, to: &html) },
                ]
            )
        }
    }

    private static func end(_ holder: PostHolder, _ model: PostShowModel, to html: inout HTMLWriter) {
        if let end = holder.appointment.validTo, end <= model.today { return html.text("–") }
        html.postForm(to: "/quan-tri/vi-tri/\(model.post.id)/thoi-bo-tri", model.endSecurity) { html in
            html.input(.type("hidden"), .name("bo-tri"), .value(holder.appointment.id.description))
            html.add(Button(Phrase(vi: "Thôi bố trí từ hôm nay", en: "End today"), .plain))
        }
    }

    private static func appoint(_ model: PostShowModel, to html: inout HTMLWriter) {
        typealias Name = AppointmentNewModel.Name
        let form = model.appointment
        html.card(Phrase(vi: "Bố trí người", en: "Appoint")) { html in
            html.postForm(to: "/quan-tri/vi-tri/\(model.post.id)/bo-tri", form.security) { html in
                html.add(
                    Field(
                        .text,
                        name: Name.person,
                        label: Phrase(vi: "Tên đăng nhập hoặc số định danh", en: "Login name or id number"),
                        value: form.person,
                        error: form.faults[Name.person],
                        autocomplete: "off"
                    )
                )
                html.fieldRow { html in
                    html.add(
                        Field(
                            .date,
                            name: Name.from,
                            label: Phrase(vi: "Từ ngày", en: "From"),
                            value: form.from,
                            error: form.faults[Name.from]
                        )
                    )
                    html.add(
                        Field(
                            .date,
                            name: Name.through,
                            label: Phrase(vi: "Đến hết ngày", en: "Through"),
                            value: form.through,
                            error: form.faults[Name.through],
                            isOptional: true
                        )
                    )
                }
                html.actions { $0.add(Button(Phrase(vi: "Bố trí", en: "Appoint"))) }
            }
        }
    }

    private static func close(_ model: PostShowModel, to html: inout HTMLWriter) {
        guard model.post.validFrom < model.today else { return }
        html.details { html in
            html.summary(Phrase(vi: "Bỏ vị trí này", en: "Close this post"))
            html.p(
                Phrase(
                    vi: "Từ hôm nay vị trí không còn; việc bố trí và ủy quyền của nó kết thúc. Lịch sử vẫn được giữ.",
                    en: "From today the post is no more; its appointments and delegations end. The history stays."
                )
            )
            html.postForm(to: "/quan-tri/vi-tri/\(model.post.id)/bo", model.closeSecurity) { html in
                html.add(Field(.text, name: "ly-do", label: .reason))
                html.actions { $0.add(Button(Phrase(vi: "Bỏ vị trí", en: "Close the post"), .danger)) }
            }
        }
    }
}
