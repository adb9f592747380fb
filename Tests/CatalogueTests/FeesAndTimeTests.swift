import Catalogue
import Kernel
import Testing

@Suite("Fees, time limits and the text of the result")
struct FeesAndTimeTests {
    @Test("takes the price of the channel, times the number, and nothing from the exempt")
    func channels() throws {
        let version = try Sample.version()

        let online = version.fees(for: ["copies": "3"], channel: .online)
        let counter = version.fees(for: ["copies": "3"], channel: .counter)
        let poor = version.fees(for: ["copies": "3"], channel: .counter, exemption: "ho_ngheo")
        let other = version.fees(for: ["copies": "3"], channel: .counter, exemption: "nguoi_co_cong")

        #expect(online.total == Money(dong: 21_000))
        #expect(counter.lines.first?.explanation.vi == "3 × 8.000\u{A0}₫ = 24.000\u{A0}₫")
        #expect(counter.lines.first?.wording == "8.000 đ/bản")
        #expect(poor.total == .zero)
        #expect(poor.lines.first?.explanation.vi == "Được miễn: Người thuộc hộ nghèo")
        #expect(other.total == Money(dong: 24_000))
        #expect(version.fees(for: ["copies": "0"], channel: .online).lines.isEmpty)
        #expect(version.feeExemptions.map(\.key) == ["ho_ngheo"])
    }

    /// Certified copies (2.000815): 2.000 đ a page, from the third page 1.000 đ, at most 200.000 đ a copy.
    @Test(
        "counts pages in tiers and stops at the cap of a copy",
        arguments: [
            (1, 1, 2_000), (2, 1, 4_000), (3, 1, 5_000), (10, 1, 12_000), (198, 1, 200_000), (199, 1, 200_000),
            (500, 1, 200_000), (3, 4, 20_000), (500, 3, 600_000), (1_000_000, 1_000_000, 200_000_000_000),
        ]
    )
    func tiers(pages: Int, copies: Int, dong: Int64) throws {
        let text = Sample.text
            .replacing(
                "amount: 8000",
                with: "tiers: [{ up_to: 2, amount: 2000 }, { amount: 1000 }]\n        cap: 200000"
            )
            .replacing(
                "per: { field: copies }\n        channels: { online: 7000 }",
                with: "per: { field: pages }\n        times: { field: copies }"
            )
            .replacing(
                "- { key: copies,",
                with: "- { key: pages, label: { vi: Số trang, en: Pages }, type: number }\n          - { key: copies,"
            )
        let version = try Sample.version(text)

        let bill = version.fees(for: ["pages": "\(pages)", "copies": "\(copies)"], channel: .counter)

        #expect(bill.total == Money(dong: dong))
        if (pages, copies) == (3, 4) {
            #expect(bill.lines[0].explanation.vi == "(2 × 2.000\u{A0}₫ + 1 × 1.000\u{A0}₫) × 4 = 20.000\u{A0}₫")
        }
        if (pages, copies) == (500, 1) {
            #expect(
                bill.lines[0].explanation.en
                    == "2 × 2.000\u{A0}₫ + 498 × 1.000\u{A0}₫, at most 200.000\u{A0}₫ = 200.000\u{A0}₫"
            )
        }
    }

    static func calendar() throws -> WorkCalendar {
        try WorkCalendar(week: .standard, holidays: try Holidays(years: 2026...2027, days: []))
    }

    @Test(
        "returns on the same day what came by 15:00, else by the end of the next working day",
        arguments: [
            ("2026-11-20T09:10:00+07:00", "2026-11-20T17:00:00+07:00"),
            ("2026-11-20T15:00:00+07:00", "2026-11-20T17:00:00+07:00"),
            ("2026-11-20T15:01:00+07:00", "2026-11-23T17:00:00+07:00"),
            ("2026-11-21T10:00:00+07:00", "2026-11-23T17:00:00+07:00"),
        ]
    )
    func sameDay(received: String, due: String) throws {
        let version = try Sample.version()
        let rule = try #require(version.timeRule(channel: .online, answers: [:]))

        #expect(try rule.due(from: try #require(Instant(rfc3339: received)), in: Self.calendar()).description == due)
        #expect(rule.words.vi == "Trong ngày (nhận sau 15:00 thì trả trong ngày làm việc tiếp theo)")
    }

    @Test("takes the first rule that fits the channel and the case")
    func rules() throws {
        let text = Sample.text.replacing(
            "- { channel: post, limit: { working_days: 3 } }",
            with: """
                - { channel: post, limit: { working_days: 3 } }
                      - { channel: any, when: { field: gender, is: male }, limit: { working_days: 5 }, same_day: { cut_off: "15:00" } }
                      - { channel: counter, when: { field: has_father, is: "no" }, limit: { hours: 10 } }
                """
        )
        let version = try Sample.version(text)
        let friday = try #require(Instant(rfc3339: "2026-11-20T15:30:00+07:00"))
        let due = { (channel: Channel, answers: [String: String]) in
            try version.timeRule(channel: channel, answers: answers)?.due(from: friday, in: Self.calendar()).vietnamese
        }

        #expect(try due(.post, ["gender": "male"]) == "15:30 ngày 25/11/2026")
        // After the cut-off the five days count from Monday morning.
        #expect(try due(.online, ["gender": "male"]) == "07:00 ngày 30/11/2026")
        #expect(try due(.counter, ["gender": "female", "has_father": "no"]) == "07:30 ngày 24/11/2026")
        #expect(version.time[2].words.en == "10 working hours")
        #expect(version.time[0].words.vi == "3 ngày làm việc")
    }

    @Test("writes the result with labels and Vietnamese dates, without the line of what was not given")
    func result() throws {
        let facts = ResultFacts(
            number: "15/2026/KS",
            date: Sample.day(2026, 11, 23),
            agency: "UBND xã Lăng",
            place: "Lăng",
            signer: "Bh’riu Liếc",
            applicant: "Bríu Pố"
        )
        let answers = ["child_name": "Bríu Thị Ánh", "birth_date": "2026-03-05", "gender": "female"]

        let text = try Sample.version().resultText(answers: answers, facts: facts) { _ in nil }

        #expect(
            text == """
                Họ, chữ đệm, tên: Bríu Thị Ánh
                Sinh ngày 05/03/2026, Nữ
                UBND xã Lăng, ngày 23/11/2026, số 15/2026/KS
                """
        )
    }

    @Test("shows an answer as people read it")
    func shown() throws {
        let version = try Sample.version()
        let answers = ["has_father": "no", "copies": "1234", "registration_unit": "unit-lang"]
        let shown = { version.shownAnswer($0, in: answers) { _ in "xã Lăng" } }

        #expect(shown("has_father") == Bilingual(vi: "Không", en: "No"))
        #expect(shown("copies")?.vi == "1.234")
        #expect(shown("registration_unit")?.vi == "xã Lăng")
        #expect(shown("gender") == nil)
    }

    @Test("sends what district and commune share to the district while there is one")
    func levels() throws {
        let text = Sample.text.replacing("levels: [commune]", with: "levels: [district, commune]")
        let version = try Sample.version(text)

        #expect(version.competentLevels(placeHasDistrict: true) == [.district])
        #expect(version.competentLevels(placeHasDistrict: false) == [.commune])
        #expect(try Sample.version().competentLevels(placeHasDistrict: true) == [.commune])
    }
}
