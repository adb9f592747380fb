import DesignSystem
import HTML
import Hummingbird
import Insights
import Kernel
import Storage
import Web

extension OpenDataPages {
    /// Answers an action of CKAN's API, version 3; it only reads.
    func ask(_ visit: Visit) async throws -> Response {
        let action = try visit.parameter("action")
        do {
            let question = try await CKANQuestion(visit)
            let result = try await result(of: action, question, origin: visit.portal)
            return answer(visit, action, .ok) { json in
                json.field("success", true)
                json.key("result")
                json.raw(result)
            }
        } catch let error as CKANError {
            return fault(visit, action, error)
        } catch let refusal as WebRefusal where refusal.status == 413 || refusal.status == 415 {
            return fault(visit, action, .malformed(refusal.english))
        }
    }

    private func result(of action: String, _ question: CKANQuestion, origin: String) async throws -> [UInt8] {
        switch action {
        case "datastore_search":
            let search = try DatastoreSearch(question)
            let table = try await database.read { [insights] in try insights.openTable(search.key, in: $0) }
            guard let table else { throw CKANError.notFound("Resource was not found.") }
            return try search.answer(from: table)
        case "status_show", "site_read":
            var json = JSONWriter()
            guard action == "status_show" else { return Array("true".utf8) }
            json.object { json in
                json.field("site_title", OpenWords.title.vi)
                json.field("site_url", origin)
                json.field("ckan_version", "2.11")
                json.field("locale_default", "vi")
                json.array("extensions", ["datastore"]) { $0.string($1) }
            }
            return json.bytes
        case "package_list", "package_search", "package_show", "resource_show":
            let datasets = try await database.read { [insights] in try insights.openDatasets(in: $0) }
            return try CKANCatalogue(datasets: datasets, publisher: publisher, origin: origin).answer(action, question)
        case _ where Self.isWriting(action): throw CKANError.readOnly
        default: throw CKANError.malformed("Action name not known")
        }
    }

    private static func isWriting(_ action: String) -> Bool {
        ["_create", "_update", "_delete", "_patch", "_upsert", "_purge", "_search_sql"].contains {
            action.hasSuffix($0)
        }
    }

    private func fault(_ visit: Visit, _ action: String, _ error: CKANError) -> Response {
        answer(visit, action, error.status) { json in
            json.field("success", false)
            json.key("error")
            error.write(to: &json)
        }
    }

    private func answer(
        _ visit: Visit,
        _ action: String,
        _ status: HTTPResponse.Status,
        _ content: (inout JSONWriter) -> Void
    ) -> Response {
        var json = JSONWriter(capacity: 4096)
        json.object { json in
            json.field("help", visit.link(to: "/du-lieu-mo"))
            content(&json)
        }
        let isQuestion = visit.request.method == .get && status == .ok
        return visit.json(bytes: json.bytes, status: status, cache: isQuestion ? Self.cache : .personal)
    }
}
