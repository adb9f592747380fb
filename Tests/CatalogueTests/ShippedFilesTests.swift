import Catalogue
import Foundation
import Testing

@Suite("The files that are shipped")
struct ShippedFilesTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Profiles/Data")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    static func procedures() throws -> [ProceduresCheck.File] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("procedures").path)
            .filter { $0.hasSuffix(".yaml") }
            .map { ProceduresCheck.File(path: $0, text: try text("procedures/\($0)")) }
    }

    @Test("are clean procedures, whose fields, departments and life events exist")
    func clean() throws {
        let lists = try CatalogueLists.read(
            fields: Self.text("fields.yaml"),
            lifeEvents: Self.text("life-events.yaml")
        )
        let known = try KnownKeys(lists: lists, agencies: Self.text("agencies.yaml"))

        let report = ProceduresCheck.run(try Self.procedures(), knowing: known)

        #expect(report.problems.map(\.vietnamese) == [])
        let codes = Set(report.procedures.map(\.code))
        for event in lists.lifeEvents {
            for code in event.procedures { #expect(codes.contains(code), "\(event.key): \(code)") }
        }
    }
}
