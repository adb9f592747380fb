import Catalogue
import HTML
import Insights
import Kernel

/// Danh mục CKAN: the datasets as packages with their files, as `package_list`, `package_search` and `package_show` tell them.
struct CKANCatalogue: Sendable {
    let datasets: [OpenDataset]
    let publisher: Phrase
    let origin: String

    /// Packages of one answer.
    private static let most = 1000

    func answer(_ action: String, _ question: CKANQuestion) throws -> [UInt8] {
        switch action {
        case "package_list": return try list(question)
        case "package_search": return try search(question)
        case "resource_show": return try resource(try question.required("id"))
        default: return try show(question)
        }
    }

    private func list(_ question: CKANQuestion) throws -> [UInt8] {
        let limit = try question.number("limit", or: Self.most, upTo: Self.most)
        let offset = try question.number("offset", or: 0, upTo: .max)
        var json = JSONWriter()
        json.array { json in
            for key in datasets.map(\.indicator.key).sorted().dropFirst(offset).prefix(limit) { json.string(key) }
        }
        return json.bytes
    }

    private func show(_ question: CKANQuestion) throws -> [UInt8] {
        let asked = try question.text("id")
        let key = asked.isEmpty ? try question.required("name_or_id") : asked
        guard let dataset = datasets.first(where: { $0.indicator.key == key }) else {
            throw CKANError.notFound("Package was not found.")
        }
        var json = JSONWriter(capacity: 4096)
        package(dataset, to: &json)
        return json.bytes
    }

    private func resource(_ id: String) throws -> [UInt8] {
        for dataset in datasets {
            for format in OpenFormat.allCases where Self.resource(dataset, format) == id {
                var json = JSONWriter()
                resource(dataset, format, to: &json)
                return json.bytes
            }
        }
        throw CKANError.notFound("Resource was not found.")
    }

    private func search(_ question: CKANQuestion) throws -> [UInt8] {
        guard try question.text("fq").isEmpty, try question.words("fq_list").isEmpty else {
            throw CKANError.badSearch("fq is not served; use q")
        }
        let rows = try question.number("rows", or: 10, upTo: Self.most)
        let start = try question.number("start", or: 0, upTo: .max)
        let sort = try question.text("sort")
        var found = matches(try question.text("q"))
        switch sort.lowercased() {
        case "", "score desc", "relevance asc", "score desc, metadata_modified desc": break
        case "metadata_modified desc": found.sort { $0.described > $1.described }
        case "metadata_modified asc": found.sort { $0.described < $1.described }
        case "name asc", "title_string asc", "title asc": found.sort { Self.sortKey($0) < Self.sortKey($1) }
        case "name desc", "title_string desc", "title desc": found.sort { Self.sortKey($0) > Self.sortKey($1) }
        default: throw CKANError.badSearch("Cannot sort by \(sort.prefix(60))")
        }
        var json = JSONWriter(capacity: 65_536)
        json.object { json in
            json.field("count", found.count)
            json.field("sort", sort.isEmpty ? "score desc, metadata_modified desc" : sort)
            json.object("facets") { _ in }
            json.object("search_facets") { _ in }
            json.array("results", found.dropFirst(start).prefix(rows)) { json, dataset in
                package(dataset, to: &json)
            }
        }
        return json.bytes
    }

    /// Datasets in which every word of a question stands, with or without tones; the marks of a query language are blanks.
    private func matches(_ question: String) -> [OpenDataset] {
        let words = VietnameseText.folded(question).split { !$0.isLetter && !$0.isNumber }.prefix(20)
        guard !words.isEmpty else { return datasets }
        return datasets.filter { dataset in
            let indicator = dataset.indicator
            let text = [
                indicator.key, indicator.name.vi, indicator.name.en, indicator.definition.vi, indicator.definition.en,
                indicator.owner,
            ].map(VietnameseText.folded).joined(separator: " ").replacing("-", with: " ")
            return words.allSatisfy { text.contains($0) }
        }
    }

