import Kernel

/// Checks the meaning of a form: keys, conditions, options, and rules that fit the type of their field.
struct FormRulesCheck {
    let version: ProcedureVersion
    let path: String
    let log: ReadingLog

    func check() {
        var seen: [String] = []
        for (number, section) in version.form.enumerated() {
            let sectionPath = "\(path).form[\(number)]"
            checkKey(section.key, "\(sectionPath).key", taken: version.form[..<number].map(\.key))
            if section.fields.isEmpty {
                log.error(
                    sectionPath,
                    say("phần “\(section.key)” không có trường nào", "the section “\(section.key)” has no field"),
                    mend: say("thêm trường hoặc bỏ phần này", "add a field or take the section away")
                )
            }
            for (index, field) in section.fields.enumerated() {
                let fieldPath = "\(sectionPath).fields[\(index)]"
                checkKey(field.key, "\(fieldPath).key", taken: seen)
                checkReserved(field.key, "\(fieldPath).key")
                if let condition = field.when { checkOrder(condition, fieldPath, seen) }
                check(field, fieldPath)
                seen.append(field.key)
            }
        }
    }

    private func checkKey(_ key: String, _ path: String, taken: [String]) {
        if key.wholeMatch(of: /[a-z][a-z0-9_]*/) == nil {
            log.error(
                path,
                say("khóa “\(key)” không đúng dạng", "the key “\(key)” has the wrong form"),
                mend: say("dùng chữ thường không dấu, số và _", "use a-z, 0-9 and _, a letter first")
            )
        }
        if taken.contains(key) {
            log.error(
                path,
                say("khóa “\(key)” đã dùng", "the key “\(key)” is taken already"),
                mend: say("đặt khóa khác", "choose another key")
            )
        }
    }

    private func checkReserved(_ key: String, _ path: String) {
        guard ResultTemplate.facts.contains(key) else { return }
        log.error(
            path,
            say("“\(key)” là tên dành riêng của mẫu kết quả", "“\(key)” is a name that result templates keep"),
            mend: say("đặt khóa khác, ví dụ \(key)_1", "choose another key, such as \(key)_1")
        )
    }

    /// A field can depend only on what was asked before it.
    private func checkOrder(_ condition: Condition, _ path: String, _ seen: [String]) {
        guard version.formField(condition.field) != nil, !seen.contains(condition.field) else {
            checkCondition(condition, "\(path).when")
            return
        }
        log.error(
            "\(path).when",
            say("“\(condition.field)” được hỏi sau trường này", "“\(condition.field)” is asked after this field"),
            mend: say("chuyển trường đó lên trước", "move that field before this one")
        )
    }

    func checkCondition(_ condition: Condition, _ path: String) {
        guard let field = version.formField(condition.field) else {
            log.error(
                "\(path).field",
                say("biểu mẫu không có trường “\(condition.field)”", "the form has no field “\(condition.field)”"),
                mend: Suggestion.mend(condition.field, known: version.formFields.map(\.key))
            )
            return
        }
        let values: [String]
        switch field.type {
        case .yesNo: values = ["yes", "no"]
        case .choice: values = field.options.map(\.value)
        default:
            log.error(
                "\(path).field",
                say(
                    "điều kiện phải dựa vào trường choice hoặc yes_no, “\(field.key)” là \(field.type.rawValue)",
                    "a condition needs a choice or yes_no, “\(field.key)” is \(field.type.rawValue)"
                ),
                mend: say("hỏi thêm một câu yes_no", "ask a yes_no question")
            )
            return
        }
        for value in condition.values where !values.contains(value) {
            log.error(
                "\(path).is",
                say("“\(field.key)” không có giá trị “\(value)”", "“\(field.key)” has no value “\(value)”"),
                mend: Suggestion.mend(value, known: values)
            )
        }
    }

    private func check(_ field: FormField, _ path: String) {
        if field.type == .choice {
            if field.options.count < 2 {
                log.error(
                    "\(path).options",
                    say("choice cần ít nhất hai options", "a choice needs at least two options"),
                    mend: say("thêm options, hoặc dùng yes_no", "add options, or use yes_no")
                )
            }
            let values = field.options.map(\.value)
            for (index, value) in values.enumerated() where values[..<index].contains(value) {
                log.error(
                    "\(path).options[\(index)].value",
                    say("giá trị “\(value)” đã có", "the value “\(value)” is there already"),
                    mend: say("đặt giá trị khác", "choose another value")
                )
            }
        } else if !field.options.isEmpty {
            log.error(
                "\(path).options",
                say("chỉ kiểu choice có options", "only a choice has options"),
                mend: say("đặt type: choice hoặc bỏ options", "set type: choice or take options away")
            )
        }
        checkRule(field, "\(path).rule")
    }

    private func checkRule(_ field: FormField, _ path: String) {
        let rule = field.rule
        let isNumber = field.type == .number || field.type == .money
        let isText = [.text, .longText, .name, .email, .address, .idNumber, .phone].contains(field.type)
        let unfit: [(String, Bool)] = [
            ("min", rule.min != nil && !isNumber), ("max", rule.max != nil && !isNumber),
            ("decimals", rule.decimals != nil && field.type != .number),
            ("min_length", rule.minLength != nil && !isText), ("max_length", rule.maxLength != nil && !isText),
            ("pattern", rule.pattern != nil && !isText),
            ("not_after", rule.notAfter != nil && field.type != .date),
            ("not_before", rule.notBefore != nil && field.type != .date),
            ("level", rule.level != nil && field.type != .unit),
        ]
        for (key, isUnfit) in unfit where isUnfit {
            log.error(
                "\(path).\(key)",
                say(
                    "\(key) không dùng cho kiểu \(field.type.rawValue)",
                    "\(key) does not go with \(field.type.rawValue)"
                ),
                mend: say("bỏ \(key) hoặc đổi kiểu", "take \(key) away or change the type")
            )
        }
        checkBounds(rule, path)
    }

    private func checkBounds(_ rule: FieldRule, _ path: String) {
        if let low = rule.min, let high = rule.max, low > high { emptyRange("max", path) }
        if let low = rule.minLength, let high = rule.maxLength, low > high { emptyRange("max_length", path) }
        if case .day(let low)? = rule.notBefore, case .day(let high)? = rule.notAfter, low > high {
            emptyRange("not_after", path)
        }
        if let pattern = rule.pattern, (try? Regex(pattern)) == nil {
            log.error(
                "\(path).pattern",
                say("“\(pattern)” không phải biểu thức chính quy", "“\(pattern)” is not a regular expression"),
                mend: say("kiểm tra ngoặc và dấu gạch chéo", "look at brackets and backslashes")
            )
        }
        for (key, bound) in [("not_after", rule.notAfter), ("not_before", rule.notBefore)] {
            guard case .field(let name)? = bound, version.formField(name)?.type != .date else { continue }
            log.error(
                "\(path).\(key)",
                say(
                    "“\(name)” không phải today, ngày, hay một trường ngày",
                    "“\(name)” is neither today, nor a day, nor a date field"
                ),
                mend: Suggestion.mend(
                    name,
                    known: ["today"] + version.formFields.filter { $0.type == .date }.map(\.key)
                )
            )
        }
    }

    private func emptyRange(_ key: String, _ path: String) {
        log.error(
            "\(path).\(key)",
            say("khoảng cho phép trống", "no value can fulfil this"),
            mend: say("giá trị nhỏ nhất phải không quá giá trị lớn nhất", "the lower bound may not exceed the upper")
        )
    }
}
