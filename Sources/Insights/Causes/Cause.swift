public import Dossiers
import Kernel
public import Storage

/// Nguyên nhân: for what papers are asked for or a dossier is refused.
///
/// The ground is what the officer's defect is tied to: a component, a field of the form, or the dossier as a whole. The
/// words of the defect are about one person's papers and stay in the dossier.
public struct Cause: Hashable, Sendable {
    /// What was done for it.
    public enum Deed: String, CaseIterable, Sendable, SQLConvertible {
        /// Yêu cầu bổ sung.
        case supplement
        /// Từ chối tiếp nhận.
        case refusal
    }

    /// What was done for it.
    public var deed: Deed
    /// Mã thủ tục; a key means something only in it.
    public var procedure: String
    /// Component, field or the whole.
    public var target: Defect.Target
    /// Key of the component or field; empty for the whole.
    public var key: String

    /// A cause.
    public init(deed: Deed, procedure: String, target: Defect.Target, key: String) {
        (self.deed, self.procedure, self.target, self.key) = (deed, procedure, target, key)
    }
}

/// The grounds that one event names.
struct NamedCauses: Sendable {
    let deed: Cause.Deed
    private let defects: [Defect]

    init(deed: Cause.Deed, _ list: List) {
        (self.deed, defects) = (deed, list.defects)
    }

    /// Danh sách cần sửa: what is read of a request for papers or of a refusal.
    struct List: Decodable {
        var defects: [Defect]
    }

    /// What is named, each once.
    ///
    /// An officer may say two things of one paper; what is no place of the form speaks of the whole.
    var grounds: Set<Ground> {
        defects.isEmpty
            ? [Ground(target: .whole, key: "")] : Set(defects.map { Ground(target: $0.target, key: $0.key) })
    }

    /// What a ground is tied to.
    struct Ground: Hashable {
        let target: Defect.Target
        let key: String
    }
}
