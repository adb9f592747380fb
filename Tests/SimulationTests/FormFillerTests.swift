import Catalogue
import Dossiers
import Kernel
import Profiles
import Storage
import Testing

@testable import Simulation
@testable import Territory

@Suite("Answers for every form")
struct FormFillerTests {
    static let procedures: [Procedure] = {
        guard let profile = try? Profile.named("quang-nam") else { return [] }
        let files = profile.files(below: "procedures").map { ProceduresCheck.File(path: $0.path, text: $0.text) }
        return ProceduresCheck.run(files).procedures
    }()

    @Test("all procedures of the profile are here")
    func allAreHere() {
        #expect(Self.procedures.count >= 24)
    }

    @Test("every form of every version accepts what is filled in", arguments: procedures.map(\.code))
    func accepted(code: String) throws {
        let procedure = try #require(Self.procedures.first { $0.code == code })
        let homes = Self.homes
        for version in procedure.versions where version.isOnline {
            let day = max(version.validFrom, CivilDate(year: 2025, month: 3, day: 10) ?? version.validFrom)
            for number in 0..<25 {
                var chance = SeededGenerator(seed: 1).branch(UInt64(number))
                let citizen = Citizen(of: homes.one(&chance), on: day, &chance)
                var filler = FormFiller(version, for: citizen, homes: homes, on: day, chance)
                let answers = filler.fill()

                let check = version.check(answers, in: Self.atlas.formContext(on: day))

                #expect(check.problems.map { "\($0.field): \($0.message.vi)" } == [], "\(version.id), number \(number)")
                #expect(check.answers == answers, "\(version.id): the answers are in their stored form")
            }
        }
    }

    @Test("the same chance fills in the same")
    func repeats() throws {
        let version = try #require(Self.procedures.first { $0.code == "1.001193" }?.versions.last)
        let day = try #require(CivilDate(year: 2026, month: 5, day: 4))
        let fill: () -> [String: String] = {
            var chance = SeededGenerator(seed: 9)
            let citizen = Citizen(of: Self.homes.one(&chance), on: day, &chance)
            var filler = FormFiller(version, for: citizen, homes: Self.homes, on: day, chance)
            return filler.fill()
        }

        #expect(fill() == fill())
    }

    static let homes = Homes(atlas, on: day)
    static let day = CivilDate(year: 2024, month: 1, day: 1) ?? Territory.beginning

    /// A district of the mountains with one commune, and a town with one ward.
    static let atlas: Atlas = {
        let province = unit("49", "Tỉnh Quảng Nam", "province", .province, nil)
        let district = unit("504", "Huyện Tây Giang", "district", .district, province.id)
        let city = unit("502", "Thành phố Tam Kỳ", "city", .district, province.id)
        let lang = unit("20449", "Xã Lăng", "commune", .commune, district.id)
        let ward = unit("20335", "Phường Tân Thạnh", "ward", .commune, city.id)
        return Atlas(units: [province, district, city, lang, ward], successions: [])
    }()

    private static func unit(_ code: String, _ name: String, _ kind: String, _ level: Level, _ parent: UnitID?) -> Unit
    {
        Unit(
            id: .unit(code: code, from: Territory.beginning),
            code: code,
            level: level,
            validFrom: Territory.beginning,
            validTo: nil,
            centre: nil,
            spans: [Unit.Span(validFrom: Territory.beginning, name: name, kind: kind, parent: parent, area: nil)]
        )
    }
}
