import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
public import Ledger
public import Web

/// `/so-cai`: the state of the ledger in plain words, and a box in which anybody checks a proof.
public struct LedgerPages: Sendable {
    private let ledger: OpenLedger

    /// Shows this ledger.
    public init(ledger: OpenLedger) {
        self.ledger = ledger
    }

    /// The one page.
    ///
    /// It only reads, so it is asked with GET: the address of a checked proof can be passed on.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/so-cai", .everyone, "ledger.show") { visit in try await show(visit) }
        return routes
    }

    private func show(_ visit: Visit) async throws -> Response {
        let text = visit.query.lines(LedgerShowModel.field)
        let model = LedgerShowModel(
            key: ledger.key,
            state: try await ledger.state(notOlderThan: 2),
            text: text,
            judgement: visit.query.contains(LedgerShowModel.field) ? try await ledger.judge(text) : nil
        )
        let page = Page(title: LedgerShowView.title, section: "/so-cai", hasErrors: model.fault != nil)
        return visit.page(page, status: model.fault == nil ? .ok : .unprocessableContent) { html in
            LedgerShowView(model: model).write(to: &html)
        }
    }
}
