import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

extension AccountPages {
    func addOwn(to routes: inout Routes) {
        routes.page("/tai-khoan", .citizen, "account.show") { visit in try await showOwn(visit) }
    }

    private func showOwn(_ visit: Visit) async throws -> Response {
        guard let account = visit.viewer.account else { throw WebRefusal.notFound }
        let today = visit.now.date
        let model = try await directory.database.read { [directory, territory] db -> AccountShowModel? in
            guard let own = try directory.ownAccount(account, in: db) else { return nil }
            return AccountShowModel(own, of: visit.viewer, try territory.atlas(in: db), on: today)
        }
        guard let model else { throw WebRefusal.notFound }
        return visit.page(Self.page(.account, crumbs: false)) { AccountShowView.write(model, to: &$0) }
    }

    /// What is held of the reader.
    func own(_ visit: Visit) async throws -> OwnAccount {
        guard let account = visit.viewer.account,
            let own = try await directory.database.read({ [directory] db in try directory.ownAccount(account, in: db) })
        else { throw WebRefusal.notFound }
        return own
    }
}
