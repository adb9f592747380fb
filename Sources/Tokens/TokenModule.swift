import CPKCS11
import Dispatch
import Glibc
import Signing
import Synchronization

/// Trình điều khiển thiết bị ký: a module of PKCS#11, loaded once for the life of the program.
///
/// Tokens take their time, and their drivers are seldom made for many threads: all calls of a module run one after the other
/// on a queue of its own, never on the threads of `async` code.
final class TokenModule: Sendable {
    private let cryptoki: Cryptoki
    private let queue: DispatchQueue
    /// Whose turn it is at each token, by slot.
    private let turns = Mutex<[ck_slot_id_t: Turns]>([:])
    /// How many sessions are open; it changes on the queue of the module only.
    private let open = Mutex(0)

    private static let loader = DispatchQueue(label: "thubon.tokens")
    private static let loaded = Mutex<[String: TokenModule]>([:])

    /// The module of a file.
    ///
    /// - Throws: `SigningFault.noModule` where there is none, or it does not begin.
    static func load(_ path: String) async throws -> TokenModule {
        try await run(on: loader) {
            // Two names of one library are one module: it is begun and ended for both.
            let path =
                realpath(path, nil).map { name in
                    defer { free(name) }
                    return String(cString: name)
                } ?? path
            if let known = loaded.withLock({ $0[path] }) { return known }
            let module = try TokenModule(path)
            loaded.withLock { $0[path] = module }
            return module
        }
    }

    private init(_ path: String) throws {
        guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else { throw SigningFault.noModule(path) }
        typealias Entry = @convention(c) (UnsafeMutablePointer<UnsafeMutablePointer<ck_function_list>?>) -> ck_rv_t
        var list: UnsafeMutablePointer<ck_function_list>?
        guard let entry = dlsym(handle, "C_GetFunctionList"), unsafeBitCast(entry, to: Entry.self)(&list) == 0,
            let functions = list?.pointee, let cryptoki = Cryptoki(functions)
        else { throw SigningFault.noModule(path) }
        let value = Self.begin(cryptoki)
        guard value == 0 || value == CKR_CRYPTOKI_ALREADY_INITIALIZED else { throw SigningFault.noModule(path) }
        self.cryptoki = cryptoki
        queue = DispatchQueue(label: "thubon.token " + path)
    }

    private static func begin(_ cryptoki: Cryptoki) -> ck_rv_t {
        var wishes = ck_c_initialize_args()
        wishes.flags = CKF_OS_LOCKING_OK
        return cryptoki.initialize(&wishes)
    }

    /// Begins the module anew: some look only then which tokens there are, or find again one that was away.
    ///
    /// - Returns: false where somebody signs meanwhile, whose session it would end.
    func beginAnew() async throws -> Bool {
        try await run { [self] cryptoki in
            guard open.withLock({ $0 }) == 0 else { return false }
            _ = cryptoki.finalize(nil)
            return Self.begin(cryptoki) == 0
        }
    }

    /// Opens a session at a token, whose turn the caller has.
    func session(at slot: ck_slot_id_t, _ pin: PIN) async throws -> TokenSession {
        try await run { [self] cryptoki in
            let session = try TokenSession(cryptoki, slot: slot, pin)
            open.withLock { $0 += 1 }
            return session
        }
    }

    func close(_ session: TokenSession) async throws {
        try await run { [self] _ in
            session.close()
            open.withLock { $0 -= 1 }
        }
    }

    /// Calls the module, and waits without holding a thread.
    func run<Value: Sendable>(_ body: @escaping @Sendable (Cryptoki) throws -> Value) async throws -> Value {
        let cryptoki = cryptoki
        return try await Self.run(on: queue) { try body(cryptoki) }
    }

    private static func run<Value: Sendable>(
        on queue: DispatchQueue,
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }

    /// Whose turn it is at a token.
    func turns(at slot: ck_slot_id_t) -> Turns {
        turns.withLock { known in
            let turns = known[slot] ?? Turns()
            known[slot] = turns
            return turns
        }
    }

    /// The token with this label or serial number.
    func slot(of token: String) async throws -> ck_slot_id_t {
        try await run { cryptoki in
            var count: UInt = 0
            try Cryptoki.check(cryptoki.slots(1, nil, &count))
            var slots = [ck_slot_id_t](repeating: 0, count: Int(count))
            try Cryptoki.check(cryptoki.slots(1, &slots, &count))
            for slot in slots.prefix(Int(count)) {
                var info = ck_token_info()
                guard cryptoki.tokenInfo(slot, &info) == 0 else { continue }
                if Self.text(info.label) == token || Self.text(info.serial_number) == token { return slot }
            }
            throw SigningFault.noToken(token)
        }
    }

    /// A text of fixed length, filled up with blanks.
    private static func text(_ field: some Any) -> String {
        let bytes = withUnsafeBytes(of: field) { Array($0) }
        let end = bytes.lastIndex { $0 != 0x20 && $0 != 0 } ?? -1
        return String(decoding: bytes[...end], as: UTF8.self)
    }
}

/// Thứ tự: lets one in after the other.
///
/// A token that is open is open for the whole program: if two used it at once, the second would come in without its PIN.
final class Turns: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.isTaken else {
                    state.isTaken = true
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
