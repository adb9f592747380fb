import Kernel
import Ledger
import Storage

/// Keeps the table of people equal to the events about them.
struct PersonProjection: Projection {
    let name = "people"
    let tables = ["person"]

    func apply(_ record: EventRecord, in db: WriteSession) throws {
        switch record.kind {
        case PersonEvent.Registered.kind:
            // An erased payload leaves no row, as `person.erased` does.
            guard let event = try record.decode(PersonEvent.Registered.self) else { return }
            try store(event.person, event.details, in: db)
        case PersonEvent.Changed.kind:
            guard let event = try record.decode(PersonEvent.Changed.self) else { return }
            try store(event.person, event.details, in: db)
        case PersonEvent.Erased.kind:
            guard let event = try record.decode(PersonEvent.Erased.self) else { return }
            try db.run("DELETE FROM person WHERE id = \(event.person)")
        default: return
        }
    }

    private func store(_ id: PersonID, _ details: PersonDetails, in db: WriteSession) throws {
        let sortKey =
            details.kind == .citizen
            ? VietnameseText.personSortKey(details.name) : VietnameseText.sortKey(details.name)
        try db.run(
            """
            INSERT INTO person (
                id, kind, id_number, name, name_folded, name_sort, date_of_birth, gender, phone, email,
                residence_unit_id, address, ethnicity, nationality, source
            )
            VALUES (
                \(id), \(details.kind), \(details.idNumber), \(details.name), \(VietnameseText.folded(details.name)),
                \(sortKey), \(details.dateOfBirth), \(details.gender), \(details.phone), \(details.email),
                \(details.residence), \(details.address), \(details.ethnicity), \(details.nationality), \(details.source)
            )
            ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, id_number = excluded.id_number, name = excluded.name,
                name_folded = excluded.name_folded, name_sort = excluded.name_sort,
                date_of_birth = excluded.date_of_birth, gender = excluded.gender, phone = excluded.phone,
                email = excluded.email, residence_unit_id = excluded.residence_unit_id, address = excluded.address,
                ethnicity = excluded.ethnicity, nationality = excluded.nationality, source = excluded.source
            """
        )
    }
}

extension Person {
    static let columns: SQL = """
        person.id, person.kind, person.id_number, person.name, person.date_of_birth, person.gender, person.phone,
        person.email, person.residence_unit_id, person.address, person.ethnicity, person.nationality, person.source
        """

    init(row: Row) throws {
        id = try row["id"]
        details = PersonDetails(
            kind: try row["kind"],
            name: try row["name"],
            idNumber: try row["id_number"],
            dateOfBirth: try row["date_of_birth"],
            gender: try row["gender"],
            phone: try row["phone"],
            email: try row["email"],
            residence: try row["residence_unit_id"],
            address: try row["address"],
            ethnicity: try row["ethnicity"],
            nationality: try row["nationality"],
            source: try row["source"]
        )
    }
}
