import Directory
import Dossiers
import Kernel
import Ledger

/// Số liệu như khi nói đến: a figure as it stood when somebody spoke of it; part of payloads.
struct FigureThen: Codable, Sendable {
    var indicator: String
    var subject: String
    var value: Double?
    var first: CivilDate
    var last: CivilDate
}

/// What is said and ordered about figures: events of the streams `figure-remark:<id>` and `figure-instruction:<dossier>`.
enum FigureEvent {
    static let remark = "figure-remark"
    static let instruction = "figure-instruction"

    /// Ý kiến.
    struct Remarked: Codable, Sendable {
        static let kind = "figure.remarked"

        var figure: FigureThen
        var author: PersonID
        var title: String
        var words: String
    }

    /// Its author took it away.
    struct RemarkRemoved: Codable, Sendable {
        static let kind = "figure.remark_removed"
    }

    /// Chỉ đạo: a dossier was opened about the figure.
    struct Instructed: Codable, Sendable {
        static let kind = "figure.instructed"

        var figure: FigureThen
        var issuer: PersonID
        var title: String
        var agency: AgencyID
        var words: String
        var dueAt: Instant
    }
}
