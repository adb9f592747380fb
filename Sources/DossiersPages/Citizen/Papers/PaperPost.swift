import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Storage
import Web

/// Giấy tờ được gửi lên: what a page of papers sent, and what became of it.
struct PaperPost: Sendable {
    let form: FormData
    /// Files that were not taken.
    let problems: [PaperProblem]

    /// Whether a button was pressed that changes the page, and not the one that goes on.
    var stays: Bool {
        form.contains(FileChoice.remove) || form.contains(PaperList.reuse) || form.contains(PaperList.drop)
    }
}

extension CitizenPages {
    /// Reads a page of papers: files into the store and the draft, removals, earlier results.
    ///
    /// - `components`: for which files are taken; files of other fields are thrown away unread.
    func readPapers(
        _ visit: Visit,
        _ upload: Upload,
        into id: DraftID,
        components: Set<String>
    ) async throws -> PaperPost {
        let (form, files) = try await upload.read(into: blobs) { components.contains($0.field) }
        let viewer = visit.viewer
        let problems = try await database.write { db in
            if let file = form.id(FileChoice.remove, of: DraftFileTag.self) {
                try dossiers.removeFile(file, of: id, by: viewer, in: db)
            }
            let choice = form.text(PaperList.reuse).split(separator: ":").map(String.init)
            if choice.count == 2, let result = ResultID(choice[1]) {
                try dossiers.reuse(result, as: choice[0], in: id, by: viewer, db: db)
            }
            if let paper = form.textIfAny(PaperList.drop) {
                try dossiers.reuse(nil, as: paper, in: id, by: viewer, db: db)
            }
            return try files.compactMap { file -> PaperProblem? in
                do {
                    try dossiers.add(file, as: file.field, of: id, by: viewer, in: db)
                    return nil
                } catch let refusal as DraftRefusal {
                    return .refused(file.field, refusal)
                }
            }
        }
        return PaperPost(form: form, problems: problems)
    }

    /// One file that a script sent at once; the answer tells the script under which id it is kept.
    func readOneFile(_ upload: Upload, into id: DraftID, by viewer: Viewer) async throws -> DraftFile {
        let (form, files) = try await upload.read(into: blobs) { $0.field == "file" }
        guard let file = files.first else { throw WebRefusal.malformedForm }
        let paper = form.text("field")
        return try await database.write { db in try dossiers.add(file, as: paper, of: id, by: viewer, in: db) }
    }
}
