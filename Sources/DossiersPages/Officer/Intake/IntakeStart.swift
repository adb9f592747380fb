import Catalogue
import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

/// Bắt đầu tiếp nhận: which procedure; and what was begun and not finished.
struct IntakeStartModel: Sendable {
    let text: String
    let hits: [CatalogueItem]
    let drafts: [(draft: Draft, name: Bilingual, applicant: String)]
}

extension OfficerPages {
    /// Tiếp nhận tại quầy: procedure, citizen, form with papers and fees, receipt.
    func addIntake(to routes: inout Routes) {
        routes.page("/mot-cua/tiep-nhan", .role([.counter]), "intake.start") { visit in
            let model = try await database.read { db in
                try intakeStart(visit.query.text("q"), for: visit.viewer, on: visit.now.date, in: db)
            }
            return visit.page(
                Page(title: Phrase(vi: "Tiếp nhận hồ sơ", en: "Take a dossier in"), section: "/mot-cua/tiep-nhan"),
                for: .officer
            ) { IntakeStartView(model: model, now: visit.now).write(to: &$0) }
        }
        addApplicant(to: &routes)
        addIntakeForm(to: &routes)
    }

    private func intakeStart(
        _ text: String,
        for viewer: Viewer,
        on date: CivilDate,
        in db: ReadSession
    ) throws -> IntakeStartModel {
        let register = try directory.register(in: db)
        let agencies = viewer.posts.filter { $0.role == .counter }.compactMap { register.agency($0.agency) }
        let levels = Set(agencies.map(\.level.rawValue))
        let listing = try catalogue.listing(in: db)
        let found =
            text.isEmpty
            ? listing.items.sorted { ($1.popularity, $0.code) < ($0.popularity, $1.code) }
            : listing.search(text, limit: 40).map(\.item)
        let hits = found.filter { item in item.isOnline && item.levels.contains { levels.contains($0.rawValue) } }
        let drafts = try dossiers.counterDrafts(of: viewer, in: db)
        let people = try directory.people(drafts.map(\.applicant), in: db)
        return IntakeStartModel(
            text: text,
            hits: Array(hits.prefix(20)),
            drafts: drafts.map { ($0.draft, $0.name, people[$0.applicant]?.details.name ?? "") }
        )
    }
}

/// Trang chọn thủ tục tại quầy.
struct IntakeStartView {
    let model: IntakeStartModel
    let now: Instant

    func write(to html: inout HTMLWriter) {
        html.heading(
            Phrase(vi: "Tiếp nhận hồ sơ", en: "Take a dossier in"),
            below: Phrase(
                vi: "Chọn thủ tục người dân cần làm. Người dân không cần có tài khoản.",
                en: "Choose what the citizen needs. No account is needed."
            )
        )
        html.add(
            SearchBox(
                Phrase(vi: "Tìm thủ tục", en: "Find a procedure"),
                action: IntakePath.start.string,
                value: model.text,
                example: Phrase(vi: "Khai sinh, chứng thực, tạm trú…", en: "Birth, certification, residence…")
            )
        )
        drafts(&html)
        guard !model.hits.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có thủ tục nào khớp", en: "No procedure found"),
                    Phrase(
                        vi: "Thử chữ khác, hoặc kiểm tra thủ tục có thuộc cấp của cơ quan bạn không.",
                        en: "Try other words, or see whether it belongs to another level."
                    ),
                    action: Link(Phrase(vi: "Xem tất cả", en: "See all"), to: IntakePath.start.string),
                    icon: .search
                )
            )
            return
        }
        html.h2(Phrase(vi: "Thủ tục", en: "Procedures"))
        html.sheetCard { html in
            html.table(
                of: model.hits,
                caption: Phrase(vi: "Thủ tục nhận tại quầy", en: "Procedures"),
                isDense: true,
                [
                    .lead(Phrase(vi: "Thủ tục", en: "Procedure")) { html, item in
                        html.a(Phrase(item.name), .href(IntakePath.procedure(item.code).string))
                    },
                    .cell(Phrase(vi: "Lĩnh vực", en: "Field")) { html, item in html.text(Phrase(item.fieldName)) },
                    .text(Phrase(vi: "Mã", en: "Code")) { $0.code },
                ]
            )
        }
    }

    private func drafts(_ html: inout HTMLWriter) {
        guard !model.drafts.isEmpty else { return }
        html.card(Phrase(vi: "Đang tiếp nhận dở", en: "Begun and not finished"), tone: .wait) { html in
            html.ul(.class("plain-list")) { html in
                for item in model.drafts {
                    html.li { html in
                        html.a(
                            Phrase(vi: "\(item.name.vi): \(item.applicant)", en: "\(item.name.en): \(item.applicant)"),
                            .href(IntakePath.draft(item.draft.id).string)
                        )
                        html.text(" ")
                        html.small { html in
                            html.text(Phrase(vi: "lưu lúc ", en: "saved "))
                            html.moment(item.draft.savedAt, .near(now: now))
                        }
                    }
                }
            }
        }
    }
}
