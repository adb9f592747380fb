import Directory
import Dossiers
import Hummingbird
import Kernel
import Web

/// Câu trả lời làm sẵn: an answer that is no JSON.
typealias AnyAnswer = Response

/// Lời gọi: a request that was checked against what its endpoint declares.
struct Call: Sendable {
    let visit: Visit
    /// Who asks, cut to what the token allows: without the scope `work` or `statistics:read` there are no desks.
    let viewer: Viewer
    /// Path and question, checked; by name.
    let parameters: [String: String]
    /// What was sent, checked.
    let body: JSON
    /// What `If-Match` names.
    let condition: Condition

    var now: Instant { visit.now }

    /// Điều kiện: which state of a dossier the client has seen.
    enum Condition: Sendable, Hashable {
        /// Whatever it is now, `*`.
        case any
        /// This position in the ledger.
        case position(Int)
    }

    /// A parameter; nil where it was not given.
    func text(_ name: String) -> String? {
        parameters[name].map(VietnameseText.cleaned).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A number.
    func int(_ name: String) -> Int? { parameters[name].flatMap { Int($0) } }

    /// A day.
    func date(_ name: String) -> CivilDate? { parameters[name].flatMap { CivilDate($0) } }

    /// An id in the path.
    func id<Subject>(_ name: String, of subject: Subject.Type = Subject.self) throws -> Identifier<Subject> {
        guard let id = parameters[name].flatMap({ Identifier<Subject>($0) }) else { throw WebRefusal.notFound }
        return id
    }

    /// How many items are asked for.
    var limit: Int { int("limit") ?? 50 }

    /// The position to which a deed on the dossier is bound.
    ///
    /// - Throws: `InterfaceRefusal.stale` where it has moved on.
    func position(of dossier: Dossier) throws -> Int {
        if case .position(let seen) = condition, seen != dossier.position { throw InterfaceRefusal.stale }
        return dossier.position
    }

    /// The person behind the token.
    func person() throws -> PersonID {
        guard let person = viewer.person else { throw InterfaceRefusal.noPerson }
        return person
    }
}
