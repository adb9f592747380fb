public import HTML

/// Phân lớp số liệu: the few classes by which values are coloured, each with its range in words.
///
/// ```swift
/// ValueClasses.quantiles(5, of: values)            // as many values in each class
/// ValueClasses.thresholds([0.3, 0.5, 0.7, 0.9])    // the same bounds on every day
/// ```
public struct ValueClasses: Hashable, Sendable {
    /// The upper bounds of all classes but the last; a value on a bound belongs to the class above.
    public let bounds: [Double]

    /// Classes with these bounds, at most four; they are put in order, and bounds that are no numbers are passed over.
    public static func thresholds(_ bounds: [Double]) -> ValueClasses {
        ValueClasses(bounds: Array(Set(bounds.compactMap(\.number)).sorted().prefix(4)))
    }

    /// Classes that hold about as many values each; fewer where many values are equal.
    ///
    /// - Parameters:
    ///   - count: how many, two to five.
    ///   - values: what is shown; missing values are passed over.
    /// - Returns: classes whose bounds are values that occur.
    public static func quantiles(_ count: Int, of values: some Sequence<Double?>) -> ValueClasses {
        let sorted = values.compactMap { $0?.number }.sorted()
        guard let lowest = sorted.first else { return ValueClasses(bounds: []) }
        let count = min(5, max(2, count))
        let bounds = (1..<count).map { sorted[min(sorted.count - 1, (sorted.count * $0 + count - 1) / count)] }
        return ValueClasses(bounds: Set(bounds).filter { $0 > lowest }.sorted())
    }

    /// How many classes there are.
    public var count: Int { bounds.count + 1 }

    /// The class of a value, from 0; nil where there is no value.
    public func index(of value: Double?) -> Int? {
        guard let value = value?.number else { return nil }
        return bounds.firstIndex { value < $0 } ?? bounds.count
    }

    /// The range of a class: `dưới 30 %`, `30 % – 45 %`, `từ 90 %`.
    public func words(_ index: Int, _ format: ValueFormat, _ language: Language) -> String {
        guard let first = bounds.first, let last = bounds.last else { return Phrase.allValues[language] }
        if index <= 0 { return "\(Phrase.below[language]) \(format.short(first, language))" }
        if index >= bounds.count { return "\(Phrase.from[language]) \(format.short(last, language))" }
        return "\(format.short(bounds[index - 1], language)) – \(format.short(bounds[index], language))"
    }

    /// Which of the five looks the class has: few classes are spread over all of them.
    func look(_ index: Int) -> String {
        count < 2 ? "q2" : "q\((index * 4 + (count - 1) / 2) / (count - 1))"
    }
}

extension Phrase {
    static let below = Phrase(vi: "dưới", en: "below")
    static let from = Phrase(vi: "từ", en: "from")
    static let allValues = Phrase(vi: "mọi giá trị", en: "all values")
    static let noData = Phrase(vi: "chưa có số liệu", en: "no figures")
}

extension HTMLWriter {
    /// The entries of a legend: a patch for each range, and one for what has no figure where there are such.
    mutating func ranges(of classes: ValueClasses, _ format: ValueFormat, hasGaps: Bool) {
        for index in 0..<classes.count {
            range(look: classes.look(index), words: classes.words(index, format, language))
        }
        if hasGaps { range(look: "qx", words: Phrase.noData[language]) }
    }

    /// A patch and what it means.
    mutating func range(look: String, words: String) {
        li { html in
            html.svg(.class(look), .viewBox("0 0 18 12"), .aria("hidden", true)) { html in
                html.rect(.width(18), .height(12))
            }
            html.text(words)
        }
    }
}
