import DesignSystem
import HTML

/// Trợ giúp: how to hand in, what level 4 means, how to track, where the counters are.
struct HelpShowView {
    let model: HelpShowModel

    static let page = Page(title: Words.title, crumbs: [.home], width: .narrow)

    func write(to html: inout HTMLWriter) {
        html.heading(Words.title, below: Words.lead)
        html.nav(.class("card contents"), .aria("label", Words.contents[html.language])) { html in
            html.ul { html in
                html.li { $0.a(Words.submit, .href("#nop")) }
                html.li { $0.a(Words.levels, .href("#muc-do")) }
                html.li { $0.a(Words.track, .href("#theo-doi")) }
                html.li { $0.a(Words.supplement, .href("#bo-sung")) }
                html.li { $0.a(Words.counters, .href("#mot-cua")) }
                html.li { $0.a(Words.safe, .href("#an-toan")) }
            }
        }
        Self.writeSubmit(to: &html)
        Self.writeLevels(to: &html)
        Self.writeTrack(to: &html)
        writeCounters(to: &html)
        html.h2(Words.safe, .id("an-toan"))
        html.p(Words.safeText)
        html.p { $0.a(Words.privacy, .href("/du-lieu-ca-nhan")) }
        html.p(.class("muted")) { $0.a(Words.programs, .href("/api")) }
    }

    private static func writeSubmit(to html: inout HTMLWriter) {
        html.h2(Words.submit, .id("nop"))
        html.ol { html in
            html.li { html in
                html.a(Words.find, .href("/thu-tuc"))
                html.text(Words.findHow)
            }
            html.li(Words.signIn)
            html.li(Words.fill)
            html.li(Words.attach)
            html.li(Words.review)
        }
    }

    private static func writeLevels(to html: inout HTMLWriter) {
        html.h2(Words.levels, .id("muc-do"))
        html.facts { html in
            html.fact(Words.full) { $0.text(Words.fullText) }
            html.fact(Words.partial) { $0.text(Words.partialText) }
            html.fact(Words.information) { $0.text(Words.informationText) }
        }
    }

    private static func writeTrack(to html: inout HTMLWriter) {
        html.h2(Words.track, .id("theo-doi"))
        html.p { html in
            html.text(Words.trackSignedIn)
            html.a(Words.myDossiers, .href("/ho-so"))
            html.text(Words.trackEvents)
        }
        html.p { html in
            html.text(Words.trackCode)
            html.a(Words.tracking, .href("/tra-cuu"))
            html.text(Words.trackPin)
        }
        html.h2(Words.supplement, .id("bo-sung"))
        html.p(Words.supplementText)
    }

    private func writeCounters(to html: inout HTMLWriter) {
        html.h2(Words.counters, .id("mot-cua"))
        html.p(Words.countersText)
        html.h3(Words.communes(model.communes))
        html.p(Words.communeText(model.communeHours))
        html.h3(Words.provinceAndDistricts)
        html.table(
            of: model.counters,
            caption: Words.provinceAndDistricts,
            [
                .lead(Words.counter) { html, counter in html.span(counter.name, .lang("vi")) },
                .cell(Words.hours) { html, counter in html.text(counter.hours) },
            ]
        )
    }
}

private enum Words {
    static let title = Phrase(vi: "Trợ giúp", en: "Help")
    static let lead = Phrase(
        vi: "Nộp, theo dõi và nhận kết quả; và nơi có người giúp bạn tận tay.",
        en: "Apply, follow, get the result; and where somebody helps you in person."
    )
    static let contents = Phrase(vi: "Trong trang này", en: "On this page")

    static let submit = Phrase(vi: "Nộp hồ sơ trực tuyến", en: "Apply online")
    static let find = Phrase(vi: "Tìm thủ tục", en: "Find the procedure")
    static let findHow = Phrase(
        vi: " bằng vài từ, có thể gõ không dấu. Trang thủ tục nói rõ cần giấy tờ gì, bao lâu, hết bao nhiêu tiền.",
        en: " by a few words; tones may be left out. Its page says which papers, how long and how much."
    )
    static let signIn = Phrase(
        vi: "Bấm “Nộp trực tuyến” và đăng nhập. Lần đầu, hãy đăng ký bằng số định danh cá nhân và số điện thoại.",
        en: "Press “Apply online” and sign in. The first time, sign up with your personal id number and telephone."
    )
    static let fill = Phrase(
        vi: "Trả lời từng trang câu hỏi. Điều nhà nước đã có thì điền sẵn, bạn chỉ xem lại. Điền đến đâu lưu đến đó.",
        en: "Answer page by page. What the state already holds is filled in; you only check it. All is saved as you go."
    )
    static let attach = Phrase(
        vi: "Chụp ảnh hoặc quét giấy tờ rồi tải lên: PDF, JPEG, PNG hoặc HEIC, mỗi tệp tối đa 50 MB.",
        en: "Photograph or scan the papers and upload them: PDF, JPEG, PNG or HEIC, up to 50 MB each."
    )
    static let review = Phrase(
        vi: "Xem lại rồi nộp. Bạn nhận ngay mã hồ sơ và mã PIN; khi được tiếp nhận, bạn có giấy hẹn ghi giờ trả.",
        en: "Check and send. You get a code and a PIN at once, and, once accepted, a slip with the promised hour."
    )

