public import Kernel
public import Ledger
public import Storage

/// Why the map is not changed.
public enum TerritoryRefusal: Refusal, Hashable {
    /// The ledger holds events of a later day.
    case beforeLastEvent(CivilDate)
    /// A reform of a later day was applied.
    case beforeLastReform(CivilDate)
    /// The reform was applied.
    case appliedBefore(String)
    /// The file does not fit the map.
    case problem(String)

    /// `TER-001` … `TER-004`; a code stays with its case for ever.
    public var code: String {
        switch self {
        case .beforeLastEvent: "TER-001"
        case .appliedBefore: "TER-002"
        case .problem: "TER-003"
        case .beforeLastReform: "TER-004"
        }
    }

    /// Conflict in every case: the reform itself may be right, the province is not where it begins.
    public var status: Int { 409 }

    /// Which day or which line stands in the way.
    public var vietnamese: String {
        switch self {
        case .beforeLastEvent(let date): "Sổ cái đã có sự kiện của ngày \(date.vietnamese); không thể sắp xếp lùi ngày."
        case .beforeLastReform(let date):
            "Đợt sắp xếp có hiệu lực ngày \(date.vietnamese) đã được áp dụng; không thể chen đợt sớm hơn vào trước."
        case .appliedBefore(let key): "Đợt sắp xếp \(key) đã được áp dụng."
        case .problem(let what): "Tệp sắp xếp chưa khớp với bản đồ: \(what)"
        }
    }

    /// The same in English.
    public var english: String {
        switch self {
        case .beforeLastEvent(let date): "The ledger holds events of \(date); a reform cannot take effect before."
        case .beforeLastReform(let date): "A reform of \(date) was applied; none can come in before it."
        case .appliedBefore(let key): "The reform \(key) was applied before."
        case .problem(let what): "The reform does not fit the map: \(what)"
        }
    }

    /// What to change in the file or on the command line.
    public var whatNext: String {
        switch self {
        case .beforeLastEvent, .beforeLastReform: "Chọn ngày hiệu lực muộn hơn bằng --effective."
        case .appliedBefore: "Không cần làm gì thêm."
        case .problem: "Sửa tệp theo dòng đã nêu rồi chạy lại với --dry-run."
        }
    }
}

/// Địa giới: the units of the province and how they became what they are.
public final class Territory: Sendable {
    private let database: Database
    private let ledger: Ledger
    private let copy = Snapshot(revision: "territory_revision", load: Atlas.load)

    static let stream = "territory:main"

    /// The first day of which the map tells: the lists of units are of 2021.
    public static let beginning = CivilDate(daysSinceEpoch: 18628)

    /// Puts it together.
    public init(database: Database, ledger: Ledger) {
        self.database = database
        self.ledger = ledger
    }

    /// The map as of the session's moment, from memory.
    public func atlas(in db: ReadSession) throws -> Atlas { try copy.value(in: db) }

    /// The map now.
    public func atlas() async throws -> Atlas { try await database.read { [self] db in try atlas(in: db) } }

    /// Loads the units of a profile, once.
    ///
    /// - Parameters:
    ///   - csv: columns `code,name,kind,level,parent,lat,lon`.
    ///   - actor: who loads them.
    ///   - db: the session.
    /// - Throws: `ReformProblem` with the line of a unit that lacks code, name, kind or level.
    public func load(csv: String, by actor: Actor = .system, in db: WriteSession) throws {
        guard try db.value("SELECT COUNT(*) FROM unit", as: Int.self) == 0 else { return }
        let table = try CSV(csv)
        let units = try table.rows.map { row in
            guard let code = row["code"], let name = row["name"], let kind = row["kind"],
                let level = row["level"].flatMap(Level.init)
            else {
                throw ReformProblem(file: "units.csv", line: row.line, what: "code, name, kind or level is missing")
            }
            let parent = row["parent"].flatMap { $0.isEmpty ? nil : UnitID.unit(code: $0, from: Self.beginning) }
            return ReformPlan.NewUnit(
                id: .unit(code: code, from: Self.beginning),
                code: code,
                level: level,
                latitude: row["lat"].flatMap { $0.isEmpty ? nil : $0 },
                longitude: row["lon"].flatMap { $0.isEmpty ? nil : $0 },
                span: .init(
                    validFrom: Self.beginning,
                    name: VietnameseText.nfc(name),
                    kind: kind,
                    parent: parent,
                    area: nil
                )
            )
        }
        try ledger.append(
            [NewEvent(kind: "territory.loaded", payload: TerritoryLoaded(units: units))],
            to: Self.stream,
            by: actor,
            in: db
        )
    }

    /// Works out what a reform would do, without doing it.
    public func plan(_ reform: Reform, effective: CivilDate? = nil, in db: ReadSession) throws -> ReformPlan {
        let date = effective ?? reform.effective
        if try db.value("SELECT COUNT(*) FROM territory_reform WHERE key = \(reform.key)", as: Int.self) ?? 0 > 0 {
            throw TerritoryRefusal.appliedBefore(reform.key)
        }
        if let last: CivilDate = try db.value("SELECT MAX(effective_on) FROM territory_reform"), date < last {
            throw TerritoryRefusal.beforeLastReform(last)
        }
        do {
            return try reform.plan(on: try atlas(in: db), effective: date)
        } catch let problem as ReformProblem {
            throw TerritoryRefusal.problem(problem.description)
        }
    }

    /// Sắp xếp: changes the map from a day on, which may not lie before the last event.
    ///
    /// - Parameters:
    ///   - reform: the change set.
    ///   - effective: when it takes effect here; nil for its official day.
    ///   - actor: who decides it.
    ///   - loading: true while a new installation is filled, when the events so far only load data.
    ///   - db: the session.
    /// - Throws: `TerritoryRefusal` in all its cases.
    /// - Returns: what was done.
    @discardableResult
    public func reform(
        _ reform: Reform,
        effective: CivilDate? = nil,
        by actor: Actor,
        loading: Bool = false,
        in db: WriteSession
    ) throws -> ReformPlan {
        let plan = try plan(reform, effective: effective, in: db)
        if !loading, let last = try ledger.lastTime(in: db), plan.effective < last.date {
            throw TerritoryRefusal.beforeLastEvent(last.date)
        }
        try ledger.append(
            [NewEvent(kind: "territory.reformed", payload: plan)],
            to: Self.stream,
            by: actor,
            in: db
        )
        return plan
    }
}
