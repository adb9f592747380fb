import App
import Directory
import Foundation
import Hummingbird
import PortalTesting
import Testing
import Web

@testable import API

@Suite("The document of the interface")
struct DocumentTests {
    @Test("tells of every route below /api/v1, and of no other")
    func routes() async throws {
        try await TestProvince.with { province in
            let table = province.province.portal().table.routes
            let served = Set(
                table.filter { $0.pattern.description.hasPrefix(Interface.root + "/") }
                    .map {
                        "\($0.method.rawValue.lowercased()) \($0.pattern.description.dropFirst(Interface.root.count))"
                    }
            ).subtracting(["get /openapi.json"])
            let page = try await province.browser().request(.get, "/api/v1/openapi.json")
            let document = try #require(StrictJSON.read(page.bytes))
            #expect(document["openapi"].text == "3.1.0")
            let told = document["paths"].fields.flatMap { path, operations in
                operations.fields.keys.map { "\($0) \(path)" }
            }
            #expect(Set(told) == served)
        }
    }

    @Test("every reference leads somewhere, and every part of a path is told")
    func references() async throws {
        try await TestProvince.with { province in
            let page = try await province.browser().request(.get, "/api/v1/openapi.json")
            let document = try #require(StrictJSON.read(page.bytes))
            let schemas = document["components"]["schemas"].fields
            func walk(_ value: JSON) {
                if let reference = value["$ref"].text {
                    #expect(schemas[String(reference.dropFirst("#/components/schemas/".count))] != nil, "\(reference)")
                }
                for part in value.list { walk(part) }
                for part in value.fields.values { walk(part) }
            }
            walk(document)
            for endpoint in province.province.interface.endpoints {
                let named = Set(
                    endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
                )
                #expect(named == Set(endpoint.parameters.filter(\.isInPath).map { $0.name[...] }), "\(endpoint.path)")
                #expect(endpoint.scope == nil || endpoint.access != .everyone, "\(endpoint.path) has no door")
                // Whoever has code and PIN of a dossier needs no token.
                let isOpen = endpoint.scope != nil || endpoint.name == "api.progress.rate"
                #expect(!endpoint.isWrite || isOpen, "\(endpoint.path) writes without a scope")
            }
        }
    }

    @Test("the page for readers names every operation")
    func page() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            try await browser.open("/api")
            for endpoint in province.province.interface.endpoints { try browser.sees(endpoint.path) }
        }
    }
}
