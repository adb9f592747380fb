import Kernel
import Profiles
import Testing

@testable import Insights

@Suite("Forecasts")
struct ForecastTests {
    private static func reading(_ values: [Double?], of key: String = "dung-han") throws -> IndicatorReading {
        let shelf = IndicatorShelf(
            files: try Profile.named("quang-nam").files(below: "indicators").map { ($0.path, $0.text) }
        )
        let day = try #require(CivilDate("2026-11-23"))
        let last = day.monthNumber
        return IndicatorReading(
            indicator: try #require(shelf.indicator(key, on: day)),
            value: values.last ?? nil,
            before: nil,
            trend: try values.enumerated().map { index, value in
                let month = try #require(CivilDate(monthNumber: last - values.count + 1 + index))
                return IndicatorReading.Point(month: month, value: value)
            },
            origin: nil,
            day: day
        )
    }

    @Test("a straight line goes on as it went, with a band of no width")
    func line() throws {
        // The month under way (99) is left out.
        let forecast = try #require(Forecast(try Self.reading([40, 42, 44, 46, 48, 50, 99])))
        let point = forecast.point(on: try #require(CivilDate("2027-01-15")))
        #expect(abs(forecast.changeOfMonth - 2) < 1e-9)
        #expect(abs(point.value - 56) < 1e-9)
        #expect(abs(point.high - point.low) < 1e-9)
    }

    @Test("the band is that of a prediction interval of 80 %, as a table of Student's t gives it")
    func band() throws {
        let forecast = try #require(Forecast(try Self.reading([41, 41, 45, 45, 49, 49, 0])))
        let point = forecast.point(on: try #require(CivilDate("2026-11-01")))
        // By hand: slope 32 / 17.5, mean 45 at 2.5; residual sum of squares 64 - 32² / 17.5; t(4, 0.9) = 1.533.
        #expect(abs(point.value - (45 + 1.828_571 * 3.5)) < 1e-4)
        let half = 1.533 * (5.485_714 / 4).squareRoot() * (1 + 1.0 / 6 + 12.25 / 17.5).squareRoot()
        #expect(abs(point.high - point.value - half) < 1e-4)
    }

    @Test("a share stays between 0 and 100, however far one looks")
    func bounds() throws {
        let forecast = try #require(Forecast(try Self.reading([80, 84, 88, 92, 94, 98, 99])))
        let point = forecast.point(on: try #require(CivilDate("2030-12-31")))
        #expect(point.value == 100 && point.high == 100 && point.low <= 100)
    }

    @Test("a number of dossiers that falls is not expected below 0, and one that rises not kept below 100")
    func floor() throws {
        let day = try #require(CivilDate("2028-12-31"))
        let falling = try #require(Forecast(try Self.reading([80, 70, 60, 55, 40, 30, 0], of: "da-xu-ly")))
        let point = falling.point(on: day)
        #expect(point.value == 0 && point.low == 0 && point.high >= 0)
        let rising = try #require(Forecast(try Self.reading([80, 90, 95, 99, 110, 120, 0], of: "da-xu-ly")))
        #expect(rising.point(on: day).value > 100)
    }

    @Test("too few values, or gaps that leave too few, give none")
    func few() throws {
        #expect(Forecast(try Self.reading([40, 42, 44, 46, 48, 99])) == nil)
        #expect(Forecast(try Self.reading([40, nil, 44, nil, 48, 50, 51])) == nil)
        #expect(Forecast(try Self.reading([])) == nil)
    }
}