    static let levels = Phrase(vi: "“Mức 4”, “toàn trình” là gì?", en: "What do “level 4” and “toàn trình” mean?")
    static let full = Phrase(vi: "Toàn trình (mức 4)", en: "Entirely online (level 4)")
    static let fullText = Phrase(
        vi: "Nộp, nộp phí, theo dõi và nhận kết quả đều trên mạng, không phải đến cơ quan lần nào.",
        en: "Apply, pay, follow and get the result online, without a single visit."
    )
    static let partial = Phrase(vi: "Một phần (mức 3)", en: "Partly online (level 3)")
    static let partialText = Phrase(
        vi: "Nộp trên mạng, rồi đến bộ phận một cửa một lần để ký, xuất trình bản chính hoặc nhận kết quả.",
        en: "Apply online, then come to the counter once to sign, to show originals or to get the result."
    )
    static let information = Phrase(vi: "Chỉ có thông tin", en: "Information only")
    static let informationText = Phrase(
        vi: "Trang này nói cần gì và đến đâu; hồ sơ nộp tại bộ phận một cửa hoặc Cổng Dịch vụ công quốc gia.",
        en: "This site says what is needed and where to go; you apply at a counter or on the national portal."
    )

    static let track = Phrase(vi: "Theo dõi hồ sơ", en: "Follow your dossier")
    static let trackSignedIn = Phrase(vi: "Đã đăng nhập: vào mục ", en: "Signed in: under ")
    static let myDossiers = Phrase(vi: "Hồ sơ của tôi", en: "My dossiers")
    static let trackEvents = Phrase(
        vi: ", bạn thấy hồ sơ đang ở bàn nào, ai giữ, giờ hẹn trả. Mỗi bước đều được báo trong Hộp tin.",
        en: " you see at which desk it lies, who has it and when it is due. Every step is told in your messages."
    )
    static let trackCode = Phrase(vi: "Không cần đăng nhập: vào mục ", en: "Without signing in: under ")
    static let tracking = Phrase(vi: "Tra cứu", en: "Track")
    static let trackPin = Phrase(
        vi: ", nhập mã hồ sơ và mã PIN in trên giấy biên nhận.",
        en: " enter the code and the PIN printed on the receipt."
    )
    static let supplement = Phrase(vi: "Khi được yêu cầu bổ sung", en: "When something is missing")
    static let supplementText = Phrase(
        vi:
            "Cán bộ phải nêu hết các chỗ thiếu, sai trong một lần. Bạn chỉ sửa đúng những chỗ ấy rồi gửi lại, không phải làm lại từ đầu. Thời gian chờ bạn không tính vào thời hạn.",
        en:
            "The officer has to name everything at once. You mend just that and send it back; nothing is done twice. The time that we wait for you does not count."
    )

    static let counters = Phrase(vi: "Bộ phận một cửa", en: "One-stop counters")
    static let countersText = Phrase(
        vi:
            "Không quen dùng máy? Hãy mang giấy tờ tùy thân và giấy tờ của thủ tục đến bộ phận một cửa. Cán bộ nhập hồ sơ giúp bạn, bạn vẫn là người nộp và theo dõi như mọi người.",
        en:
            "Not at ease with computers? Take your identity card and papers to a counter. An officer enters the dossier for you; you remain the applicant and follow it as everybody does."
    )
    static let provinceAndDistricts = Phrase(vi: "Cấp tỉnh, cấp huyện", en: "Province and districts")
    static let counter = Phrase(vi: "Bộ phận một cửa", en: "Counter")
    static let hours = Phrase(vi: "Giờ làm việc", en: "Open")

    static let safe = Phrase(vi: "Giữ an toàn cho bạn", en: "Keeping you safe")
    static let safeText = Phrase(
        vi:
            "Cơ quan nhà nước không gọi điện đòi mật khẩu, mã xác nhận hay mã PIN, và không bảo bạn cài ứng dụng lạ. Khi nghi ngờ, hãy dừng lại và hỏi bộ phận một cửa.",
        en:
            "No office calls to ask for your password, code or PIN, or tells you to install an app. In doubt, stop and ask at a counter."
    )
    static let privacy = Phrase(
        vi: "Dữ liệu cá nhân của bạn được bảo vệ ra sao",
        en: "How your personal data is protected"
    )

    static let programs = Phrase(
        vi: "Dành cho người làm phần mềm: giao diện lập trình (API)",
        en: "For developers: the interface for programs (API)"
    )

    static func communes(_ count: Int) -> Phrase {
        Phrase(vi: "\(count) xã, phường, thị trấn", en: "\(count) communes")
    }

    static func communeText(_ hours: Phrase) -> Phrase {
        Phrase(
            vi: "Tại trụ sở Ủy ban nhân dân nơi bạn ở, \(hours.vi).",
            en: "At the seat of the People’s Committee where you live. \(hours.en)."
        )
    }
}
