import Synchronization

/// Số đo: how many requests each route answered, with what and how fast, for `/metrics`.
///
/// Counted by the pattern of the route, never by the path, so their number is bounded and no code of a dossier shows.
public final class Metrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let pattern: String
        let statusClass: Int
    }

    private struct Series {
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var count = 0
        var seconds = 0.0
        var bytes = 0

        mutating func add(bucket: Int, seconds: Double, bytes: Int) {
            buckets[bucket] += 1
            count += 1
            self.seconds += seconds
            self.bytes += bytes
        }
    }

    /// Upper bounds of the histogram, in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct State {
        var series: [Key: Series] = [:]
        var active = 0
    }

    private let state = Mutex(State())

    /// Nothing measured yet.
    public init() {}

    /// A request came in; `record` or `drop` follows.
    func begin() { state.withLock { $0.active += 1 } }

    /// A request ended without an answer.
    func drop() { state.withLock { $0.active -= 1 } }

    /// A request was answered.
    func record(method: String, pattern: String, status: Int, seconds: Double, bytes: Int) {
        let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(method) ? method : "OTHER"
        let key = Key(method: known, pattern: pattern, statusClass: status / 100)
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.active -= 1
            state.series[key, default: Series()].add(bucket: bucket, seconds: seconds, bytes: bytes)
        }
    }

    /// The text format of Prometheus.
    public var text: String {
        let (series, active) = state.withLock { ($0.series, $0.active) }
        let all = series.sorted {
            ($0.key.pattern, $0.key.method, $0.key.statusClass) < ($1.key.pattern, $1.key.method, $1.key.statusClass)
        }
        let requests = Reading("http_server_active_requests", .gauge, "Requests that are being answered.", active)
        var text = """
            \(requests.text)# HELP http_server_request_duration_seconds From the request's head to the answer's head.
            # TYPE http_server_request_duration_seconds histogram

            """
        var bytes = """
            # HELP http_server_response_bytes_total Bytes of bodies, where their length was known beforehand.
            # TYPE http_server_response_bytes_total counter

            """
        for (key, series) in all {
            let labels = #"method="\#(key.method)",route="\#(key.pattern)",status="\#(key.statusClass)xx""#
            var sum = 0
            for (index, bound) in Self.bounds.enumerated() {
                sum += series.buckets[index]
                text += "http_server_request_duration_seconds_bucket{\(labels),le=\"\(bound)\"} \(sum)\n"
            }
            text += "http_server_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(series.count)\n"
            text += "http_server_request_duration_seconds_sum{\(labels)} \(series.seconds)\n"
            text += "http_server_request_duration_seconds_count{\(labels)} \(series.count)\n"
            bytes += "http_server_response_bytes_total{\(labels)} \(series.bytes)\n"
        }
        return text + bytes
    }
}
