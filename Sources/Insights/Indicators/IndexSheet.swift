public import Catalogue
import Kernel

/// Bảng điểm: an index whose points are the sums of its indicators' points, in parts that may share indicators.
///
/// The maxima are the weights: an indicator gives at most so many points, a part as many as its indicators together.
public struct IndexSheet: Hashable, Sendable {
    /// Nhóm, trụ cột: a part of the index.
    public struct Part: Hashable, Sendable {
        /// Its name.
        public let name: Bilingual
        /// The keys of its indicators.
        public let members: [String]
    }

    /// What the sum of all is called.
    public let total: Bilingual
    /// Its groups and pillars.
    public let parts: [Part]

    init(_ text: IndexSheetText) {
        total = text.total.bilingual
        parts = text.parts.map { Part(name: $0.name.bilingual, members: $0.of) }
    }

    /// The keys that parts name and that no indicator with a maximum has.
    func missing(from indicators: [Indicator]) -> [String] {
        let known = Set(indicators.filter { $0.most != nil }.map(\.key))
        return Set(parts.flatMap(\.members)).subtracting(known).sorted()
    }
}

/// A sheet as its file writes it.
struct IndexSheetText: Decodable {
    struct Part: Decodable {
        var name: TwoLanguages
        var of: [String]
    }

    var total: TwoLanguages
    var parts: [Part]
}
