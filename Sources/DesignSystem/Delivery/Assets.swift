import Kernel

/// Các tệp giao diện: style sheets and scripts, put together and made small once, when first asked for.
public enum Assets {
    /// Styles of the citizen's pages: small, since the first visit comes over a phone.
    public static let citizenCSS = stylesheet("citizen", common)

    /// Styles of the officer's pages: the citizen's and dense tables, filters, figures.
    public static let officerCSS = stylesheet("officer", common + ["officer"])

    /// Styles of charts and boards, beside those of the site; only pages with charts load them.
    public static let boardCSS = stylesheet("board", ["chart", "board"])

    /// Styles of the printed forms.
    public static let printCSS = stylesheet("print", ["tokens", "base", "button", "sheet"])

    /// Scripts of the citizen's pages.
    public static let citizenJS = script("citizen", ["core", "autosave", "upload", "suggest", "units", "when"])

    /// Scripts of the officer's pages.
    public static let officerJS = script(
        "officer",
        ["core", "autosave", "upload", "suggest", "units", "when", "select", "live"]
    )

    /// The service worker that keeps boards; served by its room, since its address says of which pages it may be.
    public static let boardWorkerJS = script("board-worker", ["worker"])

    /// The river, as the icon of the window.
    public static let icon = Asset(name: "icon.svg", contentType: "image/svg+xml", text: source("icon.svg"))

    /// Everything that is served below `/assets/`.
    public static let all = [citizenCSS, officerCSS, boardCSS, printCSS, citizenJS, officerJS, icon]

    /// The asset with this address, or nil.
    public static func asset(at address: String) -> Asset? { all.first { $0.address == address } }

    private static let common = [
        "tokens", "base", "layout", "button", "card", "field", "form", "table", "dossier", "notice", "finding",
    ]

    private static func stylesheet(_ name: String, _ parts: [String]) -> Asset {
        let text = parts.map { source("\($0).css") }.joined(separator: "\n")
        return Asset(name: "\(name).css", contentType: "text/css; charset=utf-8", text: Minifier.css(text))
    }

    private static func script(_ name: String, _ parts: [String]) -> Asset {
        // The scripts end without a semicolon; without one between them the next would be called with the last as argument.
        let text = parts.map { source("\($0).js") }.joined(separator: "\n;\n")
        return Asset(name: "\(name).js", contentType: "text/javascript; charset=utf-8", text: Minifier.javascript(text))
    }

    private static func source(_ path: String) -> String {
        guard let file = EmbeddedFiles.all.first(where: { $0.path == path }) else {
            preconditionFailure("\(path) is not among the files in Sources/DesignSystem/Assets")
        }
        return file.text
    }
}
