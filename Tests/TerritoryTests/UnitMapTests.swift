import Foundation
import Kernel
import Profiles
import StorageTesting
import Territory
import Testing

@Suite("The outlines of units")
struct UnitMapTests {
    private static let files = [("map-2021.geojson", "2021-01-01", 241), ("map-2025-07.geojson", "2025-07-01", 78)]

    private static func map(_ file: String, _ day: String) throws -> UnitMap {
        let profile = try Profile.named("da-nang")
        return try UnitMap(
            geoJSON: try profile.file(file).text,
            file: file,
            from: try #require(CivilDate(day))
        )
    }

    @Test("each commune of Quảng Nam has an outline, in 2021 and since July 2025, and no other", arguments: files)
    func complete(file: String, day: String, count: Int) async throws {
        let map = try Self.map(file, day)

        try await TestEngine.memory.with(ReformTests.migrations) { database in
            let atlas = try await ReformTests.reformed(database).atlas()
            let communes = atlas.units(on: map.from, level: .commune)

            #expect(map.codes.count == count)
            #expect(map.codes == communes.map(\.code).sorted())
        }
    }

    @Test("the outlines are few bytes, and the same at every start", arguments: files)
    func light(file: String, day: String, count: Int) throws {
        let (map, again) = (try Self.map(file, day), try Self.map(file, day))
        let outlines = map.codes.compactMap(map.outline)

        #expect(outlines.count == count && map.viewBox == "0 0 1000 755")
        #expect(outlines.reduce(0) { $0 + $1.utf8.count } < 10_000)
        #expect(outlines == again.codes.compactMap(again.outline))
        #expect(outlines.allSatisfy { $0.hasPrefix("m") && $0.hasSuffix("z") })
    }

    @Test("neighbours leave no gap: around all of them there is the province and its two islands", arguments: files)
    func gapless(file: String, day: String, count: Int) throws {
        let map = try Self.map(file, day)

        #expect(map.outline(around: map.codes).filter { $0 == "z" }.count == 3)
    }

    @Test("the map of 2021 draws the communes of spring 2025, the districts, and what went whole into the new units")
    func later() async throws {
        let map = try Self.map("map-2021.geojson", "2021-01-01")

        try await TestEngine.memory.with(ReformTests.migrations) { database in
            let atlas = try await ReformTests.reformed(database).atlas()
            let spring = ReformTests.january.adding(days: 30)
            let merged = atlas.outlines(on: map, at: ReformTests.july)

            #expect(atlas.outlines(on: map, at: spring).count == 233)
            #expect(atlas.outlines(on: map, level: .district, at: ReformTests.before).count == 18)
            #expect(atlas.outlines(on: map, level: .province, at: ReformTests.before).count == 1)
            #expect(merged.count > 60 && merged.count <= 78)
            #expect(atlas.outlines(on: map, level: .district, at: ReformTests.july).isEmpty)
        }
    }

    // MARK: Small maps

    private static func feature(_ code: String, _ ring: String) -> String {
        """
        {"type":"Feature","properties":{"code":"\(code)"},"geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
        """
    }

    private static func collection(_ features: String...) -> String {
        #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }

    private static let west = feature("1", "[108,15],[108.5,15],[108.5,16],[108,16],[108,15]")
    private static let east = feature("2", "[108.5,15],[109,15],[109,16],[108.5,16],[108.5,15]")

    private static func small(_ text: String) throws -> UnitMap {
        try UnitMap(geoJSON: text, file: "a.geojson", from: Territory.beginning, width: 100)
    }

    @Test("a degree of latitude is longer than one of longitude; north is above")
    func projection() throws {
        let map = try Self.small(Self.collection(Self.west, Self.east))

        // 100 / cos(15.5°) = 103.8
        #expect(map.viewBox == "0 0 100 104")
        #expect(map.outline(of: "1") == "m0 0 50 0 0 104-50 0z")
        #expect(map.outline(of: "3") == nil)
    }

    @Test("around two neighbours there is no border between them")
    func union() throws {
        let map = try Self.small(Self.collection(Self.west, Self.east))

        let around = map.outline(around: ["1", "2", "unknown"])

        #expect(around.filter { $0 == "z" }.count == 1)
        #expect(around.hasPrefix("m0 0"))
        #expect(map.outline(around: []).isEmpty)
    }

    @Test("a sliver between neighbours is closed; a lake is not")
    func slivers() throws {
        let bulging = Self.feature(
            "1",
            "[108,15],[108.5,15],[108.5,15.47],[108.49,15.5],[108.5,15.53],[108.5,16],[108,16],[108,15]"
        )
        let lake = Self.feature("1", "[108,15],[108.5,15],[108.2,15.5],[108.5,16],[108,16],[108,15]")

        let (closed, open) = (
            try Self.small(Self.collection(bulging, Self.east)), try Self.small(Self.collection(lake, Self.east))
        )

        #expect(closed.outline(around: closed.codes).filter { $0 == "z" }.count == 1)
        #expect(open.outline(around: open.codes).filter { $0 == "z" }.count == 2)
    }

    @Test(
        "a file that is no map is refused, and the message names file and unit",
        arguments: [
            ("", "a.geojson: not a GeoJSON"), ("{}", "a.geojson: not a GeoJSON"), (collection(), "there is no area"),
            (collection(west, west), "1 is there twice"),
            (collection(west, feature("9", "[108,15],[108.000001,15],[108,15]")), "9 is too small"),
            (collection(feature("1", "[200,15],[108,16],[108,15]")), "no longitude and latitude"),
            (collection(feature("1", "[108],[108,16],[108,15]")), "no longitude and latitude"),
            (collection(west.replacingOccurrences(of: "Polygon", with: "Point")), "Point where Polygon"),
            (collection(west.replacingOccurrences(of: "code", with: "name")), "not a GeoJSON"),
        ]
    )
    func faults(text: String, message: String) {
        #expect { try Self.small(text) } throws: { "\($0)".contains(message) }
    }

    @Test("each profile names its maps and the days from which they hold")
    func profiles() throws {
        #expect(try Profile.named("quang-nam").maps.map(\.file) == ["map-2021.geojson"])
        #expect(
            try Profile.named("da-nang").maps.map(\.effective) == [
                Territory.beginning, try #require(CivilDate("2025-07-01")),
            ]
        )
    }
}
