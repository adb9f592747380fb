/// Từ chối: an answer that a person may see, in plain words, with what to do next.
///
/// A refusal is not a failure: nothing broke, the rules say no. Each use case has its own enum of refusals.
public protocol Refusal: Error, Sendable {
    /// A stable code such as `DOS-012`, the same for ever; listed in `docs/errors.md`.
    var code: String { get }
    /// The HTTP status that carries the refusal (400, 403, 404, 409, 410, 413, 422 or 429).
    var status: Int { get }
    /// What happened, for a Vietnamese reader.
    var vietnamese: String { get }
    /// What happened, for an English reader.
    var english: String { get }
    /// What the reader can do next, in Vietnamese.
    var whatNext: String { get }
}
