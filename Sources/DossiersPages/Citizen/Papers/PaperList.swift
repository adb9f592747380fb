import Catalogue
import DesignSystem
import Dossiers
import HTML
import Kernel
import Storage
import Web

/// Giấy tờ phải có: the papers of a case with what is already there, as questions of a page.
///
/// The same for a new dossier and for a supplement.
struct PaperList: HTML.Component {
    let draft: DraftID?
    let papers: [Paper]
    let files: [DraftFile]
    let reused: [String: ResultID]
    /// The citizen's own documents.
    let documents: [DossierResult]
    /// Where a script sends each file.
    let upload: WebPath
    /// Words above a paper, such as what an officer found wrong with it.
    var remarks: [String: Phrase] = [:]
    var problems: [PaperProblem] = []

    /// The names of the buttons.
    static let reuse = "_reuse", drop = "_drop"

    var errorSummary: ErrorSummary {
        ErrorSummary(problems.map { .init(field: $0.paper, $0.words) })
    }

    func write(to html: inout HTMLWriter) {
        for paper in papers where paper.online == .file || remarks[paper.key] != nil || isReusable(paper) {
            html.div(.class("paper")) { write(paper, to: &$0) }
        }
        writeOthers(to: &html)
    }

    private func isReusable(_ paper: Paper) -> Bool { !serving(paper).isEmpty || reused[paper.key] != nil }

    private func serving(_ paper: Paper) -> [DossierResult] {
        documents.filter { document in document.code.map(paper.reuse.contains) ?? false }
    }

    private func write(_ paper: Paper, to html: inout HTMLWriter) {
        if let remark = remarks[paper.key] { html.add(Notice(remark, tone: .wait)) }
        if let chosen = reused[paper.key], let document = documents.first(where: { $0.id == chosen }) {
            return write(document, for: paper, to: &html)
        }
        html.add(field(of: paper))
        let own = serving(paper)
        guard !own.isEmpty, files.allSatisfy({ $0.component != paper.key }) else { return }
        html.div(.class("known")) { html in
            html.p { html in
                html.b(
                    Phrase(
                        vi: "Đã có trong giấy tờ của bạn, không phải nộp lại",
                        en: "You have it already, no need to send it"
                    )
                )
            }
            for document in own {
                html.p { html in
                    html.text("\(document.name) số \(document.number), ")
                    html.date(document.issuedAt.date)
                    html.text(" ")
                    html.add(
                        Button(
                            Phrase(vi: "Dùng giấy này", en: "Use this one"),
                            .quiet,
                            name: Self.reuse,
                            value: "\(paper.key):\(document.id)"
                        )
                    )
                }
            }
        }
    }

    private func write(_ document: DossierResult, for paper: Paper, to html: inout HTMLWriter) {
        html.div(.class("known"), .id(paper.key)) { html in
            html.p { $0.b(Phrase(paper.name)) }
            html.p { html in
                html.icon(.check, size: 16)
                html.text(Phrase(vi: " Dùng lại: ", en: " Used again: "))
                html.text("\(document.name) số \(document.number), \(document.agencyName)")
            }
            html.add(
                Button(
                    Phrase(vi: "Thôi dùng, tải tệp khác", en: "Do not use it"),
                    .plain,
                    name: Self.drop,
                    value: paper.key
                )
            )
        }
    }

    private func field(of paper: Paper) -> Field {
        let stored = files.filter { $0.component == paper.key }.map { file in
            FileChoice.StoredFile(
                id: file.id.description,
                name: file.fileName,
                size: file.size,
                address: draft.map { CitizenPath.draftFile($0, file.id).string }
            )
        }
        return Field(
            .files(FileChoice(upload: upload.string, files: stored)),
            name: paper.key,
            label: Phrase(paper.name),
            hint: hint(of: paper),
            error: problems.first { $0.paper == paper.key }?.words,
            isOptional: !(paper.isRequired && paper.online == .file) && remarks[paper.key] == nil
        )
    }

    private func hint(of paper: Paper) -> Phrase {
        let way = Phrase(
            vi: "Chụp bằng điện thoại là được; nhận ảnh JPEG, PNG, HEIC hoặc PDF, mỗi tệp tối đa 50 MB.",
            en: "A photo will do: JPEG, PNG, HEIC or PDF, up to 50 MB each."
        )
        guard let hint = paper.hint else { return way }
        let stop = hint.vi.hasSuffix(".") ? "" : "."
        return Phrase(vi: "\(hint.vi)\(stop) \(way.vi)", en: "\(hint.en)\(stop) \(way.en)")
    }

    /// What need not be sent: a registry holds it, or it is shown when the result is handed over.
    private func writeOthers(to html: inout HTMLWriter) {
        let held = papers.filter { $0.online == .none }
        if !held.isEmpty {
            html.div(.class("known")) { html in
                html.p {
                    $0.b(Phrase(vi: "Không phải nộp: cơ sở dữ liệu đã có", en: "Not needed: a registry holds it"))
                }
                html.ul { html in
                    for paper in held { html.li(Phrase(paper.name)) }
                }
            }
        }
        let shown = papers.filter { $0.online == .shown && !isReusable($0) }
        guard !shown.isEmpty else { return }
        html.div(.class("known")) { html in
            html.p {
                $0.b(
                    Phrase(
                        vi: "Chưa phải nộp: mang bản chính để đối chiếu khi nhận kết quả",
                        en: "Not now: bring the original when you collect the result"
                    )
                )
            }
            html.ul { html in
                for paper in shown {
                    html.li { html in
                        html.text(Phrase(paper.name))
                        if !paper.isRequired {
                            html.span(Phrase(vi: " (nếu có)", en: " (if you have one)"), .class("muted"))
                        }
                    }
                }
            }
        }
    }
}

/// Một chỗ cần sửa ở giấy tờ.
struct PaperProblem: Sendable {
    /// Key of the component.
    let paper: String
    let words: Phrase

    /// A paper that is demanded and not there.
    static func missing(_ paper: Paper) -> PaperProblem {
        PaperProblem(
            paper: paper.key,
            words: Phrase(
                vi: "\(paper.name.vi): chưa có ảnh hay tệp nào",
                en: "\(paper.name.en): there is no picture or file yet"
            )
        )
    }

    /// A file that was refused.
    static func refused(_ paper: String, _ refusal: any Refusal) -> PaperProblem {
        PaperProblem(
            paper: paper,
            words: Phrase(vi: "\(refusal.vietnamese) \(refusal.whatNext)", en: refusal.english)
        )
    }
}
