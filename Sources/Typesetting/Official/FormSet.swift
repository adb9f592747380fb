public import Kernel
import Yams

/// Bộ biểu mẫu: the forms of the counter as one circular has them, from a day on.
public struct FormSet: Sendable {
    /// What a form of the counter is for, whatever its number.
    public enum Form: String, CaseIterable, Sendable {
        /// Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
        case receipt
        /// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
        case supplement
        /// Phiếu từ chối tiếp nhận giải quyết hồ sơ.
        case refusal
        /// Phiếu xin lỗi; since 2025 văn bản xin lỗi và đề nghị gia hạn.
        case apology
        /// Thông báo dừng giải quyết hồ sơ, which there is since 2025.
        case stop
        /// Phiếu kiểm soát quá trình giải quyết hồ sơ.
        case control
        /// Sổ theo dõi hồ sơ.
        case register
    }

    /// The circular.
    public let name: String
    /// The first day on which it is used.
    public let validFrom: CivilDate
    private let keys: [Form: String]

    /// The template of a form; nil where this set has none.
    public func template(_ form: Form) -> Template? { keys[form].flatMap { Template.all[$0] } }

    /// The set that is used on a day: the oldest before all of them.
    public static func on(_ date: CivilDate) -> FormSet? { all.last { $0.validFrom <= date } ?? all.first }

    /// All sets, the oldest first.
    public static let all: [FormSet] = ((try? DataTable.entries(of: "form-sets.yaml", below: "sets")) ?? [])
        .compactMap(FormSet.init)
        .sorted { $0.validFrom < $1.validFrom }

    /// The templates of newer sets that are like older ones.
    static let variants: [TemplateVariant] = ((try? DataTable.entries(of: "form-sets.yaml", below: "variants")) ?? [])
        .compactMap { try? TemplateVariant($0) }

    private init?(_ node: Node) {
        guard let name = node["name"]?.scalar?.string,
            let day = node["valid_from"]?.scalar.flatMap({ CivilDate($0.string) }),
            let forms = node["forms"]?.mapping
        else { return nil }
        (self.name, validFrom) = (name, day)
        keys = forms.reduce(into: [:]) { keys, pair in
            if let form = pair.key.string.flatMap(Form.init) { keys[form] = pair.value.string }
        }
    }
}
