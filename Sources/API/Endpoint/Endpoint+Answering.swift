import Crypto
import Directory
import Dossiers
import Hummingbird
import Kernel
import Storage
import Web

extension Endpoint {
    /// Answers a request.
    func respond(to visit: Visit, _ database: Database) async throws -> Response {
        let (call, content) = try await call(visit)
        switch deed {
        case .read(let read): return reply(try await read(call), call)
        case .raw(let answer): return try await answer(call)
        case .write(let write):
            let key = try visit.requireIdempotencyKey()
            return try await once(key, call, content, database) { db in try write(call, db) }
        case .prepared(let prepare):
            let key = try visit.requireIdempotencyKey()
            while true {
                let write = await prepare(call)
                do { return try await once(key, call, content, database, write) } catch is NumberTaken { continue }
            }
        case .upload(let take, let write):
            let key = try visit.requireIdempotencyKey()
            let file = try await take(call)
            return try await once(key, call, Array(file.hash.description.utf8), database) { db in
                try write(call, file, db)
            }
        }
    }

    /// Does a deed once for its key; a repeated request gets the answer of the first time.
    private func once(
        _ key: IdempotencyKey,
        _ call: Call,
        _ content: [UInt8],
        _ database: Database,
        _ write: @escaping @Sendable (WriteSession) throws -> Reply
    ) async throws -> Response {
        let visit = call.visit
        let request = Array("\(method.rawValue) \(visit.request.uri.string)\n".utf8) + content
        do {
            let kept = try await database.write { db in
                try AnsweredRequest.once(
                    scope: "token:\(visit.accessToken?.id.description ?? "")",
                    key: key.description,
                    content: request,
                    at: call.now,
                    in: db
                ) { try write(db).kept }
            }
            var response = reply(try Reply(kept: kept.answer), call)
            if kept.isRepeated { response.headers[.idempotencyReplayed] = "true" }
            return response
        } catch StorageError.keyReused {
            throw InterfaceRefusal.keyReused
        }
    }

    private func reply(_ reply: Reply, _ call: Call) -> Response {
        let visit = call.visit
        let tag = reply.tag
        if method == .get, visit.header(.ifNoneMatch).map({ Self.matches($0, tag) }) == true {
            return Response(status: .notModified, headers: [.eTag: tag])
        }
        var response = visit.json(
            bytes: reply.json,
            status: .init(code: reply.status),
            cache: reply.keptSeconds.map { .open(seconds: $0) } ?? .personal
        )
        if method == .get || reply.position != nil { response.headers[.eTag] = tag }
        if let location = reply.location { response.headers[.location] = location }
        return response
    }

    private static func matches(_ header: String, _ tag: String) -> Bool {
        header.split(separator: ",").contains { part in
            let part = part.drop { $0 == " " }.split(separator: " ").first ?? ""
            return part == "*" || part == tag || part == "W/" + tag
        }
    }
}

extension Reply {
    /// The position of the dossier, where it shows one, and what the bytes are.
    var tag: String {
        let print = Hex.encode(Array(SHA256.hash(data: json)).prefix(8))
        return "\"" + (position.map { "\($0)." } ?? "") + print + "\""
    }

    /// The answer as it is kept for a repeated request: status, position, location, then the JSON.
    fileprivate var kept: String {
        "\(status)\n\(position.map(String.init) ?? "")\n\(location ?? "")\n" + String(decoding: json, as: UTF8.self)
    }

    fileprivate init(kept: String) throws {
        let parts = kept.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let status = Int(parts[0]) else { throw StorageError.noColumn("answer") }
        self.init(status: status, position: Int(parts[1]), location: parts[2].isEmpty ? nil : String(parts[2])) {
            $0.raw(parts[3].utf8)
        }
    }
}
