import Catalogue
public import Kernel
import Storage

extension Dossiers {
    /// Kiểm tra tệp trước khi tiếp nhận: reads every promised file again and compares it with its hash.
    ///
    /// `accept` itself looks whether each file is there and as long as promised; this reads the content, outside of the
    /// transaction, so that a disk that spoils a file is noticed while the citizen can still send it again.
    ///
    /// - Throws: `DossierRefusal.brokenFile` with the name of the paper.
    public func demandIntactFiles(of id: DossierID) async throws {
        guard let blobs else { return }
        let (parts, version) = try await database.read { [self] db -> ([HandedIn], ProcedureVersion) in
            let dossier = try self.dossier(id, in: db)
            return (try self.components(of: id, in: db), try self.version(of: dossier, in: db))
        }
        for part in parts where part.source == .file {
            guard let blob = part.blob, blobs.contains(blob), try await blobs.isIntact(blob) else {
                throw DossierRefusal.brokenFile(version.component(part.key)?.name.vi ?? part.key)
            }
        }
    }
}
