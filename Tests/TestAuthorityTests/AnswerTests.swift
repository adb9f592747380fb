import Foundation
import Kernel
import PDF
import Signing
import Testing
import X509

@testable import TestAuthority

@Suite struct AnswerTests {
    @Test("OpenSSL takes the answers of OCSP: good, revoked, unknown", arguments: [KeyKind.p256, .rsa2048])
    func ocsp(_ keys: KeyKind) throws {
        let outside = try Outside(keys)
        defer { outside.remove() }
        let issued = try outside.issue()

        func ask(_ name: String, issuer: String = "issuing.pem") throws -> String {
            try outside.run(
                "openssl",
                "ocsp",
                "-issuer",
                issuer,
                "-cert",
                name,
                "-reqout",
                "question.der",
                "-no_nonce"
            )
            try outside.run("openssl", "ocsp", "-issuer", issuer, "-cert", name, "-reqout", "nonce.der")
            try outside.put("answer.der", outside.authority.answerOCSP(try outside.bytes("nonce.der")))
            return try outside.run(
                "openssl",
                "ocsp",
                "-issuer",
                issuer,
                "-cert",
                name,
                "-reqin",
                "nonce.der",
                "-respin",
                "answer.der",
                "-CAfile",
                "root.pem",
                "-verify_other",
                "issuing.pem",
                "-no_nonce"
            )
        }

        let good = try ask("leaf.pem")
        #expect(good.contains("Response verify OK") && good.contains("leaf.pem: good"), "\(good)")
        #expect(!good.contains("WARNING"), "\(good)")
        let issuing = try ask("issuing.pem", issuer: "root.pem")
        #expect(issuing.contains("Response verify OK") && issuing.contains("issuing.pem: good"), "\(issuing)")
        let moment = Outside.surroundings.now.adding(minutes: -5)
        try outside.authority.revoke(issued.certificate.serialNumber, at: moment)
        try outside.authority.revoke(issued.certificate.serialNumber, at: moment.adding(minutes: 3))
        let revoked = try ask("leaf.pem")
        #expect(revoked.contains("leaf.pem: revoked"), "\(revoked)")
        #expect(throws: AuthorityError.unknownCertificate("0102")) {
            try outside.authority.revoke(.init(bytes: [1, 2]), at: moment)
        }
        #expect(outside.authority.answerOCSP([]) == [0x30, 3, 0x0A, 1, 1])
        let other = try Outside()
        defer { other.remove() }
        #expect(other.authority.answerOCSP(try outside.bytes("question.der")) == [0x30, 3, 0x0A, 1, 6])
    }

    @Test("OpenSSL takes the list of the revoked")
    func list() throws {
        let outside = try Outside()
        defer { outside.remove() }
        let issued = try outside.issue()
        let check = [
            "verify", "-crl_check", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "-CRLfile", "list.pem",
        ]

        func judge(expects status: Int32) throws -> String {
            try outside.put("list.der", try outside.authority.crl())
            try outside.run("openssl", "crl", "-inform", "DER", "-in", "list.der", "-out", "list.pem")
            try outside.run("openssl", "crl", "-in", "list.pem", "-noout", "-CAfile", "issuing.pem", "-verify")
            return try outside.run("sh", "-c", "openssl \(check.joined(separator: " ")) leaf.pem", expects: status)
        }

        #expect(try judge(expects: 0).contains("leaf.pem: OK"))
        try outside.authority.revoke(issued.certificate.serialNumber, at: Outside.surroundings.now)
        #expect(try judge(expects: 2).contains("certificate revoked"))
    }

    @Test("OpenSSL takes the timestamps", arguments: [KeyKind.p256, .rsa2048])
    func timestamps(_ keys: KeyKind) throws {
        let outside = try Outside(keys)
        defer { outside.remove() }
        try outside.put("data", "Quyết định số 01".utf8)
        for digest in ["-sha256", "-sha512"] {
            try outside.run("openssl", "ts", "-query", "-data", "data", digest, "-cert", "-out", "question")
            try outside.put("answer", outside.authority.timestamp(try outside.bytes("question")))
            let text = try outside.run(
                "openssl",
                "ts",
                "-verify",
                "-queryfile",
                "question",
                "-in",
                "answer",
                "-CAfile",
                "root.pem"
            )
            #expect(text.contains("Verification: OK"))
        }
        try outside.run("openssl", "ts", "-query", "-data", "data", "-sha256", "-no_nonce", "-out", "question")
        try outside.put("answer", outside.authority.timestamp(try outside.bytes("question")))
        try outside.run("sh", "-c", "cat issuing.pem authority/tsa.pem > others.pem")
        try outside.run(
            "openssl",
            "ts",
            "-verify",
            "-data",
            "data",
            "-in",
            "answer",
            "-CAfile",
            "root.pem",
            "-untrusted",
            "others.pem"
        )
    }

    @Test(
        "the timestamp authority says why it refuses",
        arguments: [
            (["-sha1"], "unrecognized or unsupported algorithm identifier"),
            (["-sha256", "-tspolicy", "1.2.3.4"], "requested TSA policy is not supported"),
        ]
    )
    func refusals(_ wish: [String], _ reason: String) throws {
        let outside = try Outside()
        defer { outside.remove() }
        try outside.put("data", "Quyết định số 01".utf8)
        try outside.run(
            "sh",
            "-c",
            "openssl ts -query -data data \(wish.joined(separator: " ")) -out question"
        )
        try outside.put("answer", outside.authority.timestamp(try outside.bytes("question")))
        let text = try outside.run("openssl", "ts", "-reply", "-in", "answer", "-text")
        #expect(text.contains("Status: Rejected.") && text.contains(reason), "\(text)")
        try outside.put("answer", outside.authority.timestamp([1, 2, 3]))
        let broken = try outside.run("openssl", "ts", "-reply", "-in", "answer", "-text")
        #expect(broken.contains("the data submitted has the wrong format"), "\(broken)")
    }
}
