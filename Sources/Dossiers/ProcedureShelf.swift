public import Catalogue
public import Kernel
public import Storage

/// Where the engine takes procedures from; the catalogue fills it, a test or a simulation may too.
public struct ProcedureShelf: Sendable {
    /// The version of a procedure that is in force on a day.
    public var inForce: @Sendable (_ code: String, _ date: CivilDate, _ db: ReadSession) throws -> ProcedureVersion?
    /// The version with this id, whether it is still in force or not.
    public var version: @Sendable (_ id: ProcedureVersionID, _ db: ReadSession) throws -> ProcedureVersion?

    /// A shelf of two answers.
    public init(
        inForce: @escaping @Sendable (String, CivilDate, ReadSession) throws -> ProcedureVersion?,
        version: @escaping @Sendable (ProcedureVersionID, ReadSession) throws -> ProcedureVersion?
    ) {
        self.inForce = inForce
        self.version = version
    }

    /// The shelf of a catalogue.
    public init(_ catalogue: Catalogue) {
        self.init(
            inForce: { code, date, db in try catalogue.version(code, on: date, in: db) },
            version: { id, db in try catalogue.version(id, in: db) }
        )
    }

    /// A shelf of fixed procedures.
    public init(_ procedures: [Procedure]) {
        let byCode = Dictionary(procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(
            inForce: { code, date, _ in byCode[code]?.version(on: date) },
            version: { id, _ in byCode[id.code]?.versions.first { $0.id == id } }
        )
    }
}
