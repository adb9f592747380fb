import Foundation
public import Kernel

extension UnitMap {
    /// Why a file of outlines cannot be used.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// The file and what is wrong in it.
        public let description: String
    }

    /// Reads outlines from GeoJSON (RFC 7946): a feature for each unit, a polygon or several, its `code` among the
    /// properties.
    ///
    /// Longitude and latitude become the plane by an equirectangular projection true at the middle of the map: for a
    /// province the error is below what can be seen.
    ///
    /// - Parameters:
    ///   - text: the content of the file.
    ///   - file: its name, for messages.
    ///   - date: the first day on which its codes mean these units.
    ///   - width: the width of the plane; the finer, the more bytes.
    /// - Throws: `Fault` where the text is no GeoJSON of polygons, a code is missing or there twice, a corner lies
    ///   outside of the earth, or a unit is too small for the plane.
    public init(geoJSON text: String, file: String, from date: CivilDate, width: Int = 1000) throws {
        let features: [Feature]
        do {
            features = try JSONDecoder().decode(Collection.self, from: Data(text.utf8)).features
        } catch {
            throw Fault(description: "\(file): not a GeoJSON collection of polygons: \(error)")
        }
        let plane = try Plane(around: features, file: file, width: width)
        var shapes: [String: UnitShape] = [:]
        for feature in features {
            let code = feature.properties.code
            let rings = feature.geometry.polygons.flatMap(plane.rings(of:))
            guard !rings.isEmpty else { throw Fault(description: "\(file): \(code) is too small for the map") }
            guard shapes.updateValue(UnitShape(rings: rings), forKey: code) == nil else {
                throw Fault(description: "\(file): \(code) is there twice")
            }
        }
        let whole = Self.closingGaps(in: shapes, width: width, height: plane.height)
        self.init(from: date, width: width, height: plane.height, shapes: whole)
    }
}

private struct Collection: Decodable {
    var features: [Feature]
}

private struct Feature: Decodable {
    struct Properties: Decodable { var code: String }

    var properties: Properties
    var geometry: Geometry
}

/// A polygon or several: the first ring of each is its outside, the others are holes.
private struct Geometry: Decodable {
    var polygons: [[[[Double]]]]

    private enum CodingKeys: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        switch try values.decode(String.self, forKey: .type) {
        case "Polygon": polygons = [try values.decode([[[Double]]].self, forKey: .coordinates)]
        case "MultiPolygon": polygons = try values.decode([[[[Double]]]].self, forKey: .coordinates)
        case let other:
            throw DecodingError.dataCorruptedError(
                forKey: .type,
                in: values,
                debugDescription: "\(other) where Polygon or MultiPolygon is expected"
            )
        }
    }
}

/// Where longitude and latitude fall on the plane.
private struct Plane {
    let west: Double
    let north: Double
    let across: Double
    let down: Double
    let height: Int

    init(around features: [Feature], file: String, width: Int) throws {
        let corners = features.flatMap { $0.geometry.polygons.joined().joined() }
        for corner in corners {
            guard corner.count >= 2, abs(corner[0]) <= 180, abs(corner[1]) <= 85 else {
                throw UnitMap.Fault(description: "\(file): \(corner) is no longitude and latitude")
            }
        }
        let (longitudes, latitudes) = (corners.map { $0[0] }, corners.map { $0[1] })
        guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
            let north = latitudes.max(), west < east, south < north
        else { throw UnitMap.Fault(description: "\(file): there is no area in it") }
        self.west = west
        self.north = north
        across = Double(width) / (east - west)
        down = across / cos((south + north) / 2 * .pi / 180)
        height = Int(((north - south) * down).rounded(.up))
    }

    /// The rings of one polygon on the plane, the outside turned one way, holes the other; a hole too small to be seen is none.
    func rings(of polygon: [[[Double]]]) -> [[UnitShape.Corner]] {
        polygon.enumerated().compactMap { index, ring in
            var corners: [UnitShape.Corner] = []
            for point in ring {
                let corner = UnitShape.Corner(
                    x: Int(((point[0] - west) * across).rounded()),
                    y: Int(((north - point[1]) * down).rounded())
                )
                if corner != corners.last { corners.append(corner) }
            }
            if corners.first == corners.last { corners.removeLast() }
            let area = UnitShape.doubleArea(corners)
            guard area != 0 else { return nil }
            return (area > 0) == (index == 0) ? corners : corners.reversed()
        }
    }
}
