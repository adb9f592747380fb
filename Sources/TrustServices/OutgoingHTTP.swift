import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import Signing

/// Hỏi dịch vụ bên ngoài: asks services over HTTP, bounded in time and size, and only where it may.
///
/// Addresses of the configuration may lie anywhere, also in the own network. Others come from certificates, which strangers
/// write: they are asked over plain HTTP, as such services are, and only where they lie in the public internet.
public struct OutgoingHTTP: Sendable {
    private let configured: Set<String>
    private let seconds: Int
    private let largest: Int

    /// No redirects: an address that was looked at must not lead to one that was not.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// - Parameters:
    ///   - addresses: those of the configuration; what counts of them is scheme, host and port.
    ///   - seconds: how long an answer may take, all of it.
    ///   - largest: how many bytes an answer may have.
    public init(configured addresses: [String], seconds: Int = 10, largest: Int = 4_194_304) {
        configured = Set(addresses.compactMap { ServiceAddress($0)?.origin })
        (self.seconds, self.largest) = (seconds, largest)
    }

    /// What an address answers, of any status.
    struct Answer: Sendable {
        let status: Int
        let mediaType: String
        let body: [UInt8]
    }

    /// Sends a question: `POST` where it has a body; faults name the address.
    func ask(
        _ address: String,
        _ headers: [(String, String)] = [],
        body: [UInt8]? = nil
    ) async throws -> Answer {
        guard let target = ServiceAddress(address) else { throw SigningFault.forbiddenAddress(address) }
        let (seconds, largest) = (seconds, largest)
        let isConfigured = configured.contains(target.origin)
        do {
            return try await withThrowingTaskGroup(of: Answer?.self) { group in
                group.addTask {
                    var request = HTTPClientRequest(url: isConfigured ? address : try await target.pinned())
                    request.headers = HTTPHeaders([("host", target.authority)] + headers)
                    if let body {
                        request.method = .POST
                        request.body = .bytes(body)
                    }
                    let response = try await Self.client.execute(request, timeout: .seconds(Int64(seconds)))
                    return Answer(
                        status: Int(response.status.code),
                        mediaType: response.headers.first(name: "content-type") ?? "",
                        body: Array((try await response.body.collect(upTo: largest)).readableBytesView)
                    )
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(seconds))
                    return nil
                }
                defer { group.cancelAll() }
                guard case .some(.some(let answer)) = try await group.next() else {
                    throw SigningFault.tooSlow(address)
                }
                return answer
            }
        } catch {
            throw Self.fault(error, address)
        }
    }

    private static func fault(_ error: any Error, _ service: String) -> any Error {
        switch error {
        case is SigningFault, is CancellationError: error
        case is NIOTooManyBytesError: SigningFault.tooLarge(service)
        case let error as HTTPClientError
        where [.deadlineExceeded, .readTimeout, .connectTimeout].contains(error):
            SigningFault.tooSlow(service)
        default: SigningFault.unreachable(service)
        }
    }
}
