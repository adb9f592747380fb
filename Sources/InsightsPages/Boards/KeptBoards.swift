import DesignSystem
import Directory
import Hummingbird
import Kernel
import NIOCore
import Web

/// Bảng giữ lại: boards that a browser keeps, so that the last known one is shown while there is no line.
///
/// A service worker keeps what an answer marks with `Kept-For`: boards and nothing else of the house, for one reader, at
/// most twelve for three days. Another reader, a sign-in and a sign-out (`Clear-Site-Data`) take away what was kept.
extension InsightsPages {
    /// The worker; it lies below the boards, under one address for ever, and may look after all of them.
    func addKeptBoards(to routes: inout Routes) {
        routes.asset(BoardPath.worker.string, "ioc.worker") { visit in
            let worker = Assets.boardWorkerJS
            var response = Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: worker.bytes)))
            response.headers[.contentType] = worker.contentType
            response.headers[.cacheControl] = "no-cache"
            response.headers[.serviceWorkerAllowed] = BoardPath.home.string
            return response
        }
    }
}

extension Response {
    /// The answer, marked as a board that the reader's browser may keep.
    func kept(for visit: Visit) -> Response {
        guard let account = visit.viewer.account else { return self }
        var response = self
        response.headers[.keptFor] = account.description
        return response
    }
}
