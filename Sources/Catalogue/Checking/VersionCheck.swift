import Kernel

/// Checks the meaning of one version: everything that is named exists and fits.
struct VersionCheck {
    let version: ProcedureVersion
    let path: String
    let log: ReadingLog
    let known: KnownKeys

    func check() {
        checkLists()
        FormRulesCheck(version: version, path: path, log: log).check()
        checkReferences()
        checkTexts()
        FeesCheck(version: version, path: path, log: log).check()
        checkTime()
        if version.service != .information || !version.steps.isEmpty {
            StepsCheck(version: version, path: path, log: log, known: known).check()
        }
        checkService()
    }

    /// Names a field of the form, wherever one is named.
    func checkCondition(_ condition: Condition?, _ path: String) {
        guard let condition else { return }
        FormRulesCheck(version: version, path: self.path, log: log).checkCondition(condition, path)
    }

    private func checkLists() {
        require(version.field, isIn: known.fields.map(Array.init), "field", of: "fields.yaml")
        for (index, event) in version.lifeEvents.enumerated() {
            require(event, isIn: known.lifeEvents.map(Array.init), "life_events[\(index)]", of: "life-events.yaml")
        }
        if let department = version.department {
            require(department, isIn: known.departments.map { Array($0.keys) }, "department", of: "agencies.yaml")
        }
        for key in ["levels", "subjects"] where key == "levels" ? version.levels.isEmpty : version.subjects.isEmpty {
            log.error(
                "\(path).\(key)",
                say("\(key) không được để trống", "\(key) may not be empty"),
                mend: say("ghi ít nhất một giá trị", "write at least one value")
            )
        }
        let hasProvince = version.levels.contains(.province)
        if hasProvince, version.department == nil {
            log.error(
                "\(path).levels",
                say("cấp tỉnh cần có department", "the level province needs a department"),
                mend: say("thêm department: so-tu-phap (khóa trong agencies.yaml)", "add department: so-tu-phap")
            )
        } else if !hasProvince, version.department != nil {
            log.error(
                "\(path).department",
                say("department chỉ dùng khi levels có province", "department goes only with the level province"),
                mend: say("bỏ department hoặc thêm province", "take it away or add province to levels")
            )
        }
    }

    private func require(_ key: String, isIn list: [String]?, _ place: String, of file: String) {
        guard let list, !list.contains(key) else { return }
        log.error(
            "\(path).\(place)",
            say("“\(key)” không có trong \(file)", "“\(key)” is not in \(file)"),
            mend: Suggestion.mend(key, known: list.sorted())
        )
    }

    private func checkReferences() {
        if let key = version.placeField {
            checkField(key, types: [.unit], "\(path).place.field")
        }
        for (index, component) in version.components.enumerated() {
            checkCondition(component.when, "\(path).components[\(index)].when")
        }
        checkUnique(version.components.map(\.key), "components")
        for (fact, key) in version.result?.yields ?? [:] {
            checkField(key, types: FieldType.allCases, "\(path).result.yields.\(fact)")
        }
        checkTemplate()
    }

    private func checkTemplate() {
        guard let template = version.result?.template else { return }
        let keys = version.formFields.map(\.key)
        for place in template.places where !keys.contains(place) && !ResultTemplate.facts.contains(place) {
            log.error(
                "\(path).result.template",
                say("mẫu kết quả dùng {{\(place)}} không có", "the template names {{\(place)}}, which does not exist"),
                mend: Suggestion.mend(place, known: ResultTemplate.facts + keys)
            )
        }
        if template.hasLooseMark {
            log.error(
                "\(path).result.template",
                say("có dấu {{, }}, [[ hoặc ]] lẻ đôi", "there is a {{, }}, [[ or ]] without its partner"),
                mend: say(
                    "viết {{ten_truong}} hoặc [[đoạn có {{ten_truong}}]]",
                    "write {{field_key}} or [[… {{field_key}} …]]"
                )
            )
        }
        if template.hasEmptyPassage {
            log.error(
                "\(path).result.template",
                say(
                    "đoạn [[ ]] không có ô nào nên không bao giờ hiện",
                    "a passage [[ ]] without a place is never shown"
                ),
                mend: say(
                    "đặt {{ten_truong}} vào đoạn, hoặc bỏ [[ ]]",
                    "put {{field_key}} into it, or take the marks away"
                )
            )
        }
    }

    /// A field of the form that must exist and be of one of these types.
    func checkField(_ key: String, types: [FieldType], _ place: String) {
        guard let field = version.formField(key) else {
            log.error(
                place,
                say("biểu mẫu không có trường “\(key)”", "the form has no field “\(key)”"),
                mend: Suggestion.mend(key, known: version.formFields.map(\.key))
            )
            return
        }
        guard !types.contains(field.type) else { return }
        let names = types.map(\.rawValue).joined(separator: ", ")
        log.error(
            place,
            say("trường “\(key)” là \(field.type.rawValue)", "the field “\(key)” is of type \(field.type.rawValue)"),
            mend: say("dùng trường kiểu \(names)", "name a field of type \(names)")
        )
    }

    func checkUnique(_ keys: [String], _ list: String) {
        for (index, key) in keys.enumerated() where keys[..<index].contains(key) {
            log.error(
                "\(path).\(list)[\(index)].key",
                say("khóa “\(key)” đã dùng", "the key “\(key)” is taken already"),
                mend: say("đặt khóa khác", "choose another key")
            )
        }
    }

    private func checkTexts() {
        let count = version.name.vi.count
        if count > 500 {
            log.warning(
                "\(path).name",
                say("tên dài \(count) chữ", "the name has \(count) characters"),
                mend: say("rút gọn dưới 500 chữ", "keep it below 500")
            )
        }
    }

    private func checkTime() {
        for (index, rule) in version.time.enumerated() {
            checkCondition(rule.when, "\(path).time[\(index)].when")
        }
        // Rules that stand behind one that always fits are never reached.
        let always = version.time.firstIndex { $0.channel == nil && $0.when == nil }
        if let always, always < version.time.count - 1 {
            log.error(
                "\(path).time[\(always + 1)]",
                say(
                    "không bao giờ tới dòng này: dòng trước đúng cho mọi trường hợp",
                    "never reached: the entry before fits every case"
                ),
                mend: say("để dòng channel: any không có when ở cuối", "put the entry without when last")
            )
        }
        if always == nil, version.service != .information {
            log.error(
                "\(path).time",
                say("có trường hợp không có thời hạn", "some cases have no time limit"),
                mend: say("thêm ở cuối một dòng channel: any không có when", "end with channel: any without when")
            )
        }
    }

    private func checkService() {
        if version.isInternal != InternalProcedure.hasCode(version.code) {
            log.error(
                "\(path).service",
                say(
                    "mã bắt đầu bằng \(InternalProcedure.prefix) là của quy trình nội bộ, và chỉ của quy trình nội bộ",
                    "codes that begin with \(InternalProcedure.prefix) are those of internal procedures, and of no others"
                ),
                mend: say("sửa code hoặc service: internal", "correct code or service: internal")
            )
        }
        guard version.service != .information else { return }
        let needed: [(String, Bool)] = [
            ("form", version.form.isEmpty), ("steps", version.steps.isEmpty), ("result", version.result == nil),
        ]
        for (key, isMissing) in needed where isMissing {
            log.error(
                path,
                say("dịch vụ trực tuyến cần có \(key)", "an online service needs \(key)"),
                mend: say("thêm \(key), hoặc đặt service: information", "add \(key), or set service: information")
            )
        }
    }
}
