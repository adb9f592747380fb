import Foundation
import Kernel
import PDF
import Signing
import SwiftASN1
import Testing
import X509

/// What people try with signed documents; none of it may pass.
@Suite struct AttackTests {
    let authority: TestAuthority
    let key: SoftwareKey
    let file = SamplePDF.pages(["Cap giay phep cho ba Hoa", "Trang hai"])

    init() throws {
        authority = try TestAuthority()
        key = try authority.signer()
    }

    func signed(_ file: [UInt8]? = nil, with key: SoftwareKey? = nil) async throws -> [UInt8] {
        try await PDFSigner(key ?? self.key).sign(file ?? self.file, SignatureRequest(at: TestAuthority.now))
    }

    func report(_ bytes: [UInt8]) async throws -> SignatureReport {
        let reports = try await SignatureValidator(authority.policy).reports(on: PDFDocument(bytes))
        return try #require(reports.first)
    }

    /// Where a text first stands.
    func place(of text: String, in bytes: [UInt8]) throws -> Int {
        let wanted = Array(text.utf8)
        return try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
    }

    func replacing(_ old: String, by new: String, in bytes: [UInt8]) throws -> [UInt8] {
        var bytes = bytes
        let place = try place(of: old, in: bytes)
        bytes.replaceSubrange(place..<place + old.utf8.count, with: new.utf8)
        return bytes
    }

    @Test("a byte that was changed under the signature")
    func changedByte() async throws {
        let report = try await report(try replacing("ba Hoa", by: "ong An", in: try await signed()))
        #expect(report.indication == .failed)
        #expect(report.subIndication == .hashFailure)
    }

    @Test("no byte of what is signed can be another, and none of the signature brings the reader down")
    func anyByte() async throws {
        let bytes = try await signed()
        let gap = try #require(try PDFDocument(bytes).latest.places(of: signatureNumber(bytes))?["Contents"])
        var generator = SeededGenerator(seed: 4711)
        for _ in 0..<400 {
            var changed = bytes
            let inSignature = Bool.random(using: &generator)
            let places = inSignature ? Array(gap) : Array(0..<gap.lowerBound) + Array(gap.upperBound..<bytes.count)
            let place = try #require(places.randomElement(using: &generator))
            changed[place] ^= UInt8.random(in: 1...255, using: &generator)
            guard let document = try? PDFDocument(changed),
                let reports = try? await SignatureValidator(authority.policy).reports(on: document)
            else { continue }
            if !inSignature { #expect(!reports.contains { $0.indication == .passed }, "byte \(place)") }
        }
    }

    @Test("a range that leaves out more than the signature")
    func gap() async throws {
        var bytes = try await signed()
        let place = try place(of: "/ByteRange [0 ", in: bytes) + 14
        let end = try #require(bytes[place...].firstIndex(of: 32))
        let number = try #require(Int(String(decoding: bytes[place..<end], as: UTF8.self)))
        bytes.replaceSubrange(place..<end, with: "\(number - 1)".utf8)
        let report = try await report(bytes)
        #expect(report.subIndication == .formatFailure)
    }

    @Test("a range that ends before the end of its revision, or beyond the file")
    func shortRange() async throws {
        let bytes = try await signed()
        let document = try PDFDocument(bytes)
        for delta in [-10, 10] {
            let range = try place(of: "/ByteRange", in: bytes)
            let close = try #require(bytes[range...].firstIndex(of: UInt8(ascii: "]")))
            let text = String(decoding: bytes[range..<close], as: UTF8.self)
            let last = try #require(text.split(separator: " ").last.flatMap { Int($0) })
            var changed = try replacing(
                text,
                by: text.replacingOccurrences(of: " \(last)", with: " \(last + delta)"),
                in: bytes
            )
            // The numbers may have become longer or shorter: the padding behind gives way.
            while changed.count > bytes.count { changed.remove(at: close) }
            #expect(changed.count == document.bytes.count)
            let report = try await report(changed)
            #expect(report.subIndication == .formatFailure)
        }
    }

    @Test("data behind the signature in /Contents")
    func trailingData() async throws {
        var bytes = try await signed()
        let end = try #require(
            try PDFDocument(bytes).latest.places(of: signatureNumber(bytes))?["Contents"]?.upperBound
        )
        bytes[end - 2] = UInt8(ascii: "1")
        let report = try await report(bytes)
        #expect(report.subIndication == .formatFailure)
        #expect(report.reasons.contains { $0.contains("behind the signature") })
    }

    func signatureNumber(_ bytes: [UInt8]) throws -> Int {
        let state = try PDFDocument(bytes).latest
        return try #require(
            (1...state.greatestNumber).first { (try? state.object($0).dictionary)??["Type"] == .name("Sig") }
        )
    }
}
