import Catalogue
import Dossiers
import Kernel
import Testing

@testable import Insights

@Suite("What a dossier counts for")
struct DossierFactTests {
    private static let lane = Lane(id: 1, agencyLane: 2, procedureLane: 3, channel: .counter)

    private static func at(_ day: Int, _ hour: Int) -> Instant {
        Instant(CivilDate(daysSinceEpoch: 20_500 + day), TimeOfDay(hour, 0))
    }

    private static func sums(_ fact: DossierFact, until day: Int = 1000) -> [Measure: Int] {
        fact.standing.filter { $0.day.daysSinceEpoch <= 20_500 + day }
            .reduce(into: [:]) { $0[$1.measure, default: 0] += $1.amount }
    }

    @Test("a promise that is kept is never overdue, one that is broken is so from its day to the end")
    func overdue() {
        var fact = DossierFact(lane: Self.lane, submittedAt: Self.at(0, 8))
        fact.acceptedAt = Self.at(0, 9)
        fact.dueAt = Self.at(3, 17)
        #expect(Self.sums(fact, until: 2)[.lateChange] == nil)
        #expect(Self.sums(fact, until: 3)[.lateChange] == 1)
        (fact.finishedAt, fact.outcome) = (Self.at(2, 16), .result)
        #expect(Self.sums(fact)[.lateChange] == nil && Self.sums(fact)[.early] == 1)
        fact.finishedAt = Self.at(3, 16)
        #expect(Self.sums(fact)[.lateChange] == nil && Self.sums(fact)[.onTime] == 1)
        fact.finishedAt = Self.at(3, 18)
        #expect(Self.sums(fact)[.lateChange] == 0 && Self.sums(fact)[.late] == 1)
        fact.finishedAt = Self.at(5, 10)
        #expect(Self.sums(fact, until: 4)[.lateChange] == 1 && Self.sums(fact)[.lateChange] == 0)
    }

    @Test("a second request for papers before the intake makes it overdue from the intake on, not before")
    func secondRequestBeforeIntake() {
        var fact = DossierFact(lane: Self.lane, submittedAt: Self.at(0, 8))
        fact.overdueSince = Self.at(1, 8)
        #expect(fact.standing.map(\.measure) == [.submitted])
        (fact.acceptedAt, fact.acceptedLane) = (Self.at(4, 9), Self.lane)
        #expect(Self.sums(fact, until: 3)[.lateChange] == nil)
        #expect(Self.sums(fact, until: 4)[.lateChange] == 1)
    }

    @Test("nothing counts twice, and what was refused at the intake was not handled")
    func refusal() {
        var fact = DossierFact(lane: Self.lane, submittedAt: Self.at(0, 8))
        (fact.finishedAt, fact.outcome) = (Self.at(1, 8), .refused)
        #expect(Self.sums(fact) == [.submitted: 1, .refused: 1])
        fact.outcome = .withdrawn
        #expect(Self.sums(fact) == [.submitted: 1])
    }

    @Test("a rating counts on the day on which it was given first, as it is now")
    func rating() {
        var fact = DossierFact(lane: Self.lane, submittedAt: Self.at(0, 8))
        (fact.finishedAt, fact.outcome) = (Self.at(1, 8), .refused)
        (fact.ratedAt, fact.rating) = (Self.at(2, 8), .bad)
        #expect(Self.sums(fact) == [.submitted: 1, .refused: 1, .rated: 1, .ratingSum: 2, .dissatisfied: 1])
        #expect(Self.sums(fact, until: 1) == [.submitted: 1, .refused: 1])
        fact.rating = .good
        #expect(Self.sums(fact) == [.submitted: 1, .refused: 1, .rated: 1, .ratingSum: 4, .satisfied: 1])
    }
}
