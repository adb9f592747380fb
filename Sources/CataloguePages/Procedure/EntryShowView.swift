import Catalogue
import DesignSystem
import HTML

/// A procedure of the national catalogue that is only described here: its row word for word, what deserves a doubt in it,
/// and where to go.
struct EntryShowView {
    let entry: CatalogueEntry
    let fieldName: Phrase
    let field: String?

    var page: Page {
        var crumbs: [Link] = [.home, .procedures]
        if let field { crumbs.append(.field(field, fieldName)) }
        return Page(title: Phrase(entry.name), section: "/thu-tuc", crumbs: crumbs)
    }

    func write(to html: inout HTMLWriter) {
        // Names of the national catalogue reach a thousand letters.
        html.h1(entry.name, .lang("vi"), .when(entry.name.count > 120, .class("long")))
        if entry.isGone { html.add(Notice(Words.gone, Words.goneNext, tone: .wait)) }
        writeWhereToGo(to: &html)
        writeRow(to: &html)
        writeChannels(to: &html)
        writeDoubts(to: &html)
    }

    private func writeWhereToGo(to html: inout HTMLWriter) {
        html.card(Words.whereToGo, tone: .calm) { html in
            html.p(Words.notHere)
            html.ul { html in
                for place in places { html.li(place) }
                html.li { html in
                    html.text(Words.national)
                    html.a("dichvucong.gov.vn", .href("https://dichvucong.gov.vn"), .rel("external"))
                }
            }
            html.p { $0.a(Words.counters, .href("/tro-giup#mot-cua")) }
        }
    }

    private var places: [Phrase] {
        var places: [Phrase] = []
        if entry.levels.contains(.commune) { places.append(Words.commune) }
        if entry.levels.contains(.province) { places.append(Words.province) }
        return places
    }

    private func writeRow(to html: inout HTMLWriter) {
        html.h2(Words.facts)
        html.facts { html in
            html.fact(Words.code) { $0.span(entry.code, .class("code")) }
            html.fact(Words.field) { $0.text(fieldName) }
            html.fact(Words.levels, entry.row.levels)
            html.fact(Words.subjects, entry.row.subjects)
            html.fact(Words.decision, entry.row.decision)
            html.fact(Words.results, entry.row.resultCodes)
        }
    }

    private func writeChannels(to html: inout HTMLWriter) {
        html.h2(Words.channels)
        guard !entry.channels.isEmpty else {
            html.p(Words.noChannels)
            if !entry.row.channels.isEmpty { html.p { $0.q(entry.row.channels, .lang("vi")) } }
            return
        }
        html.table(
            of: entry.channels,
            caption: Words.channels,
            [
                .lead(Words.channel) { html, channel in html.text(channel.name) },
                .text(Words.time) { $0.time.isEmpty ? "–" : $0.time },
                .text(Words.fee) { $0.fee.isEmpty ? "–" : $0.fee },
            ]
        )
        html.p(Words.source, .class("muted"))
    }

    private func writeDoubts(to html: inout HTMLWriter) {
        guard !entry.flags.isEmpty else { return }
        html.notice(Words.doubts, tone: .quiet) { html in
            html.ul { html in
                for flag in entry.flags { html.li(Phrase(flag.explanation)) }
            }
            html.p(Words.doubtsNext)
        }
    }
}

private enum Words {
    static let gone = Phrase(
        vi: "Thủ tục này không còn trong danh mục quốc gia",
        en: "This procedure is no longer in the national catalogue"
    )
    static let goneNext = Phrase(
        vi: "Có thể đã được thay bằng thủ tục khác. Hãy tìm theo tên hoặc hỏi bộ phận một cửa.",
        en: "Another one may have taken its place. Search by name, or ask at a one-stop counter."
    )
    static let whereToGo = Phrase(vi: "Làm thủ tục này ở đâu?", en: "Where to go?")
    static let notHere = Phrase(
        vi: "Thủ tục này chưa nộp được trên trang này. Bạn có thể đến hoặc nộp tại:",
        en: "It cannot be handed in on this site yet. You can go to, or apply at:"
    )
    static let commune = Phrase(
        vi: "Bộ phận một cửa của Ủy ban nhân dân xã, phường nơi bạn ở",
        en: "The one-stop counter of the commune where you live"
    )
    static let province = Phrase(
        vi: "Trung tâm Phục vụ hành chính công tỉnh",
        en: "The Public Service Centre of the province"
    )
    static let national = Phrase(vi: "Cổng Dịch vụ công quốc gia: ", en: "The National Public Service Portal: ")
    static let counters = Phrase(vi: "Giờ làm việc và cần mang gì", en: "Opening hours and what to bring")
    static let facts = Phrase(vi: "Thông tin thủ tục", en: "About the procedure")
    static let code = Phrase(vi: "Mã thủ tục", en: "Code")
    static let field = Phrase(vi: "Lĩnh vực", en: "Field of work")
    static let levels = Phrase(vi: "Cấp thực hiện", en: "Level")
    static let subjects = Phrase(vi: "Đối tượng thực hiện", en: "Who may ask")
    static let decision = Phrase(vi: "Quyết định công bố", en: "Announced by decision")
    static let results = Phrase(vi: "Mã kết quả", en: "Codes of the result")
    static let channels = Phrase(vi: "Cách nộp, thời hạn, phí", en: "Ways to hand in, time and fee")
    static let noChannels = Phrase(
        vi: "Nguồn không ghi rõ cách nộp. Hãy hỏi bộ phận một cửa trước khi đến.",
        en: "The source does not say. Ask at a one-stop counter before you go."
    )
    static let channel = Phrase(vi: "Cách nộp", en: "Way to hand in")
    static let time = Phrase(vi: "Thời hạn", en: "Time limit")
    static let fee = Phrase(vi: "Phí, lệ phí", en: "Fee")
    static let source = Phrase(
        vi: "Chép nguyên văn từ cơ sở dữ liệu quốc gia về thủ tục hành chính (tháng 7/2026).",
        en: "Word for word from the national database of procedures (July 2026)."
    )
    static let doubts = Phrase(vi: "Lưu ý khi đọc số liệu trên", en: "Mind when reading the above")
    static let doubtsNext = Phrase(
        vi: "Chúng tôi giữ nguyên số liệu của nguồn. Trước khi nộp tiền, hãy hỏi bộ phận một cửa mức thu hiện hành.",
        en: "We keep what the source says. Before you pay, ask at the counter what is due today."
    )
}
