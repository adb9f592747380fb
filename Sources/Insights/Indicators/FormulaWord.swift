/// A word of formulas: something that is counted.
public enum FormulaWord: Hashable, Sendable {
    /// What happened in the period.
    case measure(Measure)
    /// Tiếp nhận, on all channels.
    case accepted
    /// Đã xử lý.
    case finished
    /// What stood at the period's end.
    case stock(Stock)
    /// Số liệu danh mục at the period's end.
    case catalogue(CatalogueCount)

    /// A stock in formulas.
    public enum Stock: String, CaseIterable, Hashable, Sendable {
        /// Chưa xử lý xong.
        case unfinished
        /// Tạm dừng.
        case paused
        /// Quá hạn.
        case overdue
    }

    /// A count of procedures in formulas.
    public enum CatalogueCount: String, CaseIterable, Hashable, Sendable {
        /// Thủ tục hành chính đang công khai.
        case procedures
        /// Dịch vụ công trực tuyến toàn trình (mức độ 4).
        case fullyOnline = "procedures_fully_online"
        /// Thủ tục có nghĩa vụ tài chính.
        case withFee = "procedures_with_fee"
        /// Thủ tục có nghĩa vụ tài chính mà nộp trực tuyến được.
        case payableOnline = "procedures_payable_online"
        /// Thủ tục có hồ sơ nộp trực tuyến trong kỳ.
        case usedOnline = "procedures_used_online"
    }

    /// Reads a word; nil where nothing is called so.
    public init?(rawValue: String) {
        if let measure = Measure(rawValue: rawValue) {
            self = .measure(measure)
        } else if let stock = Stock(rawValue: rawValue) {
            self = .stock(stock)
        } else if let count = CatalogueCount(rawValue: rawValue) {
            self = .catalogue(count)
        } else {
            switch rawValue {
            case "accepted": self = .accepted
            case "finished": self = .finished
            default: return nil
            }
        }
    }
}

extension FormulaWord {
    /// Whether it counts procedures: those of the whole catalogue, which no office has for itself.
    var isOfTheCatalogue: Bool { if case .catalogue = self { true } else { false } }
}

/// What words mean for one subject and period.
public struct FormulaFacts: Sendable {
    /// What happened.
    public var figures: Figures
    /// What stood at the end.
    public var stocks: Stocks
    /// Counts of procedures; what is missing is not known for this subject.
    public var catalogue: [FormulaWord.CatalogueCount: Int]
    /// Values of other indicators of the same subject and period.
    public var values: [String: Double]

    /// Facts; what is left out is nothing.
    public init(
        figures: Figures = .none,
        stocks: Stocks = Stocks(),
        catalogue: [FormulaWord.CatalogueCount: Int] = [:],
        values: [String: Double] = [:]
    ) {
        self.figures = figures
        self.stocks = stocks
        self.catalogue = catalogue
        self.values = values
    }

    func number(_ word: FormulaWord) -> Double? {
        switch word {
        case .measure(let measure): Double(figures[measure])
        case .accepted: Double(figures.accepted)
        case .finished: Double(figures.finished)
        case .stock(.unfinished): Double(stocks.unfinished)
        case .stock(.paused): Double(stocks.paused)
        case .stock(.overdue): Double(stocks.overdue)
        case .catalogue(let count): catalogue[count].map(Double.init)
        }
    }
}

extension Formula {
    /// The value; nil where something is divided by nothing or a value is missing.
    public func value(_ facts: FormulaFacts) -> Double? {
        guard let value = Self.value(of: root, facts), value.isFinite else { return nil }
        return value
    }

    static func value(of node: Node, _ facts: FormulaFacts) -> Double? {
        switch node {
        case .number(let number): return number
        case .word(let word): return facts.number(word)
        case .value(let key): return facts.values[key]
        case .negated(let part): return value(of: part, facts).map { -$0 }
        case .extreme(let isLeast, let parts):
            let values = parts.map { value(of: $0, facts) }
            guard !values.contains(nil) else { return nil }
            return isLeast ? values.compactMap(\.self).min() : values.compactMap(\.self).max()
        case .calculation(let operation, let left, let right):
            guard let left = value(of: left, facts), let right = value(of: right, facts) else { return nil }
            switch operation {
            case .plus: return left + right
            case .minus: return left - right
            case .times: return left * right
            case .over: return right == 0 ? nil : left / right
            }
        }
    }
}
