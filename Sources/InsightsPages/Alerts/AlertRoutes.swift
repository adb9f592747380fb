import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension BoardPath {
    static let alerts: WebPath = "/ioc/quy-tac"
    static let newAlert: WebPath = "/ioc/quy-tac/moi"

    /// A rule.
    static func alert(_ id: AlertRuleID) -> WebPath { "/ioc/quy-tac/\(id.description)" }
}

extension InsightsPages {
    /// Rules by which a reader wants to be told, and what they told.
    func addAlerts(to routes: inout Routes) {
        routes.page("/ioc/quy-tac", .citizen, "ioc.alerts") { visit in try await showAlerts(visit) }
        routes.page("/ioc/quy-tac/moi", .citizen, "ioc.alert.new") { visit in
            try await showAlertForm(visit, AlertDraft(visit.query), nil, security: visit.formSecurity())
        }
        routes.form("/ioc/quy-tac/moi", .citizen, "ioc.alert.create") { visit, form in
            try await writeAlert(visit, form, nil)
        }
        routes.page("/ioc/quy-tac/{id}", .citizen, "ioc.alert") { visit in try await showAlert(visit) }
        routes.page("/ioc/quy-tac/{id}/sua", .citizen, "ioc.alert.edit") { visit in
            let id: AlertRuleID = try visit.id("id")
            let kept = try await database.read { db in
                _ = try look(visit, nil, in: db)
                return try alerts.rule(id, of: visit.viewer, in: db)
            }
            return try await showAlertForm(visit, AlertDraft(kept.rule), id, security: visit.formSecurity())
        }
        routes.form("/ioc/quy-tac/{id}/sua", .citizen, "ioc.alert.change") { visit, form in
            try await writeAlert(visit, form, try visit.id("id"))
        }
        routes.form("/ioc/quy-tac/{id}/ket-thuc", .citizen, "ioc.alert.end") { visit, form in
            let id: AlertRuleID = try visit.id("id")
            try await database.write { db in
                _ = try visit.once(form, in: db) {
                    try alerts.end(id, by: visit.viewer, in: db)
                    return id.description
                }
            }
            let words = visit.language == .vi ? "Đã kết thúc quy tắc." : "The rule was ended."
            return visit.redirect(to: BoardPath.alerts, flash: .success(words))
        }
    }

    private func showAlerts(_ visit: Visit) async throws -> Response {
        let model = try await database.read { db -> AlertIndexModel in
            let (sight, _) = try look(visit, nil, in: db)
            guard let owner = visit.viewer.person else { throw WebRefusal.notFound }
            return AlertIndexModel(
                rules: try alerts.rules(of: owner, in: db),
                alerts: try alerts.alerts(of: owner, limit: 30, in: db),
                names: AlertNames(sight: sight, shelf: insights.shelf, procedure: try insights.procedureNames(in: db)),
                now: visit.now
            )
        }
        return visit.page(
            Page(
                title: .alertRules,
                section: "/ioc",
                crumbs: [Link(.operationsCentre, to: BoardPath.home.string)],
                width: .wide
            ),
            for: .officer
        ) { AlertIndexView(model: model).write(to: &$0) }
    }

    private func showAlert(_ visit: Visit) async throws -> Response {
        let id: AlertRuleID = try visit.id("id")
        let security = visit.formSecurity()
        let view = try await database.read { db -> AlertShowView in
            let (sight, _) = try look(visit, nil, in: db)
            let kept = try alerts.rule(id, of: visit.viewer, in: db)
            return AlertShowView(
                kept: kept,
                alerts: try alerts.alerts(of: kept.owner, rule: id, in: db),
                names: AlertNames(sight: sight, shelf: insights.shelf, procedure: try insights.procedureNames(in: db)),
                now: visit.now,
                security: security
            )
        }
        return visit.page(view.page, for: .officer) { view.write(to: &$0) }
    }

    private func showAlertForm(
        _ visit: Visit,
        _ draft: AlertDraft,
        _ id: AlertRuleID?,
        security: FormSecurity
    ) async throws -> Response {
        let view = try await database.read { db -> AlertFormView in
            let (sight, subject) = try look(visit, draft.namesSubject ? BoardSubject(word: draft.subject) : nil, in: db)
            var draft = draft
            draft.subject = subject.word
            return AlertFormView(
                draft: draft,
                id: id,
                choices: AlertChoices(
                    subject,
                    sight,
                    insights,
                    holdsPost: visit.viewer.posts.contains { $0.role == .leader || $0.role == .head },
                    procedure: try insights.procedureNames(in: db)
                ),
                security: security
            )
        }
        return visit.page(
            view.page,
            for: .officer,
            status: draft.refusal == nil ? .ok : .unprocessableContent
        ) { view.write(to: &$0) }
    }

    private func writeAlert(_ visit: Visit, _ form: FormData, _ id: AlertRuleID?) async throws -> Response {
        if let id {
            let viewer = visit.viewer
            _ = try await database.read { db in try alerts.rule(id, of: viewer, in: db) }
        }
        var draft = AlertDraft(form)
        do {
            let rule = try draft.rule()
            let (answer, _) = try await database.write { db in
                _ = try look(visit, rule.subject, in: db)
                return try visit.once(form, in: db) {
                    guard let id else { return try alerts.write(rule, by: visit.viewer, in: db).description }
                    try alerts.change(id, to: rule, by: visit.viewer, in: db)
                    return id.description
                }
            }
            let words = visit.language == .vi ? "Đã lưu quy tắc cảnh báo." : "The alert rule was kept."
            return visit.redirect(to: "/ioc/quy-tac/\(answer)", flash: .success(words))
        } catch let refusal as AlertRefusal where refusal != .unknown {
            draft.refusal = refusal
            return try await showAlertForm(visit, draft, id, security: visit.formSecurity(again: form))
        }
    }
}
