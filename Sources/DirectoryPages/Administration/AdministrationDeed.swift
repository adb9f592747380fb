import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension AdministrationPages {
    /// A small deed behind a button: done once, told in a strip on the page to which it leads; a refusal is told there too.
    func deed(
        _ visit: Visit,
        _ form: FormData,
        to path: WebPath,
        said words: Phrase,
        _ body: @escaping @Sendable (WriteSession) throws -> Void
    ) async throws -> Response {
        do {
            try await database.write { db in
                _ = try visit.once(form, in: db) {
                    try body(db)
                    return path.string
                }
            }
            return visit.redirect(to: path, flash: .success(words[visit.language]))
        } catch let refusal as DirectoryRefusal {
            return visit.redirect(to: path, flash: .warning(refusal.words[visit.language]))
        }
    }

    /// The frame of an administration page.
    static func frame(_ title: Phrase, _ crumbs: [Link] = [], hasErrors: Bool = false, isForm: Bool = false) -> Page {
        Page(
            title: title,
            section: AdministrationPath.home.string,
            crumbs: [Link(.administration, to: AdministrationPath.home.string)] + crumbs,
            hasErrors: hasErrors,
            width: isForm ? .narrow : .normal
        )
    }
}

extension DirectoryRefusal {
    /// What happened and what to do next.
    var words: Phrase { Phrase(vi: vietnamese + " " + whatNext, en: english) }
}

extension HTMLWriter {
    /// A form of one button.
    mutating func deedButton(_ label: Phrase, to path: WebPath, _ security: FormSecurity, _ kind: Button.Kind = .quiet)
    {
        postForm(to: path.string, security) { $0.add(Button(label, kind)) }
    }
}

extension Phrase {
    static let administration = Phrase(vi: "Quản trị", en: "Administration")
    static let agencies = Phrase(vi: "Cơ quan, vị trí", en: "Agencies and posts")
    static let calendars = Phrase(vi: "Lịch làm việc", en: "Working calendars")
    static let users = Phrase(vi: "Người dùng", en: "Users")
    static let reason = Phrase(vi: "Lý do", en: "Reason")
    static let reasonMissing = Phrase(vi: "Ghi lý do.", en: "Give the reason.")
}
