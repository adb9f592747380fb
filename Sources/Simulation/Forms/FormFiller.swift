import Catalogue
import Kernel
import Territory

/// Người điền tờ khai: answers every field of any form so that the form's own check accepts it.
///
/// Works from what the form says of a field (type, rule, source, options, condition), and for good looks from its key;
/// so a new procedure needs nothing here.
struct FormFiller {
    let version: ProcedureVersion
    let citizen: Citizen
    let homes: Homes
    let today: CivilDate
    var chance: SeededGenerator
    private var answers: [String: String] = [:]
    /// Whether the person that a group of fields tells of (`deceased_…`) is a woman.
    private var sexes: [String: Bool] = [:]

    init(
        _ version: ProcedureVersion,
        for citizen: Citizen,
        homes: Homes,
        on today: CivilDate,
        _ chance: SeededGenerator
    ) {
        self.version = version
        self.citizen = citizen
        self.homes = homes
        self.today = today
        self.chance = chance
    }

    /// Answers in their stored form, only of fields that are shown.
    mutating func fill() -> [String: String] {
        for field in version.formFields where field.when.holds(in: answers) {
            if !field.isRequired, isLeftOut(field) { continue }
            answers[field.key] = fitted(answer(field), to: field)
        }
        return answers
    }

    /// What is optional is often left out, but not what the register fills in.
    private mutating func isLeftOut(_ field: FormField) -> Bool {
        switch field.type {
        case .email: chance.happens(perMille: 700)
        case .phone: chance.happens(perMille: 100)
        default: field.source == nil && chance.happens(perMille: 450)
        }
    }

    private mutating func answer(_ field: FormField) -> String {
        if let known = registered(field) { return known }
        switch field.type {
        case .text: return text(field.key)
        case .longText: return longText(field.key)
        case .name: return name(field.key)
        case .date: return date(field).description
        case .time: return TimeOfDay(chance.number(4...22), chance.below(12) * 5).description
        case .choice: return choice(field)
        case .yesNo: return chance.happens(perMille: 350) ? "yes" : "no"
        case .number: return number(field)
        case .money: return money(field)
        case .phone: return Citizen.phone(&chance)
        case .email: return email
        case .idNumber: return idNumber(field.key)
        case .unit: return unit(field)
        case .address: return address(field.key)
        }
    }

    /// What the population register holds of the one who applies.
    private func registered(_ field: FormField) -> String? {
        switch field.source {
        case "population.full_name": citizen.name
        case "population.id_number": citizen.idNumber
        case "population.phone": citizen.phone
        case "population.residence": citizen.fullAddress
        case "population.date_of_birth": citizen.birthDate.description
        case "population.gender": citizen.isFemale ? "female" : "male"
        case "population.ethnicity": citizen.community.name
        case "population.nationality": "Việt Nam"
        default: nil
        }
    }

    private var email: String {
        get { "nguoidan\(citizen.idNumber.suffix(5))@vidu.vn" }
    }

    // MARK: People

    private mutating func name(_ key: String) -> String {
        let isFemale = sex(of: key)
        let family = key.hasPrefix("child") || key.hasPrefix("ward") ? citizen.family : nil
        return citizen.community.fullName(isFemale: isFemale, family: family, &chance)
    }

    private mutating func idNumber(_ key: String) -> String {
        Citizen.idNumber(born: today.adding(days: -chance.number(20...70) * 365), isFemale: sex(of: key), &chance)
    }

    private mutating func sex(of key: String) -> Bool {
        let group = String(key.prefix { $0 != "_" })
        if let known = sexes[group] { return known }
        let isFemale =
            switch group {
            case "mother", "bride": true
            case "father", "groom": false
            default: chance.happens(perMille: 500)
            }
        sexes[group] = isFemale
        return isFemale
    }

    // MARK: Choices and places

    private mutating func choice(_ field: FormField) -> String {
        let values = field.options.map(\.value)
        if values.contains("female"), values.contains("male") { return sex(of: field.key) ? "female" : "male" }
        if field.key == "applicant_side" { return citizen.isFemale ? "bride" : "groom" }
        if values.contains("mother"), values.contains("father"), chance.happens(perMille: 850) {
            return citizen.isFemale ? "mother" : "father"
        }
        // Forms name the usual case first.
        return chance.happens(perMille: 550) ? values.first ?? "" : chance.word(values)
    }

    private mutating func unit(_ field: FormField) -> String {
        if field.key == version.placeField || chance.happens(perMille: 800) { return citizen.home.unit.description }
        return (chance.one(of: homes.all) ?? citizen.home).unit.description
    }

    private mutating func address(_ key: String) -> String {
        if key.hasPrefix("new_") || key.hasPrefix("temporary") {
            return "\(citizen.home.address(&chance)), \(citizen.home.fullName)"
        }
        return citizen.fullAddress
    }

    // MARK: Dates

    private mutating func date(_ field: FormField) -> CivilDate {
        let last = field.rule.notAfter.flatMap(day)
        let first = field.rule.notBefore.flatMap(day)
        var date: CivilDate
        if field.key.hasSuffix("birth_date") {
            let days = field.key.hasPrefix("child") ? chance.number(3...55) : chance.number(20 * 365...68 * 365)
            date = today.adding(days: -days)
        } else if field.key.hasPrefix("death") {
            date = today.adding(days: -chance.number(1...12))
        } else if case .field = field.rule.notBefore {
            date = (first ?? today).adding(days: last == nil ? chance.number(20...180) : chance.number(0...2))
        } else if last != nil {
            date = today.adding(days: -chance.number(30...2400))
        } else {
            date = today.adding(days: chance.number(1...20))
        }
        if let first, date < first { date = first }
        if let last, date > last { date = last }
        return date
    }

    private func day(_ bound: DateBound) -> CivilDate? {
        switch bound {
        case .today: today
        case .day(let day): day
        case .field(let key): answers[key].flatMap { CivilDate($0) }
        }
    }

    // MARK: Numbers

    private mutating func number(_ field: FormField) -> String {
        let low = Int((field.rule.min ?? 1).rounded(.up))
        let high = max(low, Int(field.rule.max ?? Double(low + 9)))
        let usual: ClosedRange<Int> =
            switch field.key {
            case "year": 1995...today.year
            case "plot_area", "parcel_area": 90...600
            case "ground_floor_area": 45...120
            case "total_area": 60...320
            case "months": 3...12
            case "depth": 8...45
            case "daily_volume": 1...6
            case "tree_height": 4...15
            case "tree_diameter": 12...60
            case "length": 3...40
            case "width", "floors": 1...3
            case "height": 4...12
            case "pages": 1...6
            case "copies", "cases": 1...4
            case "bride_marriage_count", "groom_marriage_count": 1...1
            default: low...low + 5
            }
        return String(min(max(chance.number(usual), low), high))
    }

    private mutating func money(_ field: FormField) -> String {
        let low = Int(field.rule.min ?? 0)
        let high = field.rule.max.map { Int($0) } ?? .max
        return String(min(max(chance.number(4...60) * 5_000_000, low), high))
    }

    // MARK: Rules

    /// Cut or filled up to the length that the rule allows.
    private func fitted(_ answer: String, to field: FormField) -> String {
        var answer = answer
        if let most = field.rule.maxLength, answer.count > most {
            answer = VietnameseText.cleaned(String(answer.prefix(most)))
        }
        if let least = field.rule.minLength {
            while answer.count < least { answer += ", theo giấy tờ kèm theo" }
        }
        return answer
    }
}
