/// The keys of the lists around the procedures; a list that is nil is not checked against.
public struct KnownKeys: Hashable, Sendable {
    /// Keys of `fields.yaml`.
    public var fields: Set<String>?
    /// Keys of the departments of the province in `agencies.yaml`, with the keys of their divisions.
    public var departments: [String: Set<String>]?
    /// Keys of `life-events.yaml`.
    public var lifeEvents: Set<String>?

    /// Nothing is checked against lists.
    public static let unchecked = KnownKeys()

    /// The lists that are given.
    public init(
        fields: Set<String>? = nil,
        departments: [String: Set<String>]? = nil,
        lifeEvents: Set<String>? = nil
    ) {
        (self.fields, self.departments, self.lifeEvents) = (fields, departments, lifeEvents)
    }
}
