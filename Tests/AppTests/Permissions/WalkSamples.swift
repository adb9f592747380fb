import App
import Directory
import Documents
import Dossiers
import Insights
import Kernel
import Ledger
import Notices
import PortalTesting
import Storage
import Territory
import Web

/// Things to ask for: an address for each form of address, always one that belongs to the citizen of the test province.
///
/// What a form may change is made anew for each route, so that no route takes from another what it asks for.
struct WalkSamples: Sendable {
    let province: TestProvince

    /// No thing is known for a part of an address: say one in `value`.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// An address of the route.
    func address(of route: Route) async throws -> String {
        let pattern = route.pattern.description
        var address = ""
        var rest = pattern[...]
        var known: [String: String] = [:]
        while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            if known[name] == nil { known.merge(try await values(for: pattern)) { first, _ in first } }
            guard let value = known[name] else {
                throw Missing(description: "WalkSamples knows nothing for {\(name)} of \(pattern)")
            }
            address += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        address += rest
        if pattern.hasSuffix("/progress"), let pin = known["pin"] { address += "?pin=\(pin)" }
        if pattern.hasPrefix("/api/v1"), pattern.hasSuffix("/files") { address += "?component=birth_notice&name=a.pdf" }
        address += question(of: route)
        return address.hasSuffix("/**") ? address.dropLast(2) + "khong-co.css" : address
    }

    /// What stands for the parts of the pattern.
    private func values(for pattern: String) async throws -> [String: String] {
        let start = pattern.split(separator: "/").prefix { !$0.hasPrefix("{") }.joined(separator: "/")
        switch start {
        case "api/v1/units": return ["code": "20449"]
        case "api/v1/procedures", "thu-tuc", "nop", "quan-tri/thu-tuc": return ["code": "1.001193"]
        case "ioc/huyen": return ["unit": try await district()]
        case "ioc/don-vi": return ["agency": province.committee.description]
        case "ioc/thu-tuc": return ["code": "1.001193"]
        case "ioc/bang": return ["id": try await composedBoard()]
        case "api/v1/boards/composed": return ["board": try await composedBoard()]
        case "ioc/ban-tin": return ["tuan": try await brief()]
        case "ioc/y-kien", "api/v1/remarks":
            let remark = try await remark()
            return ["id": remark, "remark": remark]
        case "ioc/chi-dao", "api/v1/instructions":
            let dossier = try await instruction()
            return ["id": dossier, "dossier": dossier]
        case "ioc/quy-tac", "api/v1/alert-rules":
            let rule = try await alertRule()
            return ["id": rule, "rule": rule]
        case "ioc/bang-diem", "api/v1/indexes": return ["key": "dti"]
        case "ioc/chi-tieu", "api/v1/indicators": return ["key": "dung-han"]
        case "viec": return ["key": "co-con-nho"]
        case "nhap": return try await draft()
        case "api/v1/dossiers" where pattern.contains("/progress"):
            let known = try await dossier()
            return known.merging(["id": known["code"] ?? ""]) { _, code in code }
        case "api/v1/dossiers" where pattern.hasSuffix("/{id}/files") || pattern.hasSuffix("/supplements"):
            return ["id": try await awaitingSupplement()]
        case "api/v1/dossiers" where pattern.hasSuffix("/{form}"),
            "api/v1/work/dossiers" where pattern.hasSuffix("/{form}"):
            return try await accepted().merging(["form": "01"]) { first, _ in first }
        case _ where pattern.contains("/photographs/") || pattern.contains("/anh/"):
            return try await dossier(with: .png())
        case "van-ban":
            let known = try await signedPaper()
            return known.merging(["id": known["document"] ?? ""]) { _, paper in paper }
        case _ where pattern.contains("/papers") || pattern.contains("/van-ban"): return try await signedPaper()
        case _ where pattern.hasSuffix("/{id}/draft") || pattern.hasSuffix("/{id}/du-thao"):
            return ["id": try await resultToSign()]
        case "mot-cua/ky-so": return ["batch": "AAAAAAAAAAAAAAAA"]
        case "api/v1/work/dossiers": return try await dossier()
        case "api/v1/work/intakes": return try await counterDraft()
        case "api/v1/work/filters": return ["id": try await filter()]
        case "api/v1/work/opinions": return try await opinion()
        case "api/v1/drafts": return try await draft()
        case "api/v1/documents": return try await document()
        case "api/v1/messages": return ["id": try await message()]
        case "ho-so" where pattern.contains("bo-sung"): return ["id": try await awaitingSupplement()]
        case "bieu-mau": return try await accepted().merging(["form": "01"]) { first, _ in first }
        case "ho-so", "mot-cua/ho-so", "api/v1/dossiers": return try await dossier()
        case "giay-to": return try await document()
        case "mot-cua/tiep-nhan/thu-tuc": return ["code": "1.001193"]
        case "mot-cua/tiep-nhan/nhap": return try await counterDraft()
        case "mot-cua/tiep-nhan/xong": return try await accepted()
        case "mot-cua/y-kien": return try await opinion()
        case "api/v1/ledger/records": return ["sequence": "3"]
        case "dia-gioi": return ["unit": province.lang.description]
        case "quan-tri/co-quan": return ["agency": province.committee.description]
        case "du-lieu-mo": return ["key": "dung-han"]
        case "api/3/action", "api/action": return ["action": "package_list"]
        case "quan-tri/so-lieu": return ["key": "kinh-te-so"]
        case "quan-tri/so-lieu/tep": return ["hash": try await statistic()]
        case "quan-tri/vi-tri": return ["post": try await post()]
        case let start where start.hasPrefix("api/v1/"): return try await account(below: start)
        case "quan-tri/nguoi-dung": return ["account": try await account(), "person": try await account()]
        default: return [:]
        }
    }

