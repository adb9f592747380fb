import Hummingbird
import Kernel

/// Lỗi CKAN: why an action has no result, in the form that clients of CKAN know.
enum CKANError: Error, Hashable {
    /// There is no such dataset, file or action.
    case notFound(String)
    /// A parameter is wrong.
    case invalid(String, String)
    /// A search cannot be understood.
    case badSearch(String)
    /// The request itself is broken.
    case malformed(String)
    /// Nobody may do that here: the data are written by the province's own events alone.
    case readOnly

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .invalid: .conflict
        case .badSearch, .malformed: .badRequest
        case .readOnly: .forbidden
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .notFound(let what): plain("Not Found Error", "Not found: " + what, &json)
        case .badSearch(let what): plain("Search Query Error", what, &json)
        case .malformed(let what): plain("Bad request", "Bad request - " + what, &json)
        case .readOnly: plain("Authorization Error", "Access denied: this catalogue is read only", &json)
        case .invalid(let name, let what):
            json.object { json in
                json.field("__type", "Validation Error")
                json.array(name, [what]) { $0.string($1) }
            }
        }
    }

    private func plain(_ type: String, _ message: String, _ json: inout JSONWriter) {
        json.object { json in
            json.field("__type", type)
            json.field("message", message)
        }
    }
}
