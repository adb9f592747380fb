import Catalogue
import HTML
import Kernel

/// Trang thủ tục: all that the law wants published of a procedure, in words.
struct ProcedureShowModel: Sendable {
    let version: ProcedureVersion
    /// The day for which the page was asked.
    let date: CivilDate
    /// Whether the day was named in the address.
    let isDated: Bool
    /// Whether the version is in force on the day.
    let isInForce: Bool
    let fieldName: Phrase
    /// Cơ quan tiếp nhận.
    let receiver: Phrase
    /// Cơ quan, người có thẩm quyền quyết định.
    let decider: Phrase
    /// Cơ quan phối hợp.
    let partners: [Phrase]
    let papers: [PaperLine]
    let times: [TimeLine]
    let steps: [StepLine]
    let versions: [VersionLine]

    /// A paper with the case in which it is asked for.
    struct PaperLine: Sendable {
        let paper: Paper
        /// When it is asked for; nil for always.
        let condition: Phrase?
    }

    /// A limit for a way to hand in and a case.
    struct TimeLine: Sendable {
        let channel: Phrase
        let condition: Phrase?
        let limit: Phrase
    }

    /// A step with who works it.
    struct StepLine: Sendable {
        let name: Phrase
        let agency: Phrase
        let desk: Phrase
        let time: Phrase
    }

    /// A version that was or will be in force.
    struct VersionLine: Sendable {
        let id: ProcedureVersionID
        let from: CivilDate
        let to: CivilDate?
        let isShown: Bool
    }

    init(
        _ version: ProcedureVersion,
        of procedure: Procedure,
        on date: CivilDate,
        isDated: Bool,
        lists: CatalogueLists,
        offices: Offices
    ) {
        (self.version, self.date, self.isDated) = (version, date, isDated)
        isInForce = procedure.version(on: date)?.id == version.id
        fieldName = Phrase(lists.field(version.field)?.name ?? Bilingual(vi: version.field))
        receiver = offices.receiver(of: version)
        let decisive = version.steps.last { $0.action == .sign } ?? version.steps.last { $0.action == .approve }
        decider = decisive.map { offices.agency(of: $0, in: version) } ?? receiver
        var partners: [Phrase] = []
        for step in version.steps {
            let agency = offices.agency(of: step, in: version)
            if agency != receiver, agency != decider, !partners.contains(agency) { partners.append(agency) }
        }
        self.partners = partners
        papers = Self.papers(version)
        times = version.time.map { rule in
            TimeLine(
                channel: rule.channel?.words ?? Phrase(vi: "Mọi cách nộp", en: "However handed in"),
                condition: rule.when?.words(in: version),
                limit: rule.words
            )
        }
        steps = version.course.map { step in
            StepLine(
                name: Phrase(step.name),
                agency: offices.agency(of: step, in: version),
                desk: step.desk.words,
                time: WorkingMinutes.words(step.minutes)
            )
        }
        versions = Self.lines(procedure, shown: version)
    }

    /// The limit at the top of the page: the usual one, and a word where cases differ.
    var shortTime: Phrase {
        guard let usual = version.timeRule(channel: .online, answers: [:]) ?? version.time.last else {
            return Phrase(vi: "Không quy định", en: "Not set")
        }
        let differs = Set(version.time.map(\.short)).count > 1
        return differs
            ? Phrase(vi: "\(usual.short.vi), tùy trường hợp", en: "\(usual.short.en), depending on the case")
            : usual.words
    }

    /// Always first, then case by case in the order of the file.
    private static func papers(_ version: ProcedureVersion) -> [PaperLine] {
        var cases: [Condition?] = [nil]
        for paper in version.components where !cases.contains(paper.when) { cases.append(paper.when) }
        return cases.flatMap { condition in
            version.components.filter { $0.when == condition }
                .map { PaperLine(paper: $0, condition: condition?.words(in: version)) }
        }
    }

    /// Of versions with one first day the last correction stands for all.
    private static func lines(_ procedure: Procedure, shown: ProcedureVersion) -> [VersionLine] {
        let latest = procedure.versions.filter { version in
            !procedure.versions.contains { $0.validFrom == version.validFrom && version.id < $0.id }
        }
        return latest.enumerated().map { index, version in
            let next = latest.dropFirst(index + 1).first?.validFrom
            return VersionLine(
                id: version.id,
                from: version.validFrom,
                to: version.validTo ?? next,
                isShown: version.id == shown.id
            )
        }
        .reversed()
    }
}