    /// What belongs to accounts and offices, for programs.
    private func account(below start: String) async throws -> [String: String] {
        switch start {
        case "api/v1/account/devices": ["device": try await device()]
        case "api/v1/account/tokens", "api/v1/admin/tokens": ["token": try await token()]
        case "api/v1/work/delegations", "api/v1/admin/delegations": ["delegation": try await delegation()]
        case "api/v1/admin/accounts": ["account": try await account()]
        case "api/v1/admin/agencies": ["agency": province.committee.description]
        case "api/v1/admin/posts": ["post": try await post()]
        case "api/v1/admin/appointments": ["appointment": try await appointment()]
        case "api/v1/admin/holidays": ["year": String(province.clock.now.date.year)]
        case "api/v1/admin/calendars": ["calendar": "default", "day": "2026-12-24"]
        case "api/v1/admin/procedures": ["code": "1.001193"]
        default: [:]
        }
    }

    /// A filter that the counter keeps.
    private func filter() async throws -> String {
        let officer = try await province.viewer(.counter)
        return try await province.command { try $0.saveFilter("q=mai", named: "thử", by: officer, in: $1).description }
    }

    /// A session of the citizen.
    private func device() async throws -> String {
        _ = try await province.viewer(.citizen)
        let sessions = try await province.province.directory.sessions(of: try province.person(.citizen).account)
        return sessions.first?.id.description ?? ""
    }

    /// A token of the citizen that nobody sends.
    private func token() async throws -> String {
        let account = try province.person(.citizen).account
        return try await province.province.database.write { [province] db in
            let directory = province.province.directory
            return try directory.issueToken(
                for: account,
                named: "thử",
                scopes: [.dossiersRead],
                days: 1,
                by: .system,
                in: db
            ).id.description
        }
    }

    /// What the leader of Lăng lends to a colleague.
    private func delegation() async throws -> String {
        let leader = try await province.viewer(.leader)
        let (today, colleague) = (province.clock.now.date, try province.person(.specialist).person)
        return try await province.province.database.write { [province] db in
            guard let post = leader.held.first?.id else { return "" }
            return try province.province.directory.delegateOwn(
                from: post,
                to: .person(colleague),
                basis: "thử",
                from: today,
                until: today.adding(days: 7),
                by: leader,
                in: db
            ).description
        }
    }

    /// An appointment of nobody in the walk, since it ends.
    private func appointment() async throws -> String {
        let post = PostID(try await post())
        let today = province.clock.now.date
        return try await province.province.database.write { [province] db in
            guard let post else { return "" }
            let directory = province.province.directory
            let person = try directory.register(PersonDetails(name: "Coor Văn Mới"), by: .system, in: db)
            return try directory.appoint(person, to: post, from: today, by: .system, in: db).description
        }
    }

    /// The signed receipt of a birth.
    private func signedPaper() async throws -> [String: String] {
        let known = try await accepted()
        guard let id = known["id"].flatMap({ DossierID($0) }),
            let paper = try await province.province.documents.issue(.receipt, of: id)
        else { return [:] }
        let path = province.province.documents.path(to: paper.id).split(separator: "/").map(String.init)
        let (paperID, secret) = (path[1], path[2])
        return ["id": id.description, "document": paperID, "paper": paperID, "secret": secret, "ma": secret]
    }

    /// A birth that lies before the leader.
    private func resultToSign() async throws -> String {
        let id = try await province.submitBirth().id
        try await province.work(id, upTo: .leader)
        return id.description
    }

    /// A birth that was sent with its paper as a file, at its first desk.
    private func dossier(with file: TestFile = .pdf()) async throws -> [String: String] {
        let receipt = try await province.submitBirth(with: try await paper(file))
        return [
            "id": receipt.id.description, "code": receipt.reference, "key": "birth_notice",
            "component": "birth_notice", "number": "1", "pin": receipt.pin,
        ]
    }

