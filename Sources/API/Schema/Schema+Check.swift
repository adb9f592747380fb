import Kernel
import Web

extension Schema {
    /// All that is wrong with a value, each fault with its place (RFC 6901).
    func faults(in value: JSON, at pointer: String = "") -> [RefusalProblem] {
        var faults: [RefusalProblem] = []
        check(value, at: .start(pointer), &faults)
        return faults
    }

    /// The most faults that are told at once.
    private static let mostFaults = 50

    private func check(_ value: JSON, at place: Place, _ faults: inout [RefusalProblem]) {
        guard faults.count < Self.mostFaults else { return }
        func fault(_ message: String) {
            faults.append(place.problem(message))
        }
        switch (self, value) {
        case (.named(_, let schema), _): schema.check(value, at: place, &faults)
        case (.nullable, .null): break
        case (.nullable(let schema), _): schema.check(value, at: place, &faults)
        case (.boolean, .bool), (.number, .number), (.number, .integer): break
        case (.integer(let range), .integer(let number)):
            if !range.contains(number) { fault("Phải là số từ \(range.lowerBound) đến \(range.upperBound).") }
        case (.choice(let words), .text(let text)):
            if !words.contains(text) { fault("Phải là một trong: \(words.joined(separator: ", ")).") }
        case (.text(let form), .text(let text)):
            if let words = form.fault(in: text) { fault(words) }
        case (.list(let item, let limit), .list(let values)):
            if let limit, values.count > limit { return fault("Nhiều nhất \(limit) mục.") }
            for (index, value) in values.enumerated() { item.check(value, at: .below(place, "\(index)"), &faults) }
        case (.object(let fields), .object(let values)):
            Self.check(values, fields, at: place, &faults)
        case (.map(let schema, let names, let limit), .object(let values)):
            if values.count > limit { return fault("Nhiều nhất \(limit) mục.") }
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                let place = Place.below(place, name)
                if names.fault(in: name) != nil { faults.append(place.problem("Tên mục không hợp lệ.")) }
                schema.check(value, at: place, &faults)
            }
        default: fault("Phải là \(kind).")
        }
    }

    private static func check(
        _ values: [String: JSON],
        _ fields: [Field],
        at place: Place,
        _ faults: inout [RefusalProblem]
    ) {
        for field in fields {
            let place = Place.below(place, field.name)
            if let value = values[field.name] {
                field.schema.check(value, at: place, &faults)
            } else if field.isRequired {
                faults.append(place.problem("Thiếu mục này."))
            }
        }
        for name in values.keys.sorted() where !fields.contains(where: { $0.name == name }) {
            faults.append(Place.below(place, name).problem("Không có mục này."))
        }
    }

    /// The word for what is expected.
    private var kind: String {
        switch self {
        case .choice, .text: "văn bản"
        case .integer: "số nguyên"
        case .number: "số"
        case .boolean: "true hoặc false"
        case .list: "danh sách"
        case .object, .map: "đối tượng"
        case .nullable(let schema), .named(_, let schema): schema.kind
        }
    }
}

/// Chỗ: where a value stands; its pointer is only written where something is wrong.
private indirect enum Place {
    case start(String)
    case below(Place, String)

    func problem(_ message: String) -> RefusalProblem {
        RefusalProblem(field: name, message: message, pointer: pointer)
    }

    private var pointer: String {
        switch self {
        case .start(let pointer): pointer
        case .below(let place, _):
            place.pointer + "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
        }
    }

    /// The last name; one that a client chose is cut and cleaned before it is told again.
    private var name: String {
        switch self {
        case .start(let pointer): pointer.split(separator: "/").last.map(String.init) ?? ""
        case .below(_, let name): String(VietnameseText.cleaned(name).prefix(100))
        }
    }
}

extension Schema.Text {
    /// What is wrong with the text; nil where nothing is.
    func fault(in text: String) -> String? {
        let count = text.unicodeScalars.count
        if count < length.lowerBound { return "Cần ít nhất \(length.lowerBound) ký tự." }
        if count > length.upperBound { return "Nhiều nhất \(length.upperBound) ký tự." }
        guard text.unicodeScalars.allSatisfy(letters.contains) else { return "Có ký tự không được dùng ở đây." }
        switch format {
        case .none: return nil
        case .date: return CivilDate(text) == nil ? "Phải là ngày theo mẫu 2026-11-23." : nil
        case .dateTime:
            return Instant(rfc3339: text) == nil ? "Phải là thời điểm theo mẫu 2026-11-23T15:30:00+07:00." : nil
        case .uuid: return Identifier<Never>(text) == nil ? "Phải là một mã định danh (UUID)." : nil
        }
    }
}

extension Schema.Letters {
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .line: scalar.value >= 0x20 && scalar.value != 0x7F
        case .lines:
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: true
            default: scalar.value >= 0x20 && scalar.value != 0x7F
            }
        case .digits: (0x30...0x39).contains(scalar.value)
        case .word:
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
    }
}
