import Directory
import Documents
import Dossiers
import Kernel
import Signing
import Storage
import Web

/// Việc ở bàn: what an officer can do to a dossier: its address, what it takes, and the command of the engine behind it.
struct DeskDeed: Sendable {
    /// The last part of the address.
    let name: String
    /// The event that it writes, by which the table of edges says who may.
    let kind: DossierEvent.Kind
    let summary: String
    let detail: String
    var fields: [Schema.Field] = []
    /// Makes what takes time before the transaction: reads files again, signs a paper; nil where nothing is signed.
    var preparing: @Sendable (Interface, Dossier, Call) async throws -> Documents.Prepared? = { _, _, _ in nil }
    /// Does it with the paper; answers with the number that was given, where one was.
    let run: @Sendable (Interface, DossierID, Int, Call, Documents.Prepared?, WriteSession) throws -> String?
}

extension Interface {
    /// All deeds of officers below `/work/dossiers/{id}/`.
    var deedEndpoints: [Endpoint] {
        Self.deskDeeds.map { deed in
            Endpoint(
                method: .post,
                path: "/work/dossiers/{id}/\(deed.name)",
                name: "api.work.\(deed.name)",
                tag: .work,
                summary: deed.summary,
                detail: deed.detail,
                access: .officer,
                scope: .work,
                parameters: [Self.dossierID],
                body: .json(.object(deed.fields)),
                isConditional: true,
                answer: .json(Self.done),
                deed: .prepared { call in
                    let paper: Result<Documents.Prepared?, any Error>
                    do {
                        let id = try call.id("id", of: DossierTag.self)
                        let dossier = try await database.read { db in
                            try dossiers.dossier(id, for: call.viewer, in: db)
                        }
                        paper = .success(try await deed.preparing(self, dossier, call))
                    } catch { paper = .failure(error) }
                    return { db in
                        let id = try call.id("id", of: DossierTag.self)
                        let position = try call.position(of: try dossiers.dossier(id, for: call.viewer, in: db))
                        let number = try deed.run(self, id, position, call, try paper.get(), db)
                        return try done(id, number: number, in: db)
                    }
                }
            )
        }
    }

    private static let note = Schema.Field.optional("note", .lines(0...4000), "Ghi chú.")
    private static let reason = Schema.Field.required("reason", .lines(1...4000), "Lý do.")
    private static let defects = Schema.list(
        .named(
            "Defect",
            .object([
                .required("target", .choice(["field", "component", "whole"])),
                .optional("key", .code(1...64), "Khóa của mục hoặc thành phần."),
                .required("explanation", .lines(1...2000), "Sai gì, sửa thế nào."),
            ])
        ),
        atMost: 40
    )

    /// In the order of a dossier's life.
    static let deskDeeds: [DeskDeed] = intakeDeeds + courseDeeds + endDeeds

    private static let intakeDeeds: [DeskDeed] = [
        DeskDeed(
            name: "acceptances",
            kind: .accepted,
            summary: "Tiếp nhận",
            detail: "Takes the dossier in: it gets its official code and its appointment.",
            preparing: { here, dossier, _ in
                // Nothing is accepted whose files are not what was sent.
                try await here.dossiers.demandIntactFiles(of: dossier.id)
                return nil
            }
        ) { here, id, position, call, _, db in
            try here.dossiers.accept(id, position: position, by: call.viewer, in: db)
        },
        DeskDeed(
            name: "refusals",
            kind: .refused,
            summary: "Từ chối tiếp nhận",
            detail: "Refuses the dossier, with every reason at once.",
            fields: [reason, .optional("defects", defects)]
        ) { here, id, position, call, _, db in
            try here.dossiers.refuse(
                id,
                defects: call.defects,
                explanation: call.words("reason"),
                position: position,
                by: call.viewer,
                in: db
            )
            return nil
        },
        DeskDeed(
            name: "supplement-requests",
            kind: .supplementRequested,
            summary: "Yêu cầu bổ sung, tạm dừng đồng hồ",
            detail: "Asks for everything that is missing, at once; the clock stands until it has come.",
            fields: [.required("defects", defects), note]
        ) { here, id, position, call, _, db in
            try here.dossiers.requestSupplement(
                id,
                defects: call.defects,
                explanation: call.words("note"),
                position: position,
                by: call.viewer,
                in: db
            )
            return nil
        },
    ]

