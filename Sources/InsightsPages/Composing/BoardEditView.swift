import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Trang soạn bảng: name, subject and sharing; the blocks with their buttons; what can be added; the board as it would be.
struct BoardEditView {
    typealias Name = BoardDraft.Name

    let model: BoardEditModel
    let security: FormSecurity
    /// For the form that removes the board: a deed of its own.
    let removal: FormSecurity

    private var draft: BoardDraft { model.draft }
    private var address: WebPath { model.board.map { BoardPath.editing($0.id) } ?? BoardPath.newBoard }

    func write(_ title: Phrase, to html: inout HTMLWriter) {
        html.heading(title, above: .composedBoards)
        html.operationsTabs(at: BoardPath.composedBoards, isWhole: model.isWhole)
        if let refusal = draft.refusal {
            let field: String? = [.nameMissing, .nameTooLong].contains(refusal) ? Name.name : nil
            html.add(
                ErrorSummary([
                    .init(field: field, Phrase(vi: "\(refusal.vietnamese) \(refusal.whatNext)", en: refusal.english))
                ])
            )
        } else if model.isUnsaved {
            html.add(
                Notice(
                    Phrase(
                        vi: "Có thay đổi chưa lưu. Bấm “Lưu bảng” để giữ lại.",
                        en: "There are changes that are not saved. Press 'Save the board' to keep them."
                    ),
                    tone: .wait
                )
            )
        }
        html.postForm(to: address.string, security) { html in
            if let seen = draft.seen {
                html.input(.type("hidden"), .name(Name.version), .value(String(seen)))
            }
            for block in draft.blocks {
                html.input(.type("hidden"), .name(Name.block), .value(block.description))
            }
            html.split { html in
                settings(&html)
                blocks(&html)
            } aside: { html in
                BlockChoiceView(draft: draft, preview: model.preview, address: address).write(to: &html)
            }
        }
        html.section(.id("xem-truoc")) { html in
            html.h2(Phrase(vi: "Xem trước", en: "Preview"))
            if draft.blocks.isEmpty {
                html.p(Phrase(vi: "Chưa có khối nào.", en: "There are no blocks yet."), .class("muted"))
            }
            ComposedBlocksView(model: model.preview).write(to: &html)
        }
        versions(&html)
        end(&html)
    }

    private func settings(_ html: inout HTMLWriter) {
        html.card { html in
            html.add(
                Field(
                    .text,
                    name: Name.name,
                    label: Phrase(vi: "Tên bảng", en: "Name of the board"),
                    value: draft.name,
                    hint: Phrase(vi: "Ví dụ: Đúng hạn các huyện miền núi", en: "Such as: In time in the highlands"),
                    error: draft.refusal == .nameMissing || draft.refusal == .nameTooLong
                        ? draft.refusal.map { Phrase(vi: $0.vietnamese, en: $0.english) } : nil,
                    autocomplete: "off"
                )
            )
            html.fieldRow { html in
                html.add(
                    Field(
                        .select(model.subjects.map { Choice($0.subject.word, $0.title) }),
                        name: Name.subject,
                        label: Phrase(vi: "Đối tượng", en: "Subject"),
                        value: draft.subject?.word ?? ""
                    )
                )
                html.add(
                    Field(
                        .select(model.sharings.map { Choice($0.sharing.word, $0.title) }),
                        name: Name.sharing,
                        label: Phrase(vi: "Chia sẻ", en: "Share with"),
                        value: draft.sharing.word
                    )
                )
            }
            html.p(
                Phrase(
                    vi: "Người được chia sẻ chỉ thấy bảng khi được giao theo dõi đối tượng này.",
                    en: "Others see the board only where they oversee this subject."
                ),
                .class("hint")
            )
            html.actions { html in
                html.add(
                    Button(Phrase(vi: "Xem trước", en: "Preview"), .quiet, name: Name.deed, value: "xem")
                )
                html.add(Button(Phrase(vi: "Lưu bảng", en: "Save the board"), name: Name.deed, value: "luu"))
            }
        }
    }

    private func blocks(_ html: inout HTMLWriter) {
        html.card(
            Phrase(
                vi: "Các khối (\(draft.blocks.count)/\(BoardPlan.mostBlocks))",
                en: "Blocks (\(draft.blocks.count) of \(BoardPlan.mostBlocks))"
            )
        ) { html in
            guard !draft.blocks.isEmpty else {
                return html.p(
                    Phrase(
                        vi: "Thêm hình và chỉ tiêu từ danh sách bên cạnh.",
                        en: "Add pictures and indicators from the list."
                    ),
                    .class("muted")
                )
            }
            html.ol(.class("arrange")) { html in
                for (place, block) in draft.blocks.enumerated() { item(block, at: place, &html) }
            }
        }
    }

    private func item(_ block: BoardBlock, at place: Int, _ html: inout HTMLWriter) {
        let name = model.preview.name(of: block)
        html.li(.id("khoi-\(place)")) { html in
            html.span(name)
            html.div { html in
                let last = draft.blocks.count - 1
                if place > 0 { button("len:\(place)", Phrase(vi: "Lên", en: "Up"), name, at: place - 1, &html) }
                if place < last {
                    button("xuong:\(place)", Phrase(vi: "Xuống", en: "Down"), name, at: place + 1, &html)
                }
                button("bo:\(place)", Phrase(vi: "Bỏ", en: "Remove"), name, at: max(0, place - 1), &html)
            }
        }
    }

    /// A button whose words name the block for those who only listen; the page comes back at the block.
    private func button(_ deed: String, _ words: Phrase, _ name: Phrase, at place: Int, _ html: inout HTMLWriter) {
        html.button(
            .class("plain"),
            .type("submit"),
            .name(Name.deed),
            .value(deed),
            .formaction(address.fragment("khoi-\(place)").string)
        ) { html in
            html.text(words)
            html.unseen(Phrase(vi: ": \(name.vi)", en: ": \(name.en)"))
        }
    }

    private func versions(_ html: inout HTMLWriter) {
        guard let board = model.board, model.versions.count > 1 else { return }
        html.details { html in
            html.summary(Phrase(vi: "Các bản trước", en: "Earlier versions"))
            html.ul { html in
                for version in model.versions where version.number < board.version {
                    html.li { html in
                        let path = address.adding(Name.version, version.number)
                        html.a(.href(path)) { html in
                            html.text(
                                Phrase(
                                    vi: "Bản \(version.number): \(version.plan.name)",
                                    en: "Version \(version.number): \(version.plan.name)"
                                )
                            )
                        }
                        html.text(
                            Phrase(
                                vi: ", \(version.plan.blocks.count) khối, ",
                                en: ", \(version.plan.blocks.count) blocks, "
                            )
                        )
                        html.moment(version.since)
                        html.text(" – \(version.by)")
                    }
                }
            }
        }
    }

    private func end(_ html: inout HTMLWriter) {
        guard let board = model.board else { return }
        html.details { html in
            html.summary(Phrase(vi: "Xóa bảng", en: "Remove the board"))
            html.p(
                Phrase(
                    vi: "Người được chia sẻ cũng không còn thấy bảng này. Sổ cái vẫn giữ các bản đã lưu.",
                    en: "Those it is shared with lose it too. The ledger keeps what was saved."
                )
            )
            html.postForm(to: BoardPath.removing(board.id).string, removal) { html in
                html.add(Button(Phrase(vi: "Xóa bảng này", en: "Remove this board"), .danger))
            }
        }
    }
}
