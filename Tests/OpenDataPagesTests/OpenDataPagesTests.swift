import App
import Dossiers
import Foundation
import Hummingbird
import Insights
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Open data on the portal")
struct OpenDataPagesTests {
    /// A birth in November, seen from December.
    private static func withOneBirth(
        _ body: @escaping @Sendable (TestProvince, TestBrowser) async throws -> Void
    ) async throws {
        try await TestProvince.with { province in
            try await province.work(try await province.submitBirth().id)
            province.clock.move(minutes: 8 * 24 * 60)
            try await body(province, try await province.browser())
        }
    }

    @Test("pages say what there is, under which licence, and hide what is small")
    func pages() async throws {
        try await Self.withOneBirth { _, browser in
            try await browser.open("/du-lieu-mo")
            try browser.sees("Dữ liệu mở", "Creative Commons", "Giải quyết đúng hạn", "datastore_search")
            try browser.doesNotSee("Trả lại bước trước")
            try await browser.follow("Hồ sơ tiếp nhận")
            try browser.sees("không hiển thị (ít hồ sơ)", "01/11/2026 – 30/11/2026", "accepted")
            let internalOne = try await browser.request(.get, "/du-lieu-mo/tra-lai-buoc-truoc")
            #expect(internalOne.status == 404)
        }
    }

    @Test("files are CSV and JSON of the months that are asked for, kept for minutes by caches")
    func files() async throws {
        try await Self.withOneBirth { _, browser in
            let csv = try await browser.request(.get, "/du-lieu-mo/tiep-nhan/so-lieu.csv")
            let lines = csv.source.split(separator: "\r\n")
            #expect(lines.first == "first_day,last_day,scope,level,code,name,value,note,source")
            #expect(lines.dropFirst().first == "2026-11-01,2026-11-30,province,,,,,suppressed,")
            #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(csv.headers[.cacheControl] == "public, max-age=300")
            let json = try await browser.request(.get, "/du-lieu-mo/tiep-nhan/so-lieu.json?tu=2026-11&den=2026-11")
            #expect(json.source.contains(#""value":null,"note":"suppressed""#))
            let none = try await browser.request(.get, "/du-lieu-mo/tiep-nhan/so-lieu.csv?den=2025-01&tu=hôm nay")
            #expect(none.source.split(separator: "\r\n").count == 1)
            #expect(try await browser.request(.get, "/du-lieu-mo/khong-co/so-lieu.csv").status == 404)
        }
    }

    @Test("the catalogue is DCAT in JSON-LD, with every dataset and its files")
    func catalogue() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let answer = try await browser.request(.get, "/du-lieu-mo/danh-muc.jsonld")
            #expect(answer.headers[.contentType] == "application/ld+json")
            let read = try JSONSerialization.jsonObject(with: Data(answer.source.utf8)) as? [String: Any]
            let datasets = try #require(read?["dcat:dataset"] as? [[String: Any]])
            #expect(read?["@type"] as? String == "dcat:Catalog")
            #expect(datasets.count == province.province.insights.openIndicators(on: province.clock.now.date).count)
            #expect(datasets.allSatisfy { ($0["dcat:distribution"] as? [Any])?.count == 2 })
        }
    }
}
