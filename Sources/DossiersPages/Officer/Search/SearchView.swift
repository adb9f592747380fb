import DesignSystem
import Dossiers
import HTML
import Kernel
import Web

/// Trang tìm hồ sơ.
struct SearchView {
    let model: SearchModel
    let saving: FormSecurity
    let removing: FormSecurity

    private typealias Name = DossierFilter.Name

    func write(to html: inout HTMLWriter) {
        html.heading(
            Phrase(vi: "Tìm hồ sơ", en: "Find dossiers"),
            below: Phrase(
                vi: "Tìm trong mọi hồ sơ mà cơ quan bạn đang giữ hoặc đã tiếp nhận, kể cả đã trả kết quả.",
                en: "All dossiers that your agency holds or received, finished ones too."
            )
        )
        html.add(
            SearchBox(
                Phrase(vi: "Tìm hồ sơ", en: "Find dossiers"),
                action: OfficerPath.search.string,
                value: model.filter.text,
                example: .searchExample,
                hidden: hidden
            )
        )
        filters(&html)
        saved(&html)
        guard !model.rows.isEmpty else { return empty(&html) }
        html.sheetCard { html in
            html.table(
                of: model.rows,
                caption: Phrase(vi: "Hồ sơ tìm thấy", en: "Dossiers found"),
                isDense: true,
                tone: { $0.tone },
                DossierColumns(now: model.now, selects: false, showsOfficer: true).all
            )
        }
        html.add(Pagination(previous: first, next: next, summary: summary))
    }

    private var hidden: [(name: String, value: String)] {
        Name.allCases.filter { $0 != .text }.compactMap { name in
            model.filter.asked(name).map { (name.rawValue, $0) }
        }
    }

    private func filters(_ html: inout HTMLWriter) {
        let anything = Choice("", Phrase(vi: "Tất cả", en: "All"))
        let states = DossierState.allCases.map {
            Choice(String($0.rawValue), Phrase(vi: $0.vietnamese, en: $0.english))
        }
        var fields = [
            Field(
                .select([anything] + states),
                name: Name.state.rawValue,
                label: Phrase(vi: "Trạng thái", en: "State"),
                value: model.filter.state.map { String($0.rawValue) } ?? ""
            ),
            Field(
                .select([anything] + model.procedures),
                name: Name.procedure.rawValue,
                label: Phrase(vi: "Thủ tục", en: "Procedure"),
                value: model.filter.procedure ?? ""
            ),
            Field(
                .select([anything] + model.places),
                name: Name.place.rawValue,
                label: Phrase(vi: "Địa bàn", en: "Place"),
                value: model.filter.place ?? ""
            ),
            Field(
                .date,
                name: Name.from.rawValue,
                label: Phrase(vi: "Nộp từ ngày", en: "Sent in from"),
                value: model.filter.submittedFrom?.vietnamese ?? ""
            ),
            Field(
                .date,
                name: Name.to.rawValue,
                label: Phrase(vi: "đến ngày", en: "until"),
                value: model.filter.submittedTo?.vietnamese ?? ""
            ),
        ]
        if !model.filter.text.isEmpty {
            fields.append(Field(.hidden, name: Name.text.rawValue, label: Phrase(""), value: model.filter.text))
        }
        html.add(
            Filters(
                action: OfficerPath.search.string,
                fields,
                active: model.active,
                reset: OfficerPath.search.string,
                isOpen: false
            )
        )
    }

    /// What the officer keeps, and the form that keeps this search.
    private func saved(_ html: inout HTMLWriter) {
        guard model.isFiltered || !model.saved.isEmpty else { return }
        html.details(.class("saved")) { html in
            html.summary(
                Phrase(vi: "Bộ lọc đã lưu (\(model.saved.count))", en: "Saved filters (\(model.saved.count))")
            )
            if !model.saved.isEmpty {
                html.postForm(to: "/mot-cua/bo-loc/bo", removing) { html in
                    html.ul(.class("saved-filters")) { html in
                        for filter in model.saved {
                            html.li { html in
                                html.a(filter.name, .href(OfficerPath.search.string + "?" + filter.query))
                                html.button(
                                    .type("submit"),
                                    .class("plain"),
                                    .name("bo"),
                                    .value(filter.id.description)
                                ) {
                                    html in
                                    html.text(Phrase(vi: "Bỏ", en: "Remove"))
                                    html.span(" \(filter.name)", .class("unseen"))
                                }
                            }
                        }
                    }
                }
            }
            guard model.isFiltered else { return }
            html.postForm(to: "/mot-cua/bo-loc", saving) { html in
                html.input(.type("hidden"), .name("cau-hoi"), .value(model.question))
                html.fieldRow { html in
                    html.add(
                        Field(
                            .text,
                            name: "ten",
                            label: Phrase(vi: "Lưu lần tìm này với tên", en: "Keep this search as")
                        )
                    )
                    html.add(Button(Phrase(vi: "Lưu", en: "Save"), .quiet))
                }
            }
        }
    }

    private var first: String? { model.filter.after == nil ? nil : model.path.string }

    private var next: String? {
        guard model.hasMore, let last = model.rows.last else { return nil }
        return model.path.adding(SearchModel.after, DossierFilter.Cursor(last.dossier).description).string
    }

    private var summary: Phrase {
        if model.total >= Worklist.countLimit {
            return Phrase(vi: "Hơn 1.000 hồ sơ, mới nhất đứng trước", en: "More than 1,000 dossiers, newest first")
        }
        let count = NumberText.grouped(model.total, .vi)
        return Phrase(vi: "\(count) hồ sơ, mới nhất đứng trước", en: "\(count) dossiers, newest first")
    }

    private func empty(_ html: inout HTMLWriter) {
        html.add(
            EmptyState(
                Phrase(vi: "Không tìm thấy hồ sơ nào", en: "No dossier found"),
                Phrase(
                    vi: "Kiểm tra lại số, gõ ít chữ hơn, hoặc bỏ bớt bộ lọc.",
                    en: "Check the number, type fewer words, or take a filter off."
                ),
                action: model.isFiltered
                    ? Link(Phrase(vi: "Bỏ hết bộ lọc", en: "Clear everything"), to: OfficerPath.search.string) : nil,
                icon: .search
            )
        )
    }
}