    private func paper(_ file: TestFile) async throws -> HandedIn {
        let hash = try await province.province.blobs.put(file.bytes)
        return HandedIn(
            key: "birth_notice",
            source: .file,
            fileName: file.name,
            blob: hash,
            size: file.bytes.count,
            mediaType: file.type,
            originals: 1
        )
    }

    private func awaitingSupplement() async throws -> String {
        let receipt = try await province.submitBirth()
        try await province.work(receipt.id, upTo: .specialist)
        let specialist = try await province.viewer(.specialist)
        let position = try await province.position(of: receipt.id, for: specialist)
        try await province.command { dossiers, db in
            try dossiers.requestSupplement(
                receipt.id,
                defects: [Defect(target: .field, key: "birth_place", explanation: "Ghi rõ tên trạm y tế.")],
                explanation: "Nơi sinh chưa rõ",
                position: position,
                by: specialist,
                in: db
            )
        }
        return receipt.id.description
    }

    /// What the counter began for somebody, with a scan.
    private func counterDraft() async throws -> [String: String] {
        let officer = try await province.viewer(.counter)
        let applicant = try province.person(.citizen).person
        let file = TestFile.pdf()
        let hash = try await province.province.blobs.put(file.bytes)
        return try await province.command { dossiers, db in
            let draft = try dossiers.beginCounterDraft(of: "1.001193", for: applicant, by: officer, in: db)
            let added = try dossiers.addFile(
                named: file.name,
                blob: hash,
                size: file.bytes.count,
                head: Array(file.bytes.prefix(64)),
                to: "birth_notice",
                of: draft,
                by: officer,
                in: db
            )
            return ["draft": draft.description, "file": added.id.description]
        }
    }

    private func accepted() async throws -> [String: String] {
        let receipt = try await province.submitBirth()
        try await province.work(receipt.id, upTo: .specialist)
        return ["id": receipt.id.description]
    }

    /// A question of Lăng's specialist to xã A Nông.
    private func opinion() async throws -> [String: String] {
        let receipt = try await province.submitBirth()
        try await province.work(receipt.id, upTo: .specialist)
        let specialist = try await province.viewer(.specialist)
        let position = try await province.position(of: receipt.id, for: specialist)
        let opinions = try await province.command { [province] dossiers, db in
            try dossiers.askOpinion(
                receipt.id,
                of: [province.elsewhere],
                question: "Mẹ của trẻ có cư trú tại xã không?",
                position: position,
                by: specialist,
                in: db
            )
        }
        return ["id": opinions.first?.description ?? ""]
    }

    private func draft() async throws -> [String: String] {
        let mother = try await province.viewer(.citizen)
        let file = TestFile.pdf()
        let hash = try await province.province.blobs.put(file.bytes)
        return try await province.command { dossiers, db in
            let draft = try dossiers.beginDraft(of: "1.001193", fresh: true, by: mother, in: db).id
            let added = try dossiers.addFile(
                named: file.name,
                blob: hash,
                size: file.bytes.count,
                head: Array(file.bytes.prefix(64)),
                to: "birth_notice",
                of: draft,
                by: mother,
                in: db
            )
            return ["draft": draft.description, "file": added.id.description, "section": "request"]
        }
    }

    /// A message to the citizen.
    private func message() async throws -> String {
        _ = try await province.submitBirth()
        let page = try await province.province.notices.inboxPage(of: try province.person(.citizen).person, size: 1)
        return page.notices.first?.id.description ?? ""
    }

    /// A post of xã Lăng.
    private func post() async throws -> String {
        let register = try await province.province.directory.register()
        let today = province.clock.now.date
        return register.posts(of: province.committee, on: today).first?.id.description ?? ""
    }

    /// The account of somebody who is nobody in the walk, since it may be closed.
    private func account() async throws -> String {
        let directory = province.province.directory
        let hash = try await directory.passwordHash(of: TestProvince.password)
        let now = province.province.surroundings.newID(AccountTag.self).description.suffix(8)
        return try await province.province.database.write { db in
            let person = try directory.register(PersonDetails(name: "Coor Văn Mới"), by: .system, in: db)
            return try directory.openAccount(
                for: person,
                login: "moi-\(now)",
                kind: .officer,
                passwordHash: hash,
                by: .system,
                in: db
            )
            .description
        }
    }

    private func document() async throws -> [String: String] {
        let receipt = try await province.submitBirth()
        try await province.work(receipt.id)
        let owner = try province.person(.citizen).person
        let results = try await province.province.database.read { [province] db in
            try province.province.dossiers.results(of: owner, in: db)
        }
        return ["id": results.first?.id.description ?? ""]
    }
}
