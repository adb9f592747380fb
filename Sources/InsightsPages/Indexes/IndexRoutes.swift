import Catalogue
import DesignSystem
import Directory
import HTML
import Insights
import Kernel
import Storage
import Web

extension InsightsPages {
    /// Bảng điểm của một bộ chỉ số, and the empty table by which its points are imported.
    func addIndexes(to routes: inout Routes) {
        routes.page("/ioc/bang-diem/{key}", .citizen, "ioc.index") { visit in
            let (reading, isWhole) = try await database.read { db in
                let (sight, _) = try look(visit, nil, in: db)
                let key = try visit.parameter("key")
                guard let reading = try insights.index(key, until: visit.query.date("den"), in: db) else {
                    throw WebRefusal.notFound
                }
                return (reading, sight.isWhole)
            }
            return visit.page(
                Page(
                    title: Phrase(reading.group.name),
                    section: BoardPath.home.string,
                    crumbs: [
                        Link(.operationsCentre, to: BoardPath.home.string),
                        Link(.indicators, to: BoardPath.indicators.string),
                    ],
                    width: .wide,
                    styles: [Assets.boardCSS]
                ),
                for: .officer
            ) {
                IndexView(reading: reading, isWhole: isWhole, imports: visit.viewer.isAdministrator).write(to: &$0)
            }
        }
        routes.page("/ioc/bang-diem/{key}/mau.csv", .citizen, "ioc.index.template") { visit in
            let reading = try await database.read { db in
                _ = try look(visit, nil, in: db)
                return try insights.index(try visit.parameter("key"), until: nil, in: db)
            }
            guard let reading else { throw WebRefusal.notFound }
            return try visit.download(
                Download(
                    name: "\(reading.group.key)-mau.csv",
                    mediaType: "text/csv; charset=utf-8",
                    bytes: IndexTemplate(reading: reading, year: visit.now.date.year - 1).bytes
                )
            )
        }
    }
}

extension BoardPath {
    /// The sheet of an index.
    static func index(_ key: String) -> WebPath { "/ioc/bang-diem/\(key)" }
    /// Its empty table.
    static func indexTemplate(_ key: String) -> WebPath { "/ioc/bang-diem/\(key)/mau.csv" }
}

/// Tệp mẫu: a row for each indicator that gives points, for a whole year; only the points are missing.
struct IndexTemplate {
    let reading: IndexReading
    let year: Int

    var bytes: [UInt8] {
        var lines = ["indicator,unit,first_day,last_day,value,ten,diem_toi_da"]
        for line in reading.lines {
            guard let most = line.indicator.most, most > 0 else { continue }
            let words = most == most.rounded() ? String(Int(most)) : String(most)
            let name = line.indicator.name.vi
            lines.append(CSV.line([line.indicator.key, "", "\(year)-01-01", "\(year)-12-31", "", name, words]))
        }
        // The mark by which spreadsheet programs know UTF-8.
        return Array(("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n").utf8)
    }
}
