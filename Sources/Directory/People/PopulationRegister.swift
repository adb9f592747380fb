import Kernel
public import Storage

/// Cơ sở dữ liệu về dân cư: where a form's fields come from that the state already knows.
///
/// A witness: the province's own table of people is the first source, the national registry over the data axis another.
public struct PopulationRegister: Sendable {
    /// What the registry holds of the person: source key (`population.full_name`) to value as a form carries it.
    ///
    /// Dates are `YYYY-MM-DD`, a unit is its id. Nil where nobody has the number.
    public var lookup: @Sendable (_ idNumber: String) async throws -> [String: String]?

    /// A registry that answers with the closure.
    public init(lookup: @escaping @Sendable (_ idNumber: String) async throws -> [String: String]?) {
        self.lookup = lookup
    }

    /// The table of people in this database.
    public static func ownTable(_ database: Database) -> PopulationRegister {
        PopulationRegister { number in
            try await database.read { db in
                try db.row("SELECT \(sql: Person.columns) FROM person WHERE id_number = \(number)")
                    .map { try Person(row: $0).registerValues }
            }
        }
    }
}

extension Person {
    /// The values that forms prefill, by source key.
    public var registerValues: [String: String] {
        let values: [String: String?] = [
            "population.full_name": details.name,
            "population.id_number": details.idNumber,
            "population.date_of_birth": details.dateOfBirth?.description,
            "population.gender": details.gender?.rawValue,
            "population.phone": details.phone,
            "population.email": details.email,
            "population.residence": details.residence?.description,
            "population.address": details.address,
            "population.ethnicity": details.ethnicity,
            "population.nationality": details.nationality,
        ]
        return values.compactMapValues { $0 }
    }
}
