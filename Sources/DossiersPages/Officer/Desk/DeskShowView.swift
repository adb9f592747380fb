import DesignSystem
import Dossiers
import HTML
import Kernel
import Web

/// Bàn việc: what waits for me, due first.
struct DeskShowView {
    let model: DeskShowModel
    let security: FormSecurity

    func write(to html: inout HTMLWriter) {
        html.heading(Phrase(vi: "Bàn việc của tôi", en: "My desk"), below: Phrase(model.offices))
        figures(&html)
        if model.figures.opinions > 0 {
            html.notice(
                Phrase(
                    vi: "Cơ quan khác đang hỏi ý kiến \(model.figures.opinions) hồ sơ",
                    en: "Other agencies ask about \(model.figures.opinions) dossiers"
                )
            ) { $0.p { $0.a(Phrase(vi: "Xem và trả lời", en: "See and answer"), .href("/mot-cua/y-kien")) } }
        }
        html.add(Tabs(label: Phrase(vi: "Lọc theo việc", en: "Filter by work"), tabs, current: current))
        html.add(
            SearchBox(
                Phrase(vi: "Tìm trong danh sách này", en: "Search this list"),
                action: OfficerPath.desk.string,
                value: model.filter.text,
                example: .searchExample,
                isQuiet: true,
                hidden: model.filter.part == .mine ? [] : [("viec", model.filter.part.slug)]
            )
        )
        work(&html)
        html.p(.class("muted")) { html in
            html.a(Phrase(vi: "Ý kiến được hỏi", en: "Opinions asked of us"), .href("/mot-cua/y-kien"))
            html.text(" · ")
            html.a(RatingIndexView.title, .href(OfficerPath.ratings))
            guard model.keepsBook else { return }
            html.text(" · ")
            html.a(
                Phrase(vi: "In sổ theo dõi hôm nay (mẫu 06)", en: "Print today's register (form 06)"),
                .href("/bieu-mau/so-theo-doi")
            )
        }
    }

    private func work(_ html: inout HTMLWriter) {
        if model.rows.isEmpty { return empty(&html) }
        if model.mayAssign {
            html.postForm(to: "/mot-cua/phan-cong", security) { html in
                html.input(.type("hidden"), .name("ve"), .value(model.path.string))
                list(&html)
                assignment(&html)
            }
        } else if model.maySign {
            html.postForm(to: OfficerPath.signing.string, security) { html in
                list(&html)
                html.bulkBar { $0.add(Button(Phrase(vi: "Ký số hồ sơ đã chọn", en: "Sign the selected"), .quiet)) }
            }
        } else {
            list(&html)
        }
        pages(&html)
    }

    private func figures(_ html: inout HTMLWriter) {
        let figures = model.figures
        html.figures { html in
            html.add(Figure(Phrase(vi: "Chờ tôi", en: "Waiting for me"), figures.mine, address: "/mot-cua"))
            html.add(Figure(Phrase(vi: "Đến hạn hôm nay", en: "Due today"), figures.dueToday))
            html.add(
                Figure(
                    Phrase(vi: "Quá hạn bước", en: "Step overdue"),
                    figures.overdue,
                    tone: figures.overdue > 0 ? .late : nil
                )
            )
            if let share = figures.shareOnTime {
                html.add(Figure(Phrase(vi: "Trả đúng hạn, 30 ngày", en: "On time, 30 days"), share: share))
            } else {
                html.add(Figure(Phrase(vi: "Trả đúng hạn, 30 ngày", en: "On time, 30 days"), Phrase("–")))
            }
        }
    }

    private var tabs: [Link] {
        let figures = model.figures
        var tabs: [(DossierFilter.Part, Int?)] = [
            (.mine, figures.mine), (.unassigned, figures.unassigned), (.desk, figures.desk),
            (.waiting, figures.waiting), (.done, figures.done),
        ]
        if !tabs.contains(where: { $0.0 == model.filter.part }) { tabs.append((model.filter.part, nil)) }
        return tabs.map { part, count in Link(part.words, to: OfficerPath.desk(part).string, count: count) }
    }

    private var current: String { OfficerPath.desk(model.filter.part).string }

    private func list(_ html: inout HTMLWriter) {
        html.sheetCard { html in
            html.table(
                of: model.rows,
                caption: model.filter.part.words,
                isDense: true,
                tone: { $0.tone },
                DossierColumns(
                    now: model.now,
                    selects: model.mayAssign || model.maySign,
                    showsOfficer: model.filter.part != .mine
                ).all
            )
        }
    }

    private func assignment(_ html: inout HTMLWriter) {
        html.bulkBar { html in
            html.add(
                Field(
                    .select(
                        [Choice("", Phrase(vi: "Ai đang ít việc nhất", en: "Whoever has the least"))]
                            + model.officers.map { Choice($0.person.description, $0.words) }
                    ),
                    name: "nguoi",
                    label: Phrase(vi: "Phân công cho", en: "Assign to"),
                    isOptional: false
                )
            )
            html.add(Button(Phrase(vi: "Phân công hồ sơ đã chọn", en: "Assign the selected"), .quiet))
        }
    }

    private func empty(_ html: inout HTMLWriter) {
        if model.filter.text.isEmpty {
            html.add(model.filter.part.nothing)
        } else {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có hồ sơ nào khớp", en: "Nothing found"),
                    Phrase(
                        vi: "Thử gõ ít chữ hơn, hoặc tìm trong tất cả hồ sơ của cơ quan.",
                        en: "Try fewer words, or search all dossiers of the agency."
                    ),
                    action: Link(
                        Phrase(vi: "Tìm trong tất cả", en: "Search everything"),
                        to: (("/mot-cua/tim" as WebPath).adding("q", model.filter.text)).string
                    ),
                    icon: .search
                )
            )
        }
    }

    private func pages(_ html: inout HTMLWriter) {
        let size = DossierFilter.pageSize
        let first = model.filter.page * size + 1
        let last = model.filter.page * size + model.rows.count
        let summary =
            model.total >= Worklist.countLimit
            ? Phrase(vi: "Hơn 1.000 hồ sơ", en: "More than 1,000 dossiers")
            : Pagination.summary(first...max(first, last), of: model.total)
        let path = model.path
        html.add(
            Pagination(
                previous: model.filter.page == 0 ? nil : path.adding("trang", model.filter.page).string,
                next: model.hasMore ? path.adding("trang", model.filter.page + 2).string : nil,
                summary: summary
            )
        )
    }
}
