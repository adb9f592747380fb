import Kernel
import Testing

@testable import Directory

@Suite("Known answers of the standards")
struct KnownAnswerTests {
    /// RFC 6238, appendix B, the rows of SHA-1.
    static let timeCodes: [(seconds: Int64, code: String)] = [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ]

    @Test("makes the time codes of RFC 6238", arguments: timeCodes)
    func timeCode(seconds: Int64, code: String) {
        let moment = Instant(milliseconds: seconds * 1000)

        let made = TimeCode.code(
            secret: Array("12345678901234567890".utf8),
            step: TimeCode.step(at: moment),
            digits: 8
        )

        #expect(made == code)
    }

    @Test("makes the counter codes of RFC 4226, appendix D")
    func counterCodes() {
        let secret = Array("12345678901234567890".utf8)

        let codes = (0..<10).map { TimeCode.code(secret: secret, step: $0) }

        #expect(
            codes == [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
            ]
        )
    }

    @Test("takes a time code one step early or late, once, and no further away")
    func window() {
        let secret: [UInt8] = Array(0..<20)
        let now = World.start
        let step = TimeCode.step(at: now)

        for (shift, isTaken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
            let code = TimeCode.code(secret: secret, step: step + shift)
            let taken = TimeCode.matchingStep(secret: secret, code: code, at: now, after: 0)
            #expect((taken == step + shift) == isTaken)
            #expect(TimeCode.matchingStep(secret: secret, code: code, at: now, after: step + shift) == nil)
        }
        #expect(TimeCode.matchingStep(secret: secret, code: "", at: now, after: 0) == nil)
    }

    /// The reference implementation's own tests (phc-winner-argon2, src/test.c, Argon2id, version 0x13).
    static let hashes: [(password: String, salt: String, memory: UInt32, phc: String)] = [
        (
            "password", "somesalt", 256,
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        ),
        (
            "password", "somesalt", 65_536,
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        ),
        (
            "differentpassword", "somesalt", 65_536,
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"
        ),
        (
            "password", "diffsalt", 65_536,
            "$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"
        ),
    ]

    @Test("makes the Argon2id strings of the reference implementation", arguments: hashes)
    func argon2(password: String, salt: String, memory: UInt32, phc: String) throws {
        let parameters = PasswordParameters(memory: memory, passes: 2, lanes: 1)

        let made = try Argon2.hash(password, salt: Array(salt.utf8), parameters: parameters)

        #expect(made == phc)
        #expect(Argon2.verify(password, against: phc))
        #expect(!Argon2.verify(password + "x", against: phc))
        #expect(PasswordParameters(phc: phc) == parameters)
    }

    @Test("takes a password typed in decomposed letters for the same")
    func decomposedPassword() throws {
        let hash = try Argon2.hash(
            "Trà Mỹ 1975",
            salt: Array(repeating: 1, count: 16),
            parameters: .init(memory: 8, passes: 1, lanes: 1)
        )

        #expect(Argon2.verify("Tra\u{300} My\u{303} 1975", against: hash))
        #expect(!Argon2.verify("Tra My 1975", against: hash))
    }

    @Test(
        "says no to a hash of another algorithm or a broken one",
        arguments: ["", "$2b$12$x", "$argon2i$v=19$m=8,t=1,p=1$a$b"]
    )
    func foreignHash(phc: String) {
        #expect(PasswordParameters(phc: phc) == nil)
        #expect(!Argon2.verify("password", against: phc))
    }

    @Test("writes the enrolment address so that every app reads it")
    func enrolmentURL() {
        let url = TimeCode.enrolmentURL(secret: Array("Hello!".utf8), issuer: "Quảng Nam", login: "lan.motcua")

        #expect(
            url == "otpauth://totp/Qu%E1%BA%A3ng%20Nam:lan.motcua?secret=JBSWY3DPEE&issuer=Qu%E1%BA%A3ng%20Nam"
                + "&algorithm=SHA1&digits=6&period=30"
        )
    }
}
