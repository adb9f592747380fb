import Kernel
import Testing

@Suite("Instant")
struct InstantTests {
    @Test(
        "reads the examples of RFC 3339, section 5.8",
        arguments: [
            ("1985-04-12T23:20:50.52Z", 482_196_050_520), ("1996-12-19T16:39:57-08:00", 851_042_397_000),
            ("1990-12-31T23:59:60Z", 662_688_000_000), ("1990-12-31T15:59:60-08:00", 662_688_000_000),
            ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130), ("1970-01-01T00:00:00Z", 0),
            ("2026-11-23T15:30:00+07:00", 1_795_422_600_000), ("2026-11-23t08:30:00z", 1_795_422_600_000),
            ("2026-11-23 15:30:00.0009999+07:00", 1_795_422_600_000), ("2026-11-23T08:30:00-00:00", 1_795_422_600_000),
            ("1969-12-31T23:59:59.999Z", -1),
        ] as [(String, Int64)]
    )
    func reading(text: String, milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "refuses what RFC 3339 does not allow",
        arguments: [
            "", "2026-11-23", "2026-11-23T15:30+07:00", "2026-11-23T15:30:00", "2026-11-23T24:00:00Z",
            "2026-11-23T15:60:00Z", "2026-11-23T15:30:61Z", "2026-11-23T15:30:00.Z", "2026-11-23T15:30:00+7:00",
            "2026-11-23T15:30:00+0700", "2026-11-23T15:30:00+24:00", "2026-11-23T15:30:00Z ", "2026-02-30T15:30:00Z",
            "2026-11-23T15:30:00,5Z", "+026-11-23T15:30:00Z", "2026-11-23T15:30:00 07:00", "2026-11-23T١٥:30:00Z",
        ]
    )
    func refusing(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test("writes Vietnamese time and reads it back")
    func roundTrip() {
        var chance = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let moment = Instant(milliseconds: Int64.random(in: -5_000_000_000_000...9_000_000_000_000, using: &chance))

            #expect(Instant(rfc3339: moment.description) == moment)
        }
        #expect(Instant(milliseconds: 0).description == "1970-01-01T07:00:00+07:00")
        #expect(Instant(milliseconds: -1).description == "1970-01-01T06:59:59.999+07:00")
        #expect(Instant(milliseconds: 5).description == "1970-01-01T07:00:00.005+07:00")
    }

    @Test("knows the civil date around midnight in Vietnam")
    func midnight() throws {
        let moment = try #require(Instant(rfc3339: "2026-11-23T17:00:00Z"))

        #expect(moment.date.description == "2026-11-24")
        #expect(moment.time == TimeOfDay(0, 0))
        #expect(moment.adding(seconds: -1).date.description == "2026-11-23")
        #expect(moment.adding(seconds: -1).time == TimeOfDay(23, 59))
        #expect(Instant(moment.date, moment.time) == moment)
    }

    @Test("is written as officials write it")
    func vietnamese() throws {
        let moment = try #require(Instant(rfc3339: "2026-11-25T09:10:59+07:00"))

        #expect(moment.vietnamese == "09:10 ngày 25/11/2026")
    }

    @Test("knows times of day")
    func timesOfDay() {
        #expect(TimeOfDay("15:30") == TimeOfDay(15, 30))
        #expect(TimeOfDay("7:05")?.description == "07:05")
        #expect(TimeOfDay("24:00")?.minutes == 1440)
        for text in ["", "24:01", "15", "15:60", "15:5", "-1:30", "15:30:00", "15h30"] {
            #expect(TimeOfDay(text) == nil)
        }
    }
}
