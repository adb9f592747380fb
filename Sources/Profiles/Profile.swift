public import Kernel
import Yams

/// Hồ sơ địa phương: a province as a folder of data, so that another province needs no other program.
public struct Profile: Sendable {
    /// `quang-nam`, `da-nang`.
    public let key: String
    /// Its name in Vietnamese and English.
    public let name: (vi: String, en: String)
    /// The state's code of the province at the beginning.
    public let province: String
    /// Mã định danh điện tử of the province.
    public let agencyCode: String
    /// The template of official dossier codes.
    public let dossierCode: String
    /// The reforms that it has gone through: file and day.
    public let reforms: [(file: String, effective: CivilDate)]
    /// The outlines of its units: file, and the first day on which the codes in it mean these units; oldest first.
    public let maps: [(file: String, effective: CivilDate)]
    /// The day of the last reform, from which it works as it does today; nil where there was none.
    public var settledOn: CivilDate? { reforms.map(\.effective).max() }

    /// A profile's file does not say what it must.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        /// File, line and what is wrong.
        public let description: String

        /// A fault in words.
        public init(description: String) {
            self.description = description
        }
    }

    /// The names of the profiles that the program carries.
    public static var names: [String] {
        EmbeddedFiles.all.compactMap { file in
            file.path.hasSuffix("/profile.yaml") ? String(file.path.dropLast("/profile.yaml".count)) : nil
        }
        .sorted()
    }

    /// The profile with this name.
    ///
    /// - Throws: `Fault` where there is none, or its file cannot be read.
    public static func named(_ key: String) throws -> Profile {
        guard let file = EmbeddedFiles.all.first(where: { $0.path == key + "/profile.yaml" }) else {
            throw Fault(description: "there is no profile \(key); there are \(names.joined(separator: ", "))")
        }
        return try Profile(yaml: file.text, path: file.path)
    }

    /// The files that all profiles share, and its own: units, holidays, procedures, agencies.
    public func file(_ path: String) throws -> EmbeddedFile {
        guard
            let file = EmbeddedFiles.all.first(where: { $0.path == key + "/" + path })
                ?? EmbeddedFiles.all.first(where: { $0.path == path })
        else { throw Fault(description: "the profile \(key) has no file \(path)") }
        return file
    }

    /// The files below a folder, by path.
    public func files(below folder: String) -> [EmbeddedFile] {
        EmbeddedFiles.all.filter { $0.path.hasPrefix(folder + "/") }.sorted { $0.path < $1.path }
    }

    private init(yaml: String, path: String) throws {
        guard let root = try Yams.compose(yaml: yaml) else { throw Fault(description: "\(path): empty") }
        func text(_ node: Node, _ key: String) throws -> String {
            guard let value = node[key]?.scalar?.string, !value.isEmpty else {
                throw Fault(description: "\(path):\(node.mark?.line ?? 1): \(key) is missing")
            }
            return value
        }
        guard let names = root["name"] else { throw Fault(description: "\(path): name is missing") }
        key = try text(root, "key")
        name = (try text(names, "vi"), try text(names, "en"))
        province = try text(root, "province")
        agencyCode = try text(root, "agency_code")
        dossierCode = try text(root, "dossier_code")
        func dated(_ key: String) throws -> [(file: String, effective: CivilDate)] {
            try (root[key]?.array() ?? []).map { node in
                guard let date = CivilDate(try text(node, "effective")) else {
                    throw Fault(description: "\(path):\(node.mark?.line ?? 1): effective must be a date")
                }
                return (try text(node, "file"), date)
            }
        }
        reforms = try dated("reforms")
        maps = try dated("maps").sorted { $0.effective < $1.effective }
    }
}
