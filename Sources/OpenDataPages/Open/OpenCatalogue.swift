import Catalogue
import HTML
import Insights
import Kernel

/// Danh mục DCAT: the open data as DCAT 3 in JSON-LD, which portals of the state and of the world harvest.
struct OpenCatalogue: Sendable {
    let datasets: [OpenDataset]
    let publisher: Phrase
    /// `https://host`.
    let origin: String
    let today: CivilDate

    private static let prefixes = [
        ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ]
    private static let languages = "http://publications.europa.eu/resource/authority/language/"
    private static let frequencies = "http://publications.europa.eu/resource/authority/frequency/"
    private static let types = "https://www.iana.org/assignments/media-types/"

    private var home: String { origin + "/du-lieu-mo" }
    private var service: String { origin + "/api/3/action" }

    var jsonld: [UInt8] {
        var json = JSONWriter(capacity: datasets.count * 2500)
        json.object { json in
            json.object("@context") { json in
                for (prefix, address) in Self.prefixes { json.field(prefix, address) }
            }
            json.field("@id", home)
            json.field("@type", "dcat:Catalog")
            texts("dct:title", Phrase(vi: "Dữ liệu mở – \(publisher.vi)", en: "Open data – \(publisher.en)"), &json)
            texts("dct:description", OpenWords.lead, &json)
            body("dct:publisher", publisher, &json)
            references("dct:language", [Self.languages + "VIE", Self.languages + "ENG"], &json)
            reference("dct:license", OpenLicence.address, &json)
            reference("foaf:homepage", home, &json)
            date("dct:modified", datasets.compactMap(\.modified).max() ?? today, &json)
            json.object("dcat:service") { json in
                json.field("@id", service)
                json.field("@type", "dcat:DataService")
                texts("dct:title", Phrase(vi: "API tương thích CKAN", en: "CKAN-compatible API"), &json)
                reference("dcat:endpointURL", service, &json)
                reference("dcat:endpointDescription", home, &json)
                references("dcat:servesDataset", datasets.map(address), &json)
            }
            json.array("dcat:dataset", datasets) { json, dataset in write(dataset, to: &json) }
        }
        return json.bytes
    }

    private func address(_ dataset: OpenDataset) -> String { home + "/" + dataset.indicator.key }

    private func write(_ dataset: OpenDataset, to json: inout JSONWriter) {
        let indicator = dataset.indicator
        json.object { json in
            json.field("@id", address(dataset))
            json.field("@type", "dcat:Dataset")
            json.field("dct:identifier", indicator.key)
            texts("dct:title", Phrase(indicator.name), &json)
            texts("dct:description", Phrase(indicator.definition), &json)
            body("dct:publisher", publisher, &json)
            body("dct:creator", Phrase(indicator.owner), &json)
            reference("dct:license", OpenLicence.address, &json)
            reference("dcat:landingPage", address(dataset), &json)
            let frequency = indicator.formula == nil ? "IRREG" : "MONTHLY"
            reference("dct:accrualPeriodicity", Self.frequencies + frequency, &json)
            if let modified = dataset.modified { date("dct:modified", modified, &json) }
            json.object("dct:temporal") { json in
                json.field("@type", "dct:PeriodOfTime")
                date("dcat:startDate", dataset.period.first, &json)
                date("dcat:endDate", dataset.period.last, &json)
            }
            json.array("dcat:keyword", [OpenWords.keyword, StatisticWords.unit(indicator.unit)]) { json, word in
                json.object { json in
                    json.field("@value", word.vi)
                    json.field("@language", "vi")
                }
            }
            json.array("dcat:distribution", OpenFormat.allCases) { json, format in
                let file = address(dataset) + "/so-lieu." + format.rawValue
                json.object { json in
                    json.field("@id", file)
                    json.field("@type", "dcat:Distribution")
                    texts("dct:title", Phrase("\(indicator.key).\(format.rawValue)"), &json)
                    reference("dcat:accessURL", address(dataset), &json)
                    reference("dcat:downloadURL", file, &json)
                    reference("dcat:accessService", service, &json)
                    let type = format == .csv ? "text/csv" : "application/json"
                    reference("dcat:mediaType", Self.types + type, &json)
                    reference("dct:license", OpenLicence.address, &json)
                }
            }
        }
    }

    private func texts(_ key: String, _ words: Phrase, _ json: inout JSONWriter) {
        let texts = words.vi == words.en ? [("vi", words.vi)] : [("vi", words.vi), ("en", words.en)]
        json.array(key, texts) { json, text in
            json.object { json in
                json.field("@value", text.1)
                json.field("@language", text.0)
            }
        }
    }

    private func body(_ key: String, _ name: Phrase, _ json: inout JSONWriter) {
        json.object(key) { json in
            json.field("@type", "foaf:Organization")
            texts("foaf:name", name, &json)
        }
    }

    private func reference(_ key: String, _ address: String, _ json: inout JSONWriter) {
        json.object(key) { $0.field("@id", address) }
    }

    private func references(_ key: String, _ addresses: [String], _ json: inout JSONWriter) {
        json.array(key, addresses) { json, address in json.object { $0.field("@id", address) } }
    }

    private func date(_ key: String, _ day: CivilDate, _ json: inout JSONWriter) {
        json.object(key) { json in
            json.field("@value", day)
            json.field("@type", "xsd:date")
        }
    }
}
