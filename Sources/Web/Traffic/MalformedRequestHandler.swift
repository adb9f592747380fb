import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Không phải HTTP: says in words what the server below says with an empty 400, where a request is no HTTP.
///
/// Such a request reaches no route: a header with a control character, a name with a blank. A program gets the problem
/// details that the document promises for every refusal.
final class MalformedRequestHandler: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), head.status == .badRequest,
            head.headerFields[.contentType] == nil, head.headerFields[.contentLength] == "0"
        else { return context.write(data, promise: promise) }
        head.headerFields[.contentType] = "application/problem+json"
        head.headerFields[.contentLength] = String(Self.words.count)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let body = context.channel.allocator.buffer(bytes: Self.words)
        context.write(wrapOutboundOut(.body(body)), promise: promise)
    }

    private static let words = (try? Problem(WebRefusal.malformedRequest).json) ?? []
}
