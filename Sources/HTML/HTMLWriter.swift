public import Kernel

/// Writes a page as UTF-8 bytes, escaping by context, so that no text of a person can become markup.
///
/// A view is a function over `inout HTMLWriter`; an element is a method; its content is a closure that gets the same
/// writer. There are no result builders: views type-check in no time and a table of 50 rows takes some 50 µs.
///
/// ```swift
/// func show(_ person: Person, to html: inout HTMLWriter) {
///     html.div(.class("card")) { html in
///         html.h2(person.name)
///         html.p(.class("muted")) { html in
///             html.text("Hồ sơ: ")
///             html.a("xem", .href("/ho-so/\(person.code)"))
///         }
///     }
/// }
/// ```
public struct HTMLWriter: Sendable {
    /// The page so far.
    public private(set) var bytes: [UInt8]

    /// The language in which phrases are written.
    public var language: Language

    /// What an element's content is: a closure that goes on writing.
    public typealias Content = (inout HTMLWriter) throws -> Void

    /// An empty page in this language, with room for `capacity` bytes.
    public init(language: Language = .vi, capacity: Int = 16_384) {
        self.language = language
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// The page so far as text; for tests and messages.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Text

    /// Writes text, escaped.
    public mutating func text(_ text: String) { escape(text, for: .text) }

    /// Writes text where there is any.
    public mutating func text(_ text: String?) {
        if let text { escape(text, for: .text) }
    }

    /// Writes a whole number with its digits, without separators.
    public mutating func text(_ number: some BinaryInteger) { write(String(number)) }

    /// Writes words in the language of the page.
    public mutating func text(_ phrase: Phrase) { escape(phrase[language], for: .text) }

    /// Writes words in a given language, whatever the page's; mark the element around them with `.lang`.
    public mutating func text(_ phrase: Phrase, _ language: Language) { escape(phrase[language], for: .text) }

    // MARK: Trusted markup

    /// Writes markup that stands in our own source.
    ///
    /// A `StaticString` cannot hold anything that a person typed.
    public mutating func raw(_ markup: StaticString) { write(markup) }

    /// Writes markup from a file that was embedded in the program when it was built.
    public mutating func raw(_ file: EmbeddedFile) { bytes.append(contentsOf: file.bytes) }

    /// Writes what another writer holds, which escaped it already.
    ///
    /// Lets a fragment be written once and used twice.
    public mutating func add(_ fragment: HTMLWriter) { bytes.append(contentsOf: fragment.bytes) }

    /// Writes a component.
    public mutating func add(_ component: some Component) { component.write(to: &self) }

    /// Writes a component where there is one.
    public mutating func add(_ component: (some Component)?) { component?.write(to: &self) }

    // MARK: Elements

    /// Writes an element that has a closing tag.
    ///
    /// The methods named like the tags are shorter to read.
    public mutating func element(_ name: StaticString, _ attributes: [Attribute], _ content: Content) rethrows {
        open(name, attributes)
        try content(&self)
        close(name)
    }

    /// Writes an element that holds only text.
    public mutating func element(_ name: StaticString, _ attributes: [Attribute], text: String) {
        open(name, attributes)
        escape(text, for: .text)
        close(name)
    }

    /// Writes an element that has no content and no closing tag, such as `br`.
    public mutating func void(_ name: StaticString, _ attributes: [Attribute]) { open(name, attributes) }

    mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        write(name)
        for attribute in attributes { write(attribute) }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func close(_ name: StaticString) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        write(name)
        bytes.append(UInt8(ascii: ">"))
    }

    // MARK: Bytes

    mutating func write(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(_ ascii: String) { bytes.append(contentsOf: ascii.utf8) }

    mutating func append(_ run: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: run) }
}

/// Thành phần giao diện: a value that knows how to write itself.
///
/// Written with `html.add(component)`.
public protocol Component {
    /// Writes the component.
    func write(to html: inout HTMLWriter)
}
