import Kernel
public import Storage

/// Hồ sơ làm nên số liệu: a page of the dossiers behind a part of an indicator's formula.
public struct EvidenceReading: Sendable {
    /// How many on a page.
    public static let size = 50

    /// Of which indicator.
    public let indicator: Indicator
    /// The days into which the dossiers fall; stocks are those of now.
    public let period: Period
    /// All parts that can be listed.
    public let parts: [EvidencePart]
    /// The one that is.
    public let part: EvidencePart
    /// How many dossiers there are.
    public let count: Int
    /// Those of the page, the oldest first; none where the part names no dossiers.
    public let rows: [EvidenceRow]
}

extension Insights {
    /// A page of the dossiers behind an indicator of a subject.
    ///
    /// The counters tell on which days the dossiers of the page are, so a page of a year costs no more than one of a week.
    ///
    /// - Parameters:
    ///   - key: of the indicator.
    ///   - word: the part of its formula; nil takes the first.
    ///   - subject: of whom.
    ///   - period: the days.
    ///   - page: from 1.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: nil where the indicator says nothing of the subject, or no dossiers stand behind the part.
    public func evidence(
        behind key: String,
        part word: String?,
        of subject: BoardSubject,
        _ period: Period,
        page: Int,
        in db: ReadSession
    ) throws -> EvidenceReading? {
        let now = surroundings.now
        let tree = try tree(on: period.last, in: db)
        guard let indicator = shelf.indicator(key, on: period.last), let formula = indicator.formula,
            let slice = tree.slice(subject)?.narrowed(to: indicator.slice)
        else { return nil }
        let parts = EvidencePart.parts(of: formula)
        guard let part = parts.first(where: { word == nil || $0.word == word }) else { return nil }
        let evidence = part.evidence(now: now)
        let place = try place(of: page, part, evidence, slice, period, in: db)
        let size = EvidenceReading.size
        return EvidenceReading(
            indicator: indicator,
            period: period,
            parts: parts,
            part: part,
            count: place.count,
            // A row without its code would still be known by its procedure, office and moments on another page.
            rows: part.namesDossiers && place.offset < place.count
                ? try evidence.rows(in: place.days, of: slice, limit: size, offset: place.offset, in: db) : []
        )
    }

    /// Where a page lies: how many dossiers there are, on which days those of the page, and how many of these days are
    /// passed over.
    private func place(
        of page: Int,
        _ part: EvidencePart,
        _ evidence: Evidence,
        _ slice: Slice,
        _ period: Period,
        in db: ReadSession
    ) throws -> (count: Int, days: Period?, offset: Int) {
        let (size, start) = (EvidenceReading.size, (max(1, page) - 1) * EvidenceReading.size)
        guard case .measure(let measure, _) = part.kind, let counted = measure.countOfDossiers else {
            let days = part.isStock ? nil : period
            return (try evidence.count(in: days, of: slice, in: db), days, start)
        }
        var (count, before) = (0, 0)
        var (first, last): (CivilDate?, CivilDate?)
        for row in try counters(in: db).rows(.init(period, of: slice, by: [.day], measures: [counted])) {
            guard let day = CivilDate(row.key[0]) else { continue }
            let reached = count + row.figures[counted]
            if reached > start, first == nil { (first, before) = (day, count) }
            if count < start + size, reached > count { last = day }
            count = reached
        }
        guard let first, let last else { return (count, period, start) }
        return (count, Period(first, last), start - before)
    }
}

extension Measure {
    /// What counts the dossiers that make this one, a dossier once; nil where no counter does.
    fileprivate var countOfDossiers: Measure? {
        switch self {
        case .waitingAtCounter: .acceptedCounter
        case .waitingOnline: .acceptedOnline
        case .ratingSum: .rated
        case .handlingMinutes, .feesCollected, .feesOnline, .transferChange, .pausedChange, .lateChange,
            .pausedLateChange:
            nil
        default: self
        }
    }
}
