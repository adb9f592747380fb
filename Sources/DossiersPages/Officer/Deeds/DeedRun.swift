import Directory
import Documents
import Dossiers
import Kernel
import Storage
import Web

extension OfficerPages {
    /// Does a deed, with the paper that was signed for it.
    ///
    /// - Returns: what was done, in words for the next page.
    func run(
        _ deed: Deed,
        on id: DossierID,
        _ input: DeedInput,
        with paper: Documents.Prepared?,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> String {
        let position = input.position
        switch deed {
        case .accept:
            let code = try dossiers.accept(id, position: position, by: viewer, in: db)
            return "Đã tiếp nhận. Mã hồ sơ \(code)."
        case .refuse:
            try dossiers.refuse(
                id,
                defects: input.defects,
                explanation: input.note,
                position: position,
                by: viewer,
                in: db
            )
            return "Đã từ chối tiếp nhận và báo đủ lý do cho người nộp."
        case .assign:
            try dossiers.assign(id, to: input.officer, note: input.note, position: position, by: viewer, in: db)
            return "Đã phân công."
        case .finish:
            try documents.finishStep(id, note: input.note, position: position, with: paper, by: viewer, in: db)
            return paper == nil
                ? "Đã xong bước này, hồ sơ đã chuyển đi." : "Đã ký số, hồ sơ đã chuyển văn thư cấp số."
        case .giveBack:
            try dossiers.giveBack(id, to: input.step, reason: input.note, position: position, by: viewer, in: db)
            return "Đã trả hồ sơ về bước trước."
        case .supplement:
            try dossiers.requestSupplement(
                id,
                defects: input.defects,
                explanation: input.note,
                position: position,
                by: viewer,
                in: db
            )
            return "Đã gửi yêu cầu bổ sung \(input.defects.count) chỗ. Đồng hồ tạm dừng."
        case .opinion:
            try dossiers.askOpinion(
                id,
                of: input.agencies,
                question: input.note,
                position: position,
                by: viewer,
                in: db
            )
            return "Đã hỏi ý kiến \(input.agencies.count) cơ quan."
        case .issue:
            let number = try documents.issueResult(id, position: position, with: paper, by: viewer, in: db)
            return "Đã ban hành kết quả số \(number)."
        case .extend, .demandFees, .recordFees, .stop, .withdraw, .handOver:
            return try end(deed, on: id, input, by: viewer, in: db)
        }
    }

    private func end(
        _ deed: Deed,
        on id: DossierID,
        _ input: DeedInput,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> String {
        let position = input.position
        switch deed {
        case .extend:
            guard let due = input.newDue else { throw DossierRefusal.notLater }
            try dossiers.extend(id, to: due, reason: input.note, position: position, by: viewer, in: db)
            return "Đã xin lỗi và hẹn lại \(due.vietnamese)."
        case .demandFees:
            try dossiers.demandFees(id, reason: input.note, position: position, by: viewer, in: db)
            return "Đã yêu cầu nộp phí, lệ phí. Đồng hồ tạm dừng."
        case .recordFees:
            try dossiers.recordFees(id, keys: input.fees, position: position, by: viewer, in: db)
            return "Đã ghi nhận thu phí, lệ phí."
        case .stop:
            try dossiers.stop(id, reason: input.note, position: position, by: viewer, in: db)
            return "Đã dừng giải quyết hồ sơ."
        case .withdraw:
            try dossiers.confirmWithdrawal(id, note: input.note, position: position, by: viewer, in: db)
            return "Đã cho rút hồ sơ."
        default:
            try dossiers.handOver(id, to: input.receiver, position: position, by: viewer, in: db)
            return "Đã trả kết quả."
        }
    }
}
