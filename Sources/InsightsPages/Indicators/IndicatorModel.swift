import Directory
import Insights
import Kernel

/// What the page of an indicator shows.
struct IndicatorModel: Sendable {
    /// An office or a procedure with its value.
    struct Part: Sendable {
        let name: String
        let value: Double?
        let subject: BoardSubject
    }

    let reading: IndicatorReading
    let subject: BoardSubject
    let title: String
    let choice: PeriodChoice
    let period: Period
    let forecast: Forecast?
    let offices: [Part]
    let procedures: [Part]
    /// Whether dossiers stand behind the figure.
    let hasEvidence: Bool

    init(
        _ reading: IndicatorReading,
        of subject: BoardSubject,
        title: String,
        choice: PeriodChoice,
        period: Period,
        breakdown: Breakdown?,
        tree: AgencyTree,
        procedureName: (String) -> String?
    ) {
        self.reading = reading
        self.subject = subject
        self.title = title
        self.choice = choice
        self.period = period
        forecast = Forecast(reading)
        let direction = reading.indicator.direction
        func isWorse(_ left: Part, _ right: Part) -> Bool {
            let (first, second) = (left.value ?? .infinity, right.value ?? .infinity)
            if first == second { return VietnameseText.sortKey(left.name) < VietnameseText.sortKey(right.name) }
            return direction == .up ? first < second : first > second
        }
        offices = (breakdown?.agencies ?? []).filter { $0.value != nil }.map { line in
            Part(
                name: tree.agencies[line.key]?.shortName ?? "",
                value: reading.indicator.shown(line.value),
                subject: .agency(line.key)
            )
        }.sorted(by: isWorse)
        procedures = (breakdown?.procedures ?? []).filter { $0.value != nil }.map { line in
            Part(
                name: procedureName(line.key) ?? line.key,
                value: reading.indicator.shown(line.value),
                subject: .procedure(line.key)
            )
        }.sorted(by: isWorse)
        hasEvidence = reading.indicator.formula?.hasEvidence ?? false
    }
}

extension Formula {
    /// Whether the dossiers behind it can be listed.
    var hasEvidence: Bool {
        words.contains { word in
            if case .stock = word { return true }
            return word.measures.contains { Evidence($0) != nil }
        }
    }
}
