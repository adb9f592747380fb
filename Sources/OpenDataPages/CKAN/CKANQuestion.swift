import Foundation
import Hummingbird
import Kernel
import Web

/// Câu hỏi CKAN: the parameters of an action, from the address or from a body in JSON.
struct CKANQuestion: Sendable {
    /// A value as JSON has it; in an address everything is text.
    enum Value: Decodable, Hashable, Sendable {
        case text(String)
        case whole(Int)
        case number(Double)
        case flag(Bool)
        case list([Value])
        case map([String: Value])
        case null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let whole = try? container.decode(Int.self) {
                self = .whole(whole)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(VietnameseText.cleaned(text))
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else {
                self = .map(try container.decode([String: Value].self))
            }
        }

        /// A single value as text; nil for lists and maps.
        var plain: String? {
            switch self {
            case .text(let text): text
            case .whole(let number): String(number)
            case .number(let number):
                number == number.rounded() && abs(number) < 1e15
                    ? String(Int(number)) : String(number)
            case .flag(let flag): flag ? "true" : "false"
            case .list, .map, .null: nil
            }
        }
    }

    private let values: [String: Value]

    /// A body may not be longer; nobody asks that much.
    private static let mostBytes = 16_384

    /// Reads what was asked.
    ///
    /// - Throws: `CKANError.malformed`, and what reading a body throws.
    init(_ visit: Visit) async throws {
        var values: [String: Value] = [:]
        let query = visit.query
        for name in query.fieldNames { values[name] = .text(query.text(name)) }
        if visit.request.method == .post {
            let body = try await visit.body(upTo: Self.mostBytes)
            if !body.isEmpty {
                guard let asked = try? JSONDecoder().decode([String: Value].self, from: Data(body)) else {
                    throw CKANError.malformed("JSON Error: the request data has to be a JSON object")
                }
                values.merge(asked) { $1 }
            }
        }
        self.values = values.filter { $0.value != .null }
    }

    /// Text; empty where nothing was asked.
    ///
    /// - Throws: `CKANError.invalid`.
    func text(_ name: String) throws -> String {
        guard let value = values[name] else { return "" }
        guard let text = value.plain else { throw CKANError.invalid(name, "Must be a string") }
        return text
    }

    /// Text that has to be there.
    ///
    /// - Throws: `CKANError.invalid`.
    func required(_ name: String) throws -> String {
        let text = try text(name)
        guard !text.isEmpty else { throw CKANError.invalid(name, "Missing value") }
        return text
    }

    /// A number that is not negative; what is above the limit becomes the limit, as CKAN does.
    ///
    /// - Throws: `CKANError.invalid`.
    func number(_ name: String, or usual: Int, upTo limit: Int) throws -> Int {
        let text = try text(name)
        guard !text.isEmpty else { return usual }
        guard let number = Int(text) else { throw CKANError.invalid(name, "Invalid integer") }
        guard number >= 0 else { throw CKANError.invalid(name, "Must be a natural number") }
        return min(number, limit)
    }

    /// Yes or no.
    func flag(_ name: String, or usual: Bool) throws -> Bool {
        let text = try text(name).lowercased()
        return text.isEmpty ? usual : ["true", "1", "yes", "t", "y", "on"].contains(text)
    }

    /// Words in a list, or separated by commas.
    ///
    /// - Throws: `CKANError.invalid`.
    func words(_ name: String) throws -> [String] {
        if case .list(let list) = values[name] {
            let words = list.compactMap(\.plain)
            guard words.count == list.count, words.count <= 50 else {
                throw CKANError.invalid(name, "Must be a list of strings")
            }
            return words
        }
        return try text(name).split(separator: ",").prefix(50).map { $0.trimmed }.filter { !$0.isEmpty }
    }

    /// Conditions on columns, each with the values that it admits; in an address they are JSON in text.
    ///
    /// - Throws: `CKANError.invalid`.
    func conditions(_ name: String) throws -> [(column: String, admitted: Set<String>)] {
        var value = values[name]
        if case .text(let text) = value {
            guard !text.isEmpty else { return [] }
            value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
        }
        guard let value else {
            guard values[name] == nil else { throw CKANError.invalid(name, "Must be a JSON object") }
            return []
        }
        guard case .map(let map) = value, map.count <= 20 else {
            throw CKANError.invalid(name, "Must be a JSON object")
        }
        return try map.sorted { $0.key < $1.key }.map { column, value in
            let list = if case .list(let list) = value { list } else { [value] }
            let admitted = list.compactMap { $0 == .null ? "" : $0.plain }
            guard admitted.count == list.count, admitted.count <= 200 else {
                throw CKANError.invalid(name, "Must be strings, numbers or lists of them")
            }
            return (column, Set(admitted))
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { VietnameseText.cleaned(String(self)) }
}
