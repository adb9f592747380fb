import Directory
import Hummingbird
import Kernel
import Web

extension Endpoint {
    /// Reads a request and checks all of it against what is declared.
    ///
    /// - Throws: `WebRefusal.signInNeeded`, `InterfaceRefusal.scopeMissing`, `.invalid` with every fault, and what reading a
    ///   body throws.
    func call(_ visit: Visit) async throws -> (call: Call, content: [UInt8]) {
        try demandScope(visit)
        let (parameters, faults) = try readParameters(visit)
        guard faults.isEmpty else { throw InterfaceRefusal.invalid(faults) }
        let condition = isConditional ? try Self.condition(visit) : .any
        var (body, content) = (JSON.null, [UInt8]())
        if case .json(let schema) = self.body {
            (body, content) = try await readBody(visit, schema)
            // A PIN is kept nowhere, not even as part of the digest by which a repeated request is known.
            if let pin = body["pin"].text, !pin.isEmpty {
                content = Array(String(decoding: content, as: UTF8.self).replacing(pin, with: "").utf8)
            }
        }
        let call = Call(
            visit: visit,
            viewer: viewer(visit),
            parameters: parameters,
            body: body,
            condition: condition
        )
        return (call, content)
    }

    /// People sign in on the pages; here only a token counts, so that no page can use a reader's session.
    private func demandScope(_ visit: Visit) throws {
        guard let scope else { return }
        guard let token = visit.accessToken else { throw WebRefusal.signInNeeded }
        guard token.scopes.contains(scope) else { throw InterfaceRefusal.scopeMissing(scope.rawValue) }
    }

    /// Desks are seen only where the scope of the endpoint is about them.
    private func viewer(_ visit: Visit) -> Viewer {
        guard visit.accessToken != nil else { return .stranger }
        var viewer = visit.viewer
        switch scope {
        case .work: viewer.isAdministrator = false
        case .statisticsRead, .boardsWrite: break
        case .administration: viewer.posts = []
        default:
            viewer.posts = []
            viewer.isAdministrator = false
        }
        return viewer
    }

    private func readParameters(_ visit: Visit) throws -> ([String: String], [RefusalProblem]) {
        var values: [String: String] = [:]
        var faults: [RefusalProblem] = []
        let question = visit.query
        for parameter in parameters {
            let given = parameter.isInPath ? [try visit.parameter(parameter.name)] : question.all(parameter.name)
            guard let text = given.first, !(text.isEmpty && !parameter.isRequired) else {
                if parameter.isRequired {
                    faults.append(RefusalProblem(field: parameter.name, message: "Thiếu tham số này."))
                }
                continue
            }
            let found = parameter.faults(in: given)
            // Under an address that cannot be one, nothing lies.
            if parameter.isInPath, !found.isEmpty { throw WebRefusal.notFound }
            faults += found
            values[parameter.name] = text
        }
        let known = Set(parameters.filter { !$0.isInPath }.map(\.name))
        for name in Set(question.fieldNames).subtracting(known).sorted() {
            let shown = String(VietnameseText.cleaned(name).prefix(100))
            faults.append(RefusalProblem(field: shown, message: "Không có tham số này."))
        }
        return (values, faults)
    }

    private func readBody(_ visit: Visit, _ schema: Schema) async throws -> (JSON, [UInt8]) {
        guard visit.mediaType == "application/json" else { throw WebRefusal.unsupportedMediaType }
        let bytes = try await visit.body(upTo: visit.context.limits.json)
        guard let value = StrictJSON.read(bytes) else { throw WebRefusal.malformedJSON("không phải JSON chặt chẽ") }
        let faults = schema.faults(in: value)
        guard faults.isEmpty else { throw InterfaceRefusal.invalid(faults) }
        return (value, bytes)
    }

    /// `If-Match: "12.5f2c…"`: the part before the dot is the position of the dossier in the ledger.
    private static func condition(_ visit: Visit) throws -> Call.Condition {
        guard let header = visit.header(.ifMatch) else { throw InterfaceRefusal.conditionMissing }
        let tag = header.split(separator: " ").joined()
        if tag == "*" { return .any }
        guard tag.hasPrefix("\""), tag.hasSuffix("\""), tag.utf8.count > 2,
            let position = Int(tag.dropFirst().dropLast().prefix { $0 != "." }), position > 0
        else { throw InterfaceRefusal.conditionMissing }
        return .position(position)
    }
}

extension Endpoint.Parameter {
    /// What is wrong with what was given for it; twice the same parameter is a fault too.
    func faults(in given: [String]) -> [RefusalProblem] {
        guard given.count == 1, let text = given.first else {
            return [RefusalProblem(field: name, message: "Tham số này chỉ được ghi một lần.")]
        }
        let value: JSON
        switch schema {
        case .integer: value = Int(text).map(JSON.integer) ?? .text(text)
        case .boolean: value = text == "true" ? .bool(true) : text == "false" ? .bool(false) : .text(text)
        default: value = .text(text)
        }
        return schema.faults(in: value).map { RefusalProblem(field: name, message: $0.message) }
    }
}
