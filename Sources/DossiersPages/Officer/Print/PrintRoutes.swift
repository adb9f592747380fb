import DesignSystem
public import Directory
import Documents
public import Dossiers
import HTML
public import Hummingbird
public import Kernel
import Ledger
import Storage
public import Web

extension OfficerPages {
    /// Forms 01–05 for who sees the dossier (05 for officers only), and the register 06 for counters.
    func addPrint(to routes: inout Routes) {
        routes.page("/bieu-mau/{id}/{form}", .citizen, "print.form") { visit in
            try await print(try visit.id("id"), try visit.parameter("form"), for: visit.viewer, visit)
        }
    }

    /// In một biểu mẫu: a form of a dossier as a sheet, for who may see both; an officer's look is written down.
    ///
    /// - Parameters:
    ///   - id: the dossier.
    ///   - name: the number of the form, `01` to `05`.
    ///   - viewer: who asks; a program may be allowed less than its account.
    ///   - visit: the request.
    /// - Throws: `WebRefusal.notFound` for another form, `DossierRefusal.unknown` where there is none, or not for them.
    /// - Returns: the sheet as a document of HTML.
    public func print(_ id: DossierID, _ name: String, for viewer: Viewer, _ visit: Visit) async throws -> Response {
        guard let form = OfficialForm(rawValue: name) else { throw WebRefusal.notFound }
        var model = try await database.read { db in try printModel(form, id, for: viewer, visit, in: db) }
        if model.isForOfficer {
            try await record(model.dossier, visit, kind: .document, purpose: "In \(form.name.lowercased())")
        }
        if form == .receipt { model.proof = try await proof(of: id, visit) }
        let sheet = model
        let back: WebPath = sheet.isForOfficer ? OfficerPath.dossier(id) : "/ho-so/\(id)"
        return visit.document { html in
            html.printPage(
                title: Phrase("\(form.name) \(sheet.dossier.name)"),
                back: Link(Phrase(vi: "Về hồ sơ", en: "Back to the dossier"), to: back.string),
                isSimulated: visit.isDemo
            ) { PrintView(model: sheet).write(to: &$0) }
        }
    }

    /// The proof that the dossier came in, for the paper that the citizen takes home.
    private func proof(of id: DossierID, _ visit: Visit) async throws -> (link: String, sequence: Int64)? {
        let kind = DossierEvent.Kind.submitted.rawValue
        guard let proof = try await ledger.proof(ofFirst: kind, in: Dossiers.stream(id)) else { return nil }
        return (visit.link(to: ("/so-cai" as WebPath).adding("ma", proof.seal)), proof.sequence)
    }
}
