import App
import Catalogue
import Dossiers
import Kernel
import PortalTesting
import Storage

extension TestProvince {
    /// A birth sent in by the mother, who comes for the certificate.
    func birth() async throws -> SubmissionReceipt { try await submitBirth(handover: .counter) }

    /// A birth that the counter has accepted.
    func acceptedBirth() async throws -> DossierID {
        let id = try await birth().id
        let counter = try await browser(.counter, at: id)
        try await counter.press("Tiếp nhận hồ sơ")
        return id
    }

    /// Somebody before a dossier at the desk, or before the page of one deed on it.
    func browser(_ role: Role, at id: DossierID, deed: String? = nil) async throws -> TestBrowser {
        let browser = try await browser(role)
        try await browser.open("/mot-cua/ho-so/\(id)" + (deed.map { "/" + $0 } ?? ""))
        return browser
    }

    /// The code by which pages call it.
    func name(_ id: DossierID) async throws -> String { try await file(id).dossier.name }
}
