import Catalogue
import Kernel

/// A version of a procedure as JSON, in the words of the procedure file.
struct ProcedureJSON {
    let version: ProcedureVersion
    let procedure: Procedure
    let lists: CatalogueLists

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("code", version.code)
            json.field("version", version.id.description)
            json.field("valid_from", version.validFrom.description)
            json.field("valid_to", version.validTo?.description)
            json.text("name", version.name)
            json.text("summary", version.summary)
            json.field("field", lists.field(version.field)?.name.vi ?? version.field)
            json.array("levels", version.levels) { json, level in json.value(level.rawValue) }
            json.field("department", version.department)
            json.array("subjects", version.subjects) { json, subject in json.value(subject.rawValue) }
            json.array("life_events", version.lifeEvents) { json, event in json.value(event) }
            json.field("service", version.service.rawValue)
            json.field("online", version.isOnline)
            json.array("requirements", version.requirements) { json, text in json.text(text) }
            json.array("legal_basis", version.legalBasis) { json, basis in
                json.object { json in
                    json.field("number", basis.number)
                    json.field("name", basis.name)
                    json.field("article", basis.article)
                }
            }
            writeForm(to: &json)
            writeComponents(to: &json)
            writeFees(to: &json)
            writeTime(to: &json)
            writeSteps(to: &json)
            writeResult(to: &json)
            json.array("versions", procedure.versions) { json, version in
                json.object { json in
                    json.field("version", version.id.description)
                    json.field("valid_from", version.validFrom.description)
                    json.field("valid_to", version.validTo?.description)
                }
            }
        }
    }

    private func writeForm(to json: inout JSONWriter) {
        json.field("place_field", version.placeField)
        json.array("form", version.form) { json, section in
            json.object { json in
                json.field("key", section.key)
                json.text("title", section.title)
                json.array("fields", section.fields) { json, field in
                    json.object { json in
                        json.field("key", field.key)
                        json.text("label", field.label)
                        json.field("type", field.type.rawValue)
                        json.field("required", field.isRequired)
                        json.field("source", field.source)
                        json.condition(field.when)
                        if !field.options.isEmpty {
                            json.array("options", field.options) { json, option in
                                json.object { json in
                                    json.field("value", option.value)
                                    json.text("label", option.label)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func writeComponents(to json: inout JSONWriter) {
        json.array("components", version.components) { json, paper in
            json.object { json in
                json.field("key", paper.key)
                json.text("name", paper.name)
                json.field("originals", paper.originals)
                json.field("copies", paper.copies)
                json.field("required", paper.isRequired)
                json.field("online", paper.online.rawValue)
                json.condition(paper.when)
            }
        }
    }

    private func writeFees(to json: inout JSONWriter) {
        json.array("fees", version.fees) { json, fee in
            json.object { json in
                json.field("key", fee.key)
                json.text("name", fee.name)
                json.field("kind", fee.kind.rawValue)
                switch fee.price {
                case .amount(let amount): json.field("amount", amount.dong)
                case .tiers(let tiers):
                    json.array("tiers", tiers) { json, tier in
                        json.object { json in
                            json.field("up_to", tier.upTo)
                            json.field("amount", tier.amount.dong)
                        }
                    }
                }
                json.field("per_field", fee.perField)
                json.field("cap", fee.cap?.dong)
                json.object("channels") { json in
                    for channel in Channel.allCases {
                        if let amount = fee.channelPrices[channel] { json.field(channel.rawValue, amount.dong) }
                    }
                }
                json.array("exempt", fee.exemptions) { json, exemption in
                    json.object { json in
                        json.field("key", exemption.key)
                        json.text("name", exemption.name)
                    }
                }
                json.field("wording", fee.wording)
                json.field("source", fee.source)
                json.condition(fee.when)
            }
        }
    }

    private func writeTime(to json: inout JSONWriter) {
        json.array("time", version.time) { json, rule in
            json.object { json in
                json.field("channel", rule.channel?.rawValue ?? "any")
                switch rule.limit {
                case .workingDays(let days): json.field("working_days", days)
                case .hours(let hours): json.field("hours", hours)
                case .calendarDays(let days): json.field("calendar_days", days)
                case nil: break
                }
                json.field("same_day_cut_off", rule.sameDayCutOff?.description)
                json.condition(rule.when)
            }
        }
    }

    private func writeSteps(to json: inout JSONWriter) {
        json.array("steps", version.course) { json, step in
            json.object { json in
                json.field("key", step.key)
                json.text("name", step.name)
                json.field("desk", step.desk.rawValue)
                json.field("agency", step.agency.word)
                json.field("action", step.action.rawValue)
                json.field("working_minutes", step.minutes)
            }
        }
    }

    private func writeResult(to json: inout JSONWriter) {
        json.key("result")
        guard let result = version.result else { return json.null() }
        json.object { json in
            json.field("code", result.code)
            json.text("name", result.name)
            json.field("validity_months", result.validityMonths)
        }
    }
}

extension StepAgency {
    fileprivate var word: String {
        switch self {
        case .receiving: "receiving"
        case .commune: "commune"
        case .district: "district"
        case .province(let department): department
        }
    }
}

extension JSONWriter {
    fileprivate mutating func text(_ key: String, _ text: Bilingual) {
        self.key(key)
        self.text(text)
    }

    fileprivate mutating func text(_ text: Bilingual) {
        object { json in
            json.field("vi", text.vi)
            json.field("en", text.en)
        }
    }

    fileprivate mutating func condition(_ condition: Condition?) {
        guard let condition else { return }
        object("when") { json in
            json.field("field", condition.field)
            json.array("is", condition.values) { json, value in json.value(value) }
        }
    }

    /// A row of the national catalogue, word for word, with what deserves a doubt in it.
    mutating func entry(_ entry: CatalogueEntry) {
        object { json in
            json.field("code", entry.code)
            json.key("name")
            json.text(Bilingual(vi: entry.name))
            json.field("field", entry.row.field)
            json.array("levels", entry.levels) { json, level in json.value(level.rawValue) }
            json.field("service", ServiceKind.information.rawValue)
            json.field("online", false)
            json.field("levels_text", entry.row.levels)
            json.field("decision", entry.row.decision)
            json.field("subjects_text", entry.row.subjects)
            json.array("channels", entry.channels) { json, channel in
                json.object { json in
                    json.field("channel", channel.name)
                    json.field("time", channel.time)
                    json.field("fee", channel.fee)
                }
            }
            json.field("result_codes", entry.row.resultCodes)
            json.field("is_gone", entry.isGone)
            json.array("flags", entry.flags) { json, flag in json.value(flag.rawValue) }
        }
    }
}
