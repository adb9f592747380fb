import Catalogue
import Dossiers
import Kernel

extension LaneKey {
    init(_ intake: Intake) {
        self.init(
            agency: intake.receivingAgency,
            place: intake.place,
            procedure: intake.procedureCode,
            field: intake.field,
            channel: intake.channel
        )
    }
}

extension DossierFact {
    /// The fact of a dossier that was handed in.
    init(_ intake: Intake, lane: Lane, at time: Instant) {
        self.init(lane: lane, submittedAt: time)
        fees = intake.fees.filter { $0.value > 0 }
        if !fees.isEmpty { marks.insert(.withFee) }
        take(intake.sources)
    }

    private mutating func take(_ sources: [HandedIn.Source]) {
        for source in sources {
            switch source {
            case .file: break
            case .paper, .shown: marks.insert(.paper)
            case .registry, .result: marks.insert(.reused)
            }
        }
    }

    /// What a deed changes by what it says, and what it counts by itself.
    mutating func apply(
        _ deed: FactDeed,
        _ record: Recording,
        house: some FactHouse,
        happenings: inout [Flow]
    ) throws {
        let time = record.time
        func count(_ measure: Measure, _ amount: Int = 1, on lane: Lane) {
            happenings.append(Flow(lane: lane, day: time.date, measure: measure, amount: amount))
        }
        switch deed {
        case .submitted: break
        case .resultSigned: marks.insert(.signedResult)
        case .happened(let kind): apply(kind, record, happenings: &happenings)
        case .stepEnded: noteStep(record)
        case .accepted(let said):
            noteStep(record)
            (acceptedAt, acceptedLane, dueAt) = (time, lane, said.dueAt)
        case .refused:
            noteStep(record)
            end(.refused, at: time)
        case .supplementRequested:
            supplements += 1
            if supplements == 2 { overdueSince = time }
            count(supplements == 1 ? .firstSupplements : .furtherSupplements, on: lane)
            pause(.awaitingSupplement, at: time)
        case .supplemented(let said):
            take(said.components.map(\.source))
            resume(dueAt: said.dueAt, at: time)
        case .feePaid(let said):
            let amount = said.keys.reduce(0) { $0 + (fees.removeValue(forKey: $1) ?? 0) }
            count(.feesCollected, amount, on: lane)
            if said.by == .online {
                count(.feesOnline, amount, on: lane)
                if fees.isEmpty { marks.insert(.paidOnline) }
            }
            if waitsFor == DossierState.awaitingPayment.rawValue {
                resume(dueAt: said.dueAt, at: time)
            }
        case .extended(let said):
            dueAt = said.newDueAt
            count(.extensions, on: lane)
        case .rated(let said): (ratedAt, rating) = (ratedAt ?? time, said.score)
        case .transferred(let said):
            let successor = try house.lane(lane, at: said.receivingAgency)
            guard successor != lane else { return }
            if isUnfinished { happenings += leaving(for: successor, at: time) }
            lane = successor
            count(.transfers, on: lane)
        }
    }

    /// What an event changes by having happened, and what it counts by itself.
    private mutating func apply(_ kind: DossierEvent.Kind, _ record: Recording, happenings: inout [Flow]) {
        let time = record.time
        switch kind {
        case .stopped: end(.stopped, at: time)
        case .withdrawn: end(.withdrawn, at: time)
        case .resultIssued:
            noteStep(record)
            end(.result, at: time)
        case .handedOver:
            noteStep(record)
            handedOverAt = time
        case .returned:
            noteStep(record)
            happenings.append(Flow(lane: lane, day: time.date, measure: .returns, amount: 1))
        case .withdrawalRequested: pause(.withdrawalRequested, at: time)
        case .feeDemanded: pause(.awaitingPayment, at: time)
        default: break
        }
    }

    /// A step that nobody's account stands for was not handled online.
    private mutating func noteStep(_ record: Recording) {
        if record.isUnattended { marks.insert(.unattended) }
    }

    private mutating func end(_ outcome: Outcome, at time: Instant) {
        wake(at: time)
        (self.outcome, finishedAt, finishedLane) = (outcome, time, lane)
    }

    /// Passes an unfinished dossier on: from this day on another lane has it, and before it nothing changes.
    private mutating func leaving(for successor: Lane, at time: Instant) -> [Flow] {
        let day = time.date
        var flows = [
            Flow(lane: lane, day: day, measure: .transferChange, amount: -1),
            Flow(lane: successor, day: day, measure: .transferChange, amount: 1),
        ]
        if let lateFrom, lateFrom <= day {
            flows.append(Flow(lane: lane, day: lateFrom, measure: .lateChange, amount: 1))
            flows.append(Flow(lane: lane, day: day, measure: .lateChange, amount: -1))
        }
        transferredAt = time
        return flows
    }

    private mutating func pause(_ state: DossierState, at time: Instant) {
        waitsFor = state.rawValue
        // A pause may be asked for while another runs: the first goes on.
        pausedAt = pausedAt ?? time
    }

    private mutating func resume(dueAt due: Instant?, at time: Instant) {
        wake(at: time)
        dueAt = due
    }

    private mutating func wake(at time: Instant) {
        // What was waited for before the intake is no pause of the handling.
        if let pausedAt, let acceptedAt {
            pausedFor += time.milliseconds - max(pausedAt, acceptedAt).milliseconds
        }
        (pausedAt, waitsFor) = (nil, nil)
    }
}
