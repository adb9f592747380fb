import App
import Foundation
import Hummingbird
import Insights
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("CKAN's questions")
struct CKANTests {
    private static let values = """
        indicator,unit,first_day,last_day,value
        cap-quang,,2024-01-01,2024-12-31,91.5
        cap-quang,,2025-01-01,2025-12-31,96.5
        cap-quang,20449,2025-01-01,2025-12-31,80
        cap-quang,20452,2025-01-01,2025-12-31,70.25

        """

    private static func with(
        _ body: @escaping @Sendable (@escaping @Sendable (String) async throws -> Answer) async throws -> Void
    ) async throws {
        try await TestProvince.with { province in
            let file = try await province.province.blobs.put(Array(values.utf8))
            let desk = province.province.statistics
            try await province.province.database.write { db in
                try desk.take(
                    try StatisticSheet(values),
                    file: file,
                    title: "Niên giám",
                    signer: "thử",
                    by: .system,
                    in: db
                )
            }
            let browser = try await province.browser()
            try await body { action in
                let answer = try await browser.request(.get, "/api/3/action/" + action)
                return try Answer(status: answer.status, body: answer.source)
            }
        }
    }

    private struct Answer: Sendable {
        let status: Int
        let body: String
        private var read: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]) ?? [:]
        }
        var isSuccess: Bool { read["success"] as? Bool == true }
        var map: [String: Any] { read["result"] as? [String: Any] ?? [:] }
        var list: [String] { read["result"] as? [String] ?? [] }
        var error: [String: Any] { read["error"] as? [String: Any] ?? [:] }
        var records: [[String: Any]] { map["records"] as? [[String: Any]] ?? [] }
        var names: [String] { (map["results"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String } }
        var values: [Double?] { records.map { $0["value"] as? Double } }

        init(status: Int, body: String) throws { (self.status, self.body) = (status, body) }
    }

    @Test("datasets are listed, searched with and without tones, and shown")
    func packages() async throws {
        try await Self.with { ask in
            let all = try await ask("package_list").list
            #expect(all.contains("dung-han") && !all.contains("tra-lai-buoc-truoc") && all == all.sorted())
            #expect(try await ask("package_list?limit=2&offset=1").list == Array(all[1...2]))
            #expect(try await ask("package_search?q=cap+quang").names == ["cap-quang"])
            #expect(try await ask("package_search?q=c%C3%A1p%20quang").names == ["cap-quang"])
            let some = try await ask("package_search?q=*:*&rows=3&start=1&sort=name%20asc")
            #expect(some.names.count == 3 && some.map["count"] as? Int == all.count)
            let shown = try await ask("package_show?id=cap-quang").map
            #expect(shown["license_id"] as? String == "CC-BY-4.0")
            #expect(
                (shown["resources"] as? [[String: Any]])?.map { $0["id"] as? String } == [
                    "cap-quang-csv", "cap-quang-json",
                ]
            )
            #expect(try await ask("resource_show?id=cap-quang-json").map["format"] as? String == "JSON")
            #expect(try await ask("status_show").map["extensions"] as? [String] == ["datastore"])
        }
    }

    @Test("tables are filtered, sorted and cut")
    func tables() async throws {
        try await Self.with { ask in
            let all = try await ask("datastore_search?resource_id=cap-quang-csv")
            #expect(all.map["total"] as? Int == 4 && all.values == [96.5, 80, 70.25, 91.5])
            let page = try await ask("datastore_search?resource_id=cap-quang-csv&limit=2&offset=1&include_total=false")
            #expect(page.values == [80, 70.25] && page.map["total"] == nil)
            let filter = "%7B%22scope%22:%22unit%22,%22code%22:%5B%2220449%22%5D%7D"
            let lang = try await ask("datastore_search?resource_id=cap-quang-json&filters=\(filter)&fields=name,value")
            #expect(lang.values == [80] && lang.records.first?.keys.sorted() == ["_id", "name", "value"])
            #expect(try await ask("datastore_search?resource_id=cap-quang-csv&sort=value%20desc").values.first == 96.5)
            #expect(try await ask("datastore_search?resource_id=cap-quang-csv&sort=value").values.first == 70.25)
            #expect(try await ask("datastore_search?resource_id=cap-quang-csv&q=a%20nong").values == [70.25])
            let csv = try await ask(
                "datastore_search?resource_id=cap-quang-csv&records_format=csv&limit=1&fields=value"
            )
            #expect(csv.map["records"] as? String == "1,96.5\n")
        }
    }

    @Test(
        "what cannot be answered is answered in CKAN's form",
        arguments: [
            ("package_show?id=khong-co", 404, "Not Found Error"), ("package_show", 409, "Validation Error"),
            ("package_search?rows=nhieu", 409, "Validation Error"), ("package_search?rows=-1", 409, "Validation Error"),
            ("package_search?fq=name:x", 400, "Search Query Error"),
            ("package_search?sort=pg_sleep(9)", 400, "Search Query Error"),
            ("datastore_search", 409, "Validation Error"),
            ("datastore_search?resource_id=khong-co", 404, "Not Found Error"),
            ("datastore_search?resource_id=tra-lai-buoc-truoc-csv", 404, "Not Found Error"),
            ("datastore_search?resource_id=cap-quang-csv&limit=1e9", 409, "Validation Error"),
            ("datastore_search?resource_id=cap-quang-csv&filters=%7B%22x%22:1%7D", 409, "Validation Error"),
            ("datastore_search?resource_id=cap-quang-csv&filters=%5B", 409, "Validation Error"),
            ("datastore_search?resource_id=cap-quang-csv&filters=%7B%22code%22:%7B%7D%7D", 409, "Validation Error"),
            ("datastore_search?resource_id=cap-quang-csv&sort=value;drop%20table", 409, "Validation Error"),
            ("datastore_search?resource_id=cap-quang-csv&fields='--", 409, "Validation Error"),
            ("datastore_search?resource_id=cap-quang-csv&distinct=true", 409, "Validation Error"),
            ("datastore_search_sql?sql=SELECT%201", 403, "Authorization Error"),
            ("package_delete?id=dung-han", 403, "Authorization Error"), ("khong_co", 400, "Bad request"),
        ]
    )
    func faults(question: String, status: Int, type: String) async throws {
        try await Self.with { ask in
            let answer = try await ask(question)
            #expect(answer.status == status && !answer.isSuccess, "\(answer.body)")
            #expect(answer.error["__type"] as? String == type)
        }
    }

    @Test("what is out of range is nothing, and numbers near the end of all numbers break nothing")
    func edges() async throws {
        try await Self.with { ask in
            let far = try await ask("datastore_search?resource_id=cap-quang-csv&offset=9223372036854775807")
            #expect(far.isSuccess && far.records.isEmpty)
            #expect(try await ask("package_search?start=9223372036854775807").names.isEmpty)
            #expect(try await ask("package_search?rows=9223372036854775807").isSuccess)
        }
    }
}
