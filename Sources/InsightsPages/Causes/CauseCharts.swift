import Catalogue
import DesignSystem
import Dossiers
import HTML
import Insights
import Web

/// Vì sao phải bổ sung, bị từ chối: the grounds of a subject, ranked, each leading to its dossiers.
struct CauseCharts: Sendable {
    let causes: Causes
    let subject: BoardSubject
    let choice: PeriodChoice
    let name: @Sendable (Cause) -> Bilingual?
    let procedureName: @Sendable (String) -> String?
    /// Whether it is their own page, with all of them.
    var isWhole = false

    /// How many bars each ranking has at most.
    private var most: Int { isWhole ? 60 : 8 }

    /// Writes both rankings; what has no causes in the period is left out.
    func write(level: Int, to html: inout HTMLWriter) {
        for deed in Cause.Deed.allCases where !causes.lines(of: deed).isEmpty {
            html.add(chart(deed, level: level))
        }
    }

    private func chart(_ deed: Cause.Deed, level: Int) -> BarChart {
        let lines = causes.lines(of: deed)
        let rest = lines.count - most
        return BarChart(
            ChartFrame(
                deed.question,
                definition: deed.definition(total: causes.total(of: deed), hidden: max(0, rest)),
                source: .fromLedger,
                more: isWhole ? nil : Link(.allCauses, to: BoardPath.causes(of: subject, choice).string),
                level: level
            ),
            of: Phrase(vi: "Nguyên nhân", en: "Cause"),
            bars: lines.prefix(most).map { line in
                Bar(
                    words(line.cause),
                    Double(line.count),
                    address: BoardPath.dossiers(behind: line.cause, of: subject, choice).string
                )
            },
            format: .count
        )
    }

    /// What a cause is called; the procedure is named where the board is not about one.
    func words(_ cause: Cause) -> Phrase {
        let place = cause.place(name(cause))
        if case .procedure = subject { return place }
        let procedure = procedureName(cause.procedure) ?? cause.procedure
        return Phrase(vi: "\(place.vi) – \(procedure)", en: "\(place.en) – \(procedure)")
    }
}

extension Phrase {
    static let causes = Phrase(
        vi: "Vì sao phải bổ sung, bị từ chối",
        en: "Why papers are asked for, why dossiers are refused"
    )
    static let allCauses = Phrase(vi: "Xem tất cả nguyên nhân", en: "All causes")
}

extension Cause {
    /// What is wrong, in the words of the form.
    func place(_ name: Bilingual?) -> Phrase {
        switch target {
        case .component: name.map { Phrase(vi: $0.vi, en: $0.en) } ?? Phrase(key)
        case .field:
            Phrase(vi: "Mục khai “\(name?.vi ?? key)”", en: "Answer “\(name?.en ?? key)”")
        case .whole: Phrase(vi: "Cả hồ sơ, không riêng mục nào", en: "The whole, no single place")
        }
    }
}

extension Cause.Deed {
    /// The heading of its ranking.
    var question: Phrase {
        switch self {
        case .supplement: Phrase(vi: "Vì sao phải bổ sung", en: "Why papers are asked for")
        case .refusal: Phrase(vi: "Vì sao bị từ chối tiếp nhận", en: "Why dossiers are refused")
        }
    }

    fileprivate func definition(total: Int, hidden: Int) -> Phrase {
        let rest =
            hidden == 0 ? Phrase("") : Phrase(vi: " Còn \(hidden) nguyên nhân khác.", en: " \(hidden) more causes.")
        return switch self {
        case .supplement:
            Phrase(
                vi: """
                    Số lần cán bộ nêu giấy tờ hoặc mục khai trong yêu cầu bổ sung (mẫu 02), tất cả \(total) lần; một yêu \
                    cầu nêu nhiều chỗ thì tính ở từng chỗ.\(rest.vi)
                    """,
                en:
                    "How often a request for papers (form 02) names a place, \(total) in all; one may name several.\(rest.en)"
            )
        case .refusal:
            Phrase(
                vi: "Số lần nêu trong phiếu từ chối tiếp nhận (mẫu 03), tất cả \(total) lần.\(rest.vi)",
                en: "How often a refusal (form 03) names a place, \(total) in all.\(rest.en)"
            )
        }
    }
}
