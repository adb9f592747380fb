import DesignSystem
import Directory
import HTML
import Kernel
import Storage
import Web

/// A delegation as a list shows it.
struct DelegationRow: Sendable {
    var id: DelegationID
    var from: String
    var to: String
    /// Names of the fields; empty means all of the post.
    var fields: [Phrase]
    var basis: String
    var first: CivilDate
    /// The last day.
    var last: CivilDate
    var isInForce: Bool
    /// For the button that withdraws it; nil where there is none.
    var withdrawal: (path: WebPath, security: FormSecurity)?

    /// The rows of some delegations, with names of posts and persons; one query.
    static func rows(
        of delegations: [Delegation],
        _ directory: Directory,
        _ today: CivilDate,
        _ names: [(key: String, name: Phrase)],
        in db: ReadSession
    ) throws -> [DelegationRow] {
        let register = try directory.register(in: db)
        let persons = delegations.compactMap { delegation -> PersonID? in
            if case .person(let id) = delegation.to { return id }
            return nil
        }
        let people = try directory.people(persons, in: db)
        let fields = Dictionary(names.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        func post(_ id: PostID) -> String {
            guard let post = register.post(id) else { return "" }
            return [post.title, register.agency(post.agency)?.name.vi].compactMap(\.self).joined(separator: ", ")
        }
        return delegations.map { delegation in
            var to = ""
            switch delegation.to {
            case .post(let id): to = post(id)
            case .person(let id): to = people[id]?.details.name ?? ""
            }
            return DelegationRow(
                id: delegation.id,
                from: post(delegation.from),
                to: to,
                fields: delegation.fields.map { fields[$0] ?? Phrase($0) },
                basis: delegation.basis,
                first: delegation.validFrom,
                last: delegation.validTo.adding(days: -1),
                isInForce: delegation.validFrom <= today && today < delegation.validTo,
                withdrawal: nil
            )
        }
    }
}

/// Danh sách ủy quyền.
enum DelegationList {
    static func write(_ rows: [DelegationRow], to html: inout HTMLWriter) {
        if rows.isEmpty {
            html.p(
                Phrase(
                    vi: "Không có ủy quyền nào đang hoặc sắp có hiệu lực.",
                    en: "No delegation is or will be in force."
                ),
                .class("muted")
            )
            return
        }
        html.sheetCard { html in
            html.table(
                of: rows,
                caption: Phrase(vi: "Ủy quyền", en: "Delegations"),
                [
                    .lead(Phrase(vi: "Người nhận", en: "To")) { html, row in html.text(row.to) },
                    .text(Phrase(vi: "Thẩm quyền của", en: "Powers of")) { $0.from },
                    .cell(Phrase(vi: "Thời gian", en: "Time")) { html, row in
                        html.date(row.first)
                        html.text(" – ")
                        html.date(row.last)
                    },
                    .cell(Phrase(vi: "Lĩnh vực", en: "Fields")) { html, row in
                        let names = row.fields.map { $0[html.language] }
                        html.text(
                            names.isEmpty
                                ? Phrase(vi: "Tất cả", en: "All")[html.language] : names.joined(separator: "; ")
                        )
                    },
                    .text(Phrase(vi: "Căn cứ", en: "Basis")) { $0.basis },
                    .cell(Phrase(vi: "Tình trạng", en: "State")) { html, row in
                        html.add(
                            row.isInForce
                                ? StateTag(Phrase(vi: "Đang có hiệu lực", en: "In force"), .done)
                                : StateTag(Phrase(vi: "Sắp hiệu lực", en: "To come"), .calm)
                        )
                        if let (path, security) = row.withdrawal {
                            html.postForm(to: path.string, security) { html in
                                html.input(.type("hidden"), .name("uy-quyen"), .value(row.id.description))
                                html.add(Button(Phrase(vi: "Thu hồi", en: "Withdraw"), .plain))
                            }
                        }
                    },
                ]
            )
        }
    }
}
