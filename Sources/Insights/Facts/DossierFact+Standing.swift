import Catalogue
import Kernel

extension DossierFact {
    /// What the dossier counts for, as it stands: the counters hold the sum of this over all dossiers.
    var standing: [Flow] {
        var flows = [flow(.submitted, at: submittedAt)]
        guard let acceptedAt else {
            if outcome == .refused, let finishedAt { flows.append(flow(.refused, at: finishedAt)) }
            return flows
        }
        flows.append(Flow(lane: lane, day: acceptedAt.date, measure: channelMeasure, amount: 1))
        if let waiting { flows.append(flow(waiting, minutes(from: submittedAt, to: acceptedAt), at: acceptedAt)) }
        if !marks.contains(.paper) { flows.append(flow(.digitised, at: acceptedAt)) }
        if marks.contains(.reused) { flows.append(flow(.reused, at: acceptedAt)) }
        if marks.contains(.withFee) { flows.append(flow(.withFee, at: acceptedAt)) }
        if marks.contains(.paidOnline) { flows.append(flow(.paidOnline, at: acceptedAt)) }
        if let lateFrom { flows.append(Flow(lane: lane, day: lateFrom, measure: .lateChange, amount: 1)) }
        if let finishedAt { flows += ending(at: finishedAt, from: acceptedAt) }
        if let handedOverAt { flows.append(flow(.handedOver, at: handedOverAt)) }
        return flows
    }

    /// What a dossier whose clock stands adds to the stocks, counted on the day on which the clock stopped or went on.
    func standstill(on day: CivilDate) -> [Flow] {
        // Before the intake no clock runs that could stand.
        guard acceptedAt != nil, let pausedAt else { return [] }
        let flow = Flow(lane: lane, day: day, measure: .pausedChange, amount: 1)
        guard isLate(at: pausedAt) else { return [flow] }
        return [flow, Flow(lane: lane, day: day, measure: .pausedLateChange, amount: 1)]
    }

    private func ending(at end: Instant, from start: Instant) -> [Flow] {
        var flows = [flow(endedLate ? .late : dueAt.map { end.date < $0.date } ?? false ? .early : .onTime, at: end)]
        // Late by hours of one day, it was never overdue at a day's end: the two cancel out.
        if lateFrom != nil { flows.append(flow(.lateChange, -1, at: end)) }
        switch outcome {
        case .result:
            flows.append(flow(.handlingMinutes, minutes(from: start, to: end) - Int(pausedFor / 60_000), at: end))
            if marks.isDisjoint(with: [.paper, .unattended]) { flows.append(flow(.digital, at: end)) }
            if marks.contains(.signedResult) { flows.append(flow(.electronicResult, at: end)) }
        case .stopped: flows.append(flow(.stopped, at: end))
        case .withdrawn: flows.append(flow(.withdrawn, at: end))
        case .refused, nil: break
        }
        return flows
    }

    private var channelMeasure: Measure {
        switch lane.channel {
        case .online: .acceptedOnline
        case .counter: .acceptedCounter
        case .post: .acceptedPost
        }
    }

    /// Where the waiting is counted; the post is under way for days, which says nothing of an office.
    private var waiting: Measure? {
        switch lane.channel {
        case .online: .waitingOnline
        case .counter: .waitingAtCounter
        case .post: nil
        }
    }

    private func minutes(from start: Instant, to end: Instant) -> Int {
        Int((end.milliseconds - start.milliseconds) / 60_000)
    }

    private func flow(_ measure: Measure, _ amount: Int = 1, at time: Instant) -> Flow {
        Flow(lane: lane, day: time.date, measure: measure, amount: amount)
    }
}