    private static func sortKey(_ dataset: OpenDataset) -> String { VietnameseText.sortKey(dataset.indicator.name.vi) }

    static func resource(_ dataset: OpenDataset, _ format: OpenFormat) -> String {
        dataset.indicator.key + "-" + format.rawValue
    }

    // MARK: As CKAN writes them

    private func package(_ dataset: OpenDataset, to json: inout JSONWriter) {
        let indicator = dataset.indicator
        json.object { json in
            json.field("id", indicator.key)
            json.field("name", indicator.key)
            json.field("title", indicator.name.vi)
            json.field("notes", indicator.definition.vi)
            json.field("type", "dataset")
            json.field("state", "active")
            json.field("private", false)
            json.field("isopen", true)
            json.field("author", indicator.owner)
            json.field("maintainer", publisher.vi)
            json.field("license_id", OpenLicence.id)
            json.field("license_title", OpenLicence.title)
            json.field("license_url", OpenLicence.address)
            json.field("url", origin + "/du-lieu-mo/" + indicator.key)
            json.field("metadata_created", Self.moment(indicator.validFrom))
            json.field("metadata_modified", Self.moment(dataset.described))
            json.field("owner_org", Self.organization)
            json.object("organization") { json in
                json.field("id", Self.organization)
                json.field("name", Self.organization)
                json.field("title", publisher.vi)
                json.field("type", "organization")
                json.field("state", "active")
                json.field("is_organization", true)
            }
            let tags = [OpenWords.keyword.vi, StatisticWords.unit(indicator.unit).vi]
            json.field("num_tags", tags.count)
            json.array("tags", tags) { json, tag in
                json.object { json in
                    json.field("id", VietnameseText.folded(tag).replacing(" ", with: "-"))
                    json.field("name", tag)
                    json.field("display_name", tag)
                    json.field("state", "active")
                }
            }
            json.array("groups", [String]()) { $0.string($1) }
            json.array("extras", extras(dataset)) { json, extra in
                json.object { json in
                    json.field("key", extra.key)
                    json.field("value", extra.value)
                }
            }
            json.field("num_resources", OpenFormat.allCases.count)
            json.array("resources", OpenFormat.allCases) { json, format in resource(dataset, format, to: &json) }
        }
    }

    private func extras(_ dataset: OpenDataset) -> [(key: String, value: String)] {
        let indicator = dataset.indicator
        return [
            ("title_en", indicator.name.en), ("notes_en", indicator.definition.en), ("unit", indicator.unit.rawValue),
            ("formula", indicator.formula?.text ?? ""), ("basis", indicator.basis),
            ("temporal_start", dataset.period.first.description), ("temporal_end", dataset.period.last.description),
        ]
    }

    private func resource(_ dataset: OpenDataset, _ format: OpenFormat, to json: inout JSONWriter) {
        let key = dataset.indicator.key
        json.object { json in
            json.field("id", Self.resource(dataset, format))
            json.field("package_id", key)
            json.field("name", "\(key).\(format.rawValue)")
            json.field("description", dataset.indicator.name.vi)
            json.field("format", format.rawValue.uppercased())
            json.field("mimetype", format == .csv ? "text/csv" : "application/json")
            json.field("url", "\(origin)/du-lieu-mo/\(key)/so-lieu.\(format.rawValue)")
            json.field("url_type", "")
            json.field("state", "active")
            json.field("datastore_active", true)
            json.field("position", format == .csv ? 0 : 1)
            json.field("created", Self.moment(dataset.indicator.validFrom))
            json.field("last_modified", dataset.modified.map(Self.moment))
        }
    }

    private static let organization = "ubnd-tinh"

    /// CKAN writes moments without their zone.
    private static func moment(_ day: CivilDate) -> String { day.description + "T00:00:00" }
}

extension OpenDataset {
    /// When its description changed last: with its content, or when it was begun.
    fileprivate var described: CivilDate { modified ?? indicator.validFrom }
}
