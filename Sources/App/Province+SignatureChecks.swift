import Foundation
import Kernel
import Signing
import SigningPages
import Web

extension Province {
    /// Anybody checks the signatures of a file.
    var signatureRoutes: Routes { SigningPages(desk: signatureDesk, documents: documents).routes() }
}

extension Configuration {
    /// The lists whose certificates a chain may end at, read anew at each call: the folder may change while it is served.
    ///
    /// Each file of the folder is a list of PEM. Its name stands in its first line, behind `#`; else it is that of the file.
    ///
    /// - Throws: `TrustListFault` where a file cannot be read.
    func trustLists() throws -> [TrustList] {
        let path = anchors ?? data + "/anchors"
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            guard anchors == nil else { throw TrustListFault(file: path, reason: "it is not there") }
            return []
        }
        guard isFolder.boolValue else { return [try Self.trustList(path)] }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
            $0.hasSuffix(".pem") || $0.hasSuffix(".crt")
        }
        return try names.sorted().map { try Self.trustList(path + "/" + $0) }
    }

    private static func trustList(_ path: String) throws -> TrustList {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(bytes: data, encoding: .utf8)
        else { throw TrustListFault(file: path, reason: "it cannot be read as text") }
        do {
            return try TrustList(pem: text, file: (path as NSString).lastPathComponent)
        } catch {
            throw TrustListFault(file: path, reason: "it holds something else than certificates in PEM")
        }
    }
}

/// Lỗi danh sách tin cậy: a file of trusted certificates that cannot be read.
public struct TrustListFault: Error, CustomStringConvertible {
    let file: String
    let reason: String

    /// Which file, and why.
    public var description: String { "\(file): \(reason)" }
}
