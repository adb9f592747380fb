import Directory
import Kernel
import Territory

/// Người dân mô phỏng: somebody who needs something of the authorities.
struct Citizen: Sendable {
    var name: String
    var isFemale: Bool
    var idNumber: String
    var phone: String
    var birthDate: CivilDate
    var community: Community
    var home: Home
    /// Số nhà, thôn.
    var address: String
    /// Where the Directory knows the person.
    var viewer: Viewer?

    var family: String { name.split(separator: " ").first.map(String.init) ?? "" }

    /// Somebody of the commune between 19 and 74 years of age.
    init(of home: Home, on date: CivilDate, _ chance: inout SeededGenerator) {
        let shares = home.peoples.map(\.share)
        community = home.peoples[chance.index(byWeight: shares)].community
        isFemale = chance.happens(perMille: 520)
        name = community.fullName(isFemale: isFemale, &chance)
        birthDate = date.adding(days: -chance.number(19 * 365...74 * 365))
        idNumber = Self.idNumber(born: birthDate, isFemale: isFemale, &chance)
        phone = Self.phone(&chance)
        self.home = home
        address = home.address(&chance)
    }

    /// The address with the commune and what is above it.
    var fullAddress: String { "\(address), \(home.fullName)" }

    /// 12 digits as TT 59/2021/TT-BCA builds them: province, century and sex, year, chance.
    ///
    /// The last six begin with 9, where no number has been given out yet: nobody's.
    static func idNumber(born: CivilDate, isFemale: Bool, _ chance: inout SeededGenerator) -> String {
        let year = born.year
        let century = (year >= 2000 ? 2 : 0) + (isFemale ? 1 : 0)
        let short = year % 100
        return "049\(century)\(short < 10 ? "0" : "")\(short)9\(chance.digits(5))"
    }

    static func phone(_ chance: inout SeededGenerator) -> String {
        chance.word(["0905", "0914", "0935", "0974", "0983", "0762", "0387", "0359"]) + chance.digits(6)
    }

    /// What the population register says.
    var details: PersonDetails {
        PersonDetails(
            name: name,
            idNumber: idNumber,
            dateOfBirth: birthDate,
            gender: isFemale ? .female : .male,
            phone: phone,
            residence: home.unit,
            address: address,
            ethnicity: community.name,
            nationality: "Việt Nam",
            source: .register
        )
    }
}

/// Địa bàn: a commune as the simulation knows it.
struct Home: Sendable {
    var unit: UnitID
    /// `xã Lăng`.
    var name: String
    /// `xã Lăng, huyện Tây Giang, tỉnh Quảng Nam`.
    var fullName: String
    /// `huyện Tây Giang`, or the province where there is no district.
    var above: String
    var isUrban: Bool
    var isHighland: Bool
    var peoples: [(share: Int, community: Community)]
    /// How many dossiers come from here, beside the others.
    var weight: Int

    func address(_ chance: inout SeededGenerator) -> String {
        if isUrban {
            let street = chance.word([
                "Phan Châu Trinh", "Hùng Vương", "Trần Cao Vân", "Huỳnh Thúc Kháng", "Lý Thường Kiệt", "Trưng Nữ Vương",
                "Nguyễn Duy Hiệu", "Phan Bội Châu", "Tôn Đức Thắng", "Hoàng Diệu", "Thanh Hóa", "Nguyễn Văn Trỗi",
            ])
            return "\(chance.number(1...280)) \(street)"
        }
        if isHighland {
            return "Thôn "
                + chance.word(["Tà Ri", "Pơr'ning", "Aró", "Bh'lố", "Arớh", "Ra'nuối", "Tà Vàng", "Nal", "1", "2", "3"])
        }
        let village = chance.word(["An", "Phú", "Tân", "Hòa", "Bình", "Xuân", "Trung", "Thạnh"])
        let second = chance.word(["Mỹ", "Lương", "Đông", "Tây", "Thuận", "Sơn", "Phước", "Lộc", "Quý"])
        return "Tổ \(chance.number(1...14)), thôn \(village) \(second)"
    }

    static func == (left: Home, right: Home) -> Bool { left.unit == right.unit }
}
