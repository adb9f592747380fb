import DesignSystem
import HTML
import Kernel
import Ledger

/// The page of the ledger.
struct LedgerShowView: Component {
    let model: LedgerShowModel

    static let title = Phrase(vi: "Sổ cái", en: "The ledger")

    func write(to html: inout HTMLWriter) {
        if let fault = model.fault { html.add(ErrorSummary([.init(field: LedgerShowModel.field, fault)])) }
        html.h1(Self.title)
        html.p(
            Phrase(
                vi: """
                    Mỗi việc làm với hồ sơ của bạn đều được ghi vào sổ cái. Bản ghi đã vào sổ thì không ai sửa, xóa hay \
                    chèn thêm được mà không bị phát hiện, kể cả người quản trị máy chủ.
                    """,
                en: """
                    Every step taken with your dossier is written into the ledger. What is written there nobody can alter, \
                    remove or add to unnoticed, not even who runs the server.
                    """
            )
        )
        if let judgement = model.judgement { verdict(judgement, to: &html) }
        question(to: &html)
        state(to: &html)
        tools(to: &html)
    }

    private func question(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Kiểm tra chứng cứ", en: "Check a proof")) { html in
            html.form(.action("/so-cai"), .novalidate) { html in
                html.add(
                    Field(
                        .longText(rows: 4),
                        name: LedgerShowModel.field,
                        label: Phrase(vi: "Mã chứng cứ hoặc số bản ghi", en: "Proof code or number of a record"),
                        value: model.text,
                        hint: Phrase(
                            vi: "Quét mã QR trên biên nhận rồi dán vào đây, dán tệp .tlog-proof, hoặc nhập số bản ghi.",
                            en: "Paste what the QR code of your receipt says, or a .tlog-proof file, or enter a number."
                        ),
                        error: model.fault
                    )
                )
                html.add(Button(Phrase(vi: "Kiểm tra", en: "Check")))
            }
        }
    }

    private func state(to html: inout HTMLWriter) {
        let checkpoint = model.state.checkpoint
        html.card(Phrase(vi: "Tình trạng hiện nay", en: "State of the ledger")) { html in
            html.facts { html in
                html.fact(
                    Phrase(vi: "Số bản ghi", en: "Records"),
                    NumberText.grouped(Int(checkpoint.size), html.language)
                )
                html.fact(Phrase(vi: "Điểm chốt gần nhất", en: "Latest checkpoint")) { $0.moment(model.state.signedAt) }
                html.fact(Phrase(vi: "Mã gốc của điểm chốt", en: "Root of the checkpoint")) {
                    $0.code(Base64.encode(checkpoint.root.bytes))
                }
                html.fact(Phrase(vi: "Khóa công khai", en: "Public key")) { $0.code(model.key.description) }
            }
            html.p(
                Phrase(
                    vi: """
                        Điểm chốt là chữ ký của máy chủ lên toàn bộ sổ ở một thời điểm. Ai giữ một điểm chốt cũ đều kiểm tra \
                        được rằng sổ hôm nay vẫn chứa nguyên vẹn sổ của ngày ấy.
                        """,
                    en: """
                        A checkpoint is the server's signature on the whole ledger at one moment. Who keeps an old one can \
                        check that today's ledger still holds all of that day's, unchanged.
                        """
                ),
                .class("muted")
            )
        }
    }

    private func tools(to html: inout HTMLWriter) {
        html.details { html in
            html.summary(Phrase(vi: "Dành cho người muốn tự kiểm tra toàn bộ sổ", en: "For who wants to check it all"))
            html.p(
                Phrase(
                    vi: """
                        Sổ cái là nhật ký minh bạch theo RFC 6962, phục vụ theo dạng C2SP tlog-tiles: mọi công cụ đọc được \
                        định dạng này đều tải và tính lại được toàn bộ sổ. Nội dung hồ sơ và dữ liệu cá nhân không nằm trong \
                        phần công khai, ở đó chỉ có mã băm của chúng.
                        """,
                    en: """
                        The ledger is a transparency log (RFC 6962), served as C2SP tlog-tiles: any tool that reads these can \
                        fetch and recompute all of it. The content of dossiers and personal data are not in the open part; \
                        only their hashes are.
                        """
                )
            )
            html.ul { html in
                html.li { $0.a("/tlog/checkpoint", .href("/tlog/checkpoint")) }
                html.li { $0.a("/tlog/key", .href("/tlog/key")) }
                html.li { $0.a("/api/v1/ledger", .href("/api/v1/ledger")) }
            }
        }
    }
}
