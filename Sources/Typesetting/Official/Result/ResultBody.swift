/// Nội dung: the lines of a result on their way into the parts of a paper.
struct ResultBody {
    let kind: ResultLayout.Kind
    var layout = ResultLayout()
    /// “V/v …” of a letter.
    var subject: String?
    /// Nơi nhận where the dossier names none.
    var recipients: [String]?
    private var lines: [Substring]
    private var head: [OfficialPart] = []

    init(kind: ResultLayout.Kind, lines: [Substring]) { (self.kind, self.lines) = (kind, lines) }

    /// Title, who decides, bases and order; the articles remain.
    mutating func takeDecision(about matter: String, by agency: String) {
        head = [
            .title(OfficialTitle(kind: "Quyết định", abstract: Self.about(matter))),
            .block(.text(agency, ParagraphStyle(align: .center, bold: true, caps: true, before: 2, after: 6))),
        ]
        let last = lines.last { $0.hasPrefix("Điều ") }?.split(separator: ".").first
        recipients = [last.map { "Như \($0)" } ?? "Như trên", "Lưu: VT"]
        guard let order = lines.firstIndex(where: { $0.hasSuffix("quyết định:") }) else { return }
        let bases = lines[..<order].joined(separator: " ").split(separator: "; ")
        // The order stands below the title: who decides is said there.
        head.append(.bases(bases.map { $0.prefix(1).uppercased() + $0.dropFirst() }))
        head.append(.order("QUYẾT ĐỊNH:"))
        lines.removeFirst(order + 1)
    }

    mutating func takeNotice(about matter: String) {
        head = [.title(OfficialTitle(kind: "Thông báo", abstract: Self.capitalised(matter)))]
        recipients = ["Như trên", "Lưu: VT"]
    }

    /// A letter has no title; whom it goes to is said in its first line.
    mutating func takeLetter(about matter: String) {
        subject = matter
        recipients = ["Như trên", "Lưu: VT"]
        guard let first = lines.first, first.hasPrefix("Kính gửi: ") else { return }
        head = [.addressees([String(first.dropFirst("Kính gửi: ".count))])]
        lines.removeFirst()
    }

    mutating func takeCertificate(_ name: String) {
        var title = name
        if layout.titleLine == true, let first = lines.first {
            title = String(first)
            lines.removeFirst()
        }
        head = [.title(OfficialTitle(kind: title))]
        if layout.subtitle == true, let first = lines.first {
            head.append(.block(.text(String(first), ParagraphStyle(align: .center, italic: true, after: 6))))
            lines.removeFirst()
        }
    }

    /// The parts between the head of the paper and who signs.
    func parts(in style: OfficialStyle) -> [OfficialPart] {
        let groups = lines.split(separator: "", omittingEmptySubsequences: true)
        var parts = head
        var rest = groups[...]
        if layout.beside == true, groups.count >= 2 {
            let columns = groups.prefix(2).map { group in
                Columns.Column(group.map { .paragraph(paragraph($0).resolved(style, smaller: 1)) })
            }
            parts.append(.block(.columns(Columns(columns, gap: 6))))
            rest = rest.dropFirst(2)
        }
        for (index, group) in rest.enumerated() {
            if index > 0 || rest.count < groups.count { parts.append(.block(.space(8))) }
            // What stands below “3. Ngành, nghề kinh doanh:” is one answer of several lines.
            var isAnswer = false
            for line in group {
                if Self.isNumbered(line) || Self.isHeading(line) { isAnswer = false }
                parts.append(part(line, isAnswer: isAnswer))
                if kind == .certificate, line.hasSuffix(":"), line != lines.first, !Self.isHeading(line) {
                    isAnswer = true
                }
            }
        }
        return parts
    }

