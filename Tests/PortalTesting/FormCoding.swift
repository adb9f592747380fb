/// How a browser packs a form.
enum FormCoding {
    static let boundary = "----thubon-test-browser-7f3a"
    static let multipartType = "multipart/form-data; boundary=" + boundary

    static func urlEncoded(_ entries: [TestEntry]) -> String {
        entries.compactMap { entry in
            guard case .text(let name, let value) = entry else { return nil }
            return encoded(name) + "=" + encoded(value)
        }.joined(separator: "&")
    }

    static func multipart(_ entries: [TestEntry]) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes += Array("--\(boundary)\r\n".utf8)
            switch entry {
            case .text(let name, let value):
                bytes += Array("Content-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)".utf8)
            case .file(let name, let file):
                let type = file?.type ?? "application/octet-stream"
                bytes += Array(
                    """
                    Content-Disposition: form-data; name="\(name)"; filename="\(file?.name ?? "")"\r
                    Content-Type: \(type)\r
                    \r

                    """.utf8
                )
                bytes += file?.bytes ?? []
            }
            bytes += Array("\r\n".utf8)
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 42: String(UnicodeScalar(byte))
            case 32: "+"
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
