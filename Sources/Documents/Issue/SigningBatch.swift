public import Directory
public import Dossiers
public import Kernel
import Storage
import Synchronization

/// Ký hàng loạt: many results with one PIN, one after the other; each succeeds or fails for itself.
public struct SigningBatch: Sendable, Identifiable {
    /// One paper of a batch.
    public struct Item: Sendable {
        /// The dossier.
        public let dossier: DossierID
        /// The position that the page showed.
        let position: Int
        /// What people call it.
        public let name: String
        /// What it is about.
        public let title: String
        /// What came of it; nil while it waits.
        public internal(set) var outcome: Outcome?

        /// A paper that waits to be signed.
        public init(dossier: DossierID, position: Int, name: String, title: String) {
            (self.dossier, self.position, self.name, self.title) = (dossier, position, name, title)
        }
    }

    /// What came of one paper.
    public enum Outcome: Sendable {
        /// It is signed and has gone on.
        case signed
        /// It is not, and lies where it lay; the words say why and what to do.
        case failed(vi: String, en: String, next: String)
    }

    /// The batch.
    public let id: String
    /// When it was begun.
    let began: Instant
    /// Its papers, in the order in which they are signed.
    public internal(set) var items: [Item]

    /// How many are done, well or not.
    public var done: Int { items.count { $0.outcome != nil } }
    /// Whether nothing is left to do.
    public var isOver: Bool { done == items.count }
}

/// Các lượt ký: batches under way and of the last hour, in memory: what they did stands in the ledger.
public final class SigningBatches: Sendable {
    private let batches = Mutex<[String: SigningBatch]>([:])

    /// Most papers in a batch.
    public static let most = 50

    init() {}

    func begin(
        _ items: [SigningBatch.Item],
        as id: String,
        by viewer: Viewer,
        with pen: Documents.Pen,
        _ documents: Documents
    ) throws {
        guard items.count <= Self.most else { throw DocumentRefusal.tooMany(Self.most) }
        let now = documents.surroundings.now
        let batch = SigningBatch(
            id: id,
            began: now,
            items: items
        )
        let key = Self.key(id, viewer)
        let isNew = batches.withLock { batches in
            batches = batches.filter { !$0.value.isOver || $0.value.began.adding(minutes: 60) > now }
            return batches.updateValue(batches[key] ?? batch, forKey: key) == nil
        }
        guard isNew else { return }
        Task {
            for (index, item) in items.enumerated() {
                let outcome = await Self.sign(item, by: viewer, with: pen, documents)
                batches.withLock { $0[key]?.items[index].outcome = outcome }
            }
        }
    }

    /// How far a batch is, for who began it.
    func batch(_ id: String, for viewer: Viewer) -> SigningBatch? {
        batches.withLock { $0[Self.key(id, viewer)] }
    }

    /// Two accounts never share a batch, whatever their browsers call it.
    private static func key(_ id: String, _ viewer: Viewer) -> String { "\(viewer.account?.description ?? "") \(id)" }

    private static func sign(
        _ item: SigningBatch.Item,
        by viewer: Viewer,
        with pen: Documents.Pen,
        _ documents: Documents
    ) async -> SigningBatch.Outcome {
        do {
            let (id, position) = (item.dossier, item.position)
            let prepared = try await documents.signResult(id, position: position, by: viewer, with: pen)
            try await documents.database.write { [documents] db in
                try documents.finishStep(id, note: "", position: position, with: prepared, by: viewer, in: db)
            }
            return .signed
        } catch let refusal as any Refusal {
            return .failed(vi: refusal.vietnamese, en: refusal.english, next: refusal.whatNext)
        } catch {
            return .failed(
                vi: "Chưa ký được vì lỗi hệ thống.",
                en: "It could not be signed: the system failed.",
                next: "Hồ sơ vẫn ở bàn của bạn. Thử lại; nếu vẫn lỗi, báo quản trị viên."
            )
        }
    }
}

extension Documents {
    /// Begins to sign many results, once for an id; the key is forgotten when the last is done.
    ///
    /// - Throws: `DocumentRefusal.tooMany`.
    public func sign(_ items: [SigningBatch.Item], as id: String, by viewer: Viewer, with pen: Pen) throws {
        try batches.begin(items, as: id, by: viewer, with: pen, self)
    }

    /// How far a batch is, for who began it; nil where it is another's, or over for an hour.
    public func batch(_ id: String, for viewer: Viewer) -> SigningBatch? { batches.batch(id, for: viewer) }
}
