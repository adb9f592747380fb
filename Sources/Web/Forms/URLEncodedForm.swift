/// Reads `application/x-www-form-urlencoded`, as the URL standard of the WHATWG says.
enum URLEncodedForm {
    /// The fields of a form.
    ///
    /// - Throws: `WebRefusal.malformedForm` where a name or value is no UTF-8, `.bodyTooLarge` where there are too many
    ///   fields or one is too long.
    static func decode(_ bytes: some Collection<UInt8>, limits: BodyLimits) throws -> FormData {
        var form = FormData()
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard form.count < limits.fieldCount, pair.count <= limits.field * 3 else { throw WebRefusal.bodyTooLarge }
            guard let (name, value) = field(pair) else { throw WebRefusal.malformedForm }
            guard value.utf8.count <= limits.field else { throw WebRefusal.bodyTooLarge }
            form.add(name, value)
        }
        return form
    }

    /// The question of an address; what is malformed or too much is left out.
    static func question(_ text: String, limit: Int) -> FormData {
        var form = FormData()
        for pair in text.utf8.split(separator: UInt8(ascii: "&"), maxSplits: limit).prefix(limit) {
            if let (name, value) = field(pair) { form.add(name, value) }
        }
        return form
    }

    private static func field(_ pair: some Collection<UInt8>) -> (String, String)? {
        let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = PercentCoding.decode(parts[0], plusIsBlank: true) else { return nil }
        guard parts.count == 2 else { return (name, "") }
        guard let value = PercentCoding.decode(parts[1], plusIsBlank: true) else { return nil }
        return (name, value)
    }
}
