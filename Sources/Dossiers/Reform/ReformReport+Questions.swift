import Territory

extension ReformReport {
    /// Tệp lựa chọn: what stays open, as a file of choices in which the right lines are to be uncommented.
    public var questionsText: String {
        var lines = [
            "# \(units.title), \(units.effective). Bỏ dấu # ở đầu dòng được chọn.",
            "# Take the # away from the lines that you choose.",
        ]
        for dossier in undecided {
            lines += ["", "# \(dossier.name), \(dossier.agency) (\(dossier.agencyCode)): hồ sơ này về đơn vị nào?"]
            lines += dossier.candidates.map { "# dossier \(dossier.name) \($0.unitCode)   # \($0.name)" }
        }
        if !personnel.isEmpty {
            lines += ["", "# Để lại mọi câu hỏi về cán bộ cho sau (all questions about officers are left for later):"]
            lines.append("# officers \(ReformChoices.later)")
        }
        for question in personnel {
            lines += ["", "# \(question.vietnamese)"] + question.answers.map { "# \($0)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
