import Directory
import Kernel
import Storage

/// Điều kiện của danh sách việc: a filter as a condition of SQL, always cut to what the viewer may see.
///
/// Written so that an index carries it among a million dossiers. Open dossiers lie in a partial index of their own, whose
/// condition `open` therefore stands, letter by letter, in every question about them. What a search may mean is asked of
/// one index each and joined by id, since an OR over different columns would read the whole table.
struct WorklistCondition {
    let viewer: Viewer
    let now: Instant

    /// The condition of the index `dossier_open`.
    static let open: SQL = "state NOT IN (3, 8, 10)"

    /// The ways in which a dossier comes under the filter, which exclude one another.
    ///
    /// It lies with the viewer's agencies, or they received it and it lies elsewhere. Each is carried by an index of its
    /// own; an OR of both would be by none.
    func branches(_ filter: DossierFilter) -> [SQL] {
        let held = condition(filter, seen: viewer.scope.deskCondition(.held))
        guard ![.mine, .unassigned, .desk].contains(filter.part) else { return [held] }
        let received = viewer.scope.deskCondition(.received)
        return [held, condition(filter, seen: "\(sql: Self.elsewhere) AND \(sql: received)")]
    }

    /// The condition of the index `dossier_elsewhere`.
    static let elsewhere: SQL = "agency_id <> receiving_agency_id"

    /// How many come under the filter, up to the limit, as one value.
    func count(_ filter: DossierFilter, limit: Int = Worklist.countLimit) -> SQL {
        let all = branches(filter).map { "SELECT 1 FROM dossier WHERE \(sql: $0)" as SQL }
        return """
            (SELECT COUNT(*) FROM (\(sql: all.joined(separator: " UNION ALL ")) LIMIT \(limit)) AS found)
            """
    }

    /// A page of them in an order.
    func page(_ filter: DossierFilter, order: SQL, limit: Int, offset: Int = 0) -> SQL {
        let branches = branches(filter)
        guard branches.count > 1 else {
            return """
                SELECT * FROM dossier WHERE \(sql: branches.joined(separator: " ")) \(sql: order)
                LIMIT \(limit) OFFSET \(offset)
                """
        }
        let parts = branches.enumerated().map { number, branch -> SQL in
            """
            SELECT * FROM (
                SELECT * FROM dossier WHERE \(sql: branch) \(sql: order) LIMIT \(limit + offset)
            ) AS \(name: "part\(number)")
            """
        }
        return """
            SELECT * FROM (\(sql: parts.joined(separator: " UNION ALL "))) AS found \(sql: order)
            LIMIT \(limit) OFFSET \(offset)
            """
    }

    private func condition(_ filter: DossierFilter, seen: SQL) -> SQL {
        var all: [SQL] = [part(filter.part), seen]
        if let procedure = filter.procedure { all.append("procedure_code = \(procedure)") }
        if let state = filter.state { all.append("state = \(state)") }
        if let place = filter.place { all.append("place_id = \(place)") }
        if let from = filter.submittedFrom { all.append("submitted_at >= \(Instant(from, TimeOfDay(0, 0)))") }
        if let to = filter.submittedTo { all.append("submitted_at < \(Instant(to.adding(days: 1), TimeOfDay(0, 0)))") }
        if let after = filter.after { all.append(after.condition) }
        if let search = search(filter.text) { all.append(search) }
        return all.joined(separator: " AND ")
    }

    private func part(_ part: DossierFilter.Part) -> SQL {
        let work: SQL = "\(sql: Self.open) AND state IN (1, 2, 4)"
        return switch part {
        case .mine: "\(sql: work) AND \(sql: mine)"
        case .unassigned: "\(sql: work) AND \(sql: overseen) AND assignee_id IS NULL"
        case .desk: "\(sql: work) AND \(sql: overseen)"
        case .waiting: "\(sql: Self.open) AND state IN (5, 6, 7)"
        case .overdue: "\(sql: work) AND due_at < \(now)"
        case .done: "\(sql: Self.open) AND state = 9"
        case .all: "1 = 1"
        }
    }

    /// What makes one of the desk's dossiers the viewer's.
    var mine: SQL {
        "\(sql: desks) AND (assignee_id IS NULL OR assignee_id IN \(values: viewer.standsFor.sorted()))"
    }

    /// The desks at which the viewer sits today.
    private var desks: SQL { Self.any(viewer.posts.map { Self.desk(of: $0, $0.role) }) }

    /// The same, and for heads and leaders the specialists to whom they give work.
    private var overseen: SQL {
        let chiefs = viewer.posts.filter { $0.role == .head || $0.role == .leader }
        return Self.any(viewer.posts.map { Self.desk(of: $0, $0.role) } + chiefs.map { Self.desk(of: $0, .specialist) })
    }

    private static func desk(of post: ViewerPost, _ role: DeskRole) -> SQL {
        var one: SQL = "(agency_id = \(post.agency) AND desk = \(role)"
        if !post.fields.isEmpty { one += " AND field IN \(values: post.fields)" }
        if let division = post.division { one += " AND (division IS NULL OR division = \(division))" }
        return one + ")"
    }

    private static func any(_ desks: [SQL]) -> SQL {
        desks.isEmpty ? "1 = 0" : "(\(sql: desks.joined(separator: " OR ")))"
    }

    /// Digits are an id number or a telephone number; letters and digits a code; words are words of a name, each from
    /// its beginning, so that 'mai' finds Bhling Thị Mai.
    private func search(_ text: String) -> SQL? {
        let text = VietnameseText.cleaned(text)
        guard !text.isEmpty else { return nil }
        let bare = text.filter { $0 != " " && $0 != "." }
        if bare.utf8.count >= 9, bare.utf8.allSatisfy({ (48...57).contains($0) }) {
            return """
                id IN (SELECT id FROM dossier WHERE applicant_id_number = \(bare)
                       UNION ALL SELECT id FROM dossier WHERE applicant_phone = \(bare))
                """
        }
        let upper = text.uppercased()
        if let dash = upper.lastIndex(of: "-"), upper[upper.index(after: dash)...].allSatisfy(\.isNumber),
            upper.filter({ $0 == "-" }).count == 1, upper[..<dash].allSatisfy(\.isNumber)
        {
            // The end of a code, as one reads it out: 261123-0001.
            return "code LIKE \("%-" + upper)"
        }
        if upper.contains("-") {
            return """
                id IN (SELECT id FROM dossier WHERE code = \(upper)
                       UNION ALL SELECT id FROM dossier WHERE reference = \(upper))
                """
        }
        let words = VietnameseText.folded(text).split(separator: " ").prefix(6).map { word -> SQL in
            let pattern = "% " + word.filter { $0 != "%" && $0 != "_" && $0 != "\\" } + "%"
            return "(' ' || applicant_folded) LIKE \(pattern)"
        }
        return words.isEmpty ? "1 = 0" : words.joined(separator: " AND ")
    }
}

extension DossierFilter.Cursor {
    /// What lies behind it, newest first.
    var condition: SQL { "submitted_at <= \(submittedAt) AND (submitted_at < \(submittedAt) OR id < \(id))" }
}

extension Scope.Columns {
    /// The agency where a dossier lies.
    static let held = Scope.Columns(
        applicant: "applicant_id",
        submitter: "submitter_id",
        agency: "agency_id",
        division: "division",
        field: "field"
    )

    /// The agency that received it; only a desk that sees all of its agency sees what lies elsewhere now.
    static let received = Scope.Columns(applicant: nil, submitter: nil, agency: "receiving_agency_id")
}
