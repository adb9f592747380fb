import NIOCore

/// Lời đáp cuối: keeps a connection of a server that stops open until its last answer is on its way.
///
/// Hummingbird closes such a connection right behind the end of the answer; of a long one, what the reader has not taken
/// yet would be thrown away. Whoever takes nothing any more is cut off with all others when the patience ends.
final class LastAnswerHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias OutboundIn = NIOAny

    private var writes = 0
    private var isStopping = false
    private var isClosing = false
    private var end: Scheduled<Void>?

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { isStopping = true }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        writes += 1
        let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
        let (this, loopContext) = (NIOLoopBound(self, eventLoop: context.eventLoop), context.loopBound)
        promise.futureResult.whenComplete { _ in this.value.wrote(loopContext.value) }
        context.write(data, promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard isStopping, mode == .all, writes > 0, !isClosing else {
            return context.close(mode: mode, promise: promise)
        }
        isClosing = true
        promise?.completeWith(context.channel.closeFuture)
        let loopContext = context.loopBound
        end = context.eventLoop.scheduleTask(in: TimeAmount(Portal.patience)) { loopContext.value.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end?.cancel() }

    private func wrote(_ context: ChannelHandlerContext) {
        writes -= 1
        if isClosing, writes == 0 { context.close(promise: nil) }
    }
}
