import Kernel

/// Checks the course of a procedure: from intake to return, every step reached once, within the time limit.
struct StepsCheck {
    let version: ProcedureVersion
    let path: String
    let log: ReadingLog
    let known: KnownKeys

    func check() {
        let steps = version.steps
        guard let first = steps.first, let last = steps.last else { return }
        VersionCheck(version: version, path: path, log: log, known: known)
            .checkUnique(steps.map(\.key), "steps")
        if first.action != .accept || first.desk != .counter {
            wrong(
                0,
                "action",
                "bước đầu phải là tiếp nhận tại một cửa",
                "the first step is the intake at the counter",
                "desk: counter, action: accept"
            )
        }
        if last.action != .return || last.desk != .counter || last.next != nil {
            wrong(
                steps.count - 1,
                "action",
                "bước cuối phải là trả kết quả tại một cửa, không có next",
                "the last step is the return at the counter, without next",
                "desk: counter, action: return"
            )
        }
        for (index, step) in steps.enumerated() {
            checkNext(step, index)
            checkReturns(step, index)
            checkAgency(step, index)
        }
        checkHours(checkChain())
    }

    private func checkNext(_ step: Step, _ index: Int) {
        if let next = step.next {
            if version.step(next) == nil { unknown(next, "\(place(index)).next") }
        } else if index < version.steps.count - 1 {
            wrong(
                index,
                "key",
                "bước “\(step.key)” không có next",
                "the step “\(step.key)” has no next",
                "next: \(version.steps[index + 1].key)"
            )
        }
    }

    private func checkReturns(_ step: Step, _ index: Int) {
        let earlier = version.steps[..<index].map(\.key)
        for (number, key) in step.returns.enumerated() where !earlier.contains(key) {
            let path = "\(place(index)).returns[\(number)]"
            guard version.step(key) != nil else {
                unknown(key, path)
                continue
            }
            log.error(
                path,
                say("“\(key)” không phải bước trước", "“\(key)” is not an earlier step"),
                mend: say("chỉ trả lại cho bước đã qua", "a dossier goes back only to a step it has passed")
            )
        }
    }

    private func checkAgency(_ step: Step, _ index: Int) {
        guard let departments = known.departments else { return }
        var department = version.department
        if case .province(let key) = step.agency {
            department = key
            guard departments[key] != nil else {
                log.error(
                    "\(place(index)).agency",
                    say("không có sở “\(key)” trong agencies.yaml", "no department “\(key)” in agencies.yaml"),
                    mend: Suggestion.mend(key, known: departments.keys.sorted())
                )
                return
            }
        } else if step.agency != .receiving || version.levels != [.province] {
            // Divisions of communes and districts are patterns of the profile; the posts of a unit decide.
            return
        }
        guard let division = step.division, let department, let divisions = departments[department],
            !divisions.contains(division)
        else { return }
        log.error(
            "\(place(index)).division",
            say("“\(department)” không có phòng “\(division)”", "“\(department)” has no division “\(division)”"),
            mend: Suggestion.mend(division, known: divisions.sorted())
        )
    }

    /// Walks the course and gives its steps; a loop or a step that is never reached is an error.
    private func checkChain() -> [Step] {
        var chain: [Step] = []
        var step = version.steps.first
        while let current = step {
            if chain.contains(where: { $0.key == current.key }) {
                let index = version.steps.firstIndex { $0.key == chain.last?.key } ?? 0
                wrong(
                    index,
                    "next",
                    "các bước nối thành vòng tại “\(current.key)”",
                    "the steps form a loop at “\(current.key)”",
                    "next: (một bước sau)"
                )
                return chain
            }
            chain.append(current)
            step = current.next.flatMap(version.step)
        }
        for (index, step) in version.steps.enumerated() where !chain.contains(where: { $0.key == step.key }) {
            wrong(
                index,
                "key",
                "không bước nào dẫn tới “\(step.key)”",
                "no step leads to “\(step.key)”",
                "next: \(step.key)"
            )
        }
        return chain
    }

    /// The steps together may take no longer than the longest limit; longer than the shortest deserves a look.
    private func checkHours(_ chain: [Step]) {
        let minutes = chain.reduce(0) { $0 + $1.minutes }
        let limits = version.time.map(\.workingMinutes)
        guard let longest = limits.max(), let shortest = limits.min() else { return }
        let hours = { (minutes: Int) in minutes % 60 == 0 ? "\(minutes / 60)" : "\(Double(minutes) / 60)" }
        let what = say(
            "các bước cộng lại \(hours(minutes)) giờ, thời hạn chỉ \(hours(minutes > longest ? longest : shortest)) giờ",
            "the steps take \(hours(minutes)) hours, the limit is \(hours(minutes > longest ? longest : shortest)) hours"
        )
        let mend = say("giảm số giờ của các bước", "take hours from the steps")
        if minutes > longest {
            log.error("\(path).steps", what, mend: mend)
        } else if minutes > shortest {
            log.warning("\(path).steps", what, mend: mend)
        }
    }

    private func place(_ index: Int) -> String { "\(path).steps[\(index)]" }

    private func unknown(_ key: String, _ path: String) {
        log.error(
            path,
            say("không có bước “\(key)”", "there is no step “\(key)”"),
            mend: Suggestion.mend(key, known: version.steps.map(\.key))
        )
    }

    private func wrong(_ index: Int, _ key: String, _ vi: String, _ en: String, _ example: String) {
        log.error("\(place(index)).\(key)", say(vi, en), mend: say("viết \(example)", "write \(example)"))
    }
}

extension TimeRule {
    /// About how much working time the rule leaves; a working day has eight hours, of seven calendar days five work.
    var workingMinutes: Int {
        switch limit {
        case .hours(let hours): hours * 60
        case .workingDays(let days): days * 480
        case .calendarDays(let days): max(1, days * 5 / 7) * 480
        case nil: 480
        }
    }
}
