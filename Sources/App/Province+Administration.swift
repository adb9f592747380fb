import Catalogue
import DirectoryPages
import HTML
import Kernel
import Profiles
import Storage
import TerritoryPages
import Web

extension Province {
    /// What administrators look after, and what officers lend of their own posts.
    var administrationRoutes: Routes {
        let names = fieldNames
        var routes = AdministrationPages(
            database: database,
            directory: directory,
            territory: territory,
            attention: { [self] db in try brokenProcedures(in: db) + Self.attention(in: db) },
            fieldNames: names
        ).routes()
        routes.add(OwnDelegationPages(database: database, directory: directory, fieldNames: names).routes())
        routes.add(
            TerritoryAdministration(
                database: database,
                territory: territory,
                dossiers: dossiers,
                shipped: profile.files(below: "reforms").map { file in
                    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
                    return .init(key: name.replacing(".yaml", with: ""), text: file.text)
                }
            ).routes()
        )
        return routes
    }

    private var fieldNames: @Sendable () -> [(key: String, name: Phrase)] {
        let names = catalogue.lists.fields.map { (key: $0.key, name: Phrase(vi: $0.name.vi, en: $0.name.en)) }
        return { names }
    }

    /// Procedures that citizens cannot use because their file is broken, and those that they have in another version.
    private func brokenProcedures(in db: ReadSession) throws -> [AdministrationPages.Attention] {
        let broken = try catalogue.broken(try catalogueStock, in: db)
        let (served, lost) = (broken.filter(\.isServed), broken.filter { !$0.isServed })
        return [
            Self.attention(
                Phrase(
                    vi: "\(lost.count) thủ tục hỏng, chưa phục vụ được",
                    en: "\(lost.count) broken procedures are not served"
                ),
                to: lost
            ),
            Self.attention(
                Phrase(
                    vi: "\(served.count) bản thủ tục không dùng được, người dân vẫn dùng bản khác đã công bố",
                    en: "\(served.count) versions of procedures cannot be used; citizens have another published one"
                ),
                to: served
            ),
        ].compactMap(\.self)
    }

    private static func attention(_ title: Phrase, to broken: [BrokenProcedure]) -> AdministrationPages.Attention? {
        guard !broken.isEmpty else { return nil }
        let some = broken.prefix(3)
        let rest = broken.count > some.count ? " …" : ""
        return AdministrationPages.Attention(
            title,
            detail: Phrase(
                vi: some.map { "\($0.name): \($0.what.vi)" }.joined(separator: " ") + rest,
                en: some.map { "\($0.name): \($0.what.en)" }.joined(separator: " ") + rest
            ),
            address: "/quan-tri/thu-tuc"
        )
    }

    /// What rooms without an administration page of their own want looked at.
    private static func attention(in db: ReadSession) throws -> [AdministrationPages.Attention] {
        let failed = try Jobs.failures(in: db)
        return failed.map { kind, count in
            AdministrationPages.Attention(
                Phrase(
                    vi: "\(count) việc nền đã thử nhiều lần mà không xong (\(kind))",
                    en: "\(count) background jobs were given up (\(kind))"
                ),
                detail: Phrase(
                    vi: "Xem nhật ký máy chủ để biết lý do, sửa rồi cho chạy lại.",
                    en: "The server's log tells why; mend it and let them run again."
                )
            )
        }
    }
}
