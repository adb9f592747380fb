/// The check of a folder of procedure files, behind `thubon procedures check`.
public enum ProceduresCheck {
    /// A file to check.
    public struct File: Sendable {
        /// Its path, as it shall stand in the messages.
        public let path: String
        /// YAML, as it was read; problems name its lines.
        public let text: String

        /// A file to check.
        public init(path: String, text: String) {
            (self.path, self.text) = (path, text)
        }
    }

    /// What the check found.
    public struct Report: Sendable {
        /// One reading a file, in the order of the paths.
        public let readings: [ProcedureReading]

        /// All problems of all files.
        public var problems: [ProcedureProblem] { readings.flatMap(\.problems) }
        /// Whether every file can be served.
        public var isClean: Bool { readings.allSatisfy { $0.procedure != nil } }
        /// The procedures that can be served.
        public var procedures: [Procedure] { readings.compactMap(\.procedure) }

        /// The problems, a line each, and a last line that counts.
        public var vietnamese: String {
            let served = procedures.count
            let errors = problems.count { $0.severity == .error }
            let last =
                "\(readings.count) tệp: \(served) dùng được, \(readings.count - served) hỏng;"
                + " \(errors) lỗi, \(problems.count - errors) lưu ý"
            return (problems.map(\.vietnamese) + [last]).joined(separator: "\n")
        }

        /// The same in English.
        public var english: String {
            let served = procedures.count
            let errors = problems.count { $0.severity == .error }
            let last =
                "\(readings.count) files: \(served) good, \(readings.count - served) broken;"
                + " \(errors) errors, \(problems.count - errors) warnings"
            return (problems.map(\.english) + [last]).joined(separator: "\n")
        }
    }

    /// Reads and checks all files; a broken one does not hide the others, and a code may stand in one file only.
    public static func run(_ files: [File], knowing known: KnownKeys = .unchecked) -> Report {
        var readings: [ProcedureReading] = []
        var owners: [String: String] = [:]
        for file in files.sorted(by: { $0.path < $1.path }) {
            let reading = ProcedureReader.read(file.text, file: file.path, knowing: known)
            guard let code = reading.procedure?.code else {
                readings.append(reading)
                continue
            }
            if let owner = owners[code] {
                readings.append(reading.refused(codeTakenBy: owner))
            } else {
                owners[code] = file.path
                readings.append(reading)
            }
        }
        return Report(readings: readings)
    }
}

extension ProcedureReading {
    fileprivate func refused(codeTakenBy owner: String) -> ProcedureReading {
        let code = procedure?.code ?? ""
        let problem = ProcedureProblem(
            file: file,
            position: .start,
            severity: .error,
            what: say("mã “\(code)” đã có trong \(owner)", "the code “\(code)” stands in \(owner) already"),
            mend: say("gộp hai tệp thành một", "make one file of the two")
        )
        return ProcedureReading(file: file, text: text, procedure: nil, problems: [problem] + problems)
    }
}
