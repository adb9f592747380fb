import Kernel

/// The question of a filter, as addresses and saved filters carry it: one way for pages and programs.
extension DossierFilter {
    /// Names of what a search asks.
    public enum Name: String, CaseIterable, Sendable {
        /// Words: code, name, id number or telephone.
        case text = "q"
        /// Code of the procedure.
        case procedure = "thu-tuc"
        /// Id of the unit.
        case place = "don-vi"
        /// Number of the state.
        case state = "trang-thai"
        /// First day of submission.
        case from = "tu"
        /// Last day of submission.
        case to = "den"
    }

    /// A search in everything that the viewer may see; `value` gives what was asked under a name, empty where nothing was.
    public init(asking value: (Name) -> String) {
        func given(_ name: Name) -> String? {
            let text = value(name)
            return text.isEmpty ? nil : text
        }
        self.init(part: .all)
        text = value(.text)
        procedure = given(.procedure)
        place = given(.place)
        state = Int(value(.state)).flatMap(DossierState.init(rawValue:))
        submittedFrom = CivilDate(value(.from))
        submittedTo = CivilDate(value(.to))
    }

    /// What is asked under a name; nil where nothing is.
    public func asked(_ name: Name) -> String? {
        switch name {
        case .text: text.isEmpty ? nil : text
        case .procedure: procedure
        case .place: place
        case .state: state.map { String($0.rawValue) }
        case .from: submittedFrom?.description
        case .to: submittedTo?.description
        }
    }
}
