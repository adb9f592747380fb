import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Territory

/// Đường đi của hồ sơ, as its citizen sees it: what has happened, where it is, what is still to come.
struct DossierCourse: Sendable {
    /// One step of the course.
    struct Stop: Sendable {
        let title: Phrase
        let place: CoursePlace
        /// Where, and by whom.
        var detail: Phrase = Phrase("")
        var at: Instant?
        /// When it should be done.
        var due: Instant?
    }

    let stops: [Stop]

    /// The course of a dossier.
    ///
    /// `namesOfficers` is false for who only has a code and a PIN.
    init(_ trail: DossierTrail, register: AgencyRegister, atlas: Atlas, namesOfficers: Bool = true) {
        let dossier = trail.dossier
        var stops = [Stop(title: .sent, place: .past, detail: dossier.channel.sentWords, at: dossier.submittedAt)]
        for row in trail.steps where row.endedAt != nil {
            stops.append(
                Stop(
                    title: Self.title(of: row, in: trail.version),
                    place: .past,
                    detail: Self.detail(of: row, register, atlas, namesOfficers: namesOfficers),
                    at: row.endedAt
                )
            )
        }
        if let paused = dossier.pausedAt {
            stops.append(
                Stop(title: dossier.state.words, place: .now, detail: .clockStands, at: paused)
            )
        } else if let open = trail.steps.last(where: { $0.endedAt == nil }) {
            stops.append(
                Stop(
                    title: trail.version.step(open.step).map { Phrase($0.name) } ?? Phrase(open.name),
                    place: .now,
                    detail: register.agency(open.agency).map { Phrase($0.name) } ?? Phrase(""),
                    due: open.dueAt
                )
            )
        }
        if !dossier.state.isFinal { stops += Self.ahead(of: trail, register) }
        if dossier.state == .handedOver {
            stops.append(Stop(title: dossier.state.words, place: .past, at: dossier.handedOverAt))
        }
        self.stops = stops
    }

    /// The steps that come after the one at which it lies.
    private static func ahead(of trail: DossierTrail, _ register: AgencyRegister) -> [Stop] {
        let course = trail.version.course
        guard let here = course.firstIndex(where: { $0.key == trail.dossier.step }) else { return [] }
        // While the clock stands the step at which it lies goes on later.
        let first = trail.dossier.pausedAt == nil ? here + 1 : here
        return course[first...].map { Stop(title: Phrase($0.name), place: .next) }
    }

    private static func title(of row: DossierFile.StepRow, in version: ProcedureVersion) -> Phrase {
        let name = version.step(row.step).map { Phrase($0.name) } ?? Phrase(row.name)
        switch row.outcome {
        case "return": return Phrase(vi: "\(name.vi): trả lại để làm lại", en: "\(name.en): given back")
        case "transfer":
            return Phrase(vi: "\(name.vi): chuyển cơ quan khác", en: "\(name.en): passed to another agency")
        case "refuse": return Phrase(vi: "Không tiếp nhận", en: "Not accepted")
        case "stop": return Phrase(vi: "Dừng xử lý", en: "Stopped")
        case "withdraw": return Phrase(vi: "Đã rút theo yêu cầu của bạn", en: "Withdrawn as you asked")
        default: return name
        }
    }

    private static func detail(
        of row: DossierFile.StepRow,
        _ register: AgencyRegister,
        _ atlas: Atlas,
        namesOfficers: Bool
    ) -> Phrase {
        let day = atlas.day(at: row.endedAt ?? row.startedAt)
        let agency = register.agency(row.agency, on: day).map { Phrase($0.name) } ?? Phrase("")
        guard namesOfficers, let name = row.officerName, !name.isEmpty else { return agency }
        return Phrase(vi: "\(agency.vi) · \(name)", en: "\(agency.en) · \(name)")
    }

    /// Writes the course.
    func write(now: Instant, to html: inout HTMLWriter) {
        html.course { html in
            for stop in stops {
                html.courseStep(stop.title, stop.place) { html in
                    if let at = stop.at {
                        html.moment(at)
                        if !stop.detail.vi.isEmpty { html.text(" · ") }
                    }
                    html.text(stop.detail)
                    if let due = stop.due {
                        html.text(Phrase(vi: ", dự kiến xong ", en: ", expected "))
                        html.moment(due, .near(now: now))
                    }
                }
            }
        }
    }
}

extension DossierState {
    /// The state in words, to the citizen.
    var words: Phrase {
        NationalStatus(rawValue: rawValue).map(\.wordsToApplicant) ?? Phrase(vi: vietnamese, en: english)
    }
}

extension Channel {
    /// How it was sent.
    fileprivate var sentWords: Phrase {
        switch self {
        case .online: Phrase(vi: "trực tuyến", en: "online")
        case .counter: Phrase(vi: "tại bộ phận một cửa", en: "at the one-stop counter")
        case .post: Phrase(vi: "qua bưu điện", en: "by post")
        }
    }
}

extension Phrase {
    fileprivate static let sent = Phrase(vi: "Đã nộp", en: "Sent")
    fileprivate static let clockStands = Phrase(vi: "đồng hồ tạm dừng từ lúc đó", en: "the clock stands since then")
}