    private func part(_ line: Substring, isAnswer: Bool) -> OfficialPart {
        if isAnswer, !line.hasSuffix(":") {
            return .text(Paragraph(String(line), ParagraphStyle(align: .left, indent: 7, before: 2)))
        }
        if line.hasPrefix("Điều "), let stop = line.firstIndex(of: "."), let number = Int(line[..<stop].dropFirst(5)) {
            let words = line[line.index(after: stop)...].drop { $0 == " " }
            let runs = [Run("Điều \(number). ", bold: true), Run(String(words))]
            return .text(Paragraph(runs, outline: "Điều \(number)"))
        }
        return .text(paragraph(line))
    }

    private func paragraph(_ line: Substring) -> Paragraph {
        if Self.isHeading(line) {
            let isCapital = line.uppercased() == line && !line.contains(". ")
            return Paragraph(
                [Run(String(line), bold: true)],
                ParagraphStyle(align: isCapital ? .center : .left, before: 8, keepsWithNext: true)
            )
        }
        guard kind == .certificate || kind == .notice else { return Paragraph([Run(String(line))]) }
        let style = ParagraphStyle(align: .left, keepsWithNext: line.hasSuffix(":") ? true : nil)
        return Paragraph(AnsweredLine.runs(String(line), capitals: layout.capitals ?? []), style)
    }

    /// What names the lines below it: `II. Thửa đất`, `XÁC NHẬN:`, `Người giám hộ`.
    private static func isHeading(_ line: Substring) -> Bool {
        guard line.utf8.count < 100, !line.contains(": ") else { return false }
        let words = line.split(separator: " ")
        if let first = words.first, words.count > 1, first.last == ".",
            first.dropLast().allSatisfy({ "IVX".contains($0) })
        {
            return true
        }
        if words.count > 0, line.uppercased() == line, line.contains(where: \.isLetter),
            !line.contains(where: \.isNumber)
        {
            return true
        }
        return line.hasPrefix("Người ") && words.count <= 4 && !line.hasSuffix(".")
    }

    private static func isNumbered(_ line: Substring) -> Bool {
        line.firstIndex(of: ".").map { $0 > line.startIndex && line[..<$0].allSatisfy(\.isNumber) } ?? false
    }

    /// `Về việc …`, unless it is said already.
    private static func about(_ matter: String) -> String {
        matter.hasPrefix("về việc") ? capitalised(matter) : "Về việc \(matter)"
    }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Paragraph {
    /// With the style of the body where it says nothing, for a place where nothing is inherited.
    fileprivate func resolved(_ style: OfficialStyle, smaller: Double) -> Paragraph {
        var paragraph = self
        paragraph.style = paragraph.style.or(style[.body])
        paragraph.style.size = (paragraph.style.size ?? style.text.size) - smaller
        return paragraph
    }
}

/// A line such as `Giới tính: Nam. Dân tộc: Cơ Tu`, whose answers stand out.
enum AnsweredLine {
    /// No label is longer, in characters.
    private static let longestLabel = 70

    /// The line word for word, answers in bold, those of some labels in capitals.
    static func runs(_ line: String, capitals: [String]) -> [Run] {
        var runs: [Run] = []
        var isAnswer = false
        var isCapital = false
        var label = ""
        for (index, piece) in line.split(separator: ". ", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { runs.append(Run(". ", bold: isAnswer ? true : nil)) }
            guard let colon = piece.firstRange(of: ": "), piece[..<colon.lowerBound].count <= longestLabel else {
                runs.append(answer(piece, isAnswer, isCapital))
                // “1” of “1. Tên hộ kinh doanh: …”.
                label = isAnswer ? "" : String(piece) + ". "
                continue
            }
            (isAnswer, isCapital) = (true, capitals.contains(label + piece[..<colon.lowerBound]))
            label = ""
            runs.append(Run(String(piece[..<colon.upperBound])))
            runs.append(answer(piece[colon.upperBound...], true, isCapital))
        }
        return runs.filter { !$0.text.isEmpty }
    }

    private static func answer(_ words: Substring, _ isAnswer: Bool, _ isCapital: Bool) -> Run {
        // What is as long as a paragraph does not stand out.
        var run = Run(String(words), bold: isAnswer && words.utf8.count < 160 ? true : nil)
        if isCapital { run.caps = true }
        return run
    }
}
