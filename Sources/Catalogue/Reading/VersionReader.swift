import Kernel
import Yams

/// Reads one version of a procedure.
struct VersionReader {
    static let keys = [
        "valid_from", "valid_to", "corrects", "name", "summary", "keywords", "field", "levels", "department",
        "subjects", "life_events", "service", "requirements", "legal_basis", "place", "form", "components", "fees",
        "time", "steps", "result",
    ]

    static let componentKeys = [
        "key", "name", "hint", "originals", "copies", "required", "when", "online", "reuse",
    ]
    static let resultKeys = ["code", "name", "notation", "validity_months", "template", "yields"]

    let map: MapReader
    let code: String

    func version() -> ProcedureVersion {
        if !map.has("valid_from") { map.missing("valid_from", example: "2021-01-01") }
        for key in ["levels", "subjects"] where !map.has(key) {
            map.missing(key, example: key == "levels" ? "[commune]" : "[citizen]")
        }
        let service = map.word("service", ServiceKind.self)
        if !map.has("service") { map.missing("service", example: "full") }
        return ProcedureVersion(
            id: ProcedureVersionID(
                code: code,
                validFrom: map.date("valid_from") ?? CivilDate(daysSinceEpoch: 0),
                correction: map.int("corrects", in: 0...999) ?? 0
            ),
            validTo: map.date("valid_to"),
            name: map.text("name", example: "Đăng ký khai sinh"),
            summary: map.text("summary", example: "Ghi việc sinh vào sổ hộ tịch"),
            keywords: map.strings("keywords"),
            field: map.required("field", example: "ho-tich"),
            levels: map.words("levels", GovernmentLevel.self),
            department: map.string("department"),
            subjects: map.words("subjects", Subject.self),
            lifeEvents: map.strings("life_events"),
            service: service ?? .information,
            requirements: map.maps("requirements", keys: ["vi", "en"]) { $0.bilingual(needsEnglish: true) },
            legalBasis: map.maps("legal_basis", keys: ["number", "name", "article"], legalBasis),
            placeField: map.fieldReference("place"),
            form: map.maps("form", keys: ["key", "title", "hint", "fields"], section),
            components: map.maps("components", keys: Self.componentKeys, component),
            fees: map.maps("fees", keys: FeeReader.keys) { FeeReader(map: $0).fee() },
            time: map.maps("time", keys: ["channel", "when", "limit", "same_day"], timeRule),
            steps: map.maps("steps", keys: StepReader.keys) { StepReader(map: $0).step() },
            result: map.map("result", keys: Self.resultKeys).map(result)
        )
    }

    private func legalBasis(_ map: MapReader) -> LegalBasis {
        LegalBasis(
            number: map.required("number", example: "60/2014/QH13"),
            name: map.required("name", example: "Luật Hộ tịch"),
            article: map.string("article")
        )
    }

    private func section(_ map: MapReader) -> FormSection {
        if !map.has("fields") { map.missing("fields", example: "[…]") }
        return FormSection(
            key: map.required("key", example: "child"),
            title: map.text("title", example: "Thông tin của trẻ"),
            hint: map.hint("hint"),
            fields: map.maps("fields", keys: FieldReader.keys) { FieldReader(map: $0).field() }
        )
    }

    private func component(_ map: MapReader) -> Component {
        Component(
            key: map.required("key", example: "birth_notice"),
            name: map.text("name", example: "Giấy chứng sinh"),
            hint: map.hint("hint"),
            originals: map.int("originals", in: 0...99) ?? 0,
            copies: map.int("copies", in: 0...99) ?? 0,
            isRequired: map.bool("required", otherwise: true),
            when: map.condition(),
            online: map.word("online", OnlineForm.self) ?? .file,
            reuse: map.strings("reuse")
        )
    }

    private func timeRule(_ map: MapReader) -> TimeRule {
        if !map.has("channel") { map.missing("channel", example: "any") }
        let limit = map.map("limit", keys: ["working_days", "hours", "calendar_days"]).flatMap(timeLimit)
        let cutOff = map.map("same_day", keys: ["cut_off"]).flatMap { sameDay -> TimeOfDay? in
            if !sameDay.has("cut_off") { sameDay.missing("cut_off", example: "\"15:00\"") }
            return sameDay.timeOfDay("cut_off")
        }
        if !map.has("limit"), !map.has("same_day") { map.missing("limit", example: "{ working_days: 3 }") }
        return TimeRule(
            channel: map.string("channel") == "any" ? nil : map.word("channel", Channel.self),
            when: map.condition(),
            limit: limit,
            sameDayCutOff: cutOff
        )
    }

    private func timeLimit(_ map: MapReader) -> TimeLimit? {
        let limits: [TimeLimit?] = [
            map.int("working_days", in: 1...2000).map(TimeLimit.workingDays),
            map.int("hours", in: 1...8000).map(TimeLimit.hours),
            map.int("calendar_days", in: 1...2000).map(TimeLimit.calendarDays),
        ]
        let given = ["working_days", "hours", "calendar_days"].filter(map.has)
        if given.count != 1 {
            map.log.error(
                map.path,
                say("thời hạn phải có đúng một đơn vị", "a limit has exactly one unit"),
                mend: say(
                    "giữ một trong working_days, hours, calendar_days",
                    "keep one of working_days, hours, calendar_days"
                )
            )
        }
        return limits.compactMap { $0 }.first
    }

    private func result(_ map: MapReader) -> ResultKind {
        ResultKind(
            code: map.string("code"),
            name: map.text("name", example: "Giấy khai sinh"),
            notation: map.string("notation"),
            validityMonths: map.int("validity_months", in: 1...1200),
            template: map.string("template").map(ResultTemplate.init),
            yields: yields(map)
        )
    }

    /// Facts by name; the names are free, so they are read from the node and not by a list of keys.
    private func yields(_ map: MapReader) -> [String: String] {
        guard let node = map.value("yields") else { return [:] }
        let names = node.mapping?.compactMap { $0.key.scalar?.string } ?? []
        guard let facts = MapReader(node, map.sub("yields"), map.log, keys: names) else { return [:] }
        var yields: [String: String] = [:]
        for name in names { yields[name] = facts.required(name, example: "child_name") }
        return yields
    }
}
