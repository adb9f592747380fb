/// Phá biểu mẫu: sends the forms of a page as nobody would fill them in.
extension TestBrowser {
    /// What of a form is spoiled.
    public enum Spoiling: String, Sendable, CaseIterable {
        /// What can be typed; of questions with choices the first is taken, so that the form comes far.
        case typed
        /// Everything, also choices and what the page hides, but for seal and key.
        case everything
    }

    /// Sends each form of the page with the text in its fields; nothing is followed.
    ///
    /// - Parameters:
    ///   - page: the page; its forms by POST are sent.
    ///   - text: what stands in the fields.
    ///   - spoiling: which fields.
    ///   - isWanted: says for the address of a form whether it is sent.
    /// - Returns: what came, form by form.
    /// - Throws: what the portal throws, which would be a fault of its own.
    public func spoil(
        _ page: TestPage,
        with text: String,
        _ spoiling: Spoiling,
        where isWanted: (String) -> Bool = { _ in true }
    ) async throws -> [TestPage] {
        var answers: [TestPage] = []
        for (index, form) in page.controls.forms.enumerated() where form.method == "post" {
            let action = form.action.isEmpty ? page.address : form.action
            let controls = page.controls.controls.filter { $0.form == index }
            guard isWanted(action), controls.contains(where: \.isOpen) else { continue }
            var entries: [(String, String)] = []
            var chosen: Set<String> = []
            for control in controls where !control.name.isEmpty {
                let isOwn = control.name.hasPrefix("_")
                switch control.kind {
                case .line: entries.append((control.name, text))
                case .hidden where isOwn || spoiling == .typed:
                    entries.append((control.name, control.values.first ?? ""))
                case .file: continue
                case .button where spoiling == .typed: continue
                default:
                    guard chosen.insert(control.name).inserted else { continue }
                    let first = control.values.first ?? control.choices.last?.value ?? ""
                    entries.append((control.name, spoiling == .everything ? text : first))
                }
            }
            answers.append(try await send(entries, to: action, asMultipart: form.isMultipart))
        }
        return answers
    }
}

extension TestPage {
    /// The addresses of the forms by POST in which a person can answer something.
    public var formActions: [String] {
        controls.forms.enumerated().compactMap { index, form in
            guard form.method == "post", controls.controls.contains(where: { $0.form == index && $0.isOpen }) else {
                return nil
            }
            return form.action.isEmpty ? address : form.action
        }
    }
}

extension TestControl {
    /// Whether a person can answer it.
    fileprivate var isOpen: Bool {
        switch kind {
        case .hidden, .button: false
        default: true
        }
    }
}
