import Directory
import Dossiers
import Kernel
import Territory

extension ReformReport {
    /// The report for a terminal.
    var text: String {
        var lines = ["\(units.title) (\(units.key))"]
        lines += units.legalBasis.map { "  \($0)" }
        lines.append("effective \(units.effective)")
        lines.append("")
        lines.append("Units")
        for level in Level.allCases where (begun[level] ?? 0) + (ended[level] ?? 0) > 0 {
            lines.append("  \(level.rawValue): \(ended[level] ?? 0) end, \(begun[level] ?? 0) begin")
        }
        lines.append("  \(units.changed.count) go on with another name, kind or parent")
        for level in units.abolishedLevels { lines.append("  the level \(level.rawValue) ends") }
        lines.append("Agencies")
        lines.append("  \(agencies.ended.count) end, \(agencies.founded.count) begin")
        lines.append("  \(agencies.restructured.count) go on with another name or structure")
        let posts = agencies.founded.reduce(0) { $0 + $1.posts }
        lines.append("Posts: \(posts) in new agencies; \(agencies.moves.count) officers go with their work")
        lines.append("Delegations that end and have to be given anew: \(agencies.endedDelegations.count)")
        lines += dossierLines
        lines.append("Drafts: \(draftsCarriedOver) carried over; in \(draftsToChoose) the owner chooses a unit again")
        return (lines + openLines).joined(separator: "\n")
    }

    private var dossierLines: [String] {
        let when = isImmediate ? "" : ", when \(units.effective) begins"
        var lines = ["Open dossiers that pass to another agency\(when): \(dossiers)"]
        lines += handOvers.prefix(20).map { "  \($0.count)  \($0.from) -> \($0.to)" }
        if handOvers.count > 20 {
            let rest = handOvers.dropFirst(20).reduce(0) { $0 + $1.count }
            lines.append("  \(rest)  between \(handOvers.count - 20) other pairs of agencies")
        }
        return lines
    }

    private var openLines: [String] {
        var lines = ["What needs a human's choice"]
        if leftForLater > 0 {
            lines.append("  left for later: \(leftForLater) questions about officers; posts stay vacant until then")
        }
        if undecided.isEmpty, personnel.isEmpty { return leftForLater > 0 ? lines : lines + ["  nothing"] }
        if !undecided.isEmpty {
            lines.append(
                "  \(undecided.count) dossiers without a certain successor; until they are chosen, nothing is done"
            )
            lines += undecided.prefix(10).map { "    \($0.name) of \($0.agencyCode) \($0.agency)" }
        }
        if !personnel.isEmpty {
            lines.append(
                "  \(personnel.count) questions about officers; until they are decided or left for later, nothing is done"
            )
            lines += personnel.prefix(10).map { "    \($0.vietnamese)" }
            if personnel.count > 10 { lines.append("    … all of them with --questions FILE") }
        }
        return lines
    }
}
