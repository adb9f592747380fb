import Kernel
public import Storage

/// Thủ tục hỏng: a file or a published version that cannot be used, and why.
public struct BrokenProcedure: Hashable, Sendable {
    /// The file, or the version.
    public let name: String
    /// What is wrong, with the line where there is one.
    public let what: Bilingual
    /// Whether citizens have another version of the procedure today.
    public let isServed: Bool
}

extension Catalogue {
    /// What of the catalogue cannot be used: files of the stock that were refused, and versions that cannot be read.
    ///
    /// A good stock costs its fingerprints and no reading.
    public func broken(_ stock: CatalogueStock, in db: ReadSession) throws -> [BrokenProcedure] {
        let contents = try contents(in: db)
        func broken(_ name: String, of code: String, _ what: Bilingual) -> BrokenProcedure {
            let isServed = contents.version(code, on: surroundings.now.date) != nil
            return BrokenProcedure(name: name, what: what, isServed: isServed)
        }
        let unreadable = contents.unreadable.map { id in
            broken(
                id.description,
                of: id.code,
                Bilingual(
                    vi: "phiên bản đã công bố mà chương trình này không đọc được",
                    en: "a published version that this program cannot read"
                )
            )
        }
        let files = try newFiles(of: stock, in: db)
        guard !files.isEmpty else { return unreadable }
        let known = try stock.known()
        return try unreadable
            + files.compactMap { file in
                let preview = try preview(file, knowing: known, in: db)
                let what =
                    preview.reading.errors.first.map { Bilingual(vi: $0.vietnamese, en: $0.english) }
                    ?? preview.refusal.map { Bilingual(vi: $0.vietnamese, en: $0.english) }
                // A file has the name of its code.
                let code = String(file.path.split(separator: "/").last ?? "").replacing(".yaml", with: "")
                return what.map { broken(file.path, of: code, $0) }
            }
    }
}
