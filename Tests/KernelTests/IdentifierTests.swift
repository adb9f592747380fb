import Testing

@testable import Kernel

private enum Thing {}
private typealias ThingID = Identifier<Thing>

@Suite("Identifier")
struct IdentifierTests {
    @Test("lays its bits as the example of RFC 9562, appendix A.6")
    func knownAnswer() {
        let moment = Instant(milliseconds: 0x017F_22E2_79B0)

        let id = ThingID(at: moment, random: (0xCC3, 0x18C4_DC0C_0C07_398F))

        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(id.moment == moment)
        #expect(moment.description == "2022-02-23T02:22:22+07:00")
    }

    @Test("keeps version 7 and variant 10 whatever chance gives")
    func versionAndVariant() {
        for word in [0, UInt64.max, 0xF000, 0xC000_0000_0000_0000] {
            let text = Array(ThingID(at: Instant(milliseconds: 1), random: (word, word)).description)

            #expect(text[14] == "7")
            #expect("89ab".contains(text[19]))
        }
    }

    @Test("sorts by time, as a value and as text")
    func ordering() {
        var chance = SeededGenerator(seed: 7)
        let moments = (0..<500).map { Instant(milliseconds: 1_700_000_000_000 + Int64($0)) }

        let ids = moments.map { ThingID(at: $0, random: (chance.next(), chance.next())) }

        #expect(ids == ids.sorted())
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test("reads what it writes, in either case")
    func roundTrip() throws {
        var chance = SeededGenerator(seed: 8)
        for _ in 0..<200 {
            let id = ThingID(
                at: Instant(milliseconds: Int64(chance.next() >> 16)),
                random: (chance.next(), chance.next())
            )

            #expect(ThingID(id.description) == id)
            #expect(ThingID(id.description.uppercased()) == id)
        }
    }

    @Test(
        "refuses what is no UUID",
        arguments: [
            "", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2-79b0-7cc398c4-dc0c0c07398f-",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ", "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
        ]
    )
    func refusing(text: String) {
        #expect(ThingID(text) == nil)
    }

    @Test("draws the same ids from the same seed")
    func surroundings() {
        func ids() -> [ThingID] {
            let surroundings = Surroundings(
                clock: { Instant(milliseconds: 1_700_000_000_000) },
                chance: SeededGenerator(seed: 49)
            )
            return (0..<10).map { _ in surroundings.newID(Thing.self) }
        }

        #expect(ids() == ids())
        #expect(Set(ids()).count == 10)
    }

    @Test("puts ids of one millisecond in the order in which they were made, and begins anew when the clock moves")
    func order() {
        let surroundings = Surroundings(
            clock: { Instant(milliseconds: 1_700_000_000_000) },
            chance: SeededGenerator(seed: 49)
        )
        let ids = (0..<5000).map { _ in surroundings.newID(Thing.self).description }

        #expect(ids == ids.sorted())
        #expect(Set(ids).count == 5000)
        #expect(ids.allSatisfy { ThingID($0)?.moment == Instant(milliseconds: 1_700_000_000_000) })
        #expect(ids.allSatisfy { $0.dropFirst(14).first == "7" && "89ab".contains($0.dropFirst(19).prefix(1)) })
    }

    @Test("counts on into the higher bits when the lower ones are full")
    func carry() throws {
        let full = (high: 0x018B_CFE5_6800_7000 as UInt64, low: UInt64.max >> 2 | 0x8000_0000_0000_0000)
        let next = Identifier<Thing>(after: full, at: Instant(milliseconds: 0x018B_CFE5_6800), random: (0, 0))

        #expect(next?.description == "018bcfe5-6800-7001-8000-000000000000")
        #expect(Identifier<Thing>(after: full, at: Instant(milliseconds: 1), random: (0, 0)) == nil)
    }
}
