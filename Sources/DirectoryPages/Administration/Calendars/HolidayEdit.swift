import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

/// Nhập lịch nghỉ của một năm: the whole list in one field, as the announcement of the year gives it.
struct HolidayEditModel: Sendable {
    var year: Int
    /// Whether the year was known before.
    var isKnown: Bool
    var text: String
    var fault: Phrase?
    var security: FormSecurity

    enum Name {
        static let year = "nam"
        static let days = "ngay-nghi"
    }
}

extension AdministrationPages {
    func addHolidays(to routes: inout Routes) {
        routes.page("/quan-tri/lich/nghi", .administrator, "admin.holidays") { visit in
            let year = try wantedYear(visit.query.int(HolidayEditModel.Name.year), visit)
            let known = try await database.read { [directory] db in try directory.holidays(in: db) }
            let (isKnown, _) = try Self.check(year, known)
            let days = known.days.filter { $0.date.year == year }
            return answer(
                visit,
                HolidayEditModel(
                    year: year,
                    isKnown: isKnown,
                    text: isKnown ? HolidayLines.text(days) : HolidayLines.beginning(of: year),
                    security: visit.formSecurity()
                )
            )
        }
        routes.form("/quan-tri/lich/nghi", .administrator, "admin.holidays.set") { visit, form in
            try await setHolidays(visit, form)
        }
    }

    private func wantedYear(_ year: Int?, _ visit: Visit) throws -> Int { year ?? visit.now.date.year }

    /// A year that can be entered: one that is known, or the next.
    private static func check(_ year: Int, _ known: Holidays) throws -> (isKnown: Bool, next: Int) {
        let next = known.years.upperBound + 1
        guard known.years.contains(year) || year == next else { throw WebRefusal.notFound }
        return (year != next, next)
    }

    private func setHolidays(_ visit: Visit, _ form: FormData) async throws -> Response {
        let year = try wantedYear(form.int(HolidayEditModel.Name.year), visit)
        let known = try await database.read { [directory] db in try directory.holidays(in: db) }
        var model = HolidayEditModel(
            year: year,
            isKnown: try Self.check(year, known).isKnown,
            text: form.lines(HolidayEditModel.Name.days),
            security: visit.formSecurity(again: form)
        )
        let (days, fault) = HolidayLines.read(model.text)
        model.fault = fault
        if fault == nil, days.isEmpty {
            model.fault = Phrase(vi: "Ghi ít nhất một ngày.", en: "Write at least one day.")
        }
        guard model.fault == nil else { return answer(visit, model) }
        let actor = visit.viewer.actor()
        do {
            try await database.write { [directory] db in
                _ = try visit.once(form, in: db) {
                    try directory.setHolidays(of: year, days, by: actor, in: db)
                    return String(year)
                }
            }
        } catch DirectoryRefusal.badHolidays(let what) {
            model.fault = Phrase(vi: what, en: DirectoryRefusal.badHolidays(what).english)
            return answer(visit, model)
        }
        return visit.redirect(
            to: AdministrationPath.calendars.adding("nam", year),
            flash: .success(
                visit.language == .vi
                    ? "Đã lưu lịch nghỉ năm \(year). Hạn đã hẹn trước đây không đổi."
                    : "The holidays of \(year) are kept. Due times that were given before do not move."
            )
        )
    }

    private func answer(_ visit: Visit, _ model: HolidayEditModel) -> Response {
        let title = HolidayEditView.title(model)
        return visit.page(
            Self.frame(
                title,
                [Link(.calendars, to: AdministrationPath.calendars.string)],
                hasErrors: model.fault != nil,
                isForm: true
            ),
            for: .officer,
            status: model.fault == nil ? .ok : .unprocessableContent
        ) { HolidayEditView.write(model, to: &$0) }
    }
}

/// Trang nhập lịch nghỉ.
enum HolidayEditView {
    static func title(_ model: HolidayEditModel) -> Phrase {
        model.isKnown
            ? Phrase(vi: "Sửa lịch nghỉ năm \(model.year)", en: "Holidays of \(model.year)")
            : Phrase(vi: "Nhập lịch nghỉ năm \(model.year)", en: "Enter the holidays of \(model.year)")
    }

    static func write(_ model: HolidayEditModel, to html: inout HTMLWriter) {
        typealias Name = HolidayEditModel.Name
        html.add(ErrorSummary(model.fault.map { [.init(field: Name.days, $0)] } ?? []))
        html.heading(
            title(model),
            below: Phrase(
                vi: "Áp dụng cho mọi cơ quan, với hồ sơ hẹn trả từ nay về sau. Ngày đã qua và hạn đã hẹn không đổi.",
                en: "For all agencies and for due times given from now on. Past days and promises do not change."
            )
        )
        if !model.isKnown {
            html.add(
                Notice(
                    Phrase(vi: "Bổ sung theo thông báo của năm", en: "Complete it from the year's announcement"),
                    Phrase(
                        vi:
                            "Các ngày cố định đã ghi sẵn. Thêm Tết Nguyên đán, Giỗ Tổ Hùng Vương, ngày liền kề Quốc khánh, nghỉ bù, ngày hoán đổi và thứ Bảy làm bù.",
                        en:
                            "The fixed days are there. Add Tết, the Hùng Kings' day, the second National Day, compensation days and swaps."
                    )
                )
            )
        }
        html.postForm(to: AdministrationPath.holidays.string, model.security) { html in
            html.input(.type("hidden"), .name(Name.year), .value(String(model.year)))
            html.add(
                Field(
                    .longText(rows: 20),
                    name: Name.days,
                    label: Phrase(vi: "Các ngày trong năm", en: "The days of the year"),
                    value: model.text,
                    hint: Phrase(
                        vi:
                            "Mỗi dòng một ngày: ngày; loại; tên. Loại: nghỉ lễ, nghỉ bù, hoán đổi (ngày thường được nghỉ), làm bù (thứ Bảy, Chủ nhật đi làm). Ví dụ: 29/04/\(model.year); hoán đổi; Nghỉ liền 30/4",
                        en:
                            "One day a line: day; kind; name. Kinds: nghỉ lễ (holiday), nghỉ bù (compensation), hoán đổi (day off by a swap), làm bù (working weekend)."
                    ),
                    error: model.fault
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Lưu lịch nghỉ", en: "Keep the holidays")))
                html.a(
                    Phrase(vi: "Về lịch làm việc", en: "Back to the calendars"),
                    .href(AdministrationPath.calendars)
                )
            }
        }
    }
}
