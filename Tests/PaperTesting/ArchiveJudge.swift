/// A reader of PDF that knows the rules of PDF/A-2b, on pikepdf and fontTools.
public enum ArchiveJudge {
    /// The Python that has what it needs.
    public static let python = Judge.python(with: ["fontTools", "pikepdf"])

    /// What is forbidden in the file, one line each.
    public static func findings(in pdf: [UInt8]) throws -> [String] {
        do {
            _ = try Judge.output(python ?? "python3", [Judge.script("archive_judge"), "FILE"], on: pdf)
            return []
        } catch let failure as Judge.Failure {
            return failure.output.split(separator: "\n").map(String.init)
        }
    }
}
