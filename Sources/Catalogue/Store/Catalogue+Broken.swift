public import Storage

/// Thủ tục hỏng: a file or a published version that is not served, and why.
public struct BrokenProcedure: Hashable, Sendable {
    /// The file, or the version.
    public let name: String
    /// What is wrong, with the line where there is one.
    public let what: Bilingual
}

extension Catalogue {
    /// What of the catalogue is not served: files of the stock that were refused, and versions that cannot be read.
    ///
    /// A good stock costs its fingerprints and no reading.
    public func broken(_ stock: CatalogueStock, in db: ReadSession) throws -> [BrokenProcedure] {
        let unreadable = try contents(in: db).unreadable.map { id in
            BrokenProcedure(
                name: id.description,
                what: Bilingual(
                    vi: "phiên bản đã công bố mà chương trình này không đọc được",
                    en: "a published version that this program cannot read"
                )
            )
        }
        let files = try new(stock, in: db).files
        guard !files.isEmpty else { return unreadable }
        let known = try stock.known()
        return try unreadable
            + files.compactMap { file in
                let preview = try preview(file, knowing: known, in: db)
                if let problem = preview.reading.errors.first {
                    return BrokenProcedure(name: file.path, what: .init(vi: problem.vietnamese, en: problem.english))
                }
                guard let refusal = preview.refusal else { return nil }
                return BrokenProcedure(name: file.path, what: .init(vi: refusal.vietnamese, en: refusal.english))
            }
    }
}
