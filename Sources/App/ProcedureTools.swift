public import Catalogue
import Foundation
import Kernel
import Profiles

/// Công cụ cho người soạn thủ tục: what the command line does with procedure files, without a running province.
public enum ProcedureTools {
    /// Checks all procedure files of a folder, or those that the program carries, against the lists of a profile.
    ///
    /// - Throws: `Profile.Fault` for an unknown profile; `NoFiles` where the folder has none or cannot be read.
    public static func check(folder: String?, profile name: String) throws -> ProceduresCheck.Report {
        let profile = try Profile.named(name)
        let lists = try CatalogueLists.read(
            fields: try profile.file("fields.yaml").text,
            lifeEvents: try profile.file("life-events.yaml").text
        )
        let known = try KnownKeys(lists: lists, agencies: try profile.file("agencies.yaml").text)
        let files =
            try folder.map(files(in:))
            ?? profile.files(below: "procedures").map { .init(path: $0.path, text: $0.text) }
        return ProceduresCheck.run(files, knowing: known)
    }

    /// The JSON Schema of procedure files, for editors.
    public static func schema() throws -> String {
        try Profile.named(Profile.names.first ?? "").file("procedure.schema.json").text
    }

    /// A folder without procedure files.
    public struct NoFiles: Error, CustomStringConvertible {
        /// The folder.
        let folder: String

        /// What is missing.
        public var description: String { "\(folder): no procedure files (*.yaml) there" }
    }

    private static func files(in folder: String) throws -> [ProceduresCheck.File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
            .compactMap { name -> ProceduresCheck.File? in
                let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
                // What is no UTF-8 is read with marks of replacement, and the check names the place.
                return FileManager.default.contents(atPath: path)
                    .map { .init(path: path, text: String(decoding: $0, as: UTF8.self)) }
            }
        guard !files.isEmpty else { throw NoFiles(folder: folder) }
        return files
    }
}

extension Province {
    /// What importing a table of procedures changes; imports it unless it is only looked at.
    ///
    /// - Throws: `CatalogueRefusal.badTable` with the line.
    public func importProcedures(csv: String, dryRun: Bool) async throws -> EntryDiff {
        let diff = try await catalogue.diffEntries(csv: csv)
        if !dryRun { try await catalogue.importEntries(csv: csv) }
        return diff
    }
}
