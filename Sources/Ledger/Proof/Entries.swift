import Storage

extension OpenLedger {
    /// Records as tlog clients read them: the canonical bytes, two bytes of length before each.
    static func entries(from first: Int64, count: Int64, in db: ReadSession) throws -> [UInt8] {
        let rows = try db.rows(
            RecordForm.selection
                + " FROM ledger_record WHERE sequence > \(first) AND sequence <= \(first + count) ORDER BY sequence"
        )
        var bundle: [UInt8] = []
        for row in rows {
            let entry = try RecordForm(row).bytes
            bundle.append(UInt8(entry.count >> 8))
            bundle.append(UInt8(entry.count & 255))
            bundle += entry
        }
        return bundle
    }
}
