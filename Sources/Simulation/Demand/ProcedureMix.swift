import Kernel

/// Cơ cấu thủ tục: how often each procedure is asked for, in ten thousand dossiers of an ordinary month.
///
/// After the orders of magnitude of provincial reports: certification and civil status are two thirds of everything; land
/// and building are few and long. A procedure that is not named here is asked for now and then.
struct ProcedureMix: Sendable {
    let codes: [String]
    private let usual: [Int]

    init(codes: [String]) {
        self.codes = codes.sorted()
        usual = self.codes.map { Self.shares[$0] ?? 10 }
    }

    func code(in month: Int, _ chance: inout SeededGenerator) -> String {
        codes[chance.index(byWeight: zip(codes, usual).map { $1 * Self.season($0, month) })]
    }

    private static let shares = [
        "2.000815": 3000, "2.000884": 620, "1.001193": 980, "2.000635": 860, "1.004873": 700, "1.000656": 300,
        "1.000894": 400, "1.004859": 180, "1.004837": 25, "1.004194": 520, "1.002755": 90, "1.004222": 620,
        "1.010038": 70, "1.010041": 300, "1.001776": 150, "1.001731": 40, "1.011607": 60, "1.001612": 240,
        "2.000720": 110, "1.001570": 60, "1.001266": 55, "1.013225": 150, "1.002693": 12, "1.013274": 30,
        "1.014159": 35, "1.001662": 18, "1.012783": 190, "2.001610": 20, "3.000333": 290, "3.000348": 240,
    ]

    /// In hundred: schools ask for copies in summer, weddings come before Tết, the poverty review in autumn.
    private static func season(_ code: String, _ month: Int) -> Int {
        switch code {
        case "2.000815", "2.000635": (6...9).contains(month) ? 150 : 100
        case "1.000894", "1.004873": month >= 11 || month <= 2 ? 140 : 90
        case "1.011607": (9...12).contains(month) ? 260 : 40
        case "1.013225": (2...7).contains(month) ? 130 : 80
        default: 100
        }
    }
}
