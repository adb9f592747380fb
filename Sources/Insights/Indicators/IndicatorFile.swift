public import Catalogue
import Kernel
import Territory
import Yams

/// Tệp chỉ tiêu: a group of indicators as it is written.
public struct IndicatorGroup: Hashable, Sendable {
    /// Its key in addresses.
    public let key: String
    /// Tên nhóm.
    public let name: Bilingual
    /// What it is measured by, for those who read it: a decision of the Prime Minister, a resolution.
    public let basis: String
    /// In the order of the file.
    public let indicators: [Indicator]
    /// How their points add up, where they make an index.
    public let sheet: IndexSheet?
}

/// Lỗi của tệp chỉ tiêu: which line, and what is wrong; the other indicators stand.
public struct IndicatorProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line on which the indicator begins.
    public let line: Int
    /// In Vietnamese.
    public let vietnamese: String
    /// In English.
    public let english: String

    /// File, line and what is wrong, as `muc-tieu.yaml:12: the formula is wrong`.
    public var description: String { "\(file):\(line): \(english)" }
}

extension IndicatorGroup {
    /// Reads a file; what is wrong with one indicator keeps no other away.
    ///
    /// - Parameters:
    ///   - yaml: its text.
    ///   - file: its name, for problems.
    ///   - problems: what is wrong is added here.
    /// - Returns: nil where the file as a whole cannot be read.
    public static func read(yaml: String, file: String, problems: inout [IndicatorProblem]) -> IndicatorGroup? {
        func report(_ line: Int, _ vietnamese: String, _ english: String) {
            problems.append(IndicatorProblem(file: file, line: line, vietnamese: vietnamese, english: english))
        }
        let decoder = YAMLDecoder()
        do {
            guard let root = try Yams.compose(yaml: yaml), let list = root["indicators"]?.sequence else {
                report(1, "thiếu danh sách 'indicators'", "the list 'indicators' is missing")
                return nil
            }
            let head = try decoder.decode(Head.self, from: root)
            var indicators: [Indicator] = []
            for node in list {
                let line = node.mark?.line ?? 1
                do {
                    indicators.append(try Indicator(decoder.decode(IndicatorText.self, from: node), group: head.key))
                } catch let fault as Formula.Fault {
                    report(
                        line,
                        "công thức sai ở ký tự \(fault.place): \(fault.vietnamese)",
                        "the formula is wrong at character \(fault.place): \(fault.english)"
                    )
                } catch let fault as IndicatorText.Fault {
                    report(line, fault.vietnamese, fault.english)
                } catch let error as DecodingError {
                    report(
                        line,
                        "chỉ tiêu viết chưa đúng: \(error.place)",
                        "the indicator cannot be read: \(error.place)"
                    )
                }
            }
            let sheet = head.sheet.map { IndexSheet($0) }
            for key in sheet?.missing(from: indicators) ?? [] {
                report(
                    1,
                    "bảng điểm cần chỉ tiêu “\(key)” có điểm tối đa",
                    "the sheet needs the indicator '\(key)' with its maximum"
                )
            }
            return IndicatorGroup(
                key: head.key,
                name: head.name.bilingual,
                basis: head.basis,
                indicators: indicators,
                sheet: sheet
            )
        } catch {
            report(1, "tệp không đọc được", "the file cannot be read: \(error)")
            return nil
        }
    }

    private struct Head: Decodable {
        var key: String
        var name: TwoLanguages
        var basis: String
        var sheet: IndexSheetText?
    }
}

/// A text in both languages, as files write it.
struct TwoLanguages: Decodable {
    var vi: String
    var en: String

    var bilingual: Bilingual { Bilingual(vi: vi, en: en) }
}

/// An indicator as its file writes it.
struct IndicatorText: Decodable {
    var key: String
    var name: TwoLanguages
    var definition: TwoLanguages
    var owner: String
    var unit: Indicator.Unit
    var formula: String?
    var level: Level?
    var field: String?
    var procedure: String?
    var channel: Channel?
    var direction: Indicator.Direction?
    var targets: [TargetText]?
    var max: Double?
    var basis: String?
    var isInternal: Bool?
    var from: String
    var to: String?

    struct TargetText: Decodable {
        var on: String
        var value: Double
    }

    enum CodingKeys: String, CodingKey {
        case key, name, definition, owner, unit, formula, level, field, procedure, channel, direction, targets, max,
            basis
        case isInternal = "internal"
        case from, to
    }

    /// What no decoder sees.
    struct Fault: Error {
        let vietnamese: String
        let english: String
    }
}

extension Indicator {
    init(_ text: IndicatorText, group: String) throws {
        func day(_ written: String, _ key: String) throws -> CivilDate {
            guard let day = CivilDate(written) else {
                throw IndicatorText.Fault(
                    vietnamese: "\(key): “\(written)” không phải là ngày",
                    english: "\(key): '\(written)' is no date"
                )
            }
            return day
        }
        guard !text.key.isEmpty,
            text.key.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || (97...122).contains($0) })
        else {
            throw IndicatorText.Fault(
                vietnamese: "khoá “\(text.key)” chỉ được có chữ thường không dấu, chữ số và gạch nối",
                english: "the key '\(text.key)' may have small letters, digits and hyphens only"
            )
        }
        let targets = try (text.targets ?? []).map { Target(on: try day($0.on, "targets"), value: $0.value) }
        self.init(
            key: text.key,
            group: group,
            name: text.name.bilingual,
            definition: text.definition.bilingual,
            owner: text.owner,
            unit: text.unit,
            source: try text.formula.map { .ledger(try Formula($0)) } ?? .imported,
            slice: Slice(level: text.level, procedure: text.procedure, field: text.field, channel: text.channel),
            direction: text.direction ?? .none,
            targets: targets.sorted { $0.on < $1.on },
            most: text.max,
            basis: text.basis ?? "",
            isPublic: text.isInternal != true,
            validFrom: try day(text.from, "from"),
            validTo: try text.to.map { try day($0, "to") }
        )
    }
}

extension DecodingError {
    /// The key and what is wrong with it, without the decoder's words.
    fileprivate var place: String {
        switch self {
        case .keyNotFound(let key, _): "‘\(key.stringValue)’ ?"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.map(\.stringValue).joined(separator: ".")
        @unknown default: ""
        }
    }
}
