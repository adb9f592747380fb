import DesignSystem
import Kernel

/// Lời nhắn: words shown once on the page after a form, such as 'Đã rút hồ sơ'.
///
/// They travel in a signed cookie for two minutes at most; nobody else can put words on our pages with it.
public struct Flash: Sendable, Hashable {
    /// How the words are to be taken.
    public let kind: Kind
    /// The words, at most 300 characters.
    public let text: String

    /// How words are to be taken.
    public enum Kind: String, Sendable, CaseIterable {
        /// It was done.
        case success = "s"
        /// To know.
        case notice = "n"
        /// It was not done, or something is to be done.
        case warning = "w"
    }

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = String(text.prefix(300))
    }

    /// It was done.
    public static func success(_ text: String) -> Flash { Flash(.success, text) }

    /// To know.
    public static func notice(_ text: String) -> Flash { Flash(.notice, text) }

    /// It was not done, or something is to be done.
    public static func warning(_ text: String) -> Flash { Flash(.warning, text) }
}

extension Flash.Kind {
    var tone: Tone {
        switch self {
        case .success: .done
        case .notice: .calm
        case .warning: .wait
        }
    }
}

extension Visit {
    private static let flashSeconds = 120

    /// The words that the last form left, once: asking takes the cookie away.
    public func flash() -> Flash? {
        guard let value = cookie(.flash) else { return nil }
        markPersonal()
        set(.flash, "", lasting: nil)
        let parts = value.split(separator: ".")
        let binding = context.notes.with { $0.token ?? $0.visitor }
        guard parts.count == 2, let binding, let message = Base64URL.decode(String(parts[0])),
            core.secrets.accepts(signature: String(parts[1]), of: message, for: binding)
        else { return nil }
        let fields = String(decoding: message, as: UTF8.self).split(separator: "|", maxSplits: 2)
        guard fields.count == 3, let until = Int64(fields[0]), until >= now.milliseconds,
            let kind = Flash.Kind(rawValue: String(fields[1]))
        else { return nil }
        return Flash(kind, String(fields[2]))
    }

    func remember(_ flash: Flash) {
        let until = now.adding(seconds: Self.flashSeconds).milliseconds
        let message = Array("\(until)|\(flash.kind.rawValue)|\(flash.text)".utf8)
        let signature = core.secrets.signature(of: message, for: sealBinding())
        set(.flash, Base64URL.encode(message) + "." + signature, lasting: Self.flashSeconds)
    }
}
