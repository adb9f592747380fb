import Kernel

/// What stands above a part of an upload: the name of the field and, of a file, what the client calls it.
struct PartHeader: Equatable {
    let name: String
    /// The name that the client gave, cleaned for showing; nil where the part is a field without a file.
    let fileName: String?
    /// The type that the client claims; never believed, the content decides.
    let mediaType: String

    /// Whether the part is a file field in which no file was chosen, as far as the header tells.
    let hasEmptyFileName: Bool

    init(block: ArraySlice<UInt8>) throws {
        var disposition: String?
        var type = ""
        for line in String(decoding: block, as: UTF8.self).split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw WebRefusal.malformedForm }
            let value = trimmedBlanks(line[line.index(after: colon)...])
            switch trimmedBlanks(line[..<colon]).lowercased() {
            case "content-disposition": disposition = disposition ?? value
            case "content-type": type = value
            default: break
            }
        }
        let parts = HeaderParameters.split(disposition ?? "")
        let parameters = HeaderParameters.read(parts.dropFirst())
        guard parts.first?.lowercased() == "form-data", let name = parameters["name"], !name.isEmpty,
            name.utf8.count <= 300
        else { throw WebRefusal.malformedForm }
        self.name = VietnameseText.nfc(Self.unescaped(name))
        fileName = parameters["filename"].map { Self.shownName(Self.unescaped($0)) }
        hasEmptyFileName = parameters["filename"]?.isEmpty == true
        mediaType = MediaRange.essence(of: type)
    }

    /// Browsers write a quote and line ends in names as `%22`, `%0D` and `%0A`, and nothing else.
    private static func unescaped(_ name: String) -> String {
        name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// The last part of a path, without controls and leading dots, at most 150 characters with its ending kept.
    ///
    /// It is only ever shown and offered for saving; no file of ours has a name that a client chose.
    static func shownName(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        var shown = VietnameseText.cleaned(String(last.drop { $0 == "." }))
        guard !shown.isEmpty else { return "tệp" }
        if shown.count > 150 {
            let dot = shown.lastIndex(of: ".")
            let ending = dot.map { String(shown[$0...].prefix(10)) } ?? ""
            shown = String(shown.prefix(150 - ending.count)) + ending
        }
        return shown
    }
}
