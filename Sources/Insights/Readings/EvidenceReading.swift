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
    /// A page of the dossiers behind an indicator of a subject; two queries.
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
        let (evidence, days) = (part.evidence(now: now), part.isStock ? nil : period)
        let (size, offset) = (EvidenceReading.size, (max(1, page) - 1) * EvidenceReading.size)
        return EvidenceReading(
            indicator: indicator,
            period: period,
            parts: parts,
            part: part,
            count: try evidence.count(in: days, of: slice, in: db),
            // A row without its code would still be known by its procedure, office and moments on another page.
            rows: part.namesDossiers
                ? try evidence.rows(in: days, of: slice, limit: size, offset: offset, in: db) : []
        )
    }
}
