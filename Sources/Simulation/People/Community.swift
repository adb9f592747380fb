import Kernel

/// Dân tộc: a people of the province, with the names that its families give.
///
/// Made-up combinations, nobody's data.
struct Community: Sendable {
    /// As on the identity card.
    let name: String
    /// Họ.
    let families: [String]
    /// Between family and given name of a woman and a man; empty where none is usual.
    let middle: (female: [String], male: [String])
    let given: (female: [String], male: [String])

    func fullName(isFemale: Bool, family: String? = nil, _ chance: inout SeededGenerator) -> String {
        let family = family ?? chance.word(families)
        let middle = chance.word(isFemale ? middle.female : middle.male)
        let given = chance.word(isFemale ? given.female : given.male)
        return [family, middle, given].filter { !$0.isEmpty }.joined(separator: " ")
    }

    static let kinh = Community(
        name: "Kinh",
        families: [
            "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Huỳnh", "Võ", "Phan", "Trương", "Đặng",
            "Đỗ", "Ngô", "Hồ", "Dương", "Lý", "Đinh", "Bùi", "Lương", "Tăng", "Thái", "Mai", "Châu", "Doãn", "Hứa",
        ],
        middle: (
            [
                "Thị", "Thị", "Thị", "Thị Thu", "Thị Kim", "Thị Ngọc", "Thị Thanh", "Thị Mỹ", "Ngọc", "Thu", "Như",
                "Hoài",
            ],
            [
                "Văn", "Văn", "Văn", "Đình", "Hữu", "Quang", "Ngọc", "Thanh", "Minh", "Đức", "Xuân", "Công", "Viết",
                "Tấn",
            ]
        ),
        given: (
            [
                "Lan", "Hoa", "Hương", "Thủy", "Hạnh", "Nga", "Hà", "Vân", "Yến", "Loan", "Phượng", "Nhung", "Trang",
                "Thảo", "Tâm", "Hiền", "Sương", "Nguyệt", "Liên", "Diễm", "Quyên", "Trinh", "Ánh", "Mỹ", "Dung",
                "Ly", "Nhi", "Vy", "Tuyết", "Hồng", "Đào", "Cúc", "Xuân", "Thương", "Kiều",
            ],
            [
                "Hùng", "Dũng", "Tuấn", "Minh", "Hải", "Long", "Nam", "Sơn", "Thành", "Phước", "Lộc", "Thọ", "Quý",
                "Tài", "Đạt", "Khánh", "Bình", "An", "Hòa", "Trung", "Hiếu", "Nghĩa", "Tín", "Vinh", "Quang", "Phúc",
                "Thắng", "Lâm", "Châu", "Toàn", "Kiên", "Cường", "Vũ", "Duy", "Hậu",
            ]
        )
    )

    static let coTu = Community(
        name: "Cơ Tu",
        families: [
            "Bhling", "Alăng", "Ating", "Arất", "Bríu", "Coor", "Clâu", "Hôih", "Pơloong", "Zơrâm", "Tơngôl", "Riáh",
            "Bhnướch", "Blúp", "Cơlâu", "Rapat", "Aviết", "Đinh",
        ],
        middle: (["Thị"], ["", "", "Văn"]),
        given: (
            [
                "Mai", "Hoa", "Bưm", "Lan", "Nhan", "Phượng", "Rêu", "Sen", "Thơm", "Vên", "Xuân", "Yêm", "Bích", "Đơ",
                "Nía", "Tâm", "Ngân", "Mươi", "Chăm", "Hiền",
            ],
            [
                "Nhơ", "Bhươl", "Nấp", "Dền", "Chiến", "Tuấn", "Plơn", "Pố", "Đhơng", "Lơ", "Bốc", "Krêu", "Hùng",
                "Mía", "Tơr", "Nhiên", "Quân", "Zếch", "Hạnh", "Thương",
            ]
        )
    )

    static let xoDang = Community(
        name: "Xơ Đăng",
        families: ["Hồ", "Hồ", "Hồ", "Nguyễn", "Đinh", "Trần", "Lê"],
        middle: (["Thị"], ["Văn", "Văn", ""]),
        given: (
            ["Mười", "Lý", "Nhung", "Bông", "Đeng", "Hiền", "Xê", "Thu", "Huệ", "Lớp", "Dung", "Sáu", "Út", "Hạ"],
            ["Dang", "Du", "Đề", "Lượng", "Minh", "Reo", "Thể", "Hình", "Xướng", "Biên", "Chí", "Bút", "Nút", "Phim"]
        )
    )

    static let gieTrieng = Community(
        name: "Giẻ Triêng",
        families: ["Hồ", "Hồ", "Kring", "Un", "Blong", "Zơ Râm", "Hiên", "Đinh", "Nguyễn"],
        middle: (["Thị"], ["Văn", "Văn", ""]),
        given: (
            ["Nghiêm", "Giang", "Nhớ", "Thảo", "Lành", "Phin", "Sâm", "Mến", "Duyên", "Hà", "Mận", "Trúc"],
            ["Điều", "Phước", "Phức", "Thới", "Chới", "Lợi", "Diên", "Rót", "Nghĩa", "Tiến", "Sinh", "Bảo"]
        )
    )

    static let co = Community(
        name: "Co",
        families: ["Đinh", "Đinh", "Hồ", "Trần", "Huỳnh", "Nguyễn"],
        middle: (["Thị"], ["Văn", "Văn", "Ngọc"]),
        given: (
            ["Sương", "Hường", "Thanh", "Vui", "Bé", "Ngọc", "Thúy", "Lệ", "Trầm", "Quế", "Ba", "Năm"],
            ["Quế", "Tiên", "Vương", "Hải", "Tánh", "Lâm", "Thuận", "Bảy", "Phương", "Đạt", "Sỹ", "Trà"]
        )
    )

    /// The peoples of a district by its code, with the share of each in a hundred.
    ///
    /// Rounded to what a visitor would meet; the exact shares are for the census to tell.
    static func peoples(ofDistrict code: String) -> [(share: Int, community: Community)] {
        switch code {
        case "504": [(88, coTu), (12, kinh)]
        case "505": [(70, coTu), (30, kinh)]
        case "510": [(58, coTu), (22, gieTrieng), (20, kinh)]
        case "511": [(60, gieTrieng), (40, kinh)]
        case "515": [(32, xoDang), (20, co), (48, kinh)]
        case "516": [(90, xoDang), (10, kinh)]
        case "512": [(12, gieTrieng), (88, kinh)]
        default: [(99, kinh), (1, coTu)]
        }
    }

    /// The districts of the mountains, where the net is thin and people rather come to the counter.
    static let highlands: Set<String> = ["504", "505", "510", "511", "515", "516"]
}
