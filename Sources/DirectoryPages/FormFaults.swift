import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel

/// Chỗ cần sửa của một biểu mẫu: what is wrong with each field, for the summary on top and for the field itself.
struct FormFaults: Sendable {
    private(set) var lines: [ErrorSummary.Line] = []
    /// What the answer's status is: 422, or 429 where one has to wait.
    private(set) var status = HTTPResponse.Status.unprocessableContent

    var isEmpty: Bool { lines.isEmpty }

    /// What is wrong with the field.
    subscript(_ field: String) -> Phrase? { lines.first { $0.field == field }?.words }

    mutating func add(_ field: String?, _ words: Phrase) {
        lines.append(ErrorSummary.Line(field: field, words))
    }

    /// Says a refusal at a field, with what to do next.
    mutating func add(_ field: String?, _ refusal: DirectoryRefusal) {
        add(field, Phrase(vi: refusal.vietnamese + " " + refusal.whatNext, en: refusal.english))
        if refusal.status == 429 { status = .tooManyRequests }
    }

    /// Says what is wrong with a person's details at their fields; any other refusal at `field`.
    mutating func add(_ field: String, _ refusal: DirectoryRefusal, fields: [DetailFault: String]) {
        guard case .details(let faults) = refusal else { return add(field, refusal) }
        for fault in faults.sorted(by: { $0.rawValue < $1.rawValue }) {
            add(fields[fault] ?? field, Phrase(vi: fault.vietnamese, en: fault.english))
        }
    }

    /// A fault where the text is empty.
    mutating func require(_ field: String, _ text: String, _ words: Phrase) {
        if text.isEmpty { add(field, words) }
    }
}
