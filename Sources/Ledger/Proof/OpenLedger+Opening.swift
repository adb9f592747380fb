import Storage

extension OpenLedger {
    /// A record with its payload and its proof; nil where there is none, and where the payload was erased by law.
    ///
    /// The payload is given out whole: the caller knows that its kind holds nothing that the reader may not see.
    public func opened(record sequence: Int64) async throws -> OpenedRecord? {
        guard let proof = try await proof(ofRecord: sequence) else { return nil }
        return try await database.read { db in
            guard let record = try db.row(RecordForm.selection + " FROM ledger_record WHERE sequence = \(sequence)"),
                let payload = try db.row(
                    "SELECT salt, actor_name, body FROM ledger_payload WHERE sequence = \(sequence)"
                )
            else { return nil }
            let salt: [UInt8] = try payload[0]
            guard !salt.isEmpty else { return nil }
            return OpenedRecord(
                body: try payload[2],
                actorName: try payload[1],
                salt: salt,
                entry: try RecordForm(record).bytes,
                proof: proof
            )
        }
    }
}
