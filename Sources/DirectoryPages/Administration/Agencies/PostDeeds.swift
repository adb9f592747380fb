import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension AdministrationPages {
    func addPostDeeds(to routes: inout Routes) {
        routes.form("/quan-tri/vi-tri/{post}/bo-tri", .administrator, "admin.post.appoint") { visit, form in
            try await appoint(visit, form)
        }
        routes.form("/quan-tri/vi-tri/{post}/thoi-bo-tri", .administrator, "admin.post.end") { visit, form in
            try await endAppointment(visit, form)
        }
        routes.form("/quan-tri/vi-tri/{post}/uy-quyen", .administrator, "admin.post.delegate") { visit, form in
            try await delegate(visit, form)
        }
        routes.form("/quan-tri/vi-tri/{post}/thu-hoi", .administrator, "admin.post.withdraw") { visit, form in
            try await withdraw(visit, form)
        }
        routes.form("/quan-tri/vi-tri/{post}/bo", .administrator, "admin.post.close") { visit, form in
            try await closePost(visit, form)
        }
    }

    private func appoint(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("post", of: PostTag.self)
        var model = AppointmentNewModel(form, security: visit.formSecurity(again: form))
        guard model.faults.isEmpty, let from = CivilDate(model.from) else {
            return try await showPost(visit, appointment: model)
        }
        let until = CivilDate(model.through)?.adding(days: 1)
        let (text, actor) = (model.person, visit.viewer.actor())
        do {
            try await database.write { [directory] db in
                _ = try visit.once(form, in: db) {
                    let person = try directory.officer(text, in: db)
                    return try directory.appoint(person, to: id, from: from, until: until, by: actor, in: db)
                        .description
                }
            }
        } catch let refusal as DirectoryRefusal {
            typealias Name = AppointmentNewModel.Name
            model.faults.add(refusal == .badDates ? Name.through : Name.person, refusal)
            return try await showPost(visit, appointment: model)
        }
        return visit.redirect(
            to: AdministrationPath.post(id),
            flash: .success(visit.language == .vi ? "Đã bố trí." : "Appointed.")
        )
    }

    private func endAppointment(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("post", of: PostTag.self)
        guard let appointment = form.id("bo-tri", of: AppointmentTag.self) else { throw WebRefusal.notFound }
        let (today, actor) = (visit.now.date, visit.viewer.actor())
        return try await deed(
            visit,
            form,
            to: AdministrationPath.post(id),
            said: Phrase(vi: "Đã thôi bố trí từ hôm nay.", en: "The appointment ends today.")
        ) { [directory] db in
            guard try directory.allHolders(of: id, in: db).contains(where: { $0.appointment.id == appointment })
            else { throw DirectoryRefusal.noAppointment }
            try directory.endAppointment(appointment, on: today, reason: "", by: actor, in: db)
        }
    }

    private func delegate(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("post", of: PostTag.self)
        var model = DelegationNewModel(form, post: id, security: visit.formSecurity(again: form))
        guard try await model.give(directory, visit, form, in: database) else {
            return try await showPost(visit, delegation: model)
        }
        return visit.redirect(
            to: AdministrationPath.post(id),
            flash: .success(visit.language == .vi ? "Đã ủy quyền." : "The powers were delegated.")
        )
    }

    private func withdraw(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("post", of: PostTag.self)
        guard let delegation = form.id("uy-quyen", of: DelegationTag.self) else { throw WebRefusal.notFound }
        let (today, actor) = (visit.now.date, visit.viewer.actor())
        return try await deed(
            visit,
            form,
            to: AdministrationPath.post(id),
            said: Phrase(vi: "Đã thu hồi ủy quyền.", en: "The delegation was withdrawn.")
        ) { [directory] db in
            try directory.withdrawDelegation(delegation, on: today, by: actor, in: db)
        }
    }

    private func closePost(_ visit: Visit, _ form: FormData) async throws -> Response {
        let id = try visit.id("post", of: PostTag.self)
        let (today, actor, reason) = (visit.now.date, visit.viewer.actor(), form.text("ly-do"))
        return try await deed(
            visit,
            form,
            to: AdministrationPath.post(id),
            said: Phrase(vi: "Đã bỏ vị trí.", en: "The post is closed.")
        ) { [directory] db in
            try directory.closePost(id, on: today, reason: reason, by: actor, in: db)
        }
    }
}
