import Insights
import Kernel
import Workbooks

/// Tệp số liệu: a text or a workbook that was chosen.
enum StatisticSource {
    case text(String)
    case workbook(Workbook)

    /// What kind of file it is.
    enum Kind {
        case text, workbook

        /// Tells it from the first bytes of the file.
        init(_ start: [UInt8]) { self = Workbook.looksLikeOne(start) ? .workbook : .text }

        /// The ending of its name.
        var ending: String { self == .text ? "csv" : "xlsx" }

        /// Its media type.
        var mediaType: String {
            switch self {
            case .text: "text/csv"
            case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        }
    }

    /// Tells what it is from its bytes.
    ///
    /// - Throws: `StatisticRefusal`.
    init(_ bytes: [UInt8]) throws(StatisticRefusal) {
        if Workbook.looksLikeOne(bytes) {
            do {
                self = .workbook(try Workbook(bytes))
            } catch {
                throw .workbook(error)
            }
        } else if let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) {
            self = .text(VietnameseText.nfc(text))
        } else {
            throw .notText
        }
    }

    /// The names of its sheets; none for a text.
    var sheets: [String] {
        switch self {
        case .text: []
        case .workbook(let book): book.sheets
        }
    }

    /// The table, of a workbook that of one sheet.
    func sheet(_ index: Int) throws(StatisticRefusal) -> StatisticSheet {
        switch self {
        case .text(let text): return try StatisticSheet(text)
        case .workbook(let book):
            let table: WorkbookTable
            do {
                table = try book.table(index)
            } catch {
                throw .workbook(error)
            }
            return try StatisticSheet(table)
        }
    }
}
