import DesignSystem
import HTML
import Kernel
import Web

/// Lịch nghỉ của một năm, one day a line, as an administrator writes it: `30/04/2028; nghỉ lễ; Ngày Giải phóng`.
enum HolidayLines {
    /// The word for each kind, as in the announcements.
    private static let words: [(word: String, kind: Holidays.Kind)] = [
        ("nghỉ lễ", .holiday), ("nghỉ bù", .compensation), ("hoán đổi", .swappedOff), ("làm bù", .workingWeekend),
    ]

    /// The list as lines.
    static func text(_ days: [Holidays.Day]) -> String {
        days.map { day in
            let word = words.first { $0.kind == day.kind }?.word ?? ""
            return "\(day.date.vietnamese); \(word); \(day.name)"
        }.joined(separator: "\n")
    }

    /// What begins a year that nobody has entered: the days whose date the law fixes.
    ///
    /// Bộ luật Lao động 2019, Điều 112; Nghị quyết 80-NQ/TW for 24/11. Tết, Giỗ Tổ and the swaps come with the year's announcement.
    static func beginning(of year: Int) -> String {
        [
            "01/01/\(year); nghỉ lễ; Tết Dương lịch", "30/04/\(year); nghỉ lễ; Ngày Giải phóng miền Nam",
            "01/05/\(year); nghỉ lễ; Ngày Quốc tế Lao động", "02/09/\(year); nghỉ lễ; Quốc khánh",
            "24/11/\(year); nghỉ lễ; Ngày Văn hóa Việt Nam",
        ].joined(separator: "\n")
    }

    /// The days, and what is wrong with the first line that cannot be read.
    static func read(_ text: String) -> (days: [Holidays.Day], fault: Phrase?) {
        var days: [Holidays.Day] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let parts = line.split(separator: ";", omittingEmptySubsequences: false)
                .map { VietnameseText.cleaned(String($0)) }
            if parts.allSatisfy(\.isEmpty) { continue }
            guard parts.count == 3, let date = CivilDate(DateInput.tidied(parts[0])), !parts[2].isEmpty,
                let kind = words.first(where: { VietnameseText.folded($0.word) == VietnameseText.folded(parts[1]) })?
                    .kind
            else {
                return (
                    days,
                    Phrase(
                        vi:
                            "Dòng \(index + 1) “\(line)” chưa đúng: ghi ngày; loại; tên. Loại là nghỉ lễ, nghỉ bù, hoán đổi hoặc làm bù.",
                        en:
                            "Line \(index + 1) “\(line)” cannot be read: write day; kind; name. Kinds are nghỉ lễ, nghỉ bù, hoán đổi, làm bù."
                    )
                )
            }
            days.append(Holidays.Day(date, kind, name: parts[2]))
        }
        return (days, nil)
    }
}
