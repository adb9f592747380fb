import Catalogue
public import Directory
public import Kernel
import Ledger
public import Storage

extension Dossiers {
    /// Tiếp nhận: the counter takes the dossier; it gets its official code and its appointment.
    ///
    /// - Returns: the official code.
    @discardableResult
    public func accept(_ id: DossierID, position: Int, by viewer: Viewer, in db: WriteSession) throws -> String {
        let (dossier, post) = try opened(id, for: .accepted, position: position, by: viewer, in: db)
        let now = surroundings.now
        let version = try version(of: dossier, in: db)
        for part in try components(of: id, in: db) { try demandFile(part, of: version) }
        guard let next = version.step(dossier.step)?.next.flatMap(version.step) else { throw DossierRefusal.wrongStep }
        let routing = try routing(version, place: dossier.place, at: now, in: db)
        guard let agency = routing.register.agency(dossier.receivingAgency) else {
            throw DossierRefusal.noCompetentAgency
        }
        let answers = try answers(of: id, in: db)
        let calendar = try routing.calendars.calendar(of: agency, division: nil)
        let due = try routing.counted {
            try version.timeRule(channel: dossier.channel, answers: answers)?.due(from: now, in: calendar)
        }
        let number = try nextCode(of: agency, in: db)
        let stop = try assignedStop(routing.stop(at: next, receiving: agency.id), dossier, in: db)
        try write(
            .accepted(
                .init(code: number.code, series: number.series, serial: number.serial, dueAt: due, stop: stop)
            ),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
        return number.code
    }

    /// The next official code of an agency today.
    func nextCode(of agency: Agency, in db: ReadSession) throws -> (code: String, series: String, serial: Int) {
        let date = surroundings.now.date
        let series = "code:\(agency.code):\(date)"
        let serial = try nextSerial(series, in: db)
        return (settings.codeTemplate.code(agency: agency.code, on: date, serial: serial), series, serial)
    }

    /// Từ chối tiếp nhận, with every reason at once (mẫu 03).
    public func refuse(
        _ id: DossierID,
        defects: [Defect],
        explanation: String,
        position: Int,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let (_, post) = try opened(id, for: .refused, position: position, by: viewer, in: db)
        let explanation = try required(explanation)
        try write(
            .refused(.init(defects: try cleaned(defects), explanation: explanation)),
            to: id,
            by: viewer.actor(as: post?.id),
            in: db
        )
    }

    /// Every defect says what is wrong.
    func cleaned(_ defects: [Defect]) throws -> [Defect] {
        try defects.map { defect in
            Defect(target: defect.target, key: defect.key, explanation: try required(defect.explanation))
        }
    }

    /// What was handed in.
    func components(of id: DossierID, in db: ReadSession) throws -> [HandedIn] {
        try db.rows("SELECT * FROM dossier_component WHERE dossier_id = \(id) ORDER BY key, number").map { row in
            HandedIn(
                key: try row["key"],
                number: try row["number"],
                source: try row["source"],
                fileName: try row["file_name"],
                blob: try row["blob"],
                size: try row["size"],
                mediaType: try row["media_type"],
                result: try row["result_id"],
                originals: try row["originals"],
                copies: try row["copies"]
            )
        }
    }

    /// The answers of the form.
    func answers(of id: DossierID, in db: ReadSession) throws -> [String: String] {
        let text = try db.value("SELECT answers FROM dossier_form WHERE dossier_id = \(id)", as: String.self) ?? "{}"
        return try DossierForm.read(text)
    }
}
