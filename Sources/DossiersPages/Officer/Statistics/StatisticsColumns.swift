import Dossiers
import HTML

/// Một cột của bảng thống kê.
struct StatisticsColumn: Sendable {
    let title: Phrase
    let value: @Sendable (HandlingStatistics) -> Int

    init(_ title: Phrase, _ value: @escaping @Sendable (HandlingStatistics) -> Int) {
        self.title = title
        self.value = value
    }
}

/// Các cột của bảng thống kê (TT 01/2020/TT-VPCP, biểu II.06), in four groups.
struct StatisticsGroup: Sendable {
    let title: Phrase
    let columns: [StatisticsColumn]

    static let all: [StatisticsGroup] = [
        StatisticsGroup(
            title: Phrase(vi: "Tiếp nhận", en: "Received"),
            columns: [
                StatisticsColumn(Phrase(vi: "Tổng", en: "Total")) { $0.total },
                StatisticsColumn(Phrase(vi: "Kỳ trước chuyển sang", en: "Carried over")) { $0.carriedOver },
                StatisticsColumn(Phrase(vi: "Trong kỳ", en: "In the period")) { $0.received },
                StatisticsColumn(Phrase(vi: "Trực tuyến", en: "Online")) { $0.online },
                StatisticsColumn(Phrase(vi: "Trực tiếp", en: "Counter")) { $0.counter },
                StatisticsColumn(Phrase(vi: "Bưu chính", en: "Post")) { $0.post },
            ]
        ),
        StatisticsGroup(
            title: Phrase(vi: "Đã xử lý", en: "Handled"),
            columns: [
                StatisticsColumn(Phrase(vi: "Tổng", en: "Total")) { $0.handled },
                StatisticsColumn(Phrase(vi: "Trước hạn", en: "Early")) { $0.early },
                StatisticsColumn(Phrase(vi: "Đúng hạn", en: "In time")) { $0.onTime },
                StatisticsColumn(Phrase(vi: "Quá hạn", en: "Late")) { $0.late },
            ]
        ),
        StatisticsGroup(
            title: Phrase(vi: "Đang xử lý", en: "In process"),
            columns: [
                StatisticsColumn(Phrase(vi: "Tổng", en: "Total")) { $0.open },
                StatisticsColumn(Phrase(vi: "Trong hạn", en: "In time")) { $0.openInTime },
                StatisticsColumn(Phrase(vi: "Quá hạn", en: "Late")) { $0.openLate },
            ]
        ),
        StatisticsGroup(
            title: Phrase(vi: "Tạm dừng", en: "Paused"),
            columns: [
                StatisticsColumn(Phrase(vi: "Tổng", en: "Total")) { $0.paused },
                StatisticsColumn(Phrase(vi: "Trong hạn", en: "In time")) { $0.pausedInTime },
                StatisticsColumn(Phrase(vi: "Quá hạn", en: "Late")) { $0.pausedLate },
            ]
        ),
    ]
}

extension StatisticsModel {
    /// The table for spreadsheets: UTF-8 with a mark, so that they read it right.
    var csv: [UInt8] {
        var lines = [
            ["Cơ quan"]
                + StatisticsGroup.all.flatMap { group in group.columns.map { "\(group.title.vi): \($0.title.vi)" } }
        ]
        func line(_ name: String, _ numbers: HandlingStatistics) -> [String] {
            [name] + StatisticsGroup.all.flatMap { $0.columns.map { String($0.value(numbers)) } }
        }
        lines += rows.map { line($0.name, $0.numbers) }
        lines.append(line("Tổng cộng", total))
        let text = lines.map { fields in
            fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        return Array("\u{FEFF}\(text.joined(separator: "\r\n"))\r\n".utf8)
    }
}
