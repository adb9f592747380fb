import App
import Directory
import Foundation
import Hummingbird
import Kernel
import PortalTesting
import Testing

@testable import API
@testable import Web

/// A program that uses the interface: holds a token, and finds every answer checked against the document.
struct Program {
    let province: TestProvince
    let token: String?
    private let endpoints: [Endpoint]

    init(_ province: TestProvince, token: String?) {
        self.province = province
        self.token = token
        endpoints = province.province.interface.endpoints
    }

    /// The program of somebody, allowed everything.
    init(_ province: TestProvince, _ role: TestProvince.Role) async throws {
        self.init(province, token: try await province.token(role))
    }

    struct Answer {
        let status: Int
        let json: JSON
        let headers: HTTPFields
        let bytes: [UInt8]

        var code: String? { json["code"].text }
        var tag: String { headers[.eTag] ?? "" }
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await ask(.get, path, headers, nil)
    }

    /// Sends a command with a fresh key, unless one is given.
    func post(
        _ path: String,
        _ body: String,
        key: String? = nil,
        match: String? = nil,
        type: String = "application/json"
    ) async throws -> Answer {
        var headers = ["Content-Type": type]
        headers["Idempotency-Key"] = key ?? UUID().uuidString
        headers["If-Match"] = match
        return try await ask(.post, path, headers, body)
    }

    func ask(_ method: Route.Method, _ path: String, _ given: [String: String], _ body: String?) async throws -> Answer
    {
        var headers: HTTPFields = [:]
        if let token { headers[.authorization] = "Bearer \(token)" }
        for (name, value) in given { if let name = HTTPFields.Element.Name(name) { headers[name] = value } }
        let page = try await TestBrowser(province.client).request(
            method.http,
            Interface.root + path,
            headers: headers,
            body: body ?? ""
        )
        let answer = Answer(
            status: page.status,
            json: StrictJSON.read(page.bytes) ?? .null,
            headers: page.headers,
            bytes: page.bytes
        )
        try check(answer, method, String(path.prefix { $0 != "?" }))
        return answer
    }

    /// The answer is one that the document tells of, in the form that it tells.
    private func check(_ answer: Answer, _ method: Route.Method, _ path: String) throws {
        let found = endpoints.filter { $0.method == method && RoutePattern($0.path).matches(path) }
        // What is written out stands before what is a part of the address.
        let endpoint = try #require(found.min { $0.path.count { $0 == "{" } < $1.path.count { $0 == "{" } }, "\(path)")
        if answer.status == 304, case .read = endpoint.deed { return }
        if answer.status == endpoint.status {
            if case .json(let schema, _) = endpoint.answer { #expect(schema.faults(in: answer.json) == [], "\(path)") }
            return
        }
        #expect(endpoint.otherStatuses.contains { $0.status == answer.status }, "\(path) answered \(answer.status)")
        #expect(Document.problem.faults(in: answer.json) == [], "\(path)")
        #expect(answer.headers[.contentType] == "application/problem+json")
    }
}

extension TestProvince {
    /// The submission of a birth as JSON.
    func birth(draft: String? = nil) throws -> String {
        var answers = JSONWriter()
        answers.object { json in
            if let draft { json.field("draft", draft) }
            json.field("procedure", "1.001193")
            json.object("answers") { json in for (key, value) in birthAnswers { json.field(key, value) } }
        }
        return answers.text
    }
}
