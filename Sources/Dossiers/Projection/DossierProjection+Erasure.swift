public import Ledger

extension DossierProjection {
    /// What stays of an erased event, so that statistics and number series stay right.
    ///
    /// Which procedure, where, when, by whom decided, the official codes and numbers. The applicant, answers, papers and all
    /// words written about them go.
    public func remainder(of record: EventRecord) throws -> [UInt8]? {
        guard record.stream.hasPrefix("dossier:"), DossierEvent.Kind(rawValue: record.kind) != nil,
            let payload = record.payload
        else { return nil }
        return try Remainder.blanking(
            [
                "applicant.name", "applicant.idNumber", "applicant.phone", "answers", "answer", "components", "facts",
                "text", "note", "reason", "question", "remark", "to", ".explanation", "defects.explanation",
            ],
            removing: ["applicant.person", "submitter", "exemption"],
            in: payload
        )
    }
}
