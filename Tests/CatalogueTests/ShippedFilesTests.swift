import Foundation
import Kernel
import Profiles
import Testing

@testable import Catalogue

@Suite("The files that are shipped")
struct ShippedFilesTests {
    @Test("are clean procedures, whose fields, departments and life events exist")
    func clean() throws {
        let report = ProceduresCheck.run(try Shipped.files(), knowing: try Shipped.known())

        #expect(report.problems.map(\.vietnamese) == [])
        #expect(report.procedures.count >= 24)
        let codes = Set(report.procedures.map(\.code))
        for event in try Shipped.lists().lifeEvents {
            for code in event.procedures { #expect(codes.contains(code), "\(event.key): \(code)") }
        }
    }

    @Test("make procedures of all three levels, and one that passes through all of them")
    func levels() throws {
        let versions = ProceduresCheck.run(try Shipped.files()).procedures.flatMap(\.versions)

        for level in GovernmentLevel.allCases {
            #expect(versions.contains { $0.levels.contains(level) })
        }
        let through = versions.contains { version in
            // The agency that receives is of the procedure's own level.
            let levels = version.steps.flatMap { step -> [GovernmentLevel] in
                switch step.agency {
                case .receiving: version.levels
                case .commune: [.commune]
                case .district: [.district]
                case .province: [.province]
                }
            }
            return Set(levels).count == 3
        }
        #expect(through)
    }

    @Test("ask what the schema for editors describes, key by key")
    func schema() throws {
        let text = try Profile.named("quang-nam").file("procedure.schema.json").text
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        let keys = { (name: String) in Set((definitions[name]?["properties"] as? [String: Any])?.keys.map { $0 } ?? [])
        }

        #expect(keys("version") == Set(VersionReader.keys))
        #expect(keys("form_field") == Set(FieldReader.keys))
        #expect(keys("rule") == Set(FieldReader.ruleKeys))
        #expect(keys("component") == Set(VersionReader.componentKeys))
        #expect(keys("fee") == Set(FeeReader.keys))
        #expect(keys("step") == Set(StepReader.keys))
        #expect(keys("result") == Set(VersionReader.resultKeys))
    }
}
