import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// What the page of calendars shows.
struct CalendarShowModel: Sendable {
    var year: Int
    var years: ClosedRange<Int>
    /// The calendar that is shown: a key of the profile, or that of an agency.
    var key: String
    var keys: [String]
    var agency: (id: AgencyID, name: String)?
    var week: [(day: Weekday, sessions: [WorkSession])]
    var holidays: [Holidays.Day]
    var exceptions: [CalendarException]
    var trial: DueTrialModel
    var exception: ExceptionNewModel
    var removeSecurity: FormSecurity
}

/// Ngày ngoại lệ mới.
struct ExceptionNewModel: Sendable {
    var day = ""
    var sessions = ""
    var note = ""
    var faults = FormFaults()
    var security: FormSecurity

    enum Name {
        static let day = "ngay"
        static let sessions = "buoi"
        static let note = "ghi-chu"
    }

    init(security: FormSecurity) {
        self.security = security
    }

    init(_ form: FormData, security: FormSecurity) {
        day = DateInput.tidied(form.text(Name.day))
        sessions = form.text(Name.sessions)
        note = form.text(Name.note)
        self.security = security
        if CivilDate(day) == nil { faults.add(Name.day, .dateExpected) }
        if parsed == nil {
            faults.add(
                Name.sessions,
                Phrase(
                    vi: "Ghi các buổi như 07:00-11:30 13:30-17:00; để trống là nghỉ.",
                    en: "Write sessions as 07:00-11:30 13:30-17:00; nothing means closed."
                )
            )
        }
        faults.require(Name.note, note, .reasonMissing)
    }

    /// The sessions; nil where they cannot be read.
    var parsed: [WorkSession]? {
        let words = sessions.split { $0 == " " || $0 == "," || $0 == ";" }
        let read = words.compactMap { WorkSession($0) }
        return read.count == words.count ? read : nil
    }
}

/// Thử hẹn trả: received then, due when.
struct DueTrialModel: Sendable {
    var day: String
    var time: String
    var amount: String
    var unit: String
    var answer: Phrase?
    var fault: Phrase?

    enum Name {
        static let day = "nhan-ngay"
        static let time = "nhan-luc"
        static let amount = "thoi-han"
        static let unit = "don-vi"
    }

    init(_ query: FormData, now: Instant, calendar: WorkCalendar) {
        day = query.textIfAny(Name.day).map(DateInput.tidied) ?? now.date.vietnamese
        time = query.textIfAny(Name.time) ?? now.time.description
        amount = query.textIfAny(Name.amount) ?? "3"
        unit = query.textIfAny(Name.unit) ?? "working_days"
        guard let date = CivilDate(day), let clock = TimeOfDay(time), let number = Int(amount),
            (1...100_000).contains(number)
        else {
            fault = Phrase(
                vi: "Ghi ngày như 23/11/2026, giờ như 15:30 và thời hạn là một số.",
                en: "Write the day as 23/11/2026, the time as 15:30 and the limit as a number."
            )
            return
        }
        let received = Instant(date, clock)
        do {
            let due = try Self.due(calendar, received, number, unit)
            answer = Phrase(
                vi:
                    "Nhận lúc \(MomentText.words(received, .full, .vi)) thì hẹn trả lúc \(MomentText.words(due, .full, .vi)).",
                en:
                    "Received at \(MomentText.words(received, .full, .en)), due at \(MomentText.words(due, .full, .en))."
            )
        } catch CalendarError.missing(let year) {
            fault = Phrase(vi: "Chưa có lịch nghỉ năm \(year).", en: "The holidays of \(year) are missing.")
        } catch {
            fault = Phrase(vi: "Không tính được với lịch này.", en: "This calendar cannot tell.")
        }
    }

    private static func due(
        _ calendar: WorkCalendar,
        _ received: Instant,
        _ number: Int,
        _ unit: String
    ) throws(CalendarError) -> Instant {
        switch unit {
        case "hours": try calendar.due(from: received, hours: number)
        case "days": try calendar.due(from: received, calendarDays: number)
        case "same_day": try calendar.dueSameDay(received: received)
        default: try calendar.due(from: received, workingDays: number)
        }
    }
}
