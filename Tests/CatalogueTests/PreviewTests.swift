import Catalogue
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Before a file is published")
struct PreviewTests {
    private static func preview(
        _ file: ProceduresCheck.File,
        after published: [ProceduresCheck.File]
    ) async throws -> PublishPreview {
        try await TestEngine.memory.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            for file in published { try await catalogue.publish([file]) }
            return try await database.read { try catalogue.preview(file, in: $0) }
        }
    }

    @Test("a new version is told with what it says otherwise than the one before")
    func newVersion() async throws {
        let file = CatalogueStoreTests.with(version: "Khai sinh mới", from: "2027-01-01")

        let preview = try await Self.preview(file, after: [CatalogueStoreTests.sample])

        #expect(preview.changesSomething)
        #expect(preview.lines.map(\.fate) == [.new, .unchanged])
        let change = try #require(preview.lines.first?.changes.first)
        #expect(change.what.vi == "Tên")
        #expect(change.before == "Đăng ký khai sinh" && change.after == "Khai sinh mới")
    }

    @Test("an end that became known, and nothing at all, are told as such")
    func ends() async throws {
        let ended = CatalogueStoreTests.with(version: "Khai sinh mới", from: "2027-01-01", end: "2027-01-01")
        let preview = try await Self.preview(ended, after: [CatalogueStoreTests.sample])
        #expect(preview.lines.last?.fate == .ends(Sample.day(2027, 1, 1)))

        let same = try await Self.preview(CatalogueStoreTests.sample, after: [CatalogueStoreTests.sample])
        #expect(!same.changesSomething && same.refusal == nil)
    }

    @Test("changed words of a published version are refused, a correction is not")
    func corrections() async throws {
        let changed = ProceduresCheck.File(
            path: "1.001193.yaml",
            text: Sample.text.replacing("Đăng ký khai sinh", with: "Khai sinh")
        )
        let refused = try await Self.preview(changed, after: [CatalogueStoreTests.sample])
        #expect(refused.refusal?.code == "CAT-004")

        let correction = CatalogueStoreTests.with(version: "Khai sinh", from: "2021-01-01", corrects: 1)
        let preview = try await Self.preview(correction, after: [CatalogueStoreTests.sample])
        #expect(preview.refusal == nil && preview.lines.first?.fate == .correction)
    }

    @Test("another first day is put into the text at one place, with the end of the version before")
    func effectiveDay() {
        let text = "versions:\n  - valid_from: \"2021-01-01\"\n    valid_to: 2027-01-01\n  - valid_from: 2027-01-01\n"

        let moved = EffectiveDay.move(from: Sample.day(2027, 1, 1), to: Sample.day(2027, 2, 1), in: text)

        #expect(
            moved == "versions:\n  - valid_from: \"2021-01-01\"\n    valid_to: 2027-02-01\n  - valid_from: 2027-02-01\n"
        )
        #expect(EffectiveDay.move(from: Sample.day(2020, 1, 1), to: Sample.day(2027, 2, 1), in: text) == nil)
        let twice = text + "  - valid_from: 2027-01-01\n    corrects: 1\n"
        #expect(EffectiveDay.move(from: Sample.day(2027, 1, 1), to: Sample.day(2027, 2, 1), in: twice) == nil)
    }

    @Test("what the program carries is taken once, also by another server", arguments: TestEngine.all)
    func stock(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let head = "code,name,field,levels,decision,subjects,channels,result_codes\n"
            let stock = CatalogueStock(
                files: [CatalogueStoreTests.sample],
                entries: head + "9.1,Thử,Hộ tịch,Cấp xã,,,,\n"
            )
            let catalogue = Shipped.catalogue(database)

            let first = try await catalogue.take(stock)
            let later = CatalogueStoreTests.with(version: "Khai sinh mới", from: "2027-01-01")
            try await catalogue.publish([later])
            let size = try await database.read { try Shipped.ledger.size(in: $0) }
            let again = try await Shipped.catalogue(database).take(stock)

            #expect(first.published == ["1.001193"])
            #expect(again.published.isEmpty && again.unchanged == ["1.001193.yaml"])
            #expect(try await database.read { try Shipped.ledger.size(in: $0) } == size)
            #expect(try await database.read { try catalogue.file(of: "1.001193", in: $0)?.text } == later.text)
        }
    }

    @Test("a broken file is refused with its place, and the others are taken")
    func broken() async throws {
        try await TestEngine.memory.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            let broken = ProceduresCheck.File(
                path: "procedures/1.000001.yaml",
                text: "code: \"1.000001\"\nversions: [\n"
            )
            let head = "code,name,field,levels,decision,subjects,channels,result_codes\n"

            let report = try await catalogue.take(
                CatalogueStock(files: [broken, CatalogueStoreTests.sample], entries: head)
            )

            #expect(report.published == ["1.001193"])
            let problem = try #require(report.refused.first?.problems.first)
            #expect(problem.english.hasPrefix("procedures/1.000001.yaml:"))
            #expect(report.refused.first?.refusal.code == "CAT-005")
        }
    }

    @Test("the history of a procedure says when and by whom", arguments: TestEngine.all)
    func history(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            try await catalogue.publish([CatalogueStoreTests.sample])
            try await catalogue.publish([CatalogueStoreTests.with(version: "Mới", from: "2027-01-01")])

            let history = try await database.read { try catalogue.history(of: "1.001193", in: $0) }

            #expect(history.map(\.versions.count) == [2, 1])
            #expect(history.allSatisfy { $0.at == Shipped.moment })
        }
    }
}
