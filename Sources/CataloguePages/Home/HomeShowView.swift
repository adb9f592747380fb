import Catalogue
import DesignSystem
import HTML

/// The first page: search, events of life, tracking, and how the province keeps its word.
struct HomeShowView {
    let model: HomeShowModel

    static let page = Page(title: Words.title)

    func write(to html: inout HTMLWriter) {
        html.hero(title: Words.question, lead: Words.lead) { html in
            html.add(ProcedureSearch.box())
        }
        html.h2(Words.events)
        html.grid { html in
            for event in model.events { html.add(EventTile(event).tile) }
            html.add(Tile(Words.all, detail: Words.count(model), to: "/thu-tuc", icon: .search))
            html.add(Tile(Words.counters, detail: Words.countersDetail, to: "/tro-giup#mot-cua", icon: .pin))
        }
        html.div(.class("after-grid")) { html in
            if let onTime = model.onTime {
                html.split(main: tracking) { html in Self.write(onTime, to: &html) }
            } else {
                tracking(&html)
            }
        }
    }

    private func tracking(_ html: inout HTMLWriter) {
        html.card(Words.track) { html in
            html.p(.class("hint")) { html in
                html.text(Words.trackHint)
                html.span("000.00.00.H47-261123-0001", .class("code"))
            }
            html.add(
                SearchBox(Words.code, action: "/tra-cuu", name: "ma", button: Words.trackButton, isQuiet: true)
            )
        }
    }

    private static func write(_ onTime: OnTimeShare, to html: inout HTMLWriter) {
        html.section(.class("card")) { html in
            html.h2(Words.province)
            html.p(NumberText.percent(onTime.share, html.language), .class("figure"))
            html.p(Words.share(onTime), .class("muted"))
            html.p { $0.a(Words.figures, .href("/so-lieu")) }
        }
    }
}

/// A life event as a tile, on the first page and beside a search without result.
struct EventTile {
    let tile: Tile

    init(_ event: LifeEvent) {
        tile = Tile(
            Phrase(event.name),
            detail: Phrase(event.summary),
            to: "/viec/\(event.key)",
            icon: event.icon.flatMap(Icon.init(named:)) ?? .paper
        )
    }
}

private enum Words {
    static let title = Phrase(vi: "Dịch vụ công trực tuyến", en: "Online public services")
    static let question = Phrase(vi: "Bạn cần làm thủ tục gì?", en: "What do you need to do?")
    static let lead = Phrase(
        vi: "Nộp, theo dõi và nhận kết quả ngay trên điện thoại. Mất mạng giữa chừng cũng không mất gì đã điền.",
        en: "Apply, follow and get the result on your phone. If the line breaks, what you have filled in is kept."
    )
    static let events = Phrase(vi: "Theo việc trong đời", en: "By what happens in life")
    static let all = Phrase(vi: "Tất cả thủ tục", en: "All procedures")
    static let counters = Phrase(vi: "Nộp tại bộ phận một cửa", en: "At a one-stop counter")
    static let countersDetail = Phrase(
        vi: "Ở đâu, giờ nào, cần mang gì; cán bộ giúp bạn nộp",
        en: "Where, when, what to bring; an officer helps you"
    )
    static let track = Phrase(vi: "Tra cứu hồ sơ", en: "Track a dossier")
    static let trackHint = Phrase(vi: "Mã in trên giấy hẹn, ví dụ ", en: "The code on the appointment slip, such as ")
    static let code = Phrase(vi: "Mã hồ sơ", en: "Dossier code")
    static let trackButton = Phrase(vi: "Tra cứu", en: "Track")
    static let figures = Phrase(vi: "Xem số liệu công khai", en: "See the public figures")
    static let province = Phrase(vi: "30 ngày qua, toàn tỉnh", en: "Last 30 days, whole province")

    static func count(_ model: HomeShowModel) -> Phrase {
        func words(_ language: Language) -> (all: String, online: String) {
            (NumberText.grouped(model.procedures, language), NumberText.grouped(model.online, language))
        }
        let (vi, en) = (words(.vi), words(.en))
        return Phrase(
            vi: "\(vi.all) thủ tục, \(vi.online) nộp được tại đây",
            en: "\(en.all) procedures, \(en.online) of them online here"
        )
    }

    static func share(_ onTime: OnTimeShare) -> Phrase {
        Phrase(
            vi: "hồ sơ trả đúng hoặc trước hạn, trong \(NumberText.grouped(onTime.finished, .vi)) hồ sơ đã giải quyết",
            en:
                "returned on or before the promised day, of \(NumberText.grouped(onTime.finished, .en)) finished dossiers"
        )
    }
}
