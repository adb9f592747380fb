import Kernel

extension Atlas {
    /// Tìm đơn vị theo tên: units of all times by a name that they had, with or without tones, the best matches first.
    ///
    /// Every word of the text must begin a word of the name; a name that is just the text goes first, then communes
    /// before districts. Names of the unit above help: `lang tay giang` finds xã Lăng of huyện Tây Giang.
    public func search(_ text: String, limit: Int = 50) -> [Unit] {
        let words = VietnameseText.folded(text).split(separator: " ")
        guard !words.isEmpty else { return [] }
        let plain = words.joined(separator: " ")
        return all.compactMap { unit -> (rank: Int, unit: Unit)? in
            let ranks = unit.spans.compactMap { rank(of: $0, words, plain) }
            return ranks.min().map { ($0 + (unit.level == .commune ? 0 : 1), unit) }
        }
        .sorted { ($0.rank, $0.unit.code, $0.unit.id) < ($1.rank, $1.unit.code, $1.unit.id) }
        .prefix(limit)
        .map(\.unit)
    }

    private func rank(of span: Unit.Span, _ words: [Substring], _ plain: String) -> Int? {
        let name = VietnameseText.folded(span.name)
        let proper = Self.kinds.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.utf8.count)) } ?? name
        if proper == plain || name == plain { return 0 }
        let own = name.split(separator: " ")
        if words.allSatisfy({ word in own.contains { $0.hasPrefix(word) } }) {
            return proper.hasPrefix(plain) ? 10 : 20
        }
        guard let above = span.parent.flatMap({ unit($0) }) else { return nil }
        let whole = own + VietnameseText.folded(above.span(on: span.validFrom).name).split(separator: " ")
        let isInside = words.contains { word in own.contains { $0.hasPrefix(word) } }
        return isInside && words.allSatisfy { word in whole.contains { $0.hasPrefix(word) } } ? 30 : nil
    }

    private static let kinds = ["xa ", "phuong ", "thi tran ", "huyen ", "thi xa ", "thanh pho ", "tinh ", "dac khu "]
}
