import Foundation
import Kernel
import Storage

/// Tên gọi và bộ máy trước đây của một cơ quan vẫn tồn tại: a row of `agency_former_name`.
struct FormerAgency {
    /// First day of what came after.
    var validTo: CivilDate
    var name: LocalName
    var counterName: String
    /// Nil in rows of before these were kept: as they are now.
    var code: String?
    var calendar: String?
    var divisions: [Division]?

    /// All of them, by agency, the oldest first.
    static func load(_ db: ReadSession) throws -> [AgencyID: [FormerAgency]] {
        var former: [AgencyID: [FormerAgency]] = [:]
        try db.each("SELECT * FROM agency_former_name ORDER BY agency_id, valid_to") { row in
            let divisions: String? = try row["divisions"]
            former[try row["agency_id"], default: []].append(
                FormerAgency(
                    validTo: try row["valid_to"],
                    name: LocalName(vi: try row["name"], en: try row["english_name"]),
                    counterName: try row["counter_name"],
                    code: try row["code"],
                    calendar: try row["calendar"],
                    divisions: try divisions.map {
                        try JSONDecoder().decode([Division].self, from: Data($0.utf8))
                    }
                )
            )
        }
        return former
    }

    /// Keeps an agency as it stands in the tables, before a change of a day is written over it.
    ///
    /// Where the day changes it twice, what was before the day is kept.
    static func keep(_ agency: AgencyID, until date: CivilDate, in db: WriteSession) throws {
        let divisions = try db.rows(
            """
            SELECT key, name, english_name, calendar FROM agency_division
            WHERE agency_id = \(agency) ORDER BY position
            """
        ).map { row in
            Division(
                key: try row["key"],
                name: LocalName(vi: try row["name"], en: try row["english_name"]),
                calendar: try row["calendar"]
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(divisions), as: UTF8.self)
        try db.run(
            """
            INSERT INTO agency_former_name (
                agency_id, valid_to, name, english_name, counter_name, code, calendar, divisions
            )
            SELECT id, \(date), name, english_name, counter_name, code, calendar, \(text)
            FROM agency WHERE id = \(agency)
            ON CONFLICT (agency_id, valid_to) DO NOTHING
            """
        )
    }
}

extension Agency {
    /// All its terms, where this is how the tables have it last.
    func terms(after former: [FormerAgency]) -> [Term] {
        guard !former.isEmpty else { return [] }
        var from = validFrom
        var terms: [Term] = []
        for past in former {
            terms.append(
                Term(
                    from: from,
                    code: past.code ?? code,
                    name: past.name,
                    counterName: past.counterName,
                    calendar: past.calendar ?? calendar,
                    divisions: past.divisions ?? divisions
                )
            )
            from = past.validTo
        }
        terms.append(
            Term(
                from: from,
                code: code,
                name: name,
                counterName: counterName,
                calendar: calendar,
                divisions: divisions
            )
        )
        return terms
    }
}
