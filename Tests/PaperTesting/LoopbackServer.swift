import Foundation
import Glibc
import Synchronization

/// A small HTTP server on the loopback interface that answers as a test wants it, wrongly too.
public final class LoopbackServer: Sendable {
    /// What somebody asks.
    public struct Question: Sendable {
        /// `GET`, `POST`.
        public let method: String
        /// The path, with what stands behind it.
        public let path: String
        /// Names in small letters.
        public let headers: [String: String]
        /// The bytes behind the head.
        public let body: [UInt8]
    }

    /// What it answers.
    public struct Answer: Sendable {
        /// The status of HTTP.
        public var status: Int
        /// The media type.
        public var type: String
        /// The bytes behind the head.
        public var body: [UInt8]
        /// Further lines of the head.
        public var more: [String]
        /// How long it waits before each piece of the answer.
        public var delay: Double
        /// In how many pieces it is sent.
        public var pieces: Int

        /// An answer; what is not said is as simple as it can be.
        public init(
            status: Int = 200,
            type: String = "application/octet-stream",
            body: [UInt8] = [],
            more: [String] = [],
            delay: Double = 0,
            pieces: Int = 1
        ) {
            (self.status, self.type, self.body) = (status, type, body)
            (self.more, self.delay, self.pieces) = (more, delay, pieces)
        }
    }

    private let socket: Int32
    /// Where it listens.
    public let port: Int
    private let handler: @Sendable (Question) -> Answer
    private let asked = Mutex<[Question]>([])

    /// All that was asked so far.
    public var questions: [Question] { asked.withLock { $0 } }
    /// As it stands in configurations.
    public var address: String { "http://127.0.0.1:\(port)" }

    /// Listens until it is stopped.
    public init(_ handler: @escaping @Sendable (Question) -> Answer) throws {
        self.handler = handler
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        port = withUnsafeMutablePointer(to: &name) { [socket] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                guard bind(socket, $0, length) == 0, listen(socket, 16) == 0 else { return 0 }
                getsockname(socket, $0, &length)
                return Int(UInt16(bigEndian: pointer.pointee.sin_port))
            }
        }
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { [self] in serve(connection) }
            }
        }
    }

    /// Takes no more connections.
    public func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        guard let question = read(connection) else { return }
        asked.withLock { $0.append(question) }
        let answer = handler(question)
        let head =
            (["HTTP/1.1 \(answer.status) X", "content-type: \(answer.type)", "content-length: \(answer.body.count)"]
            + answer.more + ["connection: close", "", ""]).joined(separator: "\r\n")
        let bytes = Array(head.utf8) + answer.body
        let size = max(1, (bytes.count + answer.pieces - 1) / answer.pieces)
        for start in stride(from: 0, to: bytes.count, by: size) {
            if answer.delay > 0 { Thread.sleep(forTimeInterval: answer.delay) }
            let piece = Array(bytes[start..<min(start + size, bytes.count)])
            guard send(connection, piece, piece.count, Int32(MSG_NOSIGNAL)) == piece.count else { return }
        }
    }

    private func read(_ connection: Int32) -> Question? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
            let first = lines[0].split(separator: " ")
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
            }
            let head = text[..<end.upperBound].utf8.count
            guard bytes.count - head >= Int(headers["content-length"] ?? "0") ?? 0 else { continue }
            return Question(
                method: String(first[0]),
                path: String(first[1]),
                headers: headers,
                body: Array(bytes[head...])
            )
        }
    }
}
