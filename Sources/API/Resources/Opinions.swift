import Directory
import Dossiers
import Kernel
import Storage
import Web

/// Ý kiến được hỏi: questions of other agencies to those of the token's posts.
extension Interface {
    var opinionEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/work/opinions",
                name: "api.work.opinions",
                tag: .work,
                summary: "Ý kiến các cơ quan khác hỏi",
                detail:
                    "Questions to the agencies of the token's posts: open ones due first, or answered ones; at most 100.",
                access: .officer,
                scope: .work,
                parameters: [.query("answered", .boolean, "Đã trả lời; mặc định false.")],
                answer: .json(.page("OpinionPage", of: Self.asked)),
                deed: .read { try await opinions($0) }
            ),
            Endpoint(
                method: .get,
                path: "/work/opinions/{id}",
                name: "api.work.opinion",
                tag: .work,
                summary: "Một câu hỏi ý kiến",
                detail: "One question to an agency of the token's posts, with the dossier that it is about.",
                access: .officer,
                scope: .work,
                parameters: [.path("id", .id, "Định danh câu hỏi.")],
                answer: .json(Self.asked),
                deed: .read { call in
                    let (asked, register) = try await database.read { [dossiers, directory] db in
                        (
                            try dossiers.opinionAsked(try call.id("id"), of: call.viewer, in: db),
                            try directory.register(in: db)
                        )
                    }
                    return Reply { asked.write(register, to: &$0) }
                }
            ),
            Endpoint(
                method: .post,
                path: "/work/opinions/{id}/answers",
                name: "api.work.opinion.answer",
                tag: .work,
                summary: "Trả lời ý kiến",
                detail: "Answers a question, by a head or leader of the agency that was asked.",
                access: .role([.head, .leader]),
                scope: .work,
                parameters: [.path("id", .id, "Định danh câu hỏi.")],
                body: .json(
                    .named(
                        "OpinionAnswer",
                        .object([.required("agrees", .boolean), .required("answer", .lines(1...4000))])
                    )
                ),
                answer: .json(DossierJSON.opinion),
                deed: .write { call, db in
                    let id = try call.id("id", of: OpinionTag.self)
                    try dossiers.giveOpinion(
                        id,
                        answer: call.words("answer"),
                        agrees: call.body["agrees"].bool ?? false,
                        by: call.viewer,
                        in: db
                    )
                    let opinion = try dossiers.opinionAsked(id, of: call.viewer, in: db).opinion
                    let register = try directory.register(in: db)
                    return Reply { opinion.write(register, to: &$0) }
                }
            ),
        ]
    }

    private func opinions(_ call: Call) async throws -> Reply {
        let (asked, register) = try await database.read { [dossiers, directory] db in
            (
                try dossiers.opinionsAsked(answered: call.text("answered") == "true", of: call.viewer, in: db),
                try directory.register(in: db)
            )
        }
        return Reply.page(asked, next: nil) { json, one in one.write(register, to: &json) }
    }

    private static let asked = Schema.named(
        "AskedOpinion",
        .object([.required("opinion", DossierJSON.opinion), .required("dossier", DossierJSON.line)])
    )
}

extension AskedOpinion {
    fileprivate func write(_ register: AgencyRegister, to json: inout JSONWriter) {
        json.object { json in
            json.key("opinion")
            opinion.write(register, to: &json)
            json.key("dossier")
            json.line(dossier, register)
        }
    }
}
