import Kernel

/// Ô nhập trên trang: a control of a form, with the words that a person finds it by.
struct TestControl: Sendable {
    /// How it is answered.
    enum Kind: Sendable {
        /// One line or many.
        case line
        /// One of several, or none.
        case radio
        /// Yes or no.
        case box
        /// From a list.
        case list(isMultiple: Bool)
        /// Files from the machine.
        case file(isMultiple: Bool)
        /// Sent as it is.
        case hidden
        /// Sends the form.
        case button
    }

    let kind: Kind
    let name: String
    /// The index of its form on the page.
    let form: Int
    /// The words of its label, or on the button.
    let label: String
    /// The questions of the groups that it lies in, outermost first.
    let groups: [String]
    /// What a list offers.
    let choices: [(value: String, label: String)]
    let isLocked: Bool
    /// Where a button sends the form in place of its own address.
    let action: String?
    /// Lies in the navigation or search around the page rather than in its matter.
    let isAround: Bool

    /// The answer so far; several for a list.
    var values: [String]
    var isChecked: Bool
    var files: [TestFile] = []

    /// What the control adds to the form when it is sent by another button.
    var entries: [TestEntry] {
        guard !name.isEmpty else { return [] }
        switch kind {
        case .line, .hidden: return [.text(name, values.first ?? "")]
        case .radio, .box: return isChecked ? [.text(name, values.first ?? "on")] : []
        case .list: return values.map { .text(name, $0) }
        case .file: return files.isEmpty ? [.file(name, .none)] : files.map { .file(name, $0) }
        case .button: return []
        }
    }

    /// How well the words fit: 0 exactly, then by their beginning, then by a part; nil where they do not.
    func fit(_ words: String) -> Int? {
        if !name.isEmpty, name == words { return 0 }
        if label == words { return 0 }
        if label.hasPrefix(words) { return 1 }
        return label.contains(words) ? 2 : nil
    }
}

/// A form of the page.
struct TestForm: Sendable {
    let method: String
    let action: String
    let isMultipart: Bool
}

/// One pair of a form that is sent.
enum TestEntry: Sendable {
    case text(String, String)
    case file(String, TestFile?)
}

/// Tệp của người dùng: a file that a person attaches.
public struct TestFile: Sendable {
    /// The name on the person's machine.
    public var name: String
    /// What the browser says it is.
    public var type: String
    /// What it holds.
    public var bytes: [UInt8]

    /// A file.
    public init(name: String, type: String, bytes: [UInt8]) {
        (self.name, self.type, self.bytes) = (name, type, bytes)
    }

    /// A small paper of one page that every reader opens, told apart from others by its mark.
    public static func pdf(_ name: String = "giay-chung-sinh.pdf", mark: String = "1") -> TestFile {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] >>",
        ]
        var text = "%PDF-1.4\n% \(mark)\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 4\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            text += String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return TestFile(name: name, type: "application/pdf", bytes: Array(text.utf8))
    }

    /// The smallest photograph in PNG: one white point.
    public static func png(_ name: String = "anh.png") -> TestFile {
        let bytes = Base64.decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mP4"
                + "DwQACfsD/Wj6HMwAAAAASUVORK5CYII="
        )
        return TestFile(name: name, type: "image/png", bytes: bytes ?? [])
    }
}
