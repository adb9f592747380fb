/// Chỉ số: a number that is read when `/metrics` is asked, such as how many writes wait.
public struct Reading: Sendable {
    /// How the number behaves.
    public enum Kind: String, Sendable {
        /// It goes up and down.
        case gauge
        /// It only grows until the program ends.
        case counter
    }

    /// Its name, such as `thubon_jobs_waiting`; a counter ends with `_total`.
    public let name: String
    /// How it behaves.
    public let kind: Kind
    /// What it counts, in plain words.
    public let help: String
    /// The number.
    public let value: Double

    /// A number.
    public init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        self.name = name
        self.kind = kind
        self.help = help
        self.value = value
    }

    /// A whole number.
    public init(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        self.init(name, kind, help, Double(value))
    }

    /// The lines of the text format of Prometheus.
    var text: String {
        let whole = Int64(exactly: value).map(String.init) ?? String(value)
        return "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n\(name) \(whole)\n"
    }
}
