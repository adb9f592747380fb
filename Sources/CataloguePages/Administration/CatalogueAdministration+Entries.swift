import Catalogue
import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension CatalogueAdministration {
    /// The page on which a table is chosen.
    func entries(_ visit: Visit) async throws -> Response { entries(.init(), visit) }

    /// A table was chosen: shows what importing it would change, or imports it.
    func takeEntries(_ visit: Visit, _ upload: Upload) async throws -> Response {
        let (form, files) = try await upload.texts(limit: 8 * 1_048_576)
        let key = try form.requireIdempotencyKey()
        guard let csv = files["bang"], !csv.isEmpty else { return entries(.init(isEmpty: true), visit) }
        do {
            let diff = try await catalogue.diffEntries(csv: csv)
            guard form.text("lam") == "nhap" else { return entries(.init(diff: diff), visit) }
            let actor = visit.viewer.actor()
            try await database.write { [catalogue] db in
                _ = try AnsweredRequest.once(
                    scope: "catalogue:\(visit.viewer.account.map(\.description) ?? "")",
                    key: key.description,
                    content: Array(csv.utf8),
                    at: visit.now,
                    in: db
                ) {
                    try catalogue.importEntries(csv: csv, by: actor, in: db)
                    return "imported"
                }
            }
            _ = try await catalogue.contents()
            return visit.redirect(to: Self.home, flash: .success("Đã nhập danh mục: \(EntriesView.summary(diff).vi)."))
        } catch let refusal as CatalogueRefusal {
            return entries(.init(refusal: refusal), visit)
        }
    }

    private func entries(_ state: EntriesView.State, _ visit: Visit) -> Response {
        let view = EntriesView(state: state, security: visit.formSecurity())
        return visit.page(view.page, for: .officer, status: state.isWrong ? .unprocessableContent : .ok) {
            view.write(to: &$0)
        }
    }
}

/// Nhập danh mục quốc gia: a table is chosen, what it changes is shown, then it is imported.
struct EntriesView {
    struct State: Sendable {
        var isEmpty = false
        var refusal: CatalogueRefusal?
        var diff: EntryDiff?

        var isWrong: Bool { isEmpty || refusal != nil }

        var fault: Phrase? {
            if let refusal { return Phrase(vi: refusal.vietnamese, en: refusal.english) }
            return isEmpty ? Words.empty : nil
        }
    }

    let state: State
    let security: FormSecurity

    var page: Page {
        Page(
            title: Words.title,
            section: "/quan-tri",
            crumbs: [.administration, .publishing],
            hasErrors: state.isWrong
        )
    }

    func write(to html: inout HTMLWriter) {
        if let fault = state.fault { html.add(ErrorSummary([.init(field: "bang", fault)])) }
        html.heading(Words.title, below: Words.lead)
        if let diff = state.diff { write(diff, to: &html) }
        html.postForm(to: "/quan-tri/thu-tuc/danh-muc", security, sendsFiles: true) { html in
            html.add(
                Field(
                    .files(FileChoice(accept: ".csv,text/csv", isMultiple: false)),
                    name: "bang",
                    label: Words.file,
                    hint: state.diff == nil ? Words.fileHint : Words.again,
                    error: state.fault
                )
            )
            html.actions { html in
                html.add(Button(Words.look, name: "lam", value: "xem"))
                html.add(Button(Words.take, .quiet, name: "lam", value: "nhap"))
            }
        }
    }

    private func write(_ diff: EntryDiff, to html: inout HTMLWriter) {
        html.notice(Self.summary(diff), tone: diff.isEmpty ? .quiet : .calm, isUrgent: true) { html in
            html.ul { html in
                for row in diff.added.prefix(Self.most) { html.li("+ \(row.code) \(row.name)", .lang("vi")) }
                for change in diff.changed.prefix(Self.most) {
                    html.li(.lang("vi")) { html in
                        html.text("\(change.code): ")
                        let columns = change.columns.map { "\($0.name) “\($0.before)” → “\($0.after)”" }
                        html.text(columns.joined(separator: "; "))
                    }
                }
                for row in diff.gone.prefix(Self.most) { html.li("− \(row.code) \(row.name)", .lang("vi")) }
            }
        }
    }

    /// Lines of each kind that are shown; the command line shows all.
    private static let most = 50

    static func summary(_ diff: EntryDiff) -> Phrase {
        Phrase(
            vi: "\(diff.added.count) thêm, \(diff.changed.count) đổi, \(diff.gone.count) không còn, "
                + "\(diff.unchanged) giữ nguyên",
            en: "\(diff.added.count) added, \(diff.changed.count) changed, \(diff.gone.count) gone, "
                + "\(diff.unchanged) unchanged"
        )
    }
}

private enum Words {
    static let title = Phrase(vi: "Nhập danh mục quốc gia", en: "Import the national catalogue")
    static let lead = Phrase(
        vi: "Các thủ tục trong bảng được giữ nguyên văn. Nhập lại cùng một bảng không thay đổi gì.",
        en: "Rows are kept word for word. Importing the same table again changes nothing."
    )
    static let file = Phrase(vi: "Bảng thủ tục (CSV)", en: "Table of procedures (CSV)")
    static let fileHint = Phrase(
        vi: "Cột: code, name, field, levels, decision, subjects, channels, result_codes",
        en: "Columns: code, name, field, levels, decision, subjects, channels, result_codes"
    )
    static let again = Phrase(vi: "Chọn lại đúng tệp ấy để nhập.", en: "Choose the same file again to import it.")
    static let look = Phrase(vi: "Xem thay đổi", en: "See what changes")
    static let take = Phrase(vi: "Nhập", en: "Import")
    static let empty = Phrase(vi: "Hãy chọn bảng thủ tục", en: "Choose the table of procedures")
}
