/// What happened after each revision, so that a report of many signatures does not count it for each of them anew.
struct ChangeHistory {
    private let changes: [[DocumentChange]]
    /// How many changes come after a revision.
    private var counts: [Int]
    /// The first change after a revision that is not permitted.
    private var intrusions: [DocumentChange?]
    /// Whether a signature was added after a revision.
    private var isSigned: [Bool]

    /// - Parameter changes: what each revision did.
    init(_ changes: [[DocumentChange]]) {
        self.changes = changes
        counts = Array(repeating: 0, count: changes.count)
        intrusions = Array(repeating: nil, count: changes.count)
        isSigned = Array(repeating: false, count: changes.count)
        for revision in changes.indices.dropLast().reversed() {
            let next = changes[revision + 1]
            counts[revision] = counts[revision + 1] + next.count
            intrusions[revision] = next.first { !$0.isPermitted } ?? intrusions[revision + 1]
            isSigned[revision] = isSigned[revision + 1] || next.contains { $0.kind == .signature }
        }
    }

    func hasSignature(after revision: Int) -> Bool { isSigned[revision] }

    func firstIntrusion(after revision: Int) -> DocumentChange? { intrusions[revision] }

    /// The first changes after a revision with the first that is not permitted, and how many more there are.
    func listed(after revision: Int) -> (changes: [DocumentChange], further: Int) {
        var listed: [DocumentChange] = []
        for next in changes[(revision + 1)...] where listed.count < SignatureReport.mostChanges {
            listed += next.prefix(SignatureReport.mostChanges - listed.count)
        }
        if let intrusion = intrusions[revision], !listed.contains(intrusion) { listed.append(intrusion) }
        return (listed, counts[revision] - listed.count)
    }
}
