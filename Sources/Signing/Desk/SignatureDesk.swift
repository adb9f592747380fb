import Crypto
public import Kernel
import PDF
import Synchronization

/// Bàn kiểm tra chữ ký: checks the files of strangers, one after another on a thread of its own, each within its time.
///
/// Nothing is kept of a file. How many bytes lie here at once has a bound, whoever sends them and however slowly.
public final class SignatureDesk: Sendable {
    /// The longest file that is taken.
    public static let longestFile = 20 * 1_048_576

    /// There is no room for another file now.
    public struct Busy: Error {}

    /// All that may pass while one file is checked.
    private static let time = Duration.milliseconds(1500)
    private static let mostBytes = 6 * longestFile
    /// Files that wait for the thread: even a small one may take all of its time.
    private static let mostWaiting = 12

    private let thread = SideThread("thubon.signatures")
    private let held = Mutex(0)
    private let waiting = Mutex(0)
    private let trust: @Sendable () throws -> [TrustList]
    private let clock: @Sendable () -> Instant

    /// A desk that trusts these lists, which are read anew for each file, at the moment of this clock.
    public init(clock: @escaping @Sendable () -> Instant, trust: @escaping @Sendable () throws -> [TrustList]) {
        self.clock = clock
        self.trust = trust
    }

    /// A place for a file that comes in piece by piece.
    public func tray() -> Tray { Tray(self) }

    /// What is found about each signature of the file.
    ///
    /// - Throws: `SignatureRefusal` where it cannot be checked, `Busy`, and what reading the trust lists throws.
    public func examine(_ tray: Tray) async throws -> [SignatureReport] {
        let bytes = tray.bytes
        guard !bytes.isEmpty else { throw SignatureRefusal.nothing }
        let hasRoom = waiting.withLock { waiting in
            guard waiting < Self.mostWaiting else { return false }
            waiting += 1
            return true
        }
        guard hasRoom else { throw Busy() }
        defer { waiting.withLock { $0 -= 1 } }
        let policy = ValidationPolicy(lists: try trust(), now: clock())
        return try await Task(executorPreference: thread) {
            do {
                return try await SignatureValidator(policy).reports(on: PDFDocument(bytes, within: Self.time))
            } catch let error as PDFError {
                throw SignatureRefusal(error)
            } catch is SigningFault {
                throw SignatureRefusal.tooMuch
            }
        }.value
    }

    fileprivate func hold(_ count: Int) throws(Busy) {
        let isHeld = held.withLock { held in
            guard held + count <= Self.mostBytes else { return false }
            held += count
            return true
        }
        guard isHeld else { throw Busy() }
    }

    fileprivate func release(_ count: Int) { held.withLock { $0 -= count } }
}

extension SignatureDesk {
    /// Khay: the bytes of one file until it was checked.
    public final class Tray: Sendable {
        private let desk: SignatureDesk
        private let content = Mutex<[UInt8]>([])
        private let hash = Mutex(SHA256())

        fileprivate init(_ desk: SignatureDesk) {
            self.desk = desk
        }

        deinit { desk.release(content.withLock { $0.count }) }

        /// Takes the next bytes.
        ///
        /// - Throws: `Busy` where too much lies on the desk already.
        public func append(_ bytes: [UInt8]) throws(Busy) {
            try desk.hold(bytes.count)
            content.withLock { $0 += bytes }
            hash.withLock { $0.update(data: bytes) }
        }

        /// The SHA-256 of what has come so far.
        public var digest: [UInt8] { hash.withLock { Array($0.finalize()) } }

        /// How many bytes have come so far.
        public var count: Int { content.withLock { $0.count } }

        fileprivate var bytes: [UInt8] { content.withLock { $0 } }
    }
}
