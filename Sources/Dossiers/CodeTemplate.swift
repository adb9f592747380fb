public import Kernel

/// Mẫu mã hồ sơ: how official codes are written, for example `000.00.00.{agency}-{yymmdd}-{serial:4}`.
///
/// Places: `{agency}` the code of the receiving agency, `{yymmdd}` the day of the intake, `{serial:N}` the number of the
/// dossier in that agency and day, with at least N digits. Source: TT 01/2018/TT-VPCP Điều 19.
public struct CodeTemplate: Sendable {
    private let text: String
    private let digits: Int

    /// Reads a template; nil where it lacks the agency, the day or the serial, which together make a code unique.
    public init?(_ text: String) {
        guard text.contains("{agency}"), text.contains("{yymmdd}"),
            let match = text.firstMatch(of: /\{serial:([1-9])\}/), let digits = Int(match.1)
        else { return nil }
        self.text = text.replacing(match.0, with: "{serial}")
        self.digits = digits
    }

    /// The code of the dossier with this serial.
    public func code(agency: String, on date: CivilDate, serial: Int) -> String {
        let number = String(serial)
        let padding = String(repeating: "0", count: max(0, digits - number.utf8.count))
        let iso = date.description
        let day = iso.dropFirst(2).filter { $0 != "-" }
        return text.replacing("{agency}", with: agency).replacing("{yymmdd}", with: String(day))
            .replacing("{serial}", with: padding + number)
    }
}
