import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension InsightsPages {
    /// Truy vấn: analysts ask the file of tables with SQL.
    ///
    /// An analyst is who oversees the whole province: administrators, leaders and heads of the province's office. The tables
    /// are of the whole province, so nobody else may ask them.
    func addAnalysis(to routes: inout Routes) {
        routes.page("/ioc/truy-van", .citizen, "ioc.analysis") { visit in
            try await demandAnalyst(visit)
            return page(AnalysisModel(sql: AnalysisModel.example, desk: analysis), visit)
        }
        routes.form("/ioc/truy-van", .citizen, "ioc.analysis.run") { visit, form in
            try await demandAnalyst(visit)
            var model = AnalysisModel(sql: form.lines(AnalysisModel.field), desk: analysis)
            do {
                model.answer = try await analysis.answer(model.sql, for: visit.viewer.account?.description ?? "")
            } catch let refusal as AnalysisRefusal {
                model.refusal = refusal
            }
            return page(model, visit)
        }
        routes.form("/ioc/truy-van/csv", .citizen, "ioc.analysis.csv") { visit, form in
            try await demandAnalyst(visit)
            let answer = try await analysis.answer(
                form.lines(AnalysisModel.field),
                for: visit.viewer.account?.description ?? ""
            )
            return try visit.download(
                Download(name: "truy-van.csv", mediaType: "text/csv; charset=utf-8", bytes: answer.csv)
            )
        }
        routes.form("/ioc/truy-van/tao-lai", .citizen, "ioc.analysis.refresh") { visit, _ in
            try await demandAnalyst(visit)
            analysis.refresh()
            let words = Phrase(vi: "Đang tạo lại tệp, chờ một lát.", en: "The file is being made, wait a moment.")
            return visit.redirect(to: BoardPath.analysis, flash: .success(words[visit.language]))
        }
    }

    private func demandAnalyst(_ visit: Visit) async throws {
        let sight = try await database.read { db in try insights.sight(of: visit.viewer, in: db) }
        guard sight?.isWhole == true else { throw WebRefusal.notFound }
    }

    private func page(_ model: AnalysisModel, _ visit: Visit) -> Response {
        visit.page(
            Page(
                title: .analysis,
                section: BoardPath.home.string,
                crumbs: [Link(.operationsCentre, to: BoardPath.home.string)],
                hasErrors: model.refusal != nil,
                width: .wide
            ),
            for: .officer,
            status: model.refusal.map { .init(code: $0.status) } ?? .ok
        ) { AnalysisView(model: model, security: visit.formSecurity()).write(to: &$0) }
    }
}

extension BoardPath {
    /// Where analysts ask with SQL.
    static let analysis: WebPath = "/ioc/truy-van"
}

extension Phrase {
    static let analysis = Phrase(vi: "Truy vấn số liệu", en: "Queries")
}

/// What the page of queries shows.
struct AnalysisModel {
    static let field = "cau-lenh"
    static let example = """
        SELECT a.district, SUM(c.accepted_online) AS truc_tuyen, SUM(c.accepted_counter) AS tai_quay
        FROM day_count c JOIN agency a ON a.id = c.agency_id
        WHERE c.day >= date('now', '-30 days')
        GROUP BY a.district ORDER BY truc_tuyen DESC
        """

    let sql: String
    let desk: AnalysisDesk
    var answer: GuardedQuery.Answer?
    var refusal: AnalysisRefusal?
}
