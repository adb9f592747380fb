import Kernel
import Yams

/// Reads one step of the course.
struct StepReader {
    static let keys = ["key", "name", "desk", "agency", "action", "hours", "next", "returns", "division"]

    let map: MapReader

    func step() -> Step {
        for (key, example) in [("desk", "specialist"), ("agency", "receiving"), ("action", "appraise"), ("hours", "4")]
        where !map.has(key) {
            map.missing(key, example: example)
        }
        return Step(
            key: map.required("key", example: "appraise"),
            name: map.text("name", example: "Thẩm định"),
            desk: map.word("desk", Desk.self) ?? .counter,
            agency: agency(),
            action: map.word("action", StepAction.self) ?? .accept,
            minutes: minutes(),
            next: map.string("next"),
            returns: map.strings("returns"),
            division: map.string("division")
        )
    }

    private func agency() -> StepAgency {
        let text = map.string("agency") ?? "receiving"
        switch text {
        case "receiving": return .receiving
        case "commune": return .commune
        case "district": return .district
        default: break
        }
        if text.hasPrefix("province:"), text.utf8.count > 9 {
            return .province(department: String(text.dropFirst(9)))
        }
        map.wrong(
            "agency",
            say("“\(text)” không phải cơ quan của bước", "“\(text)” is no agency of a step"),
            mend: Suggestion.mend(text, known: ["receiving", "commune", "district", "province:so-tu-phap"])
        )
        return .receiving
    }

    /// Hours may have a fraction (0.5), kept as whole minutes.
    private func minutes() -> Int {
        guard let hours = map.double("hours") else { return 60 }
        guard hours >= 0, hours <= 8000, (hours * 60).rounded() == hours * 60 else {
            map.wrong(
                "hours",
                say("số giờ phải từ 0 đến 8000 và tròn phút", "hours go from 0 to 8000, in whole minutes"),
                mend: say("viết ví dụ hours: 4 hoặc hours: 0.5", "write for example hours: 4 or hours: 0.5")
            )
            return 60
        }
        return Int(hours * 60)
    }
}
