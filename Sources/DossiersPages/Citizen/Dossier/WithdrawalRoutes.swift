import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension CitizenPages {
    /// Rút hồ sơ, with a reason.
    func addWithdrawal(to routes: inout Routes) {
        routes.page("/ho-so/{id}/rut", .citizen, "dossier.withdrawal") { visit in
            let file = try await withdrawable(visit)
            guard let file else { return visit.redirect(to: try place(visit)) }
            return WithdrawalView(dossier: file.dossier).answer(visit)
        }
        routes.form("/ho-so/{id}/rut", .citizen, "dossier.withdraw") { visit, form in
            try await withdraw(visit, form)
        }
    }

    private func place(_ visit: Visit) throws -> WebPath {
        CitizenPath.dossier(try visit.id("id", of: DossierTag.self))
    }

    /// The dossier of the address, where the reader may withdraw it now.
    private func withdrawable(_ visit: Visit) async throws -> DossierFile? {
        let id = try visit.id("id", of: DossierTag.self)
        let file = try await database.read { db in try ownFile(id, of: visit.viewer, in: db) }
        return dossiers.permits(.withdrawalRequested, on: file.dossier, by: visit.viewer) ? file : nil
    }

    private func withdraw(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("id", of: DossierTag.self)
        _ = try form.requireIdempotencyKey()
        let reason = form.lines("reason")
        guard !reason.isEmpty else {
            guard let file = try await withdrawable(visit) else { return visit.redirect(to: try place(visit)) }
            return WithdrawalView(dossier: file.dossier, lacksReason: true).answer(visit, again: form)
        }
        _ = try await database.write { db in
            try visit.once(form, in: db) {
                let file = try ownFile(id, of: visit.viewer, in: db)
                try dossiers.requestWithdrawal(
                    id,
                    reason: String(reason.prefix(2000)),
                    position: file.dossier.position,
                    by: visit.viewer,
                    in: db
                )
                return "done"
            }
        }
        return visit.redirect(
            to: CitizenPath.dossier(id),
            flash: .success(
                visit.say(
                    "Đã gửi yêu cầu rút hồ sơ. Bộ phận một cửa sẽ xác nhận.",
                    "You asked to withdraw the dossier. The one-stop counter will confirm it."
                )
            )
        )
    }
}

/// The page that asks why a dossier is withdrawn.
struct WithdrawalView {
    let dossier: Dossier
    var lacksReason = false

    func answer(_ visit: Visit, again form: FormData? = nil) -> Response {
        let title = Phrase(vi: "Rút hồ sơ", en: "Withdraw the dossier")
        let reason = Field(
            .longText(rows: 4),
            name: "reason",
            label: Phrase(vi: "Vì sao bạn rút hồ sơ?", en: "Why do you withdraw it?"),
            hint: Phrase(
                vi: "Ví dụ: nộp nhầm thủ tục, cần sửa nhiều chỗ, không còn nhu cầu",
                en: "For example: wrong procedure, much to be changed, no longer needed"
            ),
            error: lacksReason ? Phrase(vi: "Ghi lý do rút hồ sơ", en: "Say why you withdraw it") : nil
        )
        return visit.page(
            .form(title, of: dossier, hasErrors: lacksReason),
            status: lacksReason ? .unprocessableContent : .ok
        ) { html in
            html.add(ErrorSummary(of: [reason]))
            html.heading(
                title,
                below: Phrase(
                    vi:
                        "\(dossier.procedureName), \(dossier.name). Cơ quan sẽ dừng giải quyết và trả lại giấy tờ đã nộp.",
                    en: "\(dossier.procedureName), \(dossier.name). The agency will stop and give your papers back."
                )
            )
            html.postForm(to: CitizenPath.withdraw(dossier.id).string, visit.formSecurity(again: form)) { html in
                html.add(reason)
                html.actions { html in
                    html.add(Button(Phrase(vi: "Gửi yêu cầu rút hồ sơ", en: "Ask to withdraw it"), .danger))
                    html.a(Phrase(vi: "Không rút nữa", en: "No, keep it"), .href(CitizenPath.dossier(dossier.id)))
                }
            }
        }
    }
}
