import DesignSystem
import Directory
import HTML
import Kernel
import Web

/// Tên các lịch làm việc.
enum CalendarNames {
    static func phrase(_ key: String) -> Phrase {
        switch key {
        case "default": Phrase(vi: "Giờ hành chính, thứ Hai đến thứ Sáu", en: "Office hours, Monday to Friday")
        case "saturday-morning": Phrase(vi: "Thêm sáng thứ Bảy", en: "Saturday mornings too")
        default: Phrase(key)
        }
    }
}

/// Trang lịch làm việc.
enum CalendarShowView {
    static func write(_ model: CalendarShowModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.exception.faults.lines))
        html.heading(
            .calendars,
            above: model.agency.map { Phrase($0.name) } ?? CalendarNames.phrase(model.key),
            below: Phrase(
                vi: "Hạn của hồ sơ đếm theo giờ làm việc ở đây. Đổi lịch không làm đổi hạn đã hẹn với người dân.",
                en: "Due times are counted by these hours. A change does not move what was promised to citizens."
            )
        )
        if model.agency == nil {
            html.add(
                Tabs(
                    label: Phrase(vi: "Lịch", en: "Calendar"),
                    model.keys.map { Link(CalendarNames.phrase($0), to: address(model, key: $0)) },
                    current: address(model, key: model.key)
                )
            )
        }
        html.add(
            Tabs(
                label: Phrase(vi: "Năm", en: "Year"),
                model.years.map { Link(Phrase(String($0)), to: address(model, year: $0)) },
                current: address(model, year: model.year)
            )
        )
        trial(model, to: &html)
        week(model, to: &html)
        holidays(model, to: &html)
        exceptions(model, to: &html)
    }

    private static func address(_ model: CalendarShowModel, key: String? = nil, year: Int? = nil) -> String {
        let path = AdministrationPath.calendars.adding("nam", year ?? model.year)
        if let agency = model.agency { return path.adding("co-quan", agency.id.description).string }
        return path.adding("lich", key ?? model.key).string
    }

    private static func trial(_ model: CalendarShowModel, to html: inout HTMLWriter) {
        typealias Name = DueTrialModel.Name
        let trial = model.trial
        html.card(Phrase(vi: "Thử hẹn trả", en: "Try a due time")) { html in
            html.form(.action(AdministrationPath.calendars)) { html in
                html.input(.type("hidden"), .name("nam"), .value(String(model.year)))
                if let agency = model.agency {
                    html.input(.type("hidden"), .name("co-quan"), .value(agency.id.description))
                } else {
                    html.input(.type("hidden"), .name("lich"), .value(model.key))
                }
                html.fieldRow { html in
                    html.add(
                        Field(
                            .date,
                            name: Name.day,
                            label: Phrase(vi: "Nhận ngày", en: "Received on"),
                            value: trial.day
                        )
                    )
                    html.add(Field(.text, name: Name.time, label: Phrase(vi: "Lúc", en: "At"), value: trial.time))
                    html.add(
                        Field(
                            .number(unit: nil),
                            name: Name.amount,
                            label: Phrase(vi: "Thời hạn", en: "Limit"),
                            value: trial.amount
                        )
                    )
                    html.add(
                        Field(
                            .select([
                                Choice("working_days", Phrase(vi: "ngày làm việc", en: "working days")),
                                Choice("hours", Phrase(vi: "giờ làm việc", en: "working hours")),
                                Choice("days", Phrase(vi: "ngày", en: "calendar days")),
                                Choice("same_day", Phrase(vi: "trả trong ngày", en: "same day")),
                            ]),
                            name: Name.unit,
                            label: Phrase(vi: "Tính theo", en: "Counted in"),
                            value: trial.unit
                        )
                    )
                }
                html.actions { $0.add(Button(Phrase(vi: "Tính", en: "Count"), .quiet)) }
            }
            if let answer = trial.answer { html.p(.role("status")) { $0.b(answer) } }
            if let fault = trial.fault { html.p(fault, .class("why"), .role("status")) }
        }
    }

    private static func week(_ model: CalendarShowModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Giờ làm việc trong tuần", en: "Hours of the week"))
        html.facts { html in
            for (day, sessions) in model.week {
                html.fact(Phrase(vi: MomentText.weekday(day, .vi), en: MomentText.weekday(day, .en))) { html in
                    html.text(words(sessions)[html.language])
                }
            }
        }
    }

    private static func words(_ sessions: [WorkSession]) -> Phrase {
        if sessions.isEmpty { return Phrase(vi: "Nghỉ", en: "Closed") }
        return Phrase(sessions.map { "\($0.from) – \($0.to)" }.joined(separator: ", "))
    }

    private static func holidays(_ model: CalendarShowModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Ngày nghỉ và hoán đổi năm \(model.year)", en: "Holidays and swaps of \(model.year)"))
        html.sheetCard { html in
            html.table(
                of: model.holidays,
                caption: Phrase(vi: "Ngày nghỉ", en: "Holidays"),
                isDense: true,
                [
                    .lead(Phrase(vi: "Ngày", en: "Day")) { html, day in
                        html.text(MomentText.weekday(day.date.weekday, html.language) + ", ")
                        html.date(day.date)
                    },
                    .cell(Phrase(vi: "Loại", en: "Kind")) { html, day in html.text(day.kind.phrase) },
                    .text(Phrase(vi: "Tên", en: "Name")) { $0.name },
                ]
            )
        }
        let next = model.years.upperBound + 1
        html.actions { html in
            html.a(
                Phrase(vi: "Sửa lịch nghỉ năm \(model.year)", en: "Edit the holidays of \(model.year)"),
                .href(AdministrationPath.holidays.adding("nam", model.year))
            )
            html.a(
                Phrase(vi: "Nhập lịch nghỉ năm \(next)", en: "Enter the holidays of \(next)"),
                .href(AdministrationPath.holidays.adding("nam", next))
            )
        }
    }

    private static func exceptions(_ model: CalendarShowModel, to html: inout HTMLWriter) {
        html.h2(
            model.agency == nil
                ? Phrase(vi: "Lịch riêng của một số ngày", en: "Days of their own")
                : Phrase(vi: "Lịch riêng của cơ quan này", en: "Days of this agency")
        )
        if model.exceptions.isEmpty {
            html.p(
                Phrase(vi: "Năm \(model.year) chưa có ngày nào.", en: "None in \(model.year)."),
                .class("muted")
            )
        } else {
            html.sheetCard { html in
                html.table(
                    of: model.exceptions,
                    caption: Phrase(vi: "Lịch riêng", en: "Days of their own"),
                    [
                        .lead(Phrase(vi: "Ngày", en: "Day")) { html, item in
                            html.text(MomentText.weekday(item.day.weekday, html.language) + ", ")
                            html.date(item.day)
                        },
                        .cell(Phrase(vi: "Giờ làm", en: "Hours")) { html, item in html.text(words(item.sessions)) },
                        .text(Phrase(vi: "Lý do", en: "Reason")) { $0.note },
                        .cell(Phrase(vi: "Việc", en: "Deed")) { html, item in
                            html.postForm(to: "/quan-tri/lich/bo", model.removeSecurity) { html in
                                html.input(.type("hidden"), .name("lich"), .value(item.calendar))
                                html.input(.type("hidden"), .name("ngay"), .value(item.day.description))
                                html.add(Button(Phrase(vi: "Bỏ", en: "Remove"), .plain))
                            }
                        },
                    ]
                )
            }
        }
        newException(model, to: &html)
    }

    private static func newException(_ model: CalendarShowModel, to html: inout HTMLWriter) {
        typealias Name = ExceptionNewModel.Name
        let form = model.exception
        html.card(Phrase(vi: "Đặt lịch riêng cho một ngày", en: "Set a day")) { html in
            html.postForm(to: address(model), form.security) { html in
                html.add(
                    Field(
                        .date,
                        name: Name.day,
                        label: Phrase(vi: "Ngày", en: "Day"),
                        value: form.day,
                        error: form.faults[Name.day]
                    )
                )
                html.add(
                    Field(
                        .text,
                        name: Name.sessions,
                        label: Phrase(vi: "Các buổi làm việc", en: "Sessions"),
                        value: form.sessions,
                        hint: Phrase(
                            vi: "Ví dụ 07:00-11:30 13:30-17:00; để trống nếu nghỉ cả ngày.",
                            en: "Such as 07:00-11:30 13:30-17:00; nothing means closed all day."
                        ),
                        error: form.faults[Name.sessions],
                        isOptional: true
                    )
                )
                html.add(
                    Field(
                        .text,
                        name: Name.note,
                        label: .reason,
                        value: form.note,
                        hint: Phrase(vi: "Ví dụ: phòng chống bão, mất điện.", en: "Such as: storm, no electricity."),
                        error: form.faults[Name.note]
                    )
                )
                html.actions { $0.add(Button(Phrase(vi: "Đặt lịch", en: "Set the day"))) }
            }
        }
    }
}

extension Holidays.Kind {
    var phrase: Phrase {
        switch self {
        case .holiday: Phrase(vi: "Nghỉ lễ, Tết", en: "Holiday")
        case .compensation: Phrase(vi: "Nghỉ bù", en: "Compensation day")
        case .swappedOff: Phrase(vi: "Nghỉ hoán đổi", en: "Day off by a swap")
        case .workingWeekend: Phrase(vi: "Làm bù", en: "Working weekend by a swap")
        }
    }
}
