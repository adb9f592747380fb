import Directory
import HTML
import Kernel
import Territory

/// Trợ giúp: where the counters of the province are and when they are open.
struct HelpShowModel: Sendable {
    /// A one-stop counter.
    struct Counter: Sendable {
        let name: String
        let hours: Phrase
    }

    /// The counters of the province and of its districts.
    let counters: [Counter]
    /// When the counters of the communes are open.
    let communeHours: Phrase
    /// How many communes have a counter.
    let communes: Int

    /// The centre at which all departments of the province receive.
    static let centre = "trung-tam-phuc-vu-hanh-chinh-cong"

    init(_ register: AgencyRegister, _ calendars: Calendars, _ atlas: Atlas, on date: CivilDate) {
        var offices: [(name: String, calendar: String)] = []
        for unit in atlas.units(on: date, level: .province) {
            if let centre = register.agency(for: unit.id, department: Self.centre, on: date) {
                offices.append((centre.name.vi, centre.calendar))
            }
        }
        for unit in atlas.units(on: date, level: .district) {
            if let agency = register.agency(for: unit.id, on: date) {
                offices.append((agency.counterName, agency.calendar))
            }
        }
        counters = offices.map { Counter(name: $0.name, hours: OpeningHours.words(calendars.week(key: $0.calendar))) }
        let communes = atlas.units(on: date, level: .commune)
        self.communes = communes.count
        let committee = communes.first.flatMap { register.agency(for: $0.id, on: date) }
        communeHours = OpeningHours.words(calendars.week(key: committee?.calendar ?? ""))
    }
}

/// Giờ mở cửa: a working week in words.
enum OpeningHours {
    private static let vietnamese = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
    private static let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// `thứ Hai đến thứ Sáu: 07:00–11:30, 13:30–17:00; thứ Bảy: 07:00–11:30`.
    static func words(_ week: WorkWeek) -> Phrase {
        var runs: [(first: Int, last: Int, hours: String)] = []
        for (index, day) in Weekday.allCases.enumerated() {
            let hours = week[day].map { "\($0.from)–\($0.to)" }.joined(separator: ", ")
            guard !hours.isEmpty else { continue }
            if let run = runs.last, run.last == index - 1, run.hours == hours {
                runs[runs.count - 1].last = index
            } else {
                runs.append((index, index, hours))
            }
        }
        func days(_ run: (first: Int, last: Int, hours: String), _ names: [String], _ to: String) -> String {
            let span = run.first == run.last ? names[run.first] : "\(names[run.first]) \(to) \(names[run.last])"
            return "\(span): \(run.hours)"
        }
        return Phrase(
            vi: runs.map { days($0, vietnamese, "đến") }.joined(separator: "; "),
            en: runs.map { days($0, english, "to") }.joined(separator: "; ")
        )
    }
}
