import DesignSystem
import Directory
import Dossiers
import HTML
import Kernel
import Signing
import Web

/// Lời nhập của một việc: what an officer typed for a deed, read and checked for what the page can know.
struct DeedInput: Sendable {
    var position = 0
    var note = ""
    var officer: PersonID?
    var step = ""
    var defects: [Defect] = []
    var agencies: [AgencyID] = []
    var newDue: Instant?
    var fees: [String] = []
    var receiver = ""
    var pin = PIN("")

    /// Names of the fields.
    enum Name {
        static let position = "vi-tri"
        static let note = "ghi-chu"
        static let officer = "nguoi"
        static let step = "buoc"
        static let agencies = "co-quan"
        static let day = "ngay"
        static let hour = "gio"
        static let fees = "khoan"
        static let receiver = "nguoi-nhan"
        static let pin = FormSecurity.pinField
        static let more = "_them"
        static let next = "_tiep"
        static func target(_ row: Int) -> String { "cho-\(row)" }
        static func explanation(_ row: Int) -> String { "loi-\(row)" }
    }

    /// Most rows of defects that a form shows.
    static let mostDefects = 40

    /// Reads a form.
    ///
    /// - Throws: `DeedFaults` with every fault.
    init(_ deed: Deed, _ form: FormData) throws {
        var faults = DeedFaults()
        position = form.int(Name.position) ?? 0
        note = form.lines(Name.note)
        officer = form.id(Name.officer)
        step = form.text(Name.step)
        agencies = form.all(Name.agencies).compactMap { AgencyID($0) }
        fees = form.all(Name.fees)
        receiver = form.text(Name.receiver)
        pin = PIN(form.text(Name.pin))
        if deed.takesDefects { defects = Self.defects(in: form, &faults) }
        switch deed {
        case .refuse, .giveBack, .extend, .stop, .demandFees, .opinion:
            if note.isEmpty { faults.add(Name.note, deed.noteMissing) }
        default: break
        }
        if deed == .giveBack, step.isEmpty {
            faults.add(Name.step, Phrase(vi: "Chọn bước để trả hồ sơ về", en: "Choose the step"))
        }
        if deed == .supplement, defects.isEmpty, faults.isEmpty {
            faults.add(Name.target(1), Phrase(vi: "Nêu ít nhất một chỗ cần bổ sung", en: "Name at least one defect"))
        }
        if deed == .opinion, agencies.isEmpty {
            faults.add(Name.agencies, Phrase(vi: "Chọn ít nhất một cơ quan", en: "Choose at least one agency"))
        }
        if deed == .recordFees, fees.isEmpty {
            faults.add(Name.fees, Phrase(vi: "Chọn khoản đã thu", en: "Choose what was paid"))
        }
        if deed == .extend { newDue = Self.newDue(in: form, &faults) }
        guard faults.isEmpty else { throw faults }
    }

    private static func newDue(in form: FormData, _ faults: inout DeedFaults) -> Instant? {
        let time = form.text(Name.hour).isEmpty ? TimeOfDay(17, 0) : TimeOfDay(form.text(Name.hour))
        guard let day = CivilDate(DateInput.tidied(form.text(Name.day))), let time else {
            faults.add(
                Name.day,
                Phrase(vi: "Ghi ngày hẹn mới, ví dụ 30/11/2026", en: "Give the new day, such as 30/11/2026")
            )
            return nil
        }
        return Instant(day, time)
    }

    private static func defects(in form: FormData, _ faults: inout DeedFaults) -> [Defect] {
        (1...mostDefects).compactMap { row in
            let (target, words) = (form.text(Name.target(row)), form.lines(Name.explanation(row)))
            if target.isEmpty, words.isEmpty { return nil }
            if target.isEmpty {
                faults.add(Name.target(row), Phrase(vi: "Chọn chỗ cần sửa", en: "Choose what is wrong"))
                return nil
            }
            if words.isEmpty {
                faults.add(
                    Name.explanation(row),
                    Phrase(vi: "Ghi rõ sai gì, sửa thế nào", en: "Say what is wrong and how to mend it")
                )
                return nil
            }
            return Defect(choice: target, explanation: words)
        }
    }
}

/// Chỗ cần sửa trong lời nhập: field and words.
struct DeedFaults: Error {
    private(set) var words: [String: Phrase] = [:]

    var isEmpty: Bool { words.isEmpty }

    mutating func add(_ field: String, _ words: Phrase) {
        if self.words[field] == nil { self.words[field] = words }
    }
}

extension Deed {
    /// Whether it carries a list of defects.
    var takesDefects: Bool { self == .refuse || self == .supplement }

    /// What is missing where the officer wrote nothing.
    var noteMissing: Phrase {
        self == .opinion
            ? Phrase(vi: "Ghi nội dung cần hỏi", en: "Write what you ask")
            : Phrase(vi: "Ghi rõ lý do", en: "Give the reason")
    }
}

extension Defect {
    /// The value of a choice: `field:child_name`, `component:birth_notice`, `whole:`.
    var choice: String { "\(target.rawValue):\(key)" }

    /// Reads a choice; anything else is about the whole.
    init(choice: String, explanation: String) {
        let parts = choice.split(separator: ":", maxSplits: 1)
        let target = parts.first.flatMap { Target(rawValue: String($0)) } ?? .whole
        self.init(target: target, key: parts.count == 2 ? String(parts[1]) : "", explanation: explanation)
    }
}
