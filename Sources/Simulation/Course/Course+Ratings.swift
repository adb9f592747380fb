import Catalogue
import Dossiers
import Kernel
import Storage

extension Course {
    /// The dossier has ended for its citizen: some say how content they are, most never do.
    mutating func part(from one: inout Case, _ index: Int) {
        // Who has the page open already rates more often than who would have to type code and PIN.
        guard one.chance.happens(perMille: one.channel == .online ? 380 : 140) else { return one.end() }
        one.turn += 1
        let minutes = one.chance.happens(perMille: 600) ? one.chance.number(2...90) : one.chance.number(600...9000)
        put(.rate(index), at: daytime(now.adding(minutes: minutes), &one.chance))
    }

    /// Đánh giá: signed in by who sent it online, with code and PIN by who stood at the counter.
    mutating func rate(_ one: inout Case, in db: WriteSession) throws {
        let dossier = try world.dossiers.current(one.id, in: db)
        let rating = one.drawnRating(of: dossier)
        if let citizen = one.citizen {
            try world.dossiers.rate(one.id, rating, by: citizen, in: db)
        } else {
            try world.dossiers.rate(code: dossier.name, pin: dossier.pin, rating, in: db)
        }
        note(\.ratings)
        one.end()
    }
}

extension Course.Case {
    /// What a citizen says: mostly content where it went well, rarely after a refusal or a broken promise.
    fileprivate mutating func drawnRating(of dossier: Dossier) -> DossierRating {
        let isLate = dossier.finishedAt.map { dossier.isOverdue(at: $0) } ?? false
        let weights: [Int]
        switch (dossier.state, isLate, dossier.supplements) {
        case (.refused, _, _): weights = [24, 31, 27, 14, 4]
        case (_, true, _): weights = [15, 29, 28, 22, 6]
        case (_, _, 1...): weights = [3, 9, 23, 44, 21]
        default: weights = [1, 2, 9, 46, 42]
        }
        let score = Satisfaction.allCases[chance.index(byWeight: weights)]
        var reasons: [RatingReason] = isLate ? [.time] : []
        if chance.happens(perMille: 450) {
            let usual: [RatingReason] =
                score.isContent
                ? [.attitude, .time, .online, .guidance, .result] : [.papers, .guidance, .time, .online]
            if let reason = chance.one(of: usual) { reasons.append(reason) }
        }
        let remark = chance.happens(perMille: 120) ? chance.word(Self.remarks(score)) : ""
        return DossierRating(score, reasons: reasons, remark: remark)
    }

    private static func remarks(_ score: Satisfaction) -> [String] {
        if score.isContent {
            return [
                "Cán bộ hướng dẫn tận tình, làm một lần là xong.", "Nộp ở nhà, không phải đi lại. Rất tiện.",
                "Trả kết quả sớm hơn hẹn.", "Cảm ơn cán bộ một cửa.",
            ]
        }
        if score.isDiscontent {
            return [
                "Phải đi lại nhiều lần, mỗi lần yêu cầu một giấy khác.", "Chờ lâu mà không ai báo lý do.",
                "Giấy tờ đã có trên VNeID vẫn phải nộp lại.", "Mạng yếu, tải ảnh lên mấy lần mới được.",
            ]
        }
        return ["Được, nhưng biểu mẫu hơi dài.", "Nên nhắn tin khi có kết quả."]
    }
}
