import Directory
import Dossiers
import Kernel
import Storage
import Web

/// Đánh giá: what citizens say of the service, and what an office is told of it.
extension Interface {
    var ratingEndpoints: [Endpoint] { [ownRating, rate, rateTracked, officeRatings] }

    private static let scores = Satisfaction.allCases.map(\.rawValue)

    private static let ratingFields: [Schema.Field] = [
        .required("score", .integer(1...5), "1 rất không hài lòng … 5 rất hài lòng."),
        .optional("reasons", .list(.choice(RatingReason.allCases.map(\.rawValue))), "Đánh giá về điều gì."),
        .optional("remark", .lines(0...DossierRating.longestRemark), "Không ghi tên hay số giấy tờ."),
    ]

    private static let ratingAnswer = Schema.named(
        "Rating",
        .object([
            .required("score", .nullable(.integer(1...5)), "null: chưa đánh giá."),
            .required("reasons", .list(.words)), .required("remark", .words),
            .required("until", .nullable(.date), "Ngày cuối được đánh giá."),
        ])
    )

    private var ownRating: Endpoint {
        Endpoint(
            method: .get,
            path: "/dossiers/{id}/rating",
            name: "api.dossier.rating",
            tag: .dossiers,
            summary: "Đánh giá của tôi",
            detail: "How the token's person rated the service of a dossier that has ended.",
            access: .citizen,
            scope: .dossiersRead,
            parameters: [Self.dossierID],
            answer: .json(Self.ratingAnswer),
            deed: .read { call in
                try await database.read { db in
                    let dossier = try ownDossier(call, in: db)
                    return Self.reply(try dossiers.rating(of: dossier.id, in: db), until: dossier.ratableUntil)
                }
            }
        )
    }

    private var rate: Endpoint {
        Endpoint(
            method: .put,
            path: "/dossiers/{id}/rating",
            name: "api.dossier.rate",
            tag: .dossiers,
            summary: "Đánh giá mức độ hài lòng",
            detail: "Rates the service after the result or the refusal; may be changed for 30 days.",
            access: .citizen,
            scope: .dossiersWrite,
            parameters: [Self.dossierID],
            body: .json(.named("NewRating", .object(Self.ratingFields))),
            answer: .json(Self.ratingAnswer),
            refusals: [403],
            deed: .write { call, db in
                let dossier = try ownDossier(call, in: db)
                let rating = Self.rating(call)
                try dossiers.rate(dossier.id, rating, by: call.viewer, in: db)
                return Self.reply(rating, until: dossier.ratableUntil)
            }
        )
    }

    private var rateTracked: Endpoint {
        Endpoint(
            method: .put,
            path: "/dossiers/{id}/progress/rating",
            name: "api.progress.rate",
            tag: .dossiers,
            summary: "Đánh giá bằng mã và PIN",
            detail: "The same for whoever has the code or reference of the dossier and its PIN.",
            pace: .guessing,
            parameters: [.path("id", .line(1...60), "Mã hồ sơ hoặc mã tra cứu.")],
            body: .json(
                .named(
                    "TrackedRating",
                    .object([.required("pin", .line(1...20, example: "123456"), "PIN tra cứu.")] + Self.ratingFields)
                )
            ),
            answer: .json(Self.ratingAnswer),
            deed: .write { call, db in
                let (code, pin) = (TrackingCode.tidied(call.text("id") ?? ""), call.body["pin"].text ?? "")
                let rating = Self.rating(call)
                try dossiers.rate(code: code, pin: pin, rating, in: db)
                let dossier = try dossiers.track(code: code, pin: pin, in: db).dossier
                return Self.reply(rating, until: dossier.ratableUntil)
            }
        )
    }

    private var officeRatings: Endpoint {
        Endpoint(
            method: .get,
            path: "/work/ratings",
            name: "api.work.ratings",
            tag: .work,
            summary: "Đánh giá của người dân về cơ quan",
            detail: "What citizens said of the offices of the token's posts, newest first, without names and codes.",
            access: .officer,
            scope: .work,
            parameters: [
                .query("from", .date, "Từ ngày; mặc định 90 ngày gần nhất."),
                .query("to", .date, "Đến hết ngày; mặc định hôm nay."),
                .query("page", .integer(1...100_000), "Trang, 50 lượt mỗi trang."),
            ],
            answer: .json(Self.officeRatingsAnswer),
            deed: .read { try await officeRatings($0) }
        )
    }

    private static let officeRatingsAnswer = Schema.named(
        "OfficeRatings",
        .object([
            .required("count", .count),
            .required("scores", .object(scores.map { .required(String($0), .count) }), "Số lượt theo mức."),
            .required(
                "items",
                .list(
                    .object([
                        .required("score", .integer(1...5)), .required("reasons", .list(.words)),
                        .required("remark", .words), .required("procedure", .words),
                        .required("agency", DossierJSON.agency), .required("refused", .boolean),
                        .required("day", .date),
                    ])
                )
            ),
            .required("next", .nullable(.code())),
        ])
    )

    private func officeRatings(_ call: Call) async throws -> Reply {
        let last = min(call.date("to") ?? call.now.date, call.now.date)
        let (ratings, register) = try await database.read { [dossiers, directory] db in
            let found = try dossiers.ratings(
                from: call.date("from") ?? last.adding(days: -89),
                to: last,
                for: call.viewer,
                limit: 50,
                offset: ((call.int("page") ?? 1) - 1) * 50,
                in: db
            )
            return (found, try directory.register(in: db))
        }
        return Reply { json in
            json.object { json in
                json.field("count", ratings.total)
                json.object("scores") { json in
                    for score in Satisfaction.allCases {
                        json.field("\(score.rawValue)", ratings.counts[score] ?? 0)
                    }
                }
                json.array("items", ratings.ratings) { json, line in
                    json.object { json in
                        json.field("score", line.rating.score.rawValue)
                        json.field("reasons", line.rating.reasons.map(\.rawValue))
                        json.field("remark", line.rating.remark)
                        json.field("procedure", line.procedureName)
                        json.agency("agency", line.agency, register)
                        json.field("refused", line.isOfRefusal)
                        json.field("day", line.day)
                    }
                }
                json.field("next", String?.none)
            }
        }
    }

    /// The dossier of the address, where it is the caller's own; an officer's token opens the office's by `/work`.
    private func ownDossier(_ call: Call, in db: ReadSession) throws -> Dossier {
        let dossier = try dossiers.dossier(try call.id("id"), for: call.viewer, in: db)
        guard call.viewer.scope.ownsDossier(dossier.subject) else { throw DossierRefusal.unknown }
        return dossier
    }

    private static func rating(_ call: Call) -> DossierRating {
        DossierRating(
            call.body["score"].int.flatMap(Satisfaction.init(rawValue:)) ?? .fair,
            reasons: call.body["reasons"].list.compactMap { $0.text.flatMap(RatingReason.init(rawValue:)) },
            remark: call.body["remark"].text ?? ""
        )
    }

    private static func reply(_ rating: DossierRating?, until: CivilDate?) -> Reply {
        Reply { json in
            json.object { json in
                json.field("score", rating?.score.rawValue)
                json.field("reasons", rating?.reasons.map(\.rawValue) ?? [])
                json.field("remark", rating?.remark ?? "")
                json.field("until", until)
            }
        }
    }
}
