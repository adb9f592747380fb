import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Ledger
import Storage
import Web

extension OfficerPages {
    /// Forms 01–05 for who sees the dossier (05 for officers only), and the register 06 for counters.
    func addPrint(to routes: inout Routes) {
        routes.page("/bieu-mau/{id}/{form}", .citizen, "print.form") { visit in
            let id: DossierID = try visit.id("id")
            guard let form = OfficialForm(rawValue: try visit.parameter("form")) else { throw WebRefusal.notFound }
            var model = try await database.read { db in try printModel(form, id, visit, in: db) }
            if model.isForOfficer {
                try await record(model.dossier, visit, kind: .document, purpose: "In \(form.name.lowercased())")
            }
            if form == .receipt { model.proof = try await proof(of: id, visit) }
            let back =
                model.isForOfficer
                ? Link(Phrase(vi: "Về hồ sơ", en: "Back to the dossier"), to: OfficerPath.dossier(id).string)
                : Link(Phrase(vi: "Về hồ sơ", en: "Back to the dossier"), to: ("/ho-so/\(id)" as WebPath).string)
            return visit.document { html in
                html.printPage(
                    title: Phrase("\(form.name) \(model.dossier.name)"),
                    back: back,
                    isSimulated: visit.isDemo
                ) { PrintView(model: model).write(to: &$0) }
            }
        }
    }

    /// The proof that the dossier came in, for the paper that the citizen takes home.
    private func proof(of id: DossierID, _ visit: Visit) async throws -> (link: String, sequence: Int64)? {
        let kind = DossierEvent.Kind.submitted.rawValue
        guard let proof = try await ledger.proof(ofFirst: kind, in: Dossiers.stream(id)) else { return nil }
        return (visit.link(to: ("/so-cai" as WebPath).adding("ma", proof.seal)), proof.sequence)
    }
}
