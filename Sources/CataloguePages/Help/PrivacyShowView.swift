import DesignSystem
import HTML

/// Bảo vệ dữ liệu cá nhân: what is held, for what, for how long, who may look, and what one may ask.
struct PrivacyShowView {
    static let page = Page(title: Words.title, crumbs: [.home], width: .narrow)

    static func write(to html: inout HTMLWriter) {
        html.heading(Words.title, below: Words.lead)
        html.h2(Words.held)
        html.ul { html in for line in Words.heldLines { html.li(line) } }
        html.p(Words.notHeld)
        html.h2(Words.purpose)
        html.p(Words.purposeText)
        html.h2(Words.looks)
        html.p(Words.looksText)
        html.p { $0.a(Words.looksLink, .href("/tai-khoan/luot-xem")) }
        html.h2(Words.ledger)
        html.p(Words.ledgerText)
        html.p(Words.erasureText)
        html.p { $0.a(Words.ledgerLink, .href("/so-cai")) }
        html.h2(Words.rights)
        html.p(Words.rightsLead)
        html.ul { html in for line in Words.rightsLines { html.li(line) } }
        html.p(Words.howToAsk)
        html.h2(Words.basis)
        html.ul { html in
            html.li(Words.law)
            html.li(Words.decree)
        }
    }
}

private enum Words {
    static let title = Phrase(vi: "Bảo vệ dữ liệu cá nhân", en: "Your personal data")
    static let lead = Phrase(
        vi: "Chúng tôi chỉ giữ những gì thủ tục cần, chỉ người có việc mới được xem, và bạn thấy ai đã xem.",
        en: "We keep only what a procedure needs, only those who work on it may look, and you see who did."
    )

    static let held = Phrase(vi: "Chúng tôi giữ những gì", en: "What we hold")
    static let heldLines = [
        Phrase(
            vi:
                "Tài khoản: họ tên, số định danh cá nhân, số điện thoại, mật khẩu đã mã hóa một chiều, các thiết bị đã đăng nhập.",
            en: "Account: name, personal id number, telephone, a one-way hash of the password, devices that signed in."
        ),
        Phrase(
            vi: "Hồ sơ: các câu trả lời trong tờ khai, giấy tờ bạn tải lên, các bước giải quyết và kết quả.",
            en: "Dossiers: the answers in the form, the papers that you uploaded, the steps and the result."
        ),
        Phrase(
            vi: "Bản nháp: những gì bạn đã điền mà chưa nộp; bạn xóa được bất cứ lúc nào.",
            en: "Drafts: what you have filled in and not sent; you can delete it at any time."
        ),
    ]
    static let notHeld = Phrase(
        vi:
            "Không có quảng cáo, không có mã theo dõi của bên thứ ba. Cookie chỉ để giữ phiên đăng nhập và chống giả mạo biểu mẫu.",
        en: "There are no advertisements and no trackers of others. Cookies only keep you signed in and protect forms."
    )
    static let purpose = Phrase(vi: "Để làm gì, trong bao lâu", en: "For what, and how long")
    static let purposeText = Phrase(
        vi:
            "Để giải quyết đúng thủ tục bạn yêu cầu, theo nhiệm vụ luật giao cho cơ quan. Hồ sơ đã giải quyết được lưu theo thời hạn của pháp luật lưu trữ; hết hạn thì xóa.",
        en:
            "To work on what you asked for, as the law tells the office to. Finished dossiers are kept as long as the law on archives says, then erased."
    )
    static let looks = Phrase(vi: "Ai được xem", en: "Who may look")
    static let looksText = Phrase(
        vi:
            "Chỉ cán bộ có bước việc trong hồ sơ, trong thời gian còn giữ việc. Mỗi lượt xem đều ghi lại: ai, chức danh gì, lúc nào.",
        en:
            "Only officers who have a step in your dossier, while they have it. Each look is written down: who, in which post, when."
    )
    static let looksLink = Phrase(vi: "Xem ai đã xem dữ liệu của tôi", en: "See who looked at my data")
    static let ledger = Phrase(vi: "Sổ cái và quyền xóa", en: "The ledger and erasure")
    static let ledgerText = Phrase(
        vi:
            "Mỗi bước giải quyết là một dòng của sổ cái, được niêm phong để không ai sửa lén được, kể cả chúng tôi. Dòng ấy chỉ chứa dấu vân tay (mã băm có muối) của nội dung, không chứa dữ liệu cá nhân.",
        en:
            "Every step is a line of a ledger, sealed so that nobody can change it in secret, not even we. The line holds only a salted fingerprint of the content and no personal data."
    )
    static let erasureText = Phrase(
        vi:
            "Khi luật cho phép hoặc buộc xóa, nội dung và muối được xóa hẳn; dấu vân tay còn lại không nói gì về bạn, mà sổ cái vẫn chứng minh được.",
        en:
            "When the law allows or demands erasure, content and salt are erased for good; the fingerprint that stays tells nothing of you, and the ledger can still be proved."
    )
    static let ledgerLink = Phrase(vi: "Sổ cái", en: "The ledger")

    static let rights = Phrase(vi: "Quyền của bạn", en: "Your rights")
    static let rightsLead = Phrase(vi: "Bạn có quyền:", en: "You have the right to:")
    static let rightsLines = [
        Phrase(vi: "được biết dữ liệu của mình được xử lý thế nào;", en: "know how your data is processed;"),
        Phrase(
            vi: "đồng ý, không đồng ý, và rút lại sự đồng ý (trừ việc luật buộc cơ quan phải làm);",
            en: "consent or not, and withdraw consent (except where the law obliges the office);"
        ),
        Phrase(vi: "xem, sửa hoặc yêu cầu sửa dữ liệu sai;", en: "see your data, mend it or have it mended;"),
        Phrase(
            vi: "yêu cầu cung cấp, xóa, hạn chế xử lý dữ liệu; phản đối việc xử lý;",
            en: "have it handed to you, erased or restricted; object to its processing;"
        ),
        Phrase(
            vi: "khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại;",
            en: "complain, denounce, sue and claim damages;"
        ),
        Phrase(
            vi: "yêu cầu cơ quan có thẩm quyền bảo vệ dữ liệu của mình.",
            en: "ask the authorities to protect your data."
        ),
    ]
    static let howToAsk = Phrase(
        vi:
            "Xem và sửa thông tin tài khoản trong mục Tài khoản. Các yêu cầu khác: gửi tại bộ phận một cửa, mang theo giấy tờ tùy thân.",
        en:
            "See and change your account under Account. For all else, ask at a one-stop counter with your identity card."
    )
    static let basis = Phrase(vi: "Căn cứ pháp lý", en: "Legal basis")
    static let law = Phrase(
        vi: "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, có hiệu lực từ 01/01/2026",
        en: "Law on Personal Data Protection no. 91/2025/QH15, in force since 1 January 2026"
    )
    static let decree = Phrase(
        vi: "Trước đó: Nghị định số 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân, có hiệu lực từ 01/7/2023",
        en: "Before it: Decree no. 13/2023/NĐ-CP on personal data protection, in force since 1 July 2023"
    )
}
