import Catalogue
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("The catalogue in the database")
struct CatalogueStoreTests {
    typealias File = ProceduresCheck.File

    static let sample = File(path: "1.001193.yaml", text: Sample.text)

    /// The sample with another version behind it: other first day or correction, other name.
    static func with(version name: String, from day: String, corrects: Int = 0, end: String? = nil) -> File {
        let body = Sample.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).joined(
            separator: "\n"
        )
        let second = body.replacing("valid_from: 2021-01-01", with: "valid_from: \(day)\n    corrects: \(corrects)")
            .replacing("Đăng ký khai sinh", with: name)
        let first =
            end.map { Sample.text.replacing("2021-01-01", with: "2021-01-01\n    valid_to: \($0)") } ?? Sample.text
        return File(path: "1.001193.yaml", text: first + "\n" + second)
    }

    @Test("publishes what is new, once", arguments: TestEngine.all)
    func publishes(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)

            let first = try await catalogue.publish([Self.sample])
            let again = try await catalogue.publish([Self.sample])
            let size = try await database.read { try Shipped.ledger.size(in: $0) }

            #expect(first.published == ["1.001193"])
            #expect(again.published.isEmpty && again.unchanged == ["1.001193.yaml"])
            #expect(size == 1)
            let contents = try await catalogue.contents()
            let version = try #require(contents.version("1.001193", on: Sample.day(2026, 11, 23)))
            #expect(version == (try Sample.version()))
            #expect(contents.version("1.001193", on: Sample.day(2020, 12, 31)) == nil)
        }
    }

    @Test(
        "names what is not served: a broken file with its line, and nothing where all is well",
        arguments: TestEngine.all
    )
    func broken(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            let wrong = File(path: "hong.yaml", text: Sample.text.replacing("desk: counter", with: "desk: quay"))
            let table = "code,name,field,levels,decision,subjects,channels,result_codes\n"
            let stock = CatalogueStock(files: [wrong], entries: table)
            try await catalogue.take(stock)

            let found = try await database.read { try catalogue.broken(stock, in: $0) }

            #expect(found.map(\.name) == ["hong.yaml"])
            #expect(
                found.first?.what.vi.contains("hong.yaml:") == true && found.first?.what.vi.contains("quay") == true
            )
            #expect(found.first?.isServed == false)
            let good = CatalogueStock(files: [Self.sample], entries: table)
            try await catalogue.take(good)
            #expect(try await database.read { try catalogue.broken(good, in: $0) }.isEmpty)

            let rewritten = File(path: "procedures/1.001193.yaml", text: Sample.text.replacing("8000", with: "9000"))
            let refused = CatalogueStock(files: [rewritten], entries: table)
            try await catalogue.take(refused)
            let others = try await database.read { try catalogue.broken(refused, in: $0) }
            #expect(others.map(\.name) == [rewritten.path])
            #expect(others.first?.isServed == true, "the version before is in force")
        }
    }

    @Test("keeps the version to which a dossier is pinned when another comes", arguments: TestEngine.all)
    func pinned(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            try await catalogue.publish([Self.sample])
            let pinned = try #require(try await catalogue.contents().version("1.001193", on: Sample.day(2025, 1, 1)))

            let report = try await catalogue.publish(
                [Self.with(version: "Khai sinh mới", from: "2025-07-01", end: "2025-07-01")]
            )

            #expect(report.refused.isEmpty)
            let contents = try await catalogue.contents()
            #expect(contents.version("1.001193", on: Sample.day(2025, 7, 1))?.name.vi == "Khai sinh mới")
            let kept = try #require(contents.version(pinned.id))
            #expect(kept.name == pinned.name)
            #expect(kept.validTo == Sample.day(2025, 7, 1))
        }
    }

    @Test("takes a correction of the same day, and refuses to rewrite what was published", arguments: TestEngine.all)
    func corrects(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            try await catalogue.publish([Self.sample])

            let rewritten = try await catalogue.publish(
                [File(path: "1.001193.yaml", text: Sample.text.replacing("8000", with: "9000"))]
            )
            let corrected = try await catalogue.publish(
                [Self.with(version: "Khai sinh (đính chính)", from: "2021-01-01", corrects: 1)]
            )

            let id = ProcedureVersionID(code: "1.001193", validFrom: Sample.day(2021, 1, 1), correction: 0)
            #expect(rewritten.refused.map(\.refusal) == [.versionChanged(id)])
            #expect(rewritten.refused.first?.refusal.whatNext.contains("corrects: 1") == true)
            #expect(corrected.published == ["1.001193"])
            let contents = try await catalogue.contents()
            #expect(contents.version("1.001193", on: Sample.day(2021, 1, 1))?.id.correction == 1)
            #expect(contents.version(id)?.fees.first?.price == .amount(Money(dong: 8000)))
        }
    }

    @Test("publishes a file whose comments changed, and nothing of a broken one")
    func comments() async throws {
        try await TestEngine.memory.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            try await catalogue.publish([Self.sample])

            let report = try await catalogue.publish([
                File(path: "1.001193.yaml", text: "# Có chú thích\n" + Sample.text),
                File(path: "2.000815.yaml", text: "code: 2.000815\nversions: 3\n"),
            ])

            #expect(report.published == ["1.001193"])
            #expect(report.refused.map(\.refusal) == [.brokenFile("2.000815.yaml", errors: 1)])
            #expect(report.refused.first?.problems.first?.position.line == 2)
        }
    }

    @Test("says why nothing can be sent in")
    func open() async throws {
        try await TestEngine.memory.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            try await catalogue.publish([Self.sample])
            try await catalogue.importEntries(csv: Self.table(["3.000224,Hỗ trợ,Nông nghiệp,Cấp xã,1/QĐ,Công dân,,"]))
            let contents = try await catalogue.contents()
            let today = Sample.day(2026, 11, 23)

            #expect(try contents.open("1.001193", on: today).code == "1.001193")
            #expect(throws: CatalogueRefusal.unknownProcedure("9.999999")) { try contents.open("9.999999", on: today) }
            #expect(throws: CatalogueRefusal.informationOnly("3.000224")) { try contents.open("3.000224", on: today) }
            let before = Sample.day(2020, 1, 1)
            #expect(throws: CatalogueRefusal.notInForce(code: "1.001193", on: before)) {
                try contents.open("1.001193", on: before)
            }
        }
    }

    static func table(_ rows: [String]) -> String {
        (["code,name,field,levels,decision,subjects,channels,result_codes"] + rows).joined(separator: "\n") + "\n"
    }

    @Test("imports a table once and shows what another would change", arguments: TestEngine.all)
    func imports(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            let old = Self.table([
                "1.000001,Một,Hộ tịch,Cấp xã,1/QĐ,Công dân,Trực tiếp/5/Miễn phí,KQ.1",
                "1.000002,Hai,Hộ tịch,\"Cấp tỉnh, Cấp xã\",1/QĐ,Công dân,Trực tiếp/5 Ngày/100 VNĐ,KQ.2",
                "1.000003,Ba,Đất đai,Cấp tỉnh,1/QĐ,Công dân,Trực tiếp/3 Ngày/10 USD,KQ.3",
            ])
            let new = Self.table([
                "1.000001,Một,Hộ tịch,Cấp xã,1/QĐ,Công dân,Trực tiếp/5/Miễn phí,KQ.1",
                "1.000002,Hai,Hộ tịch,Cấp xã,2/QĐ,Công dân,Trực tiếp/5 Ngày/100 VNĐ,KQ.2",
                "1.000004,Bốn,Đất đai,Cấp tỉnh,1/QĐ,Công dân,Trực tiếp/3 Ngày/10 USD,KQ.3",
            ])
            #expect(try await catalogue.importEntries(csv: old)?.added.count == 3)
            #expect(try await catalogue.importEntries(csv: old) == nil)

            let diff = try await catalogue.diffEntries(csv: new)

            #expect(
                diff.vietnamese == """
                    + 1.000004 Bốn
                    ~ 1.000002
                        levels: “Cấp tỉnh, Cấp xã” → “Cấp xã”
                        decision: “1/QĐ” → “2/QĐ”
                    - 1.000003 Ba
                    1 thêm, 1 đổi, 1 không còn, 1 giữ nguyên
                    """
            )
            #expect(try await catalogue.contents().entries.count == 3)
            try await catalogue.importEntries(csv: new)
            let contents = try await catalogue.contents()
            #expect(contents.entry("1.000002")?.row.decision == "2/QĐ")
            #expect(contents.entry("1.000003")?.isGone == true)
            #expect(
                contents.listing(on: Sample.day(2026, 1, 1)).items.map(\.code) == ["1.000004", "1.000002", "1.000001"]
            )
            // What is gone may come back.
            #expect(try await catalogue.importEntries(csv: old)?.added.map(\.code) == ["1.000003"])
            #expect(try await catalogue.contents().entry("1.000003")?.isGone == false)
        }
    }

    @Test("keeps noise word for word and flags it")
    func flags() async throws {
        try await TestEngine.memory.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            try await catalogue.importEntries(csv: Shipped.csv())
            let entries = try await catalogue.contents().entries

            #expect(entries.count == 1601)
            #expect(entries["1.001193"]?.flags == [.timeWithoutUnit, .freeButSetByCouncil])
            let flags = entries.values.reduce(into: [EntryFlag: Int]()) { counts, entry in
                for flag in entry.flags { counts[flag, default: 0] += 1 }
            }
            for flag in EntryFlag.allCases { #expect(flags[flag, default: 0] > 0, "\(flag)") }
            #expect(flags[.noResult] == 72)
            #expect(flags[.noChannel] == 14)
        }
    }

    @Test("refuses a table it cannot read, with the line")
    func badTables() async throws {
        try await TestEngine.memory.with(Shipped.migrations) { database -> Void in
            let catalogue = Shipped.catalogue(database)
            let twice = Self.table(["1.1,a,b,c,d,e,f,g", "1.1,a,b,c,d,e,f,g"])

            await #expect(throws: CatalogueRefusal.badTable(line: 3, what: "mã 1.1 có hai lần")) {
                try await catalogue.importEntries(csv: twice)
            }
            await #expect(throws: CatalogueRefusal.badTable(line: 1, what: "thiếu cột levels")) {
                try await catalogue.diffEntries(csv: "code,name,field\n")
            }
            let entries = try await catalogue.contents().entries
            #expect(entries.isEmpty)
        }
    }

    @Test("gives the same tables again when they are rebuilt from the ledger", arguments: TestEngine.all)
    func rebuilds(engine: TestEngine) async throws {
        try await engine.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database)
            try await catalogue.importEntries(csv: Self.table(["3.000224,Hỗ trợ,Nông nghiệp,Cấp xã,1/QĐ,Công dân,,"]))
            try await catalogue.publish([Self.sample])
            try await catalogue.publish([Self.with(version: "Mới", from: "2025-07-01")])
            let projection = CatalogueProjection()
            let dump = { @Sendable (db: ReadSession) in
                try projection.tables.map { table in
                    try db.rows("SELECT * FROM \(name: table) ORDER BY 1").map(\.storedValues)
                }
            }
            let before = try await database.read(dump)

            try await database.write { db in
                for table in projection.tables { try db.run("DELETE FROM \(name: table)") }
                try Shipped.ledger.each(in: db) { try projection.apply($0, in: db) }
            }

            #expect(try await database.read(dump) == before)
        }
    }

    @Test("loads everything that is shipped, with nothing left out")
    func shipped() async throws {
        try await TestEngine.memory.with(Shipped.migrations) { database in
            let catalogue = Shipped.catalogue(database, lists: try Shipped.lists())

            let report = try await catalogue.publish(Shipped.files(), knowing: Shipped.known())
            let contents = try await catalogue.contents()

            #expect(report.refused.map(\.file) == [])
            #expect(contents.unreadable.isEmpty)
            let fileCount = try Shipped.files().count
            #expect(contents.procedures.count == fileCount)
            for event in contents.lists.lifeEvents {
                #expect(contents.listing(on: Sample.day(2026, 11, 23)).items(of: event).count == event.procedures.count)
            }
        }
    }

    @Test("gives every refusal a code of its own, words and a way on")
    func refusals() {
        let day = Sample.day(2026, 1, 1)
        let refusals: [CatalogueRefusal] = [
            .unknownProcedure("a"), .notInForce(code: "a", on: day), .informationOnly("a"),
            .versionChanged(.init(code: "a", validFrom: day, correction: 0)), .brokenFile("a", errors: 1),
            .badTable(line: 1, what: "b"),
        ]

        #expect(refusals.map(\.code) == (1...6).map { "CAT-00\($0)" })
        #expect(refusals.allSatisfy { !$0.vietnamese.isEmpty && !$0.english.isEmpty && !$0.whatNext.isEmpty })
    }
}
