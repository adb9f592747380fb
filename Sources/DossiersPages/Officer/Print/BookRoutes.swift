import DesignSystem
import Directory
import Documents
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

/// Sổ theo dõi hồ sơ (mẫu 06): the register of a counter for a period, on A4.
extension OfficerPages {
    func addBook(to routes: inout Routes) {
        routes.page("/bieu-mau/so-theo-doi", .role([.counter, .head, .leader]), "print.book") { visit in
            let period = StatisticsPeriod(
                first: visit.query.date("tu") ?? visit.now.date,
                last: visit.query.date("den"),
                today: visit.now.date
            )
            let model = try await database.read { db in try book(period, visit, in: db) }
            return visit.document { html in
                html.printPage(
                    title: Phrase("Sổ theo dõi hồ sơ"),
                    back: Link(Phrase(vi: "Về bàn việc", en: "To the desk"), to: "/mot-cua"),
                    isSimulated: visit.isDemo
                ) { BookView(model: model).write(to: &$0) }
            }
        }
    }

    private func book(_ period: StatisticsPeriod, _ visit: Visit, in db: ReadSession) throws -> BookModel {
        let viewer = visit.viewer
        let wanted: AgencyID? = visit.query.id("co-quan")
        guard
            let id = wanted ?? viewer.posts.first(where: { $0.role == .counter })?.agency ?? viewer.posts.first?.agency,
            let agency = try directory.register(in: db).agency(id, on: period.last)
        else { throw WebRefusal.notFound }
        let atlas = try territory.atlas(in: db)
        let dossiers = try dossiers.receptionBook(
            of: id,
            from: period.first,
            to: period.last,
            for: viewer,
            in: db
        )
        return BookModel(
            agency: agency,
            superior: Letterheads.superior(of: agency, atlas, on: period.last),
            place: Letterheads.place(of: agency, atlas, on: period.last),
            period: period,
            dossiers: dossiers,
            places: Dictionary(
                Set(dossiers.map(\.place)).map { ($0, atlas.name(of: $0, on: period.last)) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }
}

/// Nội dung của sổ theo dõi.
struct BookModel: Sendable {
    let agency: Agency
    let superior: String?
    let place: String
    let period: StatisticsPeriod
    let dossiers: [Dossier]
    let places: [UnitID: String]
}

/// Sổ theo dõi hồ sơ, in.
struct BookView {
    let model: BookModel

    func write(to html: inout HTMLWriter) {
        let sheet = PrintSheet(
            size: .a4Landscape,
            superior: model.superior,
            agency: model.agency.counterName.isEmpty ? model.agency.name.vi : model.agency.counterName,
            place: model.place,
            date: model.period.last,
            title: "SỔ THEO DÕI HỒ SƠ",
            formNumber: "Mẫu số 06"
        )
        html.sheet(sheet) { html in
            html.p("Từ ngày \(model.period.first.vietnamese) đến ngày \(model.period.last.vietnamese)")
            if model.dossiers.isEmpty { html.p("Trong thời gian này không tiếp nhận hồ sơ nào.") }
            html.sheetTable(
                caption: "Sổ theo dõi hồ sơ",
                headings: [
                    "Mã hồ sơ", "Tên thủ tục", "Số bộ", "Tên cá nhân, tổ chức", "Địa chỉ, SĐT", "Cơ quan chủ trì",
                    "Nhận hồ sơ", "Hẹn trả", "Trả kết quả", "Phương thức nhận kết quả", "Ký nhận", "Ghi chú",
                ],
                rows: model.dossiers.map(row)
            )
            if model.dossiers.count == Dossiers.mostBookLines {
                html.p("Chỉ in \(Dossiers.mostBookLines) dòng đầu; chọn thời gian ngắn hơn để in phần còn lại.")
            }
            html.signatures([Signature("NGƯỜI LẬP SỔ"), Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ")])
        }
    }

    private func row(_ dossier: Dossier) -> [String] {
        let contact = [model.places[dossier.place] ?? "", dossier.applicant.phone].filter { !$0.isEmpty }
        return [
            dossier.name, dossier.procedureName, "01", dossier.applicant.name, contact.joined(separator: ", "),
            model.agency.name.vi, dossier.acceptedAt?.vietnamese ?? "", dossier.originalDueAt?.vietnamese ?? "",
            dossier.handedOverAt?.vietnamese ?? dossier.finishedAt?.vietnamese ?? "", dossier.handover.words.vi, "",
            dossier.state.isFinal ? "" : dossier.state.vietnamese,
        ]
    }
}
