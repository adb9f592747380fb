import DesignSystem
import Directory
import HTML
import Hummingbird
import Insights
import Kernel
import NIOCore
import ServiceLifecycle
import Storage
import Web

extension InsightsPages {
    /// Số liệu trực tiếp: the figures of a board as server-sent events, a line of JSON each time they may have changed.
    ///
    /// Who does not ask for a stream gets the figures of this moment.
    func addLive(to routes: inout Routes) {
        routes.page("/ioc/truc-tiep", .citizen, "ioc.live") { visit in
            let choice = PeriodChoice(visit)
            let subject = try await database.read { db in try look(visit, visit.subject(), in: db).1 }
            guard case .days(let days) = choice else { throw WebRefusal.notFound }
            guard visit.header(.accept)?.contains("text/event-stream") == true else {
                let reading = try await database.read { [insights] db in
                    try insights.board(subject, Period(days: days, until: visit.now.date), in: db)
                }
                guard let reading else { throw WebRefusal.notFound }
                return visit.json(bytes: LiveFigures.json(reading, visit.language))
            }
            guard let readings = live.watch(LiveBoards.Board(subject, days: days)) else {
                throw WebRefusal.tooManyRequests(60)
            }
            return stream(readings, visit.language)
        }
    }

    /// After so long a browser has to come back, and is asked again who it is and what it may see.
    private static let longest = Duration.seconds(300)

    private func stream(_ readings: AsyncStream<BoardReading>, _ language: Language) -> Response {
        var response = Response(
            status: .ok,
            body: ResponseBody { writer in
                let begun = ContinuousClock.now
                // A server that stops lets its readers go; their browsers come back by themselves.
                for await reading in readings.cancelOnGracefulShutdown() {
                    try await writer.write(ByteBuffer(bytes: LiveFigures.event(reading, language)))
                    if ContinuousClock.now - begun > Self.longest { break }
                }
                try await writer.finish(nil)
            }
        )
        response.headers[.contentType] = "text/event-stream"
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

/// The figures of a board as an event.
enum LiveFigures {
    static func event(_ reading: BoardReading, _ language: Language) -> [UInt8] {
        Array("data: ".utf8) + json(reading, language) + Array("\n\n".utf8)
    }

    static func json(_ reading: BoardReading, _ language: Language) -> [UInt8] {
        var json = JSONWriter(capacity: 4096)
        json.object { json in
            json.field("moment", reading.at)
            json.field("at", MomentText.words(reading.at, .full, language))
            json.array("figures", reading.indicators) { json, item in
                let (number, unit) = item.indicator.format.parts(item.indicator.shown(item.value), language)
                let state = item.value == nil ? IndicatorState.unknown : item.standing.state
                json.object { json in
                    json.field("id", "i-" + item.indicator.key)
                    json.field("number", number)
                    json.field("unit", unit)
                    json.field("tone", state.tone.rawValue)
                    json.field("state", state.words[language])
                }
            }
        }
        return json.bytes
    }
}
