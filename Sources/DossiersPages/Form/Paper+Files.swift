import Directory
import Dossiers
import Kernel
import Storage
import Web

extension DraftFile {
    /// The file as the browser shows it; nil where the store has not got it.
    func download(from blobs: BlobStore) -> Download? {
        Download(blob, in: blobs, name: fileName, mediaType: mediaType, isShown: true)
    }

    /// What a script that sent the file is told.
    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("id", id.description)
            json.field("name", fileName)
            json.field("size", size)
        }
        return json.bytes
    }
}

extension HandedIn {
    /// The file as the browser shows it; nil for what came on paper, and where the store has not got it.
    func download(from blobs: BlobStore) -> Download? {
        blob.flatMap {
            Download(
                $0,
                in: blobs,
                name: fileName ?? key,
                mediaType: mediaType ?? "application/octet-stream",
                isShown: true
            )
        }
    }
}

extension DossierFile {
    /// The file of one paper, by the component's key and the number within it.
    func paper(_ key: String, _ number: Int?) -> HandedIn? {
        components.first { $0.key == key && $0.number == number }
    }
}

extension Dossiers {
    /// Puts a file that was uploaded or scanned into a draft.
    @discardableResult
    func add(
        _ file: ReceivedFile,
        as component: String,
        of id: DraftID,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DraftFile {
        try addFile(
            named: file.name,
            blob: file.hash,
            size: file.size,
            head: file.head,
            to: component,
            of: id,
            by: viewer,
            in: db
        )
    }
}
