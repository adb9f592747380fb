public import Directory
public import Dossiers
public import Hummingbird
public import Kernel
public import Web

/// Biểu mẫu in: makes the sheets of a dossier, as the pages do; the room of pages that draws them lends it.
public struct PrintedForms: Sendable {
    let sheet: @Sendable (DossierID, String, Viewer, Visit) async throws -> Response

    /// Sheets that this function makes: which dossier, the number of the form, for whom, the request.
    public init(_ sheet: @escaping @Sendable (DossierID, String, Viewer, Visit) async throws -> Response) {
        self.sheet = sheet
    }
}

extension Interface {
    private static let form = Endpoint.Parameter.path(
        "form",
        .choice(["01", "02", "03", "04", "05"]),
        "Số của biểu mẫu (TT 01/2018/TT-VPCP): 01 tiếp nhận và hẹn trả, 02 bổ sung, 03 từ chối, 04 hẹn lại, 05 kiểm soát."
    )

    var printEndpoints: [Endpoint] {
        [
            printed("/dossiers", "api.dossier.form", .dossiers, .citizen, .dossiersRead, "Biểu mẫu in của hồ sơ"),
            printed("/work/dossiers", "api.work.form", .work, .officer, .work, "Biểu mẫu in ở bàn việc"),
        ]
    }

    private func printed(
        _ place: String,
        _ name: String,
        _ tag: Endpoint.Tag,
        _ access: Access,
        _ scope: TokenScope,
        _ summary: String
    ) -> Endpoint {
        Endpoint(
            method: .get,
            path: place + "/{id}/forms/{form}",
            name: name,
            tag: tag,
            summary: summary,
            detail: "A form that the decree prescribes, as the page prints it; form 05 is for officers only.",
            access: access,
            scope: scope,
            parameters: [Self.dossierID, Self.form],
            answer: .text(mediaType: "text/html"),
            deed: .raw { [printed] call in
                try await printed.sheet(try call.id("id"), call.text("form") ?? "", call.viewer, call.visit)
            }
        )
    }
}
