public import Kernel
public import Ledger
public import Storage

extension Directory {
    /// Đăng ký một người hoặc tổ chức.
    ///
    /// - Throws: `DirectoryRefusal.details`, `.idNumberTaken`.
    public func register(_ details: PersonDetails, by actor: Actor) async throws -> PersonID {
        try await database.write { [self] db in try register(details, by: actor, in: db) }
    }

    /// Đăng ký một người hoặc tổ chức, within a transaction.
    ///
    /// - Throws: `DirectoryRefusal.details`, `.idNumberTaken`.
    @discardableResult
    public func register(_ details: PersonDetails, by actor: Actor, in db: WriteSession) throws -> PersonID {
        let checked = try details.checked(on: today)
        if let number = checked.idNumber, try person(idNumber: number, in: db) != nil {
            throw DirectoryRefusal.idNumberTaken
        }
        let id = surroundings.newID(PersonTag.self)
        let event = PersonEvent.Registered(person: id, details: checked)
        try ledger.append(
            [NewEvent(kind: PersonEvent.Registered.kind, payload: event)],
            to: PersonEvent.stream(id),
            by: actor,
            in: db
        )
        return id
    }

    /// The person with the id number, registered now where nobody has it: for a counter that meets somebody new.
    ///
    /// - Throws: `DirectoryRefusal.details`.
    public func findOrRegister(_ details: PersonDetails, by actor: Actor, in db: WriteSession) throws -> PersonID {
        let checked = try details.checked(on: today)
        if let number = checked.idNumber, let known = try person(idNumber: number, in: db) { return known.id }
        return try register(checked, by: actor, in: db)
    }

    /// Thay đổi thông tin của một người; nothing is written where nothing changes.
    ///
    /// - Throws: `DirectoryRefusal.noPerson`, `.details`, `.idNumberTaken`.
    public func change(_ id: PersonID, to details: PersonDetails, by actor: Actor, in db: WriteSession) throws {
        guard let old = try person(id, in: db) else { throw DirectoryRefusal.noPerson }
        let checked = try details.checked(on: today)
        if let number = checked.idNumber, let other = try person(idNumber: number, in: db), other.id != id {
            throw DirectoryRefusal.idNumberTaken
        }
        guard checked != old.details else { return }
        let event = PersonEvent.Changed(person: id, details: checked)
        try ledger.append(
            [NewEvent(kind: PersonEvent.Changed.kind, payload: event)],
            to: PersonEvent.stream(id),
            by: actor,
            in: db
        )
    }

    /// Thay đổi thông tin của một người.
    public func change(_ id: PersonID, to details: PersonDetails, by actor: Actor) async throws {
        try await database.write { [self] db in try change(id, to: details, by: actor, in: db) }
    }

    /// Takes a person out of the table; the payloads behind it are erased by the ledger, in the same transaction.
    public func erase(_ id: PersonID, by actor: Actor, in db: WriteSession) throws {
        guard try person(id, in: db) != nil else { throw DirectoryRefusal.noPerson }
        try ledger.append(
            [NewEvent(kind: PersonEvent.Erased.kind, payload: PersonEvent.Erased(person: id))],
            to: PersonEvent.stream(id),
            by: actor,
            in: db
        )
    }

    /// The person, where there is one.
    public func person(_ id: PersonID, in db: ReadSession) throws -> Person? {
        try db.row("SELECT \(sql: Person.columns) FROM person WHERE id = \(id)").map(Person.init(row:))
    }

    /// The persons, by id; one query.
    public func people(_ ids: some Sequence<PersonID>, in db: ReadSession) throws -> [PersonID: Person] {
        let rows = try db.rows("SELECT \(sql: Person.columns) FROM person WHERE id IN \(values: Set(ids).sorted())")
        return Dictionary(try rows.map { try Person(row: $0) }.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// The person with the id number, where there is one.
    public func person(idNumber: String, in db: ReadSession) throws -> Person? {
        try db.row("SELECT \(sql: Person.columns) FROM person WHERE id_number = \(idNumber)").map(Person.init(row:))
    }

    /// Tìm người: by id number, phone, or the beginning of any word of the name, with or without tones.
    ///
    /// Access is `.officer` or `.administrator`; a counter looks people up before it takes a dossier in.
    ///
    /// - `after`: the last person of the page before.
    /// - `limit`: 1…100.
    public func searchPeople(
        _ text: String,
        after: PersonID? = nil,
        limit: Int = 50,
        in db: ReadSession
    ) throws -> [Person] {
        var conditions = Self.peopleConditions(text)
        if let after {
            conditions.append(
                "(name_sort, id) > ((SELECT last.name_sort FROM person AS last WHERE last.id = \(after)), \(after))"
            )
        }
        let filter: SQL = conditions.isEmpty ? "" : "WHERE \(sql: conditions.joined(separator: " AND "))"
        return try db.rows(
            """
            SELECT \(sql: Person.columns) FROM person
            \(sql: filter)
            ORDER BY name_sort, id
            LIMIT \(min(max(limit, 1), 100))
            """
        ).map(Person.init(row:))
    }

    static func peopleConditions(_ text: String) -> [SQL] {
        let text = VietnameseText.cleaned(text)
        if text.isEmpty { return [] }
        if let number = IDNumber(text) { return ["person.id_number = \(number.digits)"] }
        if let number = OrganisationNumber(text), !text.hasPrefix("0") { return ["person.id_number = \(number.text)"] }
        if let phone = PhoneNumber(text) { return ["person.phone = \(phone.digits)"] }
        // Every word must begin a word of the name; a blank before it stands for the beginning.
        return VietnameseText.folded(text).split(separator: " ").map { word in
            let pattern = "% " + word.filter { $0 != "%" && $0 != "_" && $0 != "\\" } + "%"
            return "(' ' || person.name_folded) LIKE \(pattern)"
        }
    }
}
