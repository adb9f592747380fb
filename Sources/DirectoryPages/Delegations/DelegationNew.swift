import DesignSystem
import Directory
import HTML
import Kernel
import Storage
import Web

/// The form by which the powers of a post are lent.
struct DelegationNewModel: Sendable {
    var post: PostID
    /// Posts of the agency that may receive.
    var receivers: [(post: PostID, label: String)] = []
    /// Fields that can be lent.
    var choices: [(key: String, name: Phrase)] = []
    var to = ""
    var login = ""
    var fields: [String] = []
    var basis = ""
    var from: String
    var through = ""
    var faults = FormFaults()
    var security: FormSecurity

    enum Name {
        static let post = "vi-tri"
        static let to = "nguoi-nhan"
        static let login = "ten-dang-nhap"
        static let fields = "linh-vuc"
        static let basis = "can-cu"
        static let from = "tu-ngay"
        static let through = "den-het-ngay"
    }

    init(post: PostID, today: CivilDate, security: FormSecurity) {
        self.post = post
        from = today.vietnamese
        self.security = security
    }

    init(_ form: FormData, post: PostID, security: FormSecurity) {
        self.post = post
        to = form.text(Name.to)
        login = form.text(Name.login)
        fields = form.all(Name.fields)
        basis = form.text(Name.basis)
        from = DateInput.tidied(form.text(Name.from))
        through = DateInput.tidied(form.text(Name.through))
        self.security = security
        if to.isEmpty, login.isEmpty {
            faults.add(Name.to, Phrase(vi: "Chọn người nhận ủy quyền.", en: "Choose who receives the powers."))
        }
        faults.require(
            Name.basis,
            basis,
            Phrase(vi: "Ghi số quyết định hoặc lý do.", en: "Give the decision or the reason.")
        )
        if CivilDate(from) == nil { faults.add(Name.from, .dateExpected) }
        if CivilDate(through) == nil { faults.add(Name.through, .dateExpected) }
    }

    /// What can be chosen: the other posts of the agency with who holds them, and the fields of the post.
    mutating func fill(
        _ directory: Directory,
        _ names: [(key: String, name: Phrase)],
        on today: CivilDate,
        in db: ReadSession
    ) throws {
        let register = try directory.register(in: db)
        guard let giver = register.post(post) else { return }
        let posts = register.posts(of: giver.agency, on: today).filter { $0.id != post }
        let holders = try directory.holders(of: posts.map(\.id), on: today, in: db)
        receivers = posts.compactMap { post in
            guard let held = holders[post.id], !held.isEmpty else { return nil }
            return (post.id, "\(post.title) – \(held.map(\.name).joined(separator: ", "))")
        }
        choices = giver.fields.isEmpty ? names : names.filter { giver.fields.contains($0.key) }
    }

    /// Writes the delegation; a refusal stands at its field afterwards.
    ///
    /// - Returns: whether it was given.
    mutating func give(
        _ directory: Directory,
        _ visit: Visit,
        _ form: FormData,
        in database: Database
    ) async throws -> Bool {
        guard faults.isEmpty, let first = CivilDate(from), let last = CivilDate(through) else { return false }
        let (post, to, login, fields, basis) = (post, to, login, fields, basis)
        do {
            try await database.write { db in
                _ = try visit.once(form, in: db) {
                    try directory.delegate(
                        from: post,
                        to: try Self.receiver(to, login, directory, in: db),
                        fields: fields,
                        basis: basis,
                        from: first,
                        until: last.adding(days: 1),
                        by: visit.viewer.actor(as: visit.viewer.post(post)?.id),
                        in: db
                    ).description
                }
            }
            return true
        } catch let refusal as DirectoryRefusal {
            faults.add(refusal == .badDates ? Name.through : Name.to, refusal)
            return false
        }
    }

    private static func receiver(
        _ to: String,
        _ login: String,
        _ directory: Directory,
        in db: ReadSession
    ) throws -> Delegation.Receiver {
        // A name that was typed says more than a list that was left as it was.
        if login.isEmpty, let post = PostID(to) { return .post(post) }
        return .person(try directory.colleague(login: login, in: db))
    }
}

/// Biểu mẫu ủy quyền.
enum DelegationNewView {
    static func write(_ model: DelegationNewModel, to address: WebPath, _ html: inout HTMLWriter) {
        typealias Name = DelegationNewModel.Name
        html.postForm(to: address.string, model.security) { html in
            html.input(.type("hidden"), .name(Name.post), .value(model.post.description))
            let other = Choice(
                "",
                Phrase(
                    vi: "– Chọn vị trí, hoặc ghi tên đăng nhập ở dưới –",
                    en: "– Choose a post, or give a login name below –"
                )
            )
            html.add(
                Field(
                    .select([other] + model.receivers.map { Choice($0.post.description, $0.label) }),
                    name: Name.to,
                    label: Phrase(vi: "Ủy quyền cho", en: "Delegate to"),
                    value: model.to,
                    hint: Phrase(
                        vi: "Chọn một vị trí cùng cơ quan: ai giữ vị trí đó thì được ủy quyền.",
                        en: "Choose a post of the agency: whoever holds it receives the powers."
                    ),
                    error: model.faults[Name.to]
                )
            )
            html.add(
                Field(
                    .text,
                    name: Name.login,
                    label: Phrase(vi: "Tên đăng nhập của người khác", en: "Login name of somebody else"),
                    value: model.login,
                    isOptional: true,
                    autocomplete: "off"
                )
            )
            html.fieldRow { html in
                html.add(
                    Field(
                        .date,
                        name: Name.from,
                        label: Phrase(vi: "Từ ngày", en: "From"),
                        value: model.from,
                        error: model.faults[Name.from]
                    )
                )
                html.add(
                    Field(
                        .date,
                        name: Name.through,
                        label: Phrase(vi: "Đến hết ngày", en: "Through"),
                        value: model.through,
                        error: model.faults[Name.through]
                    )
                )
            }
            html.add(
                Field(
                    .text,
                    name: Name.basis,
                    label: Phrase(vi: "Căn cứ", en: "Basis"),
                    value: model.basis,
                    hint: Phrase(
                        vi: "Số quyết định, hoặc lý do: đi công tác, nghỉ phép.",
                        en: "Number of the decision, or the reason: travel, leave."
                    ),
                    error: model.faults[Name.basis]
                )
            )
            FieldBoxes.write(Name.fields, chosen: model.fields, of: model.choices, to: &html)
            html.actions { $0.add(Button(Phrase(vi: "Ủy quyền", en: "Delegate"))) }
        }
    }
}
