import Directory
import Dossiers
import Kernel
import Storage
import Web

/// Bộ lọc đã lưu, sổ theo dõi: what an officer keeps and what a counter reports.
extension Interface {
    var filterEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/work/filters",
                name: "api.work.filters",
                tag: .work,
                summary: "Bộ lọc đã lưu",
                detail: "The searches that the token's account keeps, the same as on the page; at most 30.",
                access: .officer,
                scope: .work,
                answer: .json(.page("SavedFilterPage", of: Self.savedFilter)),
                deed: .read { call in
                    let kept = try await database.read { [dossiers] db in
                        try dossiers.savedFilters(of: call.viewer, in: db)
                    }
                    return Reply.page(kept, next: nil) { json, filter in filter.write(to: &json) }
                }
            ),
            Endpoint(
                method: .post,
                path: "/work/filters",
                name: "api.work.filter.save",
                tag: .work,
                summary: "Lưu bộ lọc",
                detail: "Keeps a search under a name; one of the same name is replaced.",
                access: .officer,
                scope: .work,
                body: .json(.named("NewFilter", .object([.required("name", .line(1...60))] + Self.filterFields))),
                answer: .json(Self.savedFilter, status: 201),
                deed: .write { try saveFilter($0, in: $1) }
            ),
            Endpoint(
                method: .delete,
                path: "/work/filters/{id}",
                name: "api.work.filter.remove",
                tag: .work,
                summary: "Bỏ bộ lọc",
                detail: "Takes a filter of the account away.",
                access: .officer,
                scope: .work,
                parameters: [.path("id", .id, "Định danh bộ lọc.")],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    let id = try call.id("id", of: SavedFilterTag.self)
                    guard try dossiers.savedFilters(of: call.viewer, in: db).contains(where: { $0.id == id }) else {
                        throw WebRefusal.notFound
                    }
                    try dossiers.removeFilter(id, by: call.viewer, in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }

    var bookEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/work/reception-book",
                name: "api.work.book",
                tag: .work,
                summary: "Sổ theo dõi hồ sơ",
                detail: "What an agency of the token's posts accepted in a period (form 06), at most 2,000 lines.",
                access: .role([.counter, .head, .leader]),
                scope: .work,
                parameters: [
                    .query("agency", .id, "Định danh cơ quan; mặc định nơi người gọi làm việc."),
                    .query("from", .date, "Từ ngày; mặc định hôm nay."),
                    .query("to", .date, "Đến hết ngày; mặc định hôm nay."),
                ],
                answer: .json(.page("ReceptionBook", of: DossierJSON.line)),
                deed: .read { call in
                    let today = call.now.date
                    let period = StatisticsPeriod(
                        first: call.date("from") ?? today,
                        last: call.date("to"),
                        today: today
                    )
                    let (lines, register) = try await database.read { [dossiers, directory] db in
                        let posts = call.viewer.posts
                        let own = posts.first { $0.role == .counter } ?? posts.first
                        guard let agency = call.text("agency").map({ AgencyID($0) }) ?? own?.agency else {
                            throw WebRefusal.notFound
                        }
                        let lines = try dossiers.receptionBook(
                            of: agency,
                            from: period.first,
                            to: period.last,
                            for: call.viewer,
                            in: db
                        )
                        return (lines, try directory.register(in: db))
                    }
                    return Reply.page(lines, next: nil) { json, dossier in json.line(dossier, register) }
                }
            )
        ]
    }

    private static let filterFields: [Schema.Field] = [
        .optional("q", .line(0...200), "Mã, tên, số định danh hoặc số điện thoại."),
        .optional("procedure", .code(1...40), "Mã thủ tục."),
        .optional("place", .id, "Định danh đơn vị hành chính."),
        .optional("state", .integer(1...10), "Mã trạng thái."),
        .optional("from", .date, "Nộp từ ngày."),
        .optional("to", .date, "Nộp đến hết ngày."),
    ]

    private static let savedFilter = Schema.named(
        "SavedFilter",
        .object([
            .required("id", .id), .required("name", .words), .required("q", .words),
            .required("procedure", .nullable(.words)), .required("place", .nullable(.words)),
            .required("state", .nullable(.integer(1...10))), .required("from", .nullable(.date)),
            .required("to", .nullable(.date)),
        ])
    )

    private func saveFilter(_ call: Call, in db: WriteSession) throws -> Reply {
        var filter = DossierFilter(part: .all)
        filter.text = VietnameseText.cleaned(call.body["q"].text ?? "")
        filter.procedure = call.body["procedure"].text
        filter.place = call.body["place"].text
        filter.state = call.body["state"].int.flatMap(DossierState.init(rawValue:))
        filter.submittedFrom = call.body["from"].text.flatMap { CivilDate($0) }
        filter.submittedTo = call.body["to"].text.flatMap { CivilDate($0) }
        let path = DossierFilter.Name.allCases.reduce("/" as WebPath) { $0.adding($1.rawValue, filter.asked($1)) }
        let question = path.string.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        let id = try dossiers.saveFilter(question, named: call.words("name"), by: call.viewer, in: db)
        guard let kept = try dossiers.savedFilters(of: call.viewer, in: db).first(where: { $0.id == id }) else {
            throw WebRefusal.notFound
        }
        return Reply(status: 201, location: "\(Self.root)/work/filters") { kept.write(to: &$0) }
    }

    /// What was taken away.
    static let gone = Schema.named("Gone", .object([.required("id", .words, "Cái đã bỏ.")]))

    static func gone(_ id: some CustomStringConvertible) -> Reply {
        Reply { json in json.object { $0.field("id", id.description) } }
    }
}

extension SavedFilter {
    fileprivate func write(to json: inout JSONWriter) {
        let question = FormData(question: query)
        let filter = DossierFilter { question.text($0.rawValue) }
        json.object { json in
            json.field("id", id)
            json.field("name", name)
            json.field("q", filter.text)
            json.field("procedure", filter.procedure)
            json.field("place", filter.place)
            json.field("state", filter.state?.rawValue)
            json.field("from", filter.submittedFrom)
            json.field("to", filter.submittedTo)
        }
    }
}
