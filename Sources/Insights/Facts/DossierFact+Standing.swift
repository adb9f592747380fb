import Catalogue
import Dossiers
import Kernel

extension DossierFact {
    /// What the dossier counts for, as it stands: the counters hold the sum of this over all dossiers.
    var standing: [Flow] {
        let submitted = Flow(lane: submittedLane, day: submittedAt.date, measure: .submitted, amount: 1)
        let end = finishedLane ?? lane
        guard let acceptedAt else {
            guard outcome == .refused, let finishedAt else { return [submitted] }
            return [submitted, Flow(lane: end, day: finishedAt.date, measure: .refused, amount: 1)] + voice
        }
        var flows = [submitted] + intake(at: acceptedAt)
        if let lateFrom { flows.append(Flow(lane: end, day: lateFrom, measure: .lateChange, amount: 1)) }
        if let finishedAt { flows += ending(at: finishedAt, from: acceptedAt, on: end) }
        if let handedOverAt {
            flows.append(Flow(lane: lane, day: handedOverAt.date, measure: .handedOver, amount: 1))
        }
        return flows + voice
    }

    /// What the citizen said of the service, on the day on which they said it first.
    private var voice: [Flow] {
        guard let ratedAt, let rating else { return [] }
        func flow(_ measure: Measure, _ amount: Int = 1) -> Flow {
            Flow(lane: lane, day: ratedAt.date, measure: measure, amount: amount)
        }
        var flows = [flow(.rated), flow(.ratingSum, rating.rawValue)]
        if rating.isContent { flows.append(flow(.satisfied)) }
        if rating.isDiscontent { flows.append(flow(.dissatisfied)) }
        return flows
    }

    private func intake(at moment: Instant) -> [Flow] {
        func flow(_ measure: Measure, _ amount: Int = 1) -> Flow {
            Flow(lane: acceptedLane ?? lane, day: moment.date, measure: measure, amount: amount)
        }
        var flows = [flow(channelMeasure)]
        if let waiting { flows.append(flow(waiting, minutes(from: submittedAt, to: moment))) }
        if !marks.contains(.paper) { flows.append(flow(.digitised)) }
        if marks.contains(.reused) { flows.append(flow(.reused)) }
        if marks.contains(.withFee) { flows.append(flow(.withFee)) }
        if marks.contains(.paidOnline) { flows.append(flow(.paidOnline)) }
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

    private func ending(at end: Instant, from start: Instant, on lane: Lane) -> [Flow] {
        func flow(_ measure: Measure, _ amount: Int = 1) -> Flow {
            Flow(lane: lane, day: end.date, measure: measure, amount: amount)
        }
        var flows = [flow(endedLate ? .late : dueAt.map { end.date < $0.date } ?? false ? .early : .onTime)]
        // Late by hours of one day, it was never overdue at a day's end: the two cancel out.
        if lateFrom != nil { flows.append(flow(.lateChange, -1)) }
        switch outcome {
        case .result:
            flows.append(flow(.handlingMinutes, minutes(from: start, to: end) - Int(pausedFor / 60_000)))
            if marks.isDisjoint(with: [.paper, .unattended]) { flows.append(flow(.digital)) }
            if marks.contains(.signedResult) { flows.append(flow(.electronicResult)) }
        case .stopped: flows.append(flow(.stopped))
        case .withdrawn: flows.append(flow(.withdrawn))
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
}
