import DesignSystem
import Hummingbird
import Kernel

extension Visit {
    /// What the body is said to be, without the parameters: `application/json`.
    public var mediaType: String { MediaRange.essence(of: header(.contentType) ?? "") }

    /// Reads the form, with or without files (files are thrown away), and checks its seal.
    func readForm() async throws -> FormData {
        switch mediaType {
        case "application/x-www-form-urlencoded":
            let form = try URLEncodedForm.decode(try await body(upTo: context.limits.form), limits: context.limits)
            try checkSeal(of: form)
            return form
        case "multipart/form-data":
            return try await Upload(self).read { _ in nil }
        default:
            throw WebRefusal.unsupportedMediaType
        }
    }

    /// Reads a form without files that was made for a session which has ended; nil where it was not.
    func readForm(ofEnded session: String) async throws -> FormData? {
        guard mediaType == "application/x-www-form-urlencoded" else { return nil }
        let form = try URLEncodedForm.decode(try await body(upTo: context.limits.form), limits: context.limits)
        guard let seal = form.raw(FormSecurity.tokenField), core.secrets.accepts(seal: seal, for: session) else {
            return nil
        }
        return form
    }

    /// The whole body, where it is not longer than the limit and arrives in time.
    ///
    /// - Throws: `WebRefusal.bodyTooLarge`, `.tooSlow`.
    public func body(upTo limit: Int) async throws -> [UInt8] {
        try refuseAnnounced(over: limit)
        var bytes: [UInt8] = []
        for try await chunk in InTime(request.body, seconds: context.limits.formSeconds) {
            guard bytes.count + chunk.readableBytes <= limit else { throw WebRefusal.bodyTooLarge }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }

    /// Refuses a body before reading it where its announced length is too much already, or where it is packed: nothing is
    /// ever unpacked, so that no small body becomes a large one.
    func refuseAnnounced(over limit: Int) throws {
        guard (header(.contentEncoding) ?? "identity").lowercased() == "identity" else {
            throw WebRefusal.unsupportedMediaType
        }
        guard let length = request.headers[.contentLength].flatMap({ Int($0) }) else { return }
        guard length <= limit else { throw WebRefusal.bodyTooLarge }
    }
}

/// Reads `text/html; charset=utf-8`: a media type and its parameters.
struct MediaRange {
    let essence: String
    let parameters: [String: String]

    init(_ header: String) {
        var parts = HeaderParameters.split(header)[...]
        essence = parts.popFirst().map { $0.lowercased() } ?? ""
        parameters = HeaderParameters.read(parts)
    }

    /// The media type alone; a type has no quotes in which a semicolon could hide.
    static func essence(of header: String) -> String {
        trimmedBlanks(Substring(header.utf8.prefix { $0 != UInt8(ascii: ";") })).lowercased()
    }
}
