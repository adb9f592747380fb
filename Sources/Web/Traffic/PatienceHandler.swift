import NIOCore
import NIOHTTPTypes

/// Kiên nhẫn có hạn: cuts off who asked for a long answer and takes nothing of it, and who goes on sending what was refused.
///
/// The server's own timeout looks at requests that do not come. An answer that nobody takes would hold its connection, its
/// file and its buffers for ever; so would the rest of a body that a refusal did not wait for, sent byte by byte. Whoever
/// takes a little now and then is waited for: a border commune has slow lines.
final class PatienceHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let patience: TimeAmount
    private var untilTaken: Scheduled<Void>?
    private var untilSent: Scheduled<Void>?
    /// Requests that came to their end, less the answers that did.
    private var balance = 0

    /// A handler for one connection, which may stand still as long as this.
    init(patience: TimeAmount) {
        self.patience = patience
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) {
            balance += 1
            if balance >= 0 { stop(&untilSent) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            balance -= 1
            if balance < 0, untilSent == nil { untilSent = end(of: context.channel) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stop(&untilTaken)
        if !context.channel.isWritable { untilTaken = end(of: context.channel) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        forget()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { forget() }

    private func end(of channel: any Channel) -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }

    private func stop(_ task: inout Scheduled<Void>?) {
        task?.cancel()
        task = nil
    }

    private func forget() {
        stop(&untilTaken)
        stop(&untilSent)
    }
}
