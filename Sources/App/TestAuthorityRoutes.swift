import Directory
import Hummingbird
import NIOCore
import TestAuthority
import Web

/// `/chung-thuc-thu/…`: what the test authority of a demo answers to programs: revocation, timestamps, its certificates.
struct TestAuthorityRoutes {
    static let path = "/chung-thuc-thu"
    /// Questions have a few hundred bytes.
    private static let longestQuestion = 16_384

    let authority: TestAuthority

    func routes() -> Routes {
        var routes = Routes()
        for resource in TestAuthority.Resource.allCases {
            let (path, name) = ("\(Self.path)/\(resource.path)", "trial.\(resource.rawValue)")
            switch resource {
            case .ocsp:
                routes.interface(.post, path, .everyone, name) { visit in
                    answer(authority.answerOCSP(try await visit.body(upTo: Self.longestQuestion)), resource)
                }
            case .timestamps:
                routes.interface(.post, path, .everyone, name) { visit in
                    answer(authority.timestamp(try await visit.body(upTo: Self.longestQuestion)), resource)
                }
            case .list, .rootList, .certificate, .rootCertificate:
                routes.asset(path, name) { _ in
                    guard let file = try authority.file(resource) else { throw WebRefusal.notFound }
                    return answer(file, resource)
                }
            }
        }
        return routes
    }

    private func answer(_ bytes: [UInt8], _ resource: TestAuthority.Resource) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: resource.mediaType, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
