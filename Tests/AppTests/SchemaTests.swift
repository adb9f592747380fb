import App
import Foundation
import Storage
import Testing

/// The migrations of all rooms make `docs/schema.sql`.
///
/// Make it anew with `THUBON_WRITE_DOCS=1 swift test --filter SchemaTests`.
@Suite("The schema as a document")
struct SchemaTests {
    /// All migrations, lower rooms first.
    private static var document: String {
        var text = """
            -- The tables of ThuBon, as all migrations make them, lower rooms first.
            --
            -- Made by `THUBON_WRITE_DOCS=1 swift test --filter SchemaTests`; do not edit. It is written in the part of SQL
            -- that both engines share: SQLite reads BIGINT as INTEGER and BYTEA as BLOB, and its tables are STRICT.
            -- Moments are milliseconds since 1970 (…_at), days are YYYY-MM-DD (…_on), ids are UUIDv7 as text.

            """
        for room in Province.migrations {
            for step in room.steps {
                text += "\n-- \(String(repeating: "=", count: 100))\n-- \(room.room): \(step.name)\n\n"
                text += step.text.trimmingCharacters(in: .newlines) + "\n"
            }
        }
        return text
    }

    @Test("docs/schema.sql is what the migrations say")
    func golden() throws {
        let isUpToDate = try GeneratedPage("docs/schema.sql").isUpToDate(Self.document)
        #expect(
            isUpToDate,
            "a migration was added: THUBON_WRITE_DOCS=1 swift test --filter SchemaTests writes docs/schema.sql"
        )
    }

    @Test("every table says what it is for")
    func explained() {
        for room in Province.migrations {
            for step in room.steps {
                let lines = step.text.split(separator: "\n", omittingEmptySubsequences: false)
                for (index, line) in lines.enumerated() where line.hasPrefix("CREATE TABLE") {
                    #expect(index > 0 && lines[index - 1].hasPrefix("--"), "\(room.room)/\(step.name): \(line)")
                }
            }
        }
    }
}
