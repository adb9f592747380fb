public import Directory
public import Kernel
public import Storage

/// Danh sách việc: what waits for an officer, or what a search finds.
public struct Worklist: Sendable {
    /// The dossiers of the page.
    public let items: [Dossier]
    /// How many there are in all, counted up to `countLimit`.
    public let total: Int
    /// Counting stops here: 'more than 1.000' is all that a reader needs.
    public static let countLimit = 1001
}

/// Bộ lọc: what to look for. Every part narrows.
public struct DossierFilter: Hashable, Sendable {
    /// Which part of the work.
    public enum Part: String, CaseIterable, Sendable {
        /// Chờ tôi xử lý: at my desk, mine or nobody's.
        case mine
        /// Của bàn: at my desk, whoever has it.
        case desk
        /// Đang chờ người dân: papers, payment.
        case waiting
        /// Quá hạn.
        case overdue
        /// Đã xong, chờ trả.
        case done
        /// Tất cả that I may see.
        case all
    }

    public var part = Part.mine
    /// Code, reference, name with or without tones, id number or telephone number.
    public var text = ""
    public var procedure: String?
    public var state: DossierState?
    public var place: String?
    public var submittedFrom: CivilDate?
    public var submittedTo: CivilDate?
    /// From 0.
    public var page = 0

    /// Everything of the part.
    public init(part: Part = .mine) {
        self.part = part
    }

    /// Dossiers on one page.
    public static let pageSize = 50
}

extension Scope.Columns {
    /// The columns of the dossier table.
    static let dossier = Scope.Columns(
        applicant: "applicant_id",
        submitter: "submitter_id",
        agency: "agency_id",
        receiver: "receiving_agency_id",
        division: "division",
        field: "field"
    )
}

extension Dossiers {
    /// The dossiers that an officer sees under a filter, due first. Two queries, whatever is found.
    public func worklist(_ filter: DossierFilter, for viewer: Viewer, in db: ReadSession) throws -> Worklist {
        let condition = condition(filter, for: viewer)
        let rows = try db.rows(
            """
            SELECT * FROM dossier WHERE \(sql: condition)
            ORDER BY step_due_at IS NULL, step_due_at, submitted_at, id
            LIMIT \(DossierFilter.pageSize) OFFSET \(filter.page * DossierFilter.pageSize)
            """
        )
        let total = try db.value(
            "SELECT COUNT(*) FROM (SELECT 1 FROM dossier WHERE \(sql: condition) LIMIT \(Worklist.countLimit)) AS found",
            as: Int.self
        )
        return Worklist(items: try rows.map(Dossier.init(row:)), total: total ?? 0)
    }

    /// How many dossiers lie in each part, for the tabs: one query.
    public func counts(for viewer: Viewer, in db: ReadSession) throws -> [DossierFilter.Part: Int] {
        let parts: [DossierFilter.Part] = [.mine, .desk, .waiting, .overdue, .done]
        let columns = parts.map { part -> SQL in
            "(SELECT COUNT(*) FROM dossier WHERE \(sql: condition(DossierFilter(part: part), for: viewer)))"
        }
        guard let row = try db.row("SELECT \(sql: columns.joined(separator: ", "))") else { return [:] }
        return try Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1, try row[$0]) })
    }

    private func condition(_ filter: DossierFilter, for viewer: Viewer) -> SQL {
        var all: [SQL] = [viewer.scope.deskCondition(.dossier), part(filter.part, for: viewer)]
        if let procedure = filter.procedure { all.append("procedure_code = \(procedure)") }
        if let state = filter.state { all.append("state = \(state)") }
        if let place = filter.place { all.append("place_id = \(place)") }
        if let from = filter.submittedFrom { all.append("submitted_at >= \(Instant(from, TimeOfDay(0, 0)))") }
        if let to = filter.submittedTo { all.append("submitted_at < \(Instant(to.adding(days: 1), TimeOfDay(0, 0)))") }
        if let search = search(filter.text) { all.append(search) }
        return all.joined(separator: " AND ")
    }

    private func part(_ part: DossierFilter.Part, for viewer: Viewer) -> SQL {
        let open: SQL = "state IN \(values: [DossierState.submitted, .accepted, .inProcess])"
        let now = surroundings.now
        return switch part {
        case .mine:
            "\(sql: open) AND \(sql: desks(of: viewer)) AND (assignee_id IS NULL OR assignee_id = \(viewer.person))"
        case .desk: "\(sql: open) AND \(sql: desks(of: viewer))"
        case .waiting:
            "state IN \(values: [DossierState.awaitingSupplement, .awaitingPayment, .withdrawalRequested])"
        case .overdue: "\(sql: open) AND due_at < \(now)"
        case .done: "state = \(DossierState.done)"
        case .all: "1 = 1"
        }
    }

    /// The desks at which the viewer sits today.
    private func desks(of viewer: Viewer) -> SQL {
        let desks = viewer.posts.map { post -> SQL in
            var one: SQL = "(agency_id = \(post.agency) AND desk = \(post.role)"
            if !post.fields.isEmpty { one += " AND field IN \(values: post.fields)" }
            if let division = post.division { one += " AND (division IS NULL OR division = \(division))" }
            return one + ")"
        }
        return desks.isEmpty ? "1 = 0" : "(\(sql: desks.joined(separator: " OR ")))"
    }

    /// Digits are a code, an id number or a telephone number; words are a name from its beginning.
    private func search(_ text: String) -> SQL? {
        let text = VietnameseText.cleaned(text)
        guard !text.isEmpty else { return nil }
        let upper = text.uppercased()
        let folded = VietnameseText.folded(text)
        let digits = text.filter(\.isNumber)
        var ways: [SQL] = [
            "code = \(upper)", "reference = \(upper)",
            "(applicant_folded >= \(folded) AND applicant_folded < \(folded + "\u{10FFFF}"))",
        ]
        if digits.utf8.count >= 9, digits.utf8.count == text.filter({ $0 != " " }).utf8.count {
            ways += ["applicant_id_number = \(digits)", "applicant_phone = \(digits)"]
        }
        return "(\(sql: ways.joined(separator: " OR ")))"
    }
}
