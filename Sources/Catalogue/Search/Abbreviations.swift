/// Từ viết tắt và cách gọi dân dã: what people type, and what the law calls it.
///
/// Both sides are folded.
enum Abbreviations {
    static let table: [String: [String]] = [
        "attp": ["an toan thuc pham"],
        "bang lai": ["giay phep lai xe"],
        "bang lai xe": ["giay phep lai xe"],
        "bhxh": ["bao hiem xa hoi"],
        "bhyt": ["bao hiem y te"],
        "btxh": ["bao tro xa hoi"],
        "cccd": ["can cuoc cong dan", "the can cuoc"],
        "chung minh thu": ["can cuoc"],
        "cmnd": ["can cuoc", "chung minh nhan dan"],
        "cong chung": ["chung thuc"],
        "doc than": ["tinh trang hon nhan"],
        "dkkd": ["dang ky kinh doanh", "ho kinh doanh"],
        "dtm": ["danh gia tac dong moi truong"],
        "gcn": ["giay chung nhan"],
        "gcnqsdd": ["giay chung nhan quyen su dung dat"],
        "giay doc than": ["tinh trang hon nhan"],
        "gks": ["khai sinh"],
        "gplx": ["giay phep lai xe"],
        "gpxd": ["giay phep xay dung"],
        "hkd": ["ho kinh doanh"],
        "hktt": ["thuong tru"],
        "ho khau": ["thuong tru"],
        "ho so dat": ["dat dai"],
        "kcb": ["kham benh chua benh"],
        "kt3": ["tam tru"],
        "ly lich": ["ly lich tu phap"],
        "lltp": ["ly lich tu phap"],
        "mai tang phi": ["mai tang"],
        "nhap ho khau": ["dang ky thuong tru"],
        "pccc": ["phong chay chua chay"],
        "qsdd": ["quyen su dung dat"],
        "sao y": ["chung thuc ban sao", "ban sao tu ban chinh"],
        "so do": ["giay chung nhan quyen su dung dat"],
        "so ho khau": ["thuong tru"],
        "so hong": ["giay chung nhan quyen su dung dat", "quyen so huu nha o"],
        "so tam tru": ["tam tru"],
        "tam vang": ["khai bao tam vang"],
        "tnmt": ["tai nguyen moi truong"],
        "tthn": ["tinh trang hon nhan"],
        "xac nhan doc than": ["xac nhan tinh trang hon nhan"],
        "xkld": ["lao dong di lam viec o nuoc ngoai"],
        "vsattp": ["an toan thuc pham"],
    ]

    /// Words that mean something else with other tones: `số đo` is no `sổ đỏ`.
    private static let toned = ["so do": "sổ đỏ", "so hong": "sổ hồng"]

    /// Other ways to say a folded query: with each abbreviation in it written out, longest first; at most a handful.
    static func alternatives(to words: [String], toned query: String) -> [[String]] {
        let query = query.lowercased()
        let hasTones = !query.utf8.allSatisfy { $0 < 128 }
        var found: [[String]] = []
        for length in stride(from: min(4, words.count), through: 1, by: -1) {
            for start in 0...(words.count - length) {
                let key = words[start..<start + length].joined(separator: " ")
                if hasTones, let meant = toned[key], !query.contains(meant) { continue }
                for phrase in table[key] ?? [] {
                    var other = words
                    other.replaceSubrange(start..<start + length, with: phrase.split(separator: " ").map(String.init))
                    found.append(other)
                }
            }
            if !found.isEmpty { break }
        }
        return Array(found.prefix(4))
    }
}

/// Words with which people dress a query and which no name needs.
enum Filler {
    private static let leading = split(["toi muon", "thu tuc", "ho so", "cach", "lam", "xin", "muon", "toi"])
    private static let anywhere = split(["lam the nao", "nhu the nao", "o dau", "cho"])

    private static func split(_ phrases: [String]) -> [[String]] {
        phrases.map { $0.split(separator: " ").map(String.init) }
    }

    /// A name without ‘Thủ tục’ before it.
    static func withoutTitle(_ words: [String]) -> [String] {
        words.starts(with: ["thu", "tuc"]) && words.count > 2 ? Array(words.dropFirst(2)) : words
    }

    /// A query without what says nothing.
    ///
    /// Its last word always stays: it may still be typed.
    static func without(_ words: [String]) -> [String] {
        var kept: [String] = []
        var index = 0
        while index < words.count {
            let phrases = kept.isEmpty ? leading + anywhere : anywhere
            let filler = phrases.first { words[index...].starts(with: $0) && index + $0.count < words.count }
            if filler == nil { kept.append(words[index]) }
            index += filler?.count ?? 1
        }
        return kept
    }
}
