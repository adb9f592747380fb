import CArgon2
import Dispatch
import Kernel
import Synchronization

/// Chi phí của mật khẩu: the cost of one Argon2id hash.
public struct PasswordParameters: Hashable, Sendable {
    /// Memory in KiB.
    public var memory: UInt32
    /// Passes over it.
    public var passes: UInt32
    /// Lanes.
    public var lanes: UInt32

    /// A cost; anything below `standard` is for tests only.
    public init(memory: UInt32, passes: UInt32, lanes: UInt32) {
        self.memory = memory
        self.passes = passes
        self.lanes = lanes
    }

    /// 19 MiB, two passes, one lane: the OWASP recommendation for Argon2id, about 25 ms.
    public static let standard = PasswordParameters(memory: 19 * 1024, passes: 2, lanes: 1)

    /// What stands in a PHC string; nil where it is not one of Argon2id version 1.3.
    init?(phc: String) {
        let parts = phc.split(separator: "$")
        guard parts.count == 5, parts[0] == "argon2id", parts[1] == "v=19" else { return nil }
        var values: [Substring: UInt32] = [:]
        for pair in parts[2].split(separator: ",") {
            let sides = pair.split(separator: "=")
            guard sides.count == 2, let value = UInt32(sides[1]) else { return nil }
            values[sides[0]] = value
        }
        guard let memory = values["m"], let passes = values["t"], let lanes = values["p"] else { return nil }
        self.init(memory: memory, passes: passes, lanes: lanes)
    }
}

/// Hashes and checks passwords with Argon2id (RFC 9106) on two threads of its own.
///
/// One hash takes 19 MiB and some 25 ms of a core. So at most two run at once, never on Swift's pool, which has a thread
/// a core; and no more than `queueLimit` wait: a flood of sign-ins gets 'try again' and leaves memory and other pages be.
final class PasswordHasher: Sendable {
    let parameters: PasswordParameters
    private let queueLimit: Int
    private let threads = [DispatchQueue(label: "thubon.passwords.1"), DispatchQueue(label: "thubon.passwords.2")]
    private let state = Mutex(State())

    private struct State {
        var idle = [0, 1]
        var waiting: [@Sendable () -> Void] = []
    }

    init(parameters: PasswordParameters, queueLimit: Int) {
        self.parameters = parameters
        self.queueLimit = queueLimit
    }

    /// A PHC string of the password.
    ///
    /// - Throws: `DirectoryRefusal.busy` where too many wait.
    func hash(_ password: String, salt: [UInt8]) async throws -> String {
        try await run { [parameters] in try Argon2.hash(password, salt: salt, parameters: parameters) }
    }

    /// Whether the password belongs to the PHC string.
    ///
    /// For nil (no such account) it takes as long and says no.
    func verify(_ password: String, against phc: String?) async throws -> Bool {
        try await run { [parameters] in
            guard let phc else {
                _ = try Argon2.hash(password, salt: Array(repeating: 7, count: 16), parameters: parameters)
                return false
            }
            return Argon2.verify(password, against: phc)
        }
    }

    /// Whether a stored hash was made at another cost than today's.
    func isOutdated(_ phc: String) -> Bool { PasswordParameters(phc: phc) != parameters }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job: @Sendable () -> Void = { continuation.resume(with: Result(catching: work)) }
            let thread: Int? = state.withLock { state in
                if let thread = state.idle.popLast() { return thread }
                guard state.waiting.count < queueLimit else { return -1 }
                state.waiting.append(job)
                return nil
            }
            switch thread {
            case .none: break
            case .some(-1): continuation.resume(throwing: DirectoryRefusal.busy)
            case .some(let thread): threads[thread].async { self.work(job, on: thread) }
            }
        }
    }

    private func work(_ first: @Sendable () -> Void, on thread: Int) {
        first()
        while let next = state.withLock({ state -> (@Sendable () -> Void)? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.idle.append(thread)
            return nil
        }) {
            next()
        }
    }
}

/// The calls into libargon2.
enum Argon2 {
    /// The library refused: its own words.
    struct Failure: Error {
        let message: String
    }

    static func hash(_ password: String, salt: [UInt8], parameters: PasswordParameters) throws -> String {
        let bytes = Array(VietnameseText.nfc(password).utf8)
        var encoded = [CChar](repeating: 0, count: 256)
        let code = argon2id_hash_encoded(
            parameters.passes,
            parameters.memory,
            parameters.lanes,
            bytes,
            bytes.count,
            salt,
            salt.count,
            32,
            &encoded,
            encoded.count
        )
        guard code == ARGON2_OK.rawValue else { throw Failure(message: String(cString: argon2_error_message(code))) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func verify(_ password: String, against phc: String) -> Bool {
        let bytes = Array(VietnameseText.nfc(password).utf8)
        return argon2id_verify(phc, bytes, bytes.count) == ARGON2_OK.rawValue
    }
}
