import Dossiers
import Web

/// Địa chỉ của việc tiếp nhận tại quầy.
enum IntakePath {
    static let start: WebPath = "/mot-cua/tiep-nhan"

    static func procedure(_ code: String) -> WebPath { "/mot-cua/tiep-nhan/thu-tuc/\(code)" }
    static func draft(_ id: DraftID) -> WebPath { "/mot-cua/tiep-nhan/nhap/\(id)" }
    static func autosave(_ id: DraftID) -> WebPath { "/mot-cua/tiep-nhan/nhap/\(id)/luu" }
    static func upload(_ id: DraftID) -> WebPath { "/mot-cua/tiep-nhan/nhap/\(id)/tep" }
    static func file(_ file: DraftFileID, of id: DraftID) -> WebPath { "/mot-cua/tiep-nhan/nhap/\(id)/tep/\(file)" }
    static func delete(_ id: DraftID) -> WebPath { "/mot-cua/tiep-nhan/nhap/\(id)/bo" }
    static func done(_ id: DossierID) -> WebPath { "/mot-cua/tiep-nhan/xong/\(id)" }
}