    private static let courseDeeds: [DeskDeed] = [
        DeskDeed(
            name: "assignments",
            kind: .assigned,
            summary: "Phân công",
            detail: "Gives the dossier to an officer; without one, to whoever has the least.",
            fields: [.optional("officer", .id, "Định danh người được phân công."), note]
        ) { here, id, position, call, _, db in
            try here.dossiers.assign(
                id,
                to: call.body["officer"].text.flatMap { PersonID($0) },
                note: call.words("note"),
                position: position,
                by: call.viewer,
                in: db
            )
            return nil
        },
        DeskDeed(
            name: "forwards",
            kind: .stepFinished,
            summary: "Chuyển bước",
            detail: """
                The work of the step is done: the dossier goes on. Where a result is signed at this step and the officer has a \
                key, `pin` opens it; it is kept nowhere.
                """,
            fields: [note, .optional("pin", .line(1...64), "Mã PIN chữ ký số.")],
            preparing: { here, dossier, call in
                try await here.documents.signResult(
                    dossier.id,
                    position: try call.position(of: dossier),
                    by: call.viewer,
                    pin: PIN(call.body["pin"].text ?? "")
                )
            }
        ) { here, id, position, call, paper, db in
            let note = call.words("note")
            try here.documents.finishStep(id, note: note, position: position, with: paper, by: call.viewer, in: db)
            return nil
        },
        DeskDeed(
            name: "returns",
            kind: .returned,
            summary: "Trả lại bước trước",
            detail: "Gives the dossier back to an earlier step.",
            fields: [.required("step", .code(1...64), "Khóa của bước."), reason]
        ) { here, id, position, call, _, db in
            try here.dossiers.giveBack(
                id,
                to: call.words("step"),
                reason: call.words("reason"),
                position: position,
                by: call.viewer,
                in: db
            )
            return nil
        },
        DeskDeed(
            name: "opinion-requests",
            kind: .opinionAsked,
            summary: "Xin ý kiến cơ quan khác",
            detail: "Asks other agencies at the same time; the clock runs on.",
            fields: [
                .required("agencies", .list(.id, atMost: 20), "Định danh các cơ quan."),
                .required("question", .lines(1...4000)),
            ]
        ) { here, id, position, call, _, db in
            try here.dossiers.askOpinion(
                id,
                of: call.body["agencies"].list.compactMap { $0.text.flatMap { AgencyID($0) } },
                question: call.words("question"),
                position: position,
                by: call.viewer,
                in: db
            )
            return nil
        },
        DeskDeed(
            name: "extensions",
            kind: .extended,
            summary: "Xin lỗi và hẹn lại",
            detail: "Puts the appointment off, once, with an apology.",
            fields: [.required("due", .moment, "Thời điểm hẹn mới."), reason]
        ) { here, id, position, call, _, db in
            guard let due = Instant(rfc3339: call.body["due"].text ?? "") else { throw DossierRefusal.notLater }
            let reason = call.words("reason")
            try here.dossiers.extend(id, to: due, reason: reason, position: position, by: call.viewer, in: db)
            return nil
        },
    ]

    private static let endDeeds: [DeskDeed] = [
        DeskDeed(
            name: "fee-demands",
            kind: .feeDemanded,
            summary: "Yêu cầu nộp phí, tạm dừng đồng hồ",
            detail: "Demands the fees; the clock stands until they are paid.",
            fields: [reason]
        ) { here, id, position, call, _, db in
            try here.dossiers.demandFees(id, reason: call.words("reason"), position: position, by: call.viewer, in: db)
            return nil
        },
        DeskDeed(
            name: "payments",
            kind: .feePaid,
            summary: "Ghi nhận đã thu phí",
            detail: "Records fees that were paid at the counter; a dossier that waits for them goes on.",
            fields: [.required("fees", .list(.code(1...64), atMost: 50), "Khóa các khoản đã thu.")]
        ) { here, id, position, call, _, db in
            let keys = call.body["fees"].list.compactMap(\.text)
            try here.dossiers.recordFees(id, keys: keys, position: position, by: call.viewer, in: db)
            return nil
        },
        DeskDeed(
            name: "stops",
            kind: .stopped,
            summary: "Dừng giải quyết",
            detail: "Ends the dossier without a result.",
            fields: [reason]
        ) { here, id, position, call, _, db in
            try here.dossiers.stop(id, reason: call.words("reason"), position: position, by: call.viewer, in: db)
            return nil
        },
        DeskDeed(
            name: "withdrawal-confirmations",
            kind: .withdrawn,
            summary: "Cho rút hồ sơ",
            detail: "Confirms the withdrawal that the citizen asked for.",
            fields: [note]
        ) { here, id, position, call, _, db in
            let note = call.words("note")
            try here.dossiers.confirmWithdrawal(id, note: note, position: position, by: call.viewer, in: db)
            return nil
        },
        DeskDeed(
            name: "results",
            kind: .resultIssued,
            summary: "Cấp số, ban hành kết quả",
            detail: """
                Numbers the signed result, which is valid from now on; where it was signed digitally, the agency's signature \
                is put on it.
                """,
            preparing: { here, dossier, call in
                let position = try call.position(of: dossier)
                return try await here.documents.numberResult(dossier.id, position: position, by: call.viewer)
            }
        ) { here, id, position, call, paper, db in
            try here.documents.issueResult(id, position: position, with: paper, by: call.viewer, in: db)
        },
        DeskDeed(
            name: "hand-overs",
            kind: .handedOver,
            summary: "Trả kết quả",
            detail: "Writes down who received the result at the counter.",
            fields: [.required("receiver", .line(1...200), "Người nhận.")]
        ) { here, id, position, call, _, db in
            let receiver = call.words("receiver")
            try here.dossiers.handOver(id, to: receiver, position: position, by: call.viewer, in: db)
            return nil
        },
    ]
}

extension Call {
    /// A text of the body; empty where it was left out.
    func words(_ name: String) -> String { VietnameseText.cleanedLines(body[name].text ?? "") }

    /// What has to be mended.
    var defects: [Defect] {
        body["defects"].list.compactMap { item in
            item["target"].text.flatMap(Defect.Target.init(rawValue:)).map { target in
                Defect(target: target, key: item["key"].text ?? "", explanation: item["explanation"].text ?? "")
            }
        }
    }
}
