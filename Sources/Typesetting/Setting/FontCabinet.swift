import CPango
import Foundation
import Glibc

/// Tủ phông: the fonts of the machine, with those of our papers made lean.
///
/// Papers are set in Liberation Serif, whose files are read once and kept lean; any other letter comes from the
/// machine's fonts as they are. Where a file cannot be made lean it is used as it is.
enum FontCabinet {
    /// Makes the fonts ready, once for the life of the program.
    static let isOpen: Bool = {
        guard let config = FcInitLoadConfig() else { return false }
        var rejected = ""
        var files: [String] = []
        for path in paths() {
            guard let bytes = FileManager.default.contents(atPath: path), let font = LeanFont([UInt8](bytes)),
                let file = keep(font.bytes)
            else { continue }
            files.append(file)
            rejected += "<glob>\(path)</glob>"
        }
        let wish = "<fontconfig><selectfont><rejectfont>\(rejected)</rejectfont></selectfont></fontconfig>"
        if !files.isEmpty { FcConfigParseAndLoadFromMemory(config, wish, 1) }
        FcConfigBuildFonts(config)
        for file in files { FcConfigAppFontAddFile(config, file) }
        return FcConfigSetCurrent(config) != 0
    }()

    /// The files of the family on this machine.
    private static func paths() -> [String] {
        guard let config = FcInitLoadConfigAndFonts(), let wish = FcPatternCreate(), let asked = FcObjectSetCreate()
        else { return [] }
        FcPatternAddString(wish, FC_FAMILY, TextStyle.usualFamily)
        FcObjectSetAdd(asked, FC_FILE)
        let found = FcFontList(config, wish, asked)
        defer {
            FcFontSetDestroy(found)
            FcObjectSetDestroy(asked)
            FcPatternDestroy(wish)
            FcConfigDestroy(config)
        }
        guard let set = found?.pointee else { return [] }
        return (0..<Int(set.nfont)).compactMap { index in
            var path: UnsafeMutablePointer<FcChar8>?
            guard FcPatternGetString(set.fonts[index], FC_FILE, 0, &path) == FcResultMatch, let path else { return nil }
            return String(cString: path)
        }
    }

    /// Keeps bytes as a file without a name, which ends with the program; nil where that cannot be.
    private static func keep(_ bytes: [UInt8]) -> String? {
        var template = Array((NSTemporaryDirectory() + "/thubon-font-XXXXXX").utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { return nil }
        unlink(template)
        guard fcntl(file, F_SETFD, FD_CLOEXEC) == 0, write(file, bytes, bytes.count) == bytes.count else {
            close(file)
            return nil
        }
        return "/proc/self/fd/\(file)"
    }
}
