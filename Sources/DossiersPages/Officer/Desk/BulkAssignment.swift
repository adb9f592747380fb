import DesignSystem
import Directory
import Dossiers
import Foundation
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// Phân công hàng loạt: several dossiers to one officer, in one transaction, each with its outcome.
extension OfficerPages {
    func addBulkAssignment(to routes: inout Routes) {
        routes.form("/mot-cua/phan-cong", .role([.head, .leader]), "desk.assign-many") { visit, form in
            _ = try form.requireIdempotencyKey()
            let chosen = form.all("ho-so").prefix(Self.mostAtOnce).compactMap { Self.chosen($0) }
            let back = ReturnPath(form.text("ve"))?.path ?? OfficerPath.desk
            guard !chosen.isEmpty else {
                return visit.redirect(
                    to: back,
                    flash: .warning("Chưa chọn hồ sơ nào. Đánh dấu các hồ sơ cần giao rồi bấm Phân công.")
                )
            }
            let officer: PersonID? = form.id("nguoi")
            let answer = try await database.write { db in
                try visit.once(form, in: db) {
                    let outcomes = try dossiers.assign(chosen, to: officer, by: visit.viewer, in: db)
                    return String(decoding: try JSONEncoder().encode(outcomes), as: UTF8.self)
                }.answer
            }
            let outcomes = try JSONDecoder().decode([AssignmentOutcome].self, from: Data(answer.utf8))
            let refused = outcomes.filter { $0.refusal != nil }
            if refused.isEmpty {
                return visit.redirect(to: back, flash: .success(Self.words(outcomes)))
            }
            return visit.page(
                Page(
                    title: Phrase(vi: "Kết quả phân công", en: "Assignment"),
                    section: "/mot-cua",
                    crumbs: [Link(Phrase(vi: "Bàn việc", en: "Desk"), to: back.string)]
                ),
                for: .officer
            ) { Self.write(outcomes, back: back, to: &$0) }
        }
    }

    /// Dossiers in one transaction: a page of the list.
    private static let mostAtOnce = DossierFilter.pageSize

    /// Reads `<id>.<position>`.
    private static func chosen(_ text: String) -> (id: DossierID, position: Int)? {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let id = DossierID(String(parts[0])), let position = Int(parts[1]) else { return nil }
        return (id, position)
    }

    private static func words(_ outcomes: [AssignmentOutcome]) -> String {
        let officers = Set(outcomes.compactMap(\.officer)).sorted().joined(separator: ", ")
        let names = outcomes.map(\.name).joined(separator: ", ")
        return "Đã giao \(outcomes.count) hồ sơ cho \(officers): \(names)."
    }

    private static func write(_ outcomes: [AssignmentOutcome], back: WebPath, to html: inout HTMLWriter) {
        html.heading(
            Phrase(vi: "Kết quả phân công", en: "Assignment"),
            below: Phrase(
                vi: "Hồ sơ nào chưa giao được thì vẫn nằm nguyên chỗ cũ.",
                en: "Dossiers that could not be assigned stay where they are."
            )
        )
        html.sheetCard { html in
            html.table(
                of: outcomes,
                caption: Phrase(vi: "Kết quả phân công", en: "Assignment"),
                isDense: true,
                tone: { $0.refusal == nil ? nil : .late },
                [
                    .lead(Phrase(vi: "Hồ sơ", en: "Dossier")) { html, item in
                        html.a(item.name, .href(OfficerPath.dossier(item.dossier).string))
                    },
                    .cell(Phrase(vi: "Kết quả", en: "Outcome")) { html, item in
                        if let refusal = item.refusal {
                            html.add(StateTag(Phrase(vi: "Chưa giao được", en: "Not assigned"), .late))
                            html.p(refusal)
                        } else {
                            html.add(
                                StateTag(
                                    Phrase(
                                        vi: "Đã giao cho \(item.officer ?? "")",
                                        en: "Given to \(item.officer ?? "")"
                                    ),
                                    .done
                                )
                            )
                        }
                    },
                ]
            )
        }
        html.actions { html in
            html.add(Button.link(Phrase(vi: "Về danh sách", en: "Back to the list"), to: back.string))
        }
    }
}
