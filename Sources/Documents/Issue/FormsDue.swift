import Dossiers
public import Kernel
public import Ledger
public import Storage

/// Biểu mẫu phải ký: plans the signing of a form in the transaction of what it tells of.
///
/// An observer, not a projection: a rebuild signs nothing again. Until the job is done, and where it fails for a while, the form
/// is made when somebody asks for it.
public struct FormsDue: EventObserver {
    /// The kind of the job.
    public static let job = "document.form"

    let keys: KeyShelf
    let surroundings: Surroundings

    /// Plans with this clock, as soon as any agency has a key among these.
    public init(keys: KeyShelf, surroundings: Surroundings) { (self.keys, self.surroundings) = (keys, surroundings) }

    private static let forms: [DossierEvent.Kind: OfficialForm] = [
        .accepted: .receipt, .supplementRequested: .supplement, .refused: .refusal, .extended: .apology,
    ]

    /// Takes the records of one append.
    public func observe(_ records: [EventRecord], in db: WriteSession) throws {
        for record in records {
            guard let kind = DossierEvent.Kind(rawValue: record.kind), let form = Self.forms[kind],
                let dossier = record.id(of: "dossier", as: DossierTag.self)
            else { continue }
            guard try keys.hasSeals(in: db) else { return }
            try Jobs(surroundings: surroundings).add(
                kind: Self.job,
                payload: "\(form.rawValue) \(dossier)",
                uniqueKey: "\(Self.job):\(dossier):\(record.position)",
                in: db
            )
        }
    }
}

extension Documents {
    /// Does the job; throwing means: again later.
    public func formHandler() -> JobRunner.Handler {
        { [self] job in
            let parts = job.payload.split(separator: " ")
            guard parts.count == 2, let form = OfficialForm(rawValue: String(parts[0])),
                let dossier = DossierID(parts[1])
            else { return }
            _ = try await issue(form, of: dossier)
        }
    }

    /// Who does the jobs of this room.
    public var jobHandlers: [String: JobRunner.Handler] {
        [FormsDue.job: formHandler(), Self.augmentJob: augmentHandler()]
    }
}
