import Kernel

/// Checks that the fees of a version can be worked out.
struct FeesCheck {
    let version: ProcedureVersion
    let path: String
    let log: ReadingLog

    func check() {
        let version = VersionCheck(version: version, path: path, log: log, known: .unchecked)
        version.checkUnique(self.version.fees.map(\.key), "fees")
        for (index, fee) in self.version.fees.enumerated() {
            let place = "\(path).fees[\(index)]"
            if let key = fee.perField { version.checkField(key, types: [.number], "\(place).per.field") }
            if let key = fee.timesField { version.checkField(key, types: [.number], "\(place).times.field") }
            version.checkCondition(fee.when, "\(place).when")
            let grounds = fee.exemptions.map(\.key)
            version.checkUnique(grounds, "fees[\(index)].exempt")
            if case .tiers(let tiers) = fee.price { check(tiers, of: fee, place) }
        }
    }

    private func check(_ tiers: [FeeTier], of fee: Fee, _ place: String) {
        if fee.perField == nil {
            log.error(
                "\(place).tiers",
                say(
                    "giá bậc cần per: số đơn vị lấy từ trường nào",
                    "a tiered price needs per: the field with the number"
                ),
                mend: say("thêm per: { field: pages }", "add per: { field: pages }")
            )
        }
        if !fee.channelPrices.isEmpty {
            log.error(
                "\(place).channels",
                say("giá bậc không đi với channels", "a tiered price does not go with channels"),
                mend: say("tách thành hai khoản phí theo when", "make two fees of it, by when")
            )
        }
        var last = 0
        for (index, tier) in tiers.enumerated() {
            let isLast = index == tiers.count - 1
            switch (tier.upTo, isLast) {
            case (nil, true): continue
            case (let upTo?, false) where upTo > last: last = upTo
            case (nil, false):
                wrongTier("\(place).tiers[\(index)]", "chỉ bậc cuối không có up_to", "only the last tier lacks up_to")
            case (_, true):
                wrongTier("\(place).tiers[\(index)]", "bậc cuối không được có up_to", "the last tier has no up_to")
            default:
                wrongTier(
                    "\(place).tiers[\(index)]",
                    "up_to phải lớn hơn bậc trước",
                    "up_to must exceed the tier before"
                )
            }
        }
    }

    private func wrongTier(_ place: String, _ vi: String, _ en: String) {
        log.error(
            place,
            say(vi, en),
            mend: say(
                "viết [{ up_to: 2, amount: 2000 }, { amount: 1000 }]",
                "write [{ up_to: 2, amount: 2000 }, { amount: 1000 }]"
            )
        )
    }
}
