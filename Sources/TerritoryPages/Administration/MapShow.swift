import DesignSystem
import HTML
import Hummingbird
import Kernel
import Storage
import Territory
import Web

/// What the administrator's page of the map shows.
struct MapShowModel: Sendable {
    var day: String
    var fault: Phrase?
    var date: CivilDate
    var today: CivilDate
    var level: Level
    var within: String
    var counts: [Level: Int]
    var rows: [Row]
    var parents: [(code: String, name: String)]
    var applied: [AppliedReform]
    var waiting: [(key: String, title: Phrase, effective: CivilDate)]
    var trial: TrialForm

    struct Row: Sendable {
        var id: UnitID
        var code: String
        var name: String
        var parent: String
        var from: CivilDate
        var through: CivilDate?
    }

    /// The form by which a reform is tried.
    struct TrialForm: Sendable {
        var effective: String
        var faults: [ErrorSummary.Line] = []
        var security: FormSecurity
    }
}

extension TerritoryAdministration {
    func showMap(_ visit: Visit, _ form: MapShowModel.TrialForm? = nil) async throws -> Response {
        let today = visit.now.date
        let typed = visit.query.textIfAny("ngay").map(DateInput.tidied) ?? today.vietnamese
        let date = CivilDate(typed)
        let level = Level(rawValue: visit.query.text("cap"))
        let code = visit.query.text("thuoc")
        let form = form ?? .init(effective: today.vietnamese, security: visit.formSecurity())
        let shipped = shipped
        let model = try await database.read { [territory] db in
            let atlas = try territory.atlas(in: db)
            let day = date ?? today
            let above = code.isEmpty ? nil : atlas.unit(code: code, on: day)
            let counts = Dictionary(grouping: atlas.units(on: day), by: \.level).mapValues(\.count)
            let shown = level ?? (counts[.district] == nil ? .commune : .district)
            let applied = try territory.reforms(in: db)
            return MapShowModel(
                day: typed,
                fault: date == nil
                    ? Phrase(vi: "Ghi ngày theo dạng 23/11/2026.", en: "Write the day as 23/11/2026.") : nil,
                date: day,
                today: today,
                level: shown,
                within: above?.code ?? "",
                counts: counts,
                rows: atlas.units(on: day, level: shown, within: above?.id).map { .init($0, atlas, day) },
                parents: atlas.units(on: day, level: .district).map { ($0.code, $0.name(on: day)) },
                applied: applied,
                waiting: shipped.compactMap { reform in
                    guard !applied.contains(where: { $0.key == reform.key }),
                        let read = try? Reform(yaml: reform.text, file: reform.key)
                    else { return nil }
                    return (reform.key, Phrase(vi: read.title.vi, en: read.title.en), read.effective)
                },
                trial: form
            )
        }
        return visit.page(
            Self.frame(.territory, hasErrors: !form.faults.isEmpty, isInside: false),
            for: .officer,
            status: form.faults.isEmpty ? .ok : .unprocessableContent
        ) { MapShowView.write(model, to: &$0) }
    }
}

extension MapShowModel.Row {
    init(_ unit: Unit, _ atlas: Atlas, _ date: CivilDate) {
        let span = unit.span(on: date)
        self.init(
            id: unit.id,
            code: unit.code,
            name: span.name,
            parent: span.parent.map { atlas.name(of: $0, on: date) } ?? "–",
            from: unit.validFrom,
            through: unit.validTo?.adding(days: -1)
        )
    }
}

