import Catalogue
import Kernel
import Testing

@Suite("Searching the catalogue")
struct SearchTests {
    /// What people type, and the code that must come first.
    static let queries: [(typed: String, first: String)] = [
        ("khai sinh", "1.001193"), ("Khai sinh", "1.001193"), ("khai sin", "1.001193"),
        ("đăng ký khai sinh", "1.001193"),
        ("kaih sinh", "1.001193"), ("khai sihn", "1.001193"), ("khaii sinh", "1.001193"),
        ("dang ky ket hon", "1.000894"), ("kết hôn", "1.000894"),
        ("giay phep xay dung", "1.013225"), ("gpxd", "1.013225"),
        ("sổ đỏ", "1.012783"), ("so do", "1.012783"), ("làm sổ đỏ", "1.012783"),
        ("1.001193", "1.001193"), ("1001193", "1.001193"), ("001193", "1.001193"),
        ("gplx", "3.000348"), ("bằng lái xe", "3.000348"),
        ("lý lịch tư pháp", "3.000333"), ("lltp", "3.000333"),
        ("độc thân", "1.004873"), ("sao y", "2.000815"), ("hộ khẩu", "1.004222"), ("tạm trú", "1.004194"),
        ("khai tử", "1.000656"), ("mai táng", "1.001731"), ("ho ngheo", "1.011607"), ("chặt cây", "1.002693"),
        ("thủ tục đăng ký khai sinh", "1.001193"), ("làm giấy khai sinh cho con", "1.001193"),
    ]

    @Test("puts what people mean first", arguments: queries)
    func first(_ query: (typed: String, first: String)) async throws {
        let hits = try await Shipped.listing.value.search(query.typed, limit: 5)

        #expect(hits.first?.item.code == query.first, "\(hits.map { "\($0.item.code) \($0.item.name.vi)" })")
    }

    @Test("finds procedures that are only described, after those that can be sent in")
    func described() async throws {
        let hits = try await Shipped.listing.value.search("hộ tịch", limit: 50)

        let online = hits.map(\.item.isOnline)
        #expect(online.contains(true) && online.contains(false))
        let police = try await Shipped.listing.value.search("vũ khí thể thao", limit: 5)
        #expect(police.first?.item.isOnline == false)
        #expect(police.first?.item.name.vi.contains("vũ khí") == true)
    }

    @Test("counts the last word as begun, until a blank ends it")
    func prefixes() async throws {
        let listing = try await Shipped.listing.value

        let begun = listing.search("đăng ký kế", limit: 50).map(\.item.code)
        let ended = listing.search("đăng ký kế ", limit: 50).map(\.item.code)

        #expect(begun.contains("1.000894"))
        #expect(!ended.prefix(3).contains("1.000894"))
        for length in 1..."dang ky khai sinh".count {
            #expect(!listing.search(String("dang ky khai sinh".prefix(length))).isEmpty)
        }
    }

    @Test("marks the words that were looked for, and gives the name back whole")
    func highlights() async throws {
        let hit = try #require(try await Shipped.listing.value.search("khai sinh").first)

        #expect(hit.name.map(\.text).joined() == hit.item.name.vi)
        #expect(hit.name.filter(\.isMatch).map(\.text) == ["khai", "sinh"])
    }

    @Test("keeps to a field or a level")
    func filters() async throws {
        let listing = try await Shipped.listing.value

        let province = listing.search("cấp", limit: 200, level: .province)
        #expect(!province.isEmpty && province.allSatisfy { $0.item.levels.contains(.province) })
        let civil = listing.search("đăng ký", limit: 200, field: "ho-tich")
        #expect(!civil.isEmpty && civil.allSatisfy { $0.item.field == "ho-tich" })
    }

    @Test(
        "answers nonsense with nothing, and never breaks",
        arguments: [
            "", " ", "zzzzqqqq", "!!!", "1", "đ", "\u{301}", "a b c d e f g h i j k l m n o p", "𝟙𝟚𝟛", "khai\u{0}sinh",
            String(repeating: "giấy ", count: 10_000),
        ]
    )
    func nonsense(query: String) async throws {
        _ = try await Shipped.listing.value.search(query)
        #expect(try await Shipped.listing.value.search("zzzzqqqq").isEmpty)
    }

    /// How long it takes is printed and not asserted: tests are built without optimisation and run beside others.
    @Test("covers the whole catalogue with every kind of query, and tells how long it took")
    func whole() async throws {
        let listing = try await Shipped.listing.value
        #expect(listing.items.count >= 1601)
        let queries = [
            "d", "dang ky", "giay phep xay dung", "cap giay chung nhan dang ky", "kaih sinh", "xyz khong co gi",
        ]

        let clock = ContinuousClock()
        let figures = queries.map { query in
            let times = (0..<5).map { _ in clock.measure { _ = listing.search(query) } }
            return "\(query) \(times.min() ?? .zero)"
        }

        print("search over \(listing.items.count) lines:", figures)
        #expect(!listing.search("giay phep xay dung").isEmpty)
    }
}
