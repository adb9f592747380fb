/// Chance that can be repeated: the same seed draws the same numbers on every machine.
///
/// SplitMix64 (Guy Steele, Doug Lea, Christine Flood: Fast splittable pseudorandom number generators, OOPSLA 2014), the
/// generator of the simulation. Never a source of secrets: whoever sees one number knows all that follow.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator that begins with the seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A generator of its own for part `number` of a simulation, a commune or a day: it draws the same numbers whatever
    /// the other parts draw, and in whatever order.
    public func branch(_ number: UInt64) -> SeededGenerator {
        SeededGenerator(seed: Self.mix(state ^ Self.mix(number &+ 0x9E37_79B9_7F4A_7C15)))
    }

    private static func mix(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
