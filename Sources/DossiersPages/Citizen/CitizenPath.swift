import Documents
import Dossiers
import Web

/// Địa chỉ các trang của người dân.
enum CitizenPath {
    static let drafts: WebPath = "/nhap"
    static let dossiers: WebPath = "/ho-so"
    static let documents: WebPath = "/giay-to"
    static let tracking: WebPath = "/tra-cuu"
    static let trackedRating: WebPath = "/tra-cuu/danh-gia"

    static func begin(_ procedure: String) -> WebPath { "/nop/\(procedure)" }
    static func procedure(_ code: String) -> WebPath { "/thu-tuc/\(code)" }

    static func draft(_ id: DraftID) -> WebPath { "/nhap/\(id)" }
    static func step(_ id: DraftID, _ step: WizardStep) -> WebPath {
        switch step {
        case .section(let key): "/nhap/\(id)/to-khai/\(key)"
        case .papers: "/nhap/\(id)/giay-to"
        case .handover: "/nhap/\(id)/nhan-ket-qua"
        case .review: "/nhap/\(id)/kiem-tra"
        }
    }
    static func autosave(_ id: DraftID) -> WebPath { "/nhap/\(id)/luu" }
    static func upload(_ id: DraftID) -> WebPath { "/nhap/\(id)/tep" }
    static func draftFile(_ id: DraftID, _ file: DraftFileID) -> WebPath { "/nhap/\(id)/tep/\(file)" }
    static func submit(_ id: DraftID) -> WebPath { "/nhap/\(id)/nop" }
    static func delete(_ id: DraftID) -> WebPath { "/nhap/\(id)/xoa" }

    static func dossier(_ id: DossierID) -> WebPath { "/ho-so/\(id)" }
    static func mend(_ id: DossierID) -> WebPath { "/ho-so/\(id)/bo-sung" }
    static func saveMending(_ id: DossierID) -> WebPath { "/ho-so/\(id)/bo-sung/luu" }
    static func uploadMending(_ id: DossierID) -> WebPath { "/ho-so/\(id)/bo-sung/tep" }
    static func withdraw(_ id: DossierID) -> WebPath { "/ho-so/\(id)/rut" }
    static func rate(_ id: DossierID) -> WebPath { "/ho-so/\(id)/danh-gia" }
    static func file(_ part: HandedIn, of id: DossierID) -> WebPath { "/ho-so/\(id)/tep/\(part.key)/\(part.number)" }
    static func paper(_ id: DocumentID, _ secret: String) -> WebPath { "/van-ban/\(id)/\(secret)" }

    static func document(_ id: ResultID) -> WebPath { "/giay-to/\(id)" }
    static func printed(_ id: ResultID) -> WebPath { "/giay-to/\(id)/in" }
    static func receipt(_ id: DossierID) -> WebPath { "/ho-so/\(id)/bien-nhan" }
}

extension WebPath {
    /// The address in which a step remembers that the reader came from the last page to change something.
    var changing: WebPath { adding(WizardStep.changing, "1") }
}
