import DesignSystem
import Directory
import HTML
import Kernel
import Web

/// Trang của một cơ quan.
enum AgencyShowView {
    static func write(_ model: AgencyShowModel, fields: [(key: String, name: Phrase)], to html: inout HTMLWriter) {
        let agency = model.agency
        html.add(ErrorSummary(model.form.faults.lines))
        html.heading(Phrase(vi: agency.name.vi, en: agency.name.en), above: Phrase(model.unitName))
        if let end = agency.validTo, end <= model.today { ended(model, end, to: &html) }
        html.facts { html in
            html.fact(Phrase(vi: "Mã định danh", en: "Code")) { $0.code(agency.code) }
            html.fact(Phrase(vi: "Bộ phận một cửa", en: "One-stop counter"), agency.counterName)
            html.fact(Phrase(vi: "Lịch làm việc", en: "Calendar")) { html in
                let path = AdministrationPath.calendars.adding("co-quan", agency.id.description)
                html.a(CalendarNames.phrase(agency.calendar), .href(path))
            }
            html.fact(Phrase(vi: "Hoạt động từ", en: "Since")) { $0.date(agency.validFrom) }
        }
        html.h2(Phrase(vi: "Vị trí và người đang làm", en: "Posts and who holds them"))
        posts(model, to: &html)
        html.h2(Phrase(vi: "Ủy quyền", en: "Delegations"))
        DelegationList.write(model.delegations, to: &html)
        if agency.validTo.map({ model.today < $0 }) ?? true { newPost(model, fields, to: &html) }
    }

    private static func ended(_ model: AgencyShowModel, _ end: CivilDate, to html: inout HTMLWriter) {
        html.notice(
            Phrase(
                vi: "Cơ quan đã kết thúc hoạt động từ \(end.vietnamese)",
                en: "The agency ended on \(MomentText.date(end, .en))"
            )
        ) { html in
            if model.heirs.isEmpty {
                html.p(Phrase(vi: "Không có cơ quan kế thừa.", en: "Nobody took over."))
            } else {
                html.p(Phrase(vi: "Công việc do các cơ quan này tiếp tục:", en: "Its work goes on at:"))
                html.ul { html in
                    for heir in model.heirs {
                        html.li { $0.a(heir.name, .href(AdministrationPath.agency(heir.id))) }
                    }
                }
            }
        }
    }

    private static func posts(_ model: AgencyShowModel, to html: inout HTMLWriter) {
        html.sheetCard { html in
            html.table(
                of: model.posts,
                caption: Phrase(vi: "Vị trí", en: "Posts"),
                [
                    .lead(Phrase(vi: "Chức danh", en: "Title")) { html, row in
                        html.a(row.post.title, .href(AdministrationPath.post(row.post.id)))
                    },
                    .cell(Phrase(vi: "Vai trò", en: "Role")) { html, row in html.text(row.post.role.phrase) },
                    .text(Phrase(vi: "Phòng", en: "Division")) { row in
                        model.agency.divisions.first { $0.key == row.post.division }?.name.vi ?? "–"
                    },
                    .cell(Phrase(vi: "Người đang làm", en: "Held by")) { html, row in
                        if row.holders.isEmpty {
                            html.add(StateTag(Phrase(vi: "Chưa có người", en: "Vacant"), .wait))
                        } else {
                            html.text(row.holders.map(\.name).joined(separator: ", "))
                        }
                    },
                ]
            )
        }
    }

    private static func newPost(
        _ model: AgencyShowModel,
        _ fields: [(key: String, name: Phrase)],
        to html: inout HTMLWriter
    ) {
        typealias Name = PostNewModel.Name
        let form = model.form
        html.details(.open(!form.faults.isEmpty)) { html in
            html.summary(Phrase(vi: "Lập vị trí mới", en: "Make a new post"))
            html.postForm(to: AdministrationPath.agency(model.agency.id).string, form.security) { html in
                html.add(
                    Field(
                        .select(DeskRole.allCases.map { Choice($0.rawValue, $0.phrase) }),
                        name: Name.role,
                        label: Phrase(vi: "Vai trò", en: "Role"),
                        value: form.role
                    )
                )
                html.add(
                    Field(
                        .text,
                        name: Name.title,
                        label: Phrase(vi: "Chức danh", en: "Title"),
                        value: form.title,
                        hint: Phrase(vi: "Như ghi dưới chữ ký.", en: "As under a signature."),
                        error: form.faults[Name.title]
                    )
                )
                if !model.agency.divisions.isEmpty {
                    let whole = Choice("", Phrase(vi: "Cả cơ quan", en: "The whole agency"))
                    html.add(
                        Field(
                            .select([whole] + model.agency.divisions.map { Choice($0.key, $0.name.vi) }),
                            name: Name.division,
                            label: Phrase(vi: "Phòng", en: "Division"),
                            value: form.division
                        )
                    )
                }
                html.add(
                    Field(
                        .date,
                        name: Name.from,
                        label: Phrase(vi: "Từ ngày", en: "From"),
                        value: form.from,
                        error: form.faults[Name.from]
                    )
                )
                FieldBoxes.write(Name.fields, chosen: form.fields, of: fields, to: &html)
                html.actions { $0.add(Button(Phrase(vi: "Lập vị trí", en: "Make the post"), .quiet)) }
            }
        }
    }
}

/// Chọn lĩnh vực: boxes for fields of procedures, folded away, since 'all' is the usual answer.
enum FieldBoxes {
    static func write(
        _ name: String,
        chosen: [String],
        of fields: [(key: String, name: Phrase)],
        to html: inout HTMLWriter
    ) {
        guard !fields.isEmpty else { return }
        html.details(.open(!chosen.isEmpty)) { html in
            html.summary(Phrase(vi: "Chỉ một số lĩnh vực", en: "Only some fields"))
            var field = Field(
                .checkboxes(fields.map { Choice($0.key, $0.name) }),
                name: name,
                label: Phrase(vi: "Lĩnh vực", en: "Fields"),
                hint: Phrase(vi: "Không chọn gì là tất cả lĩnh vực.", en: "Nothing chosen means all fields."),
                isOptional: true
            )
            field.values = chosen
            html.add(field)
        }
    }
}

extension DeskRole {
    var phrase: Phrase { Phrase(vi: vietnamese, en: english) }
}
