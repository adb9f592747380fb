import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

extension AccountPages {
    func addDevices(to routes: inout Routes) {
        routes.page("/tai-khoan/thiet-bi", .citizen, "account.devices") { visit in try await showDevices(visit) }
        routes.form("/tai-khoan/thiet-bi", .citizen, "account.devices.sign-out") { visit, form in
            try await signOutDevices(visit, form)
        }
    }

    private func showDevices(_ visit: Visit) async throws -> Response {
        let here = try session(of: visit)
        guard let account = here.viewer.account else { throw WebRefusal.notFound }
        let sessions = try await directory.sessions(of: account)
        let model = DeviceIndexModel(
            items: (sessions.filter { $0.id == here.id } + sessions.filter { $0.id != here.id }).map { session in
                DeviceIndexModel.Item(
                    id: session.id,
                    name: DeviceName.words(session.device),
                    network: session.network,
                    startedAt: session.startedAt,
                    seenAt: session.seenAt,
                    isHere: session.id == here.id
                )
            },
            now: visit.now,
            security: visit.formSecurity()
        )
        return visit.page(Self.page(DeviceIndexView.title)) { DeviceIndexView.write(model, to: &$0) }
    }

    /// Signing out what is signed out already changes nothing, so no answer is kept under the form's key.
    private func signOutDevices(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        let here = try session(of: visit)
        guard let account = here.viewer.account else { throw WebRefusal.notFound }
        let isVietnamese = visit.language == .vi
        switch form.text(DeviceIndexModel.field) {
        case DeviceIndexModel.all:
            try await directory.signOutEverywhere(account)
            return visit.signOut(
                to: Addresses.signIn,
                flash: .success(isVietnamese ? "Đã đăng xuất khỏi mọi thiết bị." : "You are signed out everywhere.")
            )
        case DeviceIndexModel.others:
            try await directory.signOutEverywhere(account, except: here.id, device: visit.device)
            return visit.redirect(
                to: Addresses.devices,
                flash: .success(
                    isVietnamese ? "Đã đăng xuất khỏi các thiết bị khác." : "All other devices are signed out."
                )
            )
        default:
            guard let id: SessionID = form.id(DeviceIndexModel.field) else { throw WebRefusal.notFound }
            try await directory.signOut(id, of: account)
            return visit.redirect(
                to: Addresses.devices,
                flash: .success(isVietnamese ? "Đã đăng xuất thiết bị." : "The device is signed out.")
            )
        }
    }
}
