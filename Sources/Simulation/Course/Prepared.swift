import Catalogue
import Directory
import Dossiers
import Kernel

/// Hồ sơ đã soạn: a dossier ready to be sent in, with what will become of it.
///
/// Made without the database.
struct Prepared: Sendable {
    var moment: Instant
    var version: ProcedureVersion
    var submission: Submission
    /// The account that sends it in; nil where somebody without one comes to the counter.
    var citizen: Viewer?
    var fate: Fate
    var flaw: Flaw?
    var chance: SeededGenerator
}

/// Nơi soạn hồ sơ: everything that a dossier is made of.
struct Workshop: Sendable {
    let seed: SeededGenerator
    let homes: Homes
    let procedures: [String: Procedure]
    let citizens: Citizens
    /// A file that stands for every scan; nil where there is no blob store, then all is paper.
    let scan: HandedIn?

    /// The dossier that arrives; nil where its procedure is not in force on that day.
    func prepare(_ arrival: Arrival, as named: Citizen? = nil, fate fixed: Fate? = nil) -> Prepared? {
        var chance = arrival.chance
        let today = arrival.moment.date
        guard let version = procedures[arrival.procedure]?.version(on: today), version.isOnline else { return nil }
        var fate = fixed ?? Fate.drawn(for: version, channel: arrival.channel, &chance)
        // Whoever must come back to the dossier is one whom the Directory knows.
        let needsAccount = arrival.channel == .online || fate.supplement != nil || fate.isWithdrawn || fate.rest != nil
        let citizen =
            named ?? (needsAccount ? citizens.one(of: arrival.home, &chance) : nil)
            ?? Citizen(of: arrival.home, on: today, &chance)
        var filler = FormFiller(version, for: citizen, homes: homes, on: today, chance.branch(1))
        var answers = filler.fill()
        if let field = version.placeField { answers[field] = arrival.home.unit.description }
        var submission = Submission(
            procedure: version.code,
            version: version.id,
            channel: arrival.channel,
            handover: handover(arrival.channel, version, &chance),
            applicant: Applicant(
                person: citizen.viewer?.person,
                name: citizen.name,
                idNumber: citizen.idNumber,
                phone: citizen.phone
            ),
            submitter: citizen.viewer?.person,
            answers: answers
        )
        submission.components = components(of: version, for: submission, &chance)
        if chance.happens(perMille: 60) { submission.exemption = chance.one(of: version.feeExemptions)?.key }
        if citizen.viewer == nil { (fate.supplement, fate.isWithdrawn) = (nil, false) }
        let isFlawed = fate.isRefused || fate.supplement != nil
        let flaw = isFlawed ? Flaw.drawn(for: version, submission: submission, &chance) : nil
        return Prepared(
            moment: arrival.moment,
            version: version,
            submission: submission,
            citizen: citizen.viewer,
            fate: fate,
            flaw: flaw,
            chance: chance.branch(2)
        )
    }

    private func handover(_ channel: Channel, _ version: ProcedureVersion, _ chance: inout SeededGenerator) -> Channel {
        switch channel {
        case .online: version.service == .full && chance.happens(perMille: 620) ? .online : .counter
        case .counter: chance.happens(perMille: 60) ? .post : .counter
        case .post: .post
        }
    }

    private func components(
        of version: ProcedureVersion,
        for submission: Submission,
        _ chance: inout SeededGenerator
    ) -> [HandedIn] {
        version.components(for: submission.answers).compactMap { component in
            switch component.online {
            case .none: return nil
            case .shown:
                guard component.isRequired else { return nil }
                return HandedIn(key: component.key, source: .shown, originals: component.originals)
            case .file:
                guard component.isRequired || chance.happens(perMille: 300) else { return nil }
                if submission.channel == .online, var scan {
                    scan.key = component.key
                    scan.fileName = "\(component.key).pdf"
                    return scan
                }
                let (originals, copies) = (component.originals, component.copies)
                return HandedIn(
                    key: component.key,
                    source: .paper,
                    originals: originals,
                    copies: originals == 0 && copies == 0 ? 1 : copies
                )
            }
        }
    }
}