/// Trang bản đồ hành chính của quản trị viên.
enum MapShowView {
    static func write(_ model: MapShowModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.trial.faults))
        html.heading(
            .territory,
            below: Phrase(
                vi: "Đơn vị hành chính theo ngày, và các đợt sắp xếp.",
                en: "Units as of a day, and their reforms."
            )
        )
        reforms(model, to: &html)
        trial(model, to: &html)
        html.h2(
            Phrase(
                vi: "Đơn vị ngày \(model.date.vietnamese)",
                en: "Units on \(MomentText.date(model.date, .en))"
            )
        )
        html.figures { html in
            for level in Level.allCases {
                html.add(Figure(level.phrase, model.counts[level] ?? 0))
            }
        }
        filter(model, to: &html)
        units(model, to: &html)
    }

    private static func reforms(_ model: MapShowModel, to html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Các đợt sắp xếp", en: "Reforms"))
        if model.applied.isEmpty {
            html.p(Phrase(vi: "Chưa áp dụng đợt nào.", en: "None was applied."), .class("muted"))
        } else {
            html.sheetCard { html in
                html.table(
                    of: model.applied,
                    caption: Phrase(vi: "Đã áp dụng", en: "Applied"),
                    [
                        .lead(Phrase(vi: "Đợt sắp xếp", en: "Reform")) { html, reform in
                            html.text(reform.title)
                            html.p(reform.legalBasis.joined(separator: "; "), .class("muted"))
                        },
                        .cell(Phrase(vi: "Hiệu lực", en: "In force from")) { html, reform in
                            html.date(reform.effective)
                        },
                        .cell(Phrase(vi: "Tình trạng", en: "State")) { html, reform in
                            html.add(
                                reform.effective <= model.today
                                    ? StateTag(Phrase(vi: "Đã có hiệu lực", en: "In force"), .done)
                                    : StateTag(Phrase(vi: "Sắp có hiệu lực", en: "To come"), .wait)
                            )
                        },
                    ]
                )
            }
        }
    }

    private static func trial(_ model: MapShowModel, to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Xem trước một đợt sắp xếp", en: "Try a reform")) { html in
            html.p(
                Phrase(
                    vi:
                        "Xem trước không thay đổi gì. Bạn sẽ thấy đơn vị, cơ quan, cán bộ và hồ sơ nào bị ảnh hưởng rồi mới quyết định.",
                    en:
                        "A trial changes nothing. You see which units, agencies, officers and dossiers are touched, then decide."
                )
            )
            html.postForm(
                to: TerritoryAdministration.trial.string,
                model.trial.security,
                sendsFiles: true
            ) { html in
                if !model.waiting.isEmpty {
                    html.add(
                        Field(
                            .radios(
                                model.waiting.map {
                                    Choice(
                                        $0.key,
                                        $0.title,
                                        hint: Phrase(
                                            vi: "Ngày chính thức \($0.effective.vietnamese)",
                                            en: "Official day \(MomentText.date($0.effective, .en))"
                                        )
                                    )
                                }
                            ),
                            name: "dot",
                            label: Phrase(vi: "Đợt có sẵn", en: "Reforms at hand"),
                            isOptional: true
                        )
                    )
                }
                html.add(
                    Field(
                        .files(FileChoice(accept: ".yaml,.yml,text/yaml", isMultiple: false)),
                        name: "tep",
                        label: Phrase(vi: "Hoặc tải lên tệp sắp xếp", en: "Or upload a reform file"),
                        hint: Phrase(vi: "Tệp YAML, tối đa 200 KB.", en: "A YAML file of at most 200 KB."),
                        isOptional: true
                    )
                )
                html.add(
                    Field(
                        .date,
                        name: "hieu-luc",
                        label: Phrase(vi: "Ngày có hiệu lực ở đây", en: "In force here from"),
                        value: model.trial.effective,
                        hint: Phrase(
                            vi: "Không được trước ngày của sự kiện mới nhất trong sổ cái.",
                            en: "Not before the day of the last event of the ledger."
                        )
                    )
                )
                html.actions { $0.add(Button(Phrase(vi: "Xem trước", en: "Try"))) }
            }
        }
    }

    private static func filter(_ model: MapShowModel, to html: inout HTMLWriter) {
        html.form(.action(TerritoryAdministration.home)) { html in
            html.fieldRow { html in
                html.add(
                    Field(
                        .date,
                        name: "ngay",
                        label: Phrase(vi: "Ngày", en: "Day"),
                        value: model.day,
                        error: model.fault
                    )
                )
                html.add(
                    Field(
                        .select(Level.allCases.map { Choice($0.rawValue, $0.phrase) }),
                        name: "cap",
                        label: Phrase(vi: "Cấp", en: "Level"),
                        value: model.level.rawValue
                    )
                )
                if !model.parents.isEmpty {
                    html.add(
                        Field(
                            .select(
                                [Choice("", Phrase(vi: "Cả tỉnh", en: "The province"))]
                                    + model.parents.map { Choice($0.code, $0.name) }
                            ),
                            name: "thuoc",
                            label: Phrase(vi: "Thuộc", en: "Within"),
                            value: model.within
                        )
                    )
                }
            }
            html.actions { $0.add(Button(Phrase(vi: "Xem", en: "Show"), .quiet)) }
        }
    }

    private static func units(_ model: MapShowModel, to html: inout HTMLWriter) {
        if model.rows.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Ngày này không có đơn vị nào ở cấp đã chọn", en: "No unit of this level on the day"),
                    Phrase(vi: "Chọn cấp khác hoặc ngày khác.", en: "Choose another level or day."),
                    icon: .pin
                )
            )
            return
        }
        html.sheetCard { html in
            html.table(
                of: model.rows,
                caption: Phrase(vi: "Đơn vị", en: "Units"),
                isDense: true,
                [
                    .lead(Phrase(vi: "Tên", en: "Name")) { html, row in html.a(row.name, .href(UnitPath.unit(row.id)))
                    },
                    .cell(Phrase(vi: "Mã", en: "Code")) { html, row in html.code(row.code) },
                    .text(Phrase(vi: "Thuộc", en: "Within")) { $0.parent },
                    .cell(Phrase(vi: "Từ", en: "From")) { html, row in html.date(row.from) },
                    .cell(Phrase(vi: "Đến hết", en: "Through")) { html, row in
                        if let last = row.through { html.date(last) } else { html.text("–") }
                    },
                ]
            )
        }
    }
}
