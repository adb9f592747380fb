public import Catalogue
public import Directory
public import Dossiers
public import HTML
public import Kernel
public import Territory

/// Dữ liệu đã có: what a registry holds of a person, so that nobody has to declare it again.
public struct KnownAnswers: Sendable {
    /// Whose data it is, as the heading of the block: ‘Thông tin của bạn’.
    public var title: Phrase
    /// Where it comes from: ‘Cơ sở dữ liệu quốc gia về dân cư’.
    public var source: Phrase
    /// What is held.
    public var held: KnownValues

    /// Nothing is known: every field is asked.
    public static let none = KnownAnswers(title: Phrase(""), source: Phrase(""), values: [:])

    /// Answers by the key of their source.
    public init(title: Phrase, source: Phrase, values: [String: String]) {
        self.title = title
        self.source = source
        held = KnownValues(values)
    }

    /// What is known of a person on a day.
    ///
    /// - `isReader`: whether the person reads the page; a counter reads it about somebody else.
    public init(of person: Person?, isReader: Bool = true, atlas: Atlas, on date: CivilDate) {
        guard let person else {
            self = .none
            return
        }
        self.init(
            title: isReader
                ? Phrase(vi: "Thông tin của bạn", en: "About you")
                : Phrase(vi: "Thông tin của \(person.details.name)", en: "About \(person.details.name)"),
            source: person.details.source.words(isReader: isReader),
            values: [:]
        )
        held = KnownValues(of: person, atlas: atlas, on: date)
    }

    /// The answer to a field; nil where it has to be asked.
    public func answer(to field: FormField) -> String? { held.answer(to: field) }
}

extension PersonSource {
    fileprivate func words(isReader: Bool) -> Phrase {
        switch self {
        case .register:
            Phrase(vi: "Cơ sở dữ liệu quốc gia về dân cư", en: "the national population database")
        case .officer:
            Phrase(vi: "giấy tờ đã xuất trình tại bộ phận một cửa", en: "papers shown at the one-stop counter")
        case .declared:
            isReader
                ? Phrase(vi: "tài khoản của bạn", en: "your account")
                : Phrase(vi: "tài khoản của người này", en: "this person’s account")
        }
    }
}
