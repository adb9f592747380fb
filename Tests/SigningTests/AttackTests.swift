import Foundation
import Kernel
import PDF
import Signing
import SwiftASN1
import Testing
import X509

/// What people try with signed documents; none of it may pass.
@Suite struct AttackTests {
    private let authority: TestAuthority
    private let key: SoftwareKey
    private let file = SamplePDF.pages(["Cap giay phep cho ba Hoa", "Trang hai"])

    init() throws {
        authority = try TestAuthority()
        key = try authority.signer()
    }

    private func signed(_ file: [UInt8]? = nil, with key: SoftwareKey? = nil) async throws -> [UInt8] {
        try await PDFSigner(key ?? self.key).sign(file ?? self.file, SignatureRequest(at: TestAuthority.now))
    }

    private func report(_ bytes: [UInt8]) async throws -> SignatureReport {
        let reports = try await SignatureValidator(authority.policy).reports(on: PDFDocument(bytes))
        return try #require(reports.first)
    }

    /// Where a text first stands.
    private func place(of text: String, in bytes: [UInt8]) throws -> Int {
        let wanted = Array(text.utf8)
        return try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
    }

    private func replacing(_ old: String, by new: String, in bytes: [UInt8]) throws -> [UInt8] {
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

    private func signatureNumber(_ bytes: [UInt8]) throws -> Int {
        let state = try PDFDocument(bytes).latest
        return try #require(
            (1...state.greatestNumber).first { (try? state.object($0).dictionary)??["Type"] == .name("Sig") }
        )
    }

    // MARK: Later revisions

    private func updated(
        _ bytes: [UInt8],
        _ change: (PDFState, inout IncrementalUpdate) throws -> Void
    ) throws -> [UInt8] {
        let document = try PDFDocument(bytes)
        var update = IncrementalUpdate(document)
        try change(document.latest, &update)
        return update.bytes()
    }

    private func expectChange(_ bytes: [UInt8], _ words: String) async throws {
        let report = try await report(bytes)
        #expect(report.indication == .failed)
        #expect(report.subIndication == .hashFailure)
        #expect(report.changes.contains { !$0.isPermitted && $0.text.contains(words) }, "\(report.changes)")
    }

    @Test("the content of a page replaced in a later revision")
    func replacedContent() async throws {
        let bytes = try updated(try await signed()) { _, update in
            update.replace(PDFReference(5), with: .stream(PDFStream([:], data: "BT (khac) Tj ET".utf8)))
        }
        try await expectChange(bytes, "object 5 changed")
    }

    @Test("a page that names another content, or more pages")
    func otherPages() async throws {
        let bytes = try await signed()
        let page = try updated(bytes) { state, update in
            var entries = try state.object(4).dictionary ?? [:]
            entries["Contents"] = .reference(update.add(.stream(PDFStream([:], data: "BT (khac) Tj ET".utf8))))
            update.replace(PDFReference(4), with: .dictionary(entries))
        }
        try await expectChange(page, "object 4 changed: Page")
        let tree = try updated(bytes) { state, update in
            var entries = try state.object(2).dictionary ?? [:]
            entries["Kids"] = .array([.reference(PDFReference(6))])
            update.replace(PDFReference(2), with: .dictionary(entries))
        }
        try await expectChange(tree, "object 2 changed: Pages")
    }

    @Test("a font that was redefined, so that digits read otherwise")
    func font() async throws {
        let bytes = try updated(try await signed()) { state, update in
            var entries = try state.object(3).dictionary ?? [:]
            entries["BaseFont"] = .name("Symbol")
            update.replace(PDFReference(3), with: .dictionary(entries))
        }
        try await expectChange(bytes, "object 3 changed: Font")
    }

    @Test("an annotation laid over the page, and a catalog that does something on opening")
    func annotation() async throws {
        let bytes = try await signed()
        let note = try updated(bytes) { state, update in
            var entries = try state.object(4).dictionary ?? [:]
            let stamp = update.add(.dictionary(["Type": .name("Annot"), "Subtype": .name("Stamp")]))
            entries["Annots"] = .array((entries["Annots"]?.array ?? []) + [.reference(stamp)])
            update.replace(PDFReference(4), with: .dictionary(entries))
        }
        try await expectChange(note, "object 4 changed: Page")
        let action = try updated(bytes) { state, update in
            var catalog = try state.catalog
            catalog["OpenAction"] = .dictionary(["S": .name("JavaScript"), "JS": .string(Array("app.alert(1)".utf8))])
            update.replace(try state.root, with: .dictionary(catalog))
        }
        try await expectChange(action, "object 1 changed: Catalog")
    }

    @Test("hide and replace: an object that was missing under the signature is filled in later")
    func fillsMissing() async throws {
        var objects = try PDFDocument(file).latest.object(4).dictionary ?? [:]
        objects["Contents"] = .array([.reference(PDFReference(5)), .reference(PDFReference(90))])
        let prepared = try updated(file) { _, update in update.replace(PDFReference(4), with: .dictionary(objects)) }
        let bytes = try updated(try await signed(prepared)) { _, update in
            update.replace(PDFReference(90), with: .stream(PDFStream([:], data: "BT (them) Tj ET".utf8)))
        }
        try await expectChange(bytes, "object 90, missing until then")
    }

    @Test("another catalog by a trailer of a later revision")
    func otherCatalog() async throws {
        let bytes = try await signed()
        let document = try PDFDocument(bytes)
        let start = bytes.count
        let other = "99 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        let table = "xref\n99 1\n\(String(10_000_000_000 + start).dropFirst()) 00000 n\r\n"
        let trailer = "trailer\n<</Size 100/Root 99 0 R/Prev \(document.revisions[1].start)>>\n"
        let end = "startxref\n\(start + other.utf8.count)\n%%EOF\n"
        let changed = bytes + Array((other + table + trailer + end).utf8)
        let reports = try await SignatureValidator(authority.policy).reports(on: PDFDocument(changed))
        // The new catalog has no form: no signature is seen, so nothing passes.
        #expect(reports.isEmpty)
    }

    @Test("bytes behind the end of the file")
    func bytesBehind() async throws {
        let report = try await report(try await signed() + Array("% bi mat\nabc".utf8))
        #expect(report.indication == .failed)
    }

    @Test("wrapping: the signature dictionary copied into a later revision")
    func wrapping() async throws {
        let bytes = try await signed()
        let number = try signatureNumber(bytes)
        let wrapped = try updated(bytes) { state, update in
            update.replace(PDFReference(number), with: try state.object(number))
        }
        let report = try await report(wrapped)
        #expect(report.subIndication == .formatFailure)
    }

    @Test("an array that is both a page's content and the list of evidence")
    func sharedArray() async throws {
        let prepared = try updated(file) { state, update in
            let list = update.add(.array([.reference(PDFReference(5))]))
            var page = try state.object(4).dictionary ?? [:]
            page["Contents"] = .reference(list)
            update.replace(PDFReference(4), with: .dictionary(page))
            var catalog = try state.catalog
            catalog["DSS"] = .reference(update.add(.dictionary(["Certs": .reference(list)])))
            update.replace(try state.root, with: .dictionary(catalog))
        }
        let bytes = try updated(try await signed(prepared)) { state, update in
            let list = try #require(try state.object(4).dictionary?["Contents"]?.reference)
            let more = update.add(.stream(PDFStream([:], data: "BT (them) Tj ET".utf8)))
            update.replace(list, with: .array([.reference(PDFReference(5)), .reference(more)]))
        }
        try await expectChange(bytes, "an array")
    }

    // MARK: Certificates

    private func subIndication(_ wishes: TestAuthority.Wishes) async throws -> SubIndication? {
        let key = try authority.signer("Sai", .p256, wishes)
        return try await report(try await signed(with: key)).subIndication
    }

    @Test("certificates that had expired, were not valid yet, or are for something else")
    func certificates() async throws {
        var wishes = TestAuthority.Wishes()
        wishes.until = TestAuthority.day(-1)
        #expect(try await subIndication(wishes) == .outOfBounds)
        wishes = TestAuthority.Wishes()
        wishes.from = TestAuthority.day(1)
        #expect(try await subIndication(wishes) == .notYetValid)
        wishes = TestAuthority.Wishes()
        wishes.usage = KeyUsage(keyEncipherment: true)
        #expect(try await subIndication(wishes) == .chainConstraints)
        wishes = TestAuthority.Wishes()
        wishes.extended = [.serverAuth]
        #expect(try await subIndication(wishes) == .chainConstraints)
    }

    @Test("an authority nobody trusts, and one that bears the name of the trusted one")
    func strangers() async throws {
        let stranger = try TestAuthority("Somebody")
        let twin = try TestAuthority()
        for other in [stranger, twin] {
            let report = try await report(try await signed(with: try other.signer()))
            #expect(report.indication == .indeterminate)
            #expect(report.subIndication == .noChain)
        }
    }

    @Test("an issuer that may not certify what the certificate names")
    func nameConstraints() async throws {
        let constraints = NameConstraints(forbiddenURIDomains: [".vn"])
        let constrained = try TestAuthority(
            "Constrained",
            extensions: [try Certificate.Extension(constraints, critical: true)]
        )
        for (name, wanted) in [
            ("https://ai.thubon.vn", SubIndication.chainConstraints), ("https://ai.example.org", nil),
        ] {
            var wishes = TestAuthority.Wishes()
            wishes.alternative = name
            let bytes = try await signed(with: try constrained.signer("Ngoài phạm vi", .p256, wishes))
            let reports = try await SignatureValidator(constrained.policy).reports(on: PDFDocument(bytes))
            #expect(reports.first?.subIndication == wanted, "\(reports)")
        }
    }

    @Test("authorities that certify each other in all ways keep nobody busy")
    func crossCertified() async throws {
        let circle = try (0..<8).map { _ in try TestAuthority("Circle") }
        var certificates: [Certificate] = []
        for one in circle {
            for other in circle {
                certificates.append(try one.certifyAuthority(other, serial: certificates.count + 10))
            }
        }
        let (pem, publicKey) = try TestAuthority.newKey(.p256)
        certificates.append(try circle[0].certificate("Vòng tròn", publicKey))
        let key = try SoftwareKey(
            pem: pem,
            certificates: try certificates.map { try $0.serializeAsPEM().pemString }.joined(separator: "\n")
        )
        let term = LongTerm(anchors: certificates) { _, _ in [] }
        let bytes = try await term.addEvidence(to: try await signed(with: key))
        #expect(try await report(bytes).subIndication == .noChain)
    }

    // MARK: Signatures of others

    /// Our file with the signature in it replaced by one that OpenSSL makes over the same bytes.
    private func signedByOpenSSL(_ options: [String]) async throws -> [UInt8] {
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        // A small page and a long key of ours leave room for what OpenSSL makes.
        var bytes = try await signed(SamplePDF.pages(["Mot"]), with: try authority.signer("Ký dài", .rsa4096))
        let places = try #require(try PDFDocument(bytes).latest.places(of: signatureNumber(bytes))?["Contents"])
        let (pem, publicKey) = try TestAuthority.newKey(.rsa2048)
        _ = try folder.put("key.pem", pem.utf8)
        _ = try folder.put("leaf.pem", try authority.certificate("OpenSSL", publicKey).serializeAsPEM().pemString.utf8)
        _ = try folder.put("data", bytes[..<places.lowerBound] + bytes[places.upperBound...])
        try Program.run(
            [
                "openssl", "cms", "-sign", "-binary", "-in", "data", "-signer", "leaf.pem", "-inkey", "key.pem",
                "-outform", "DER", "-out", "signature",
            ] + options,
            in: folder
        )
        let signature = Array(try Data(contentsOf: folder.appendingPathComponent("signature")))
        let digits = Hex.encode(signature)
        try #require(digits.utf8.count <= places.count - 2)
        let padded = digits + String(repeating: "0", count: places.count - 2 - digits.utf8.count)
        bytes.replaceSubrange(places.lowerBound + 1..<places.upperBound - 1, with: padded.utf8)
        return bytes
    }

    @Test("a weak digest is not taken; the same signature with a strong one is")
    func weakDigest() async throws {
        let strong = try await report(try await signedByOpenSSL(["-md", "sha512", "-cades"]))
        #expect(strong.indication == .passed, "\(strong)")
        let weak = try await report(try await signedByOpenSSL(["-md", "sha1", "-cades"]))
        #expect(weak.indication == .indeterminate)
        #expect(weak.subIndication == .weakAlgorithm)
        #expect(weak.reasons.contains { $0.contains("SHA-1") })
    }

    @Test("a signature without its attributes, or with the content inside, is no PAdES")
    func otherForms() async throws {
        for options in [["-md", "sha256", "-noattr"], ["-md", "sha256"], ["-md", "sha256", "-cades", "-nodetach"]] {
            #expect(try await report(try await signedByOpenSSL(options)).subIndication == .formatFailure, "\(options)")
        }
        let bare = try await report(try await signedByOpenSSL(["-md", "sha256", "-cades", "-nocerts"]))
        #expect(bare.subIndication == .noSigningCertificate)
    }

    // MARK: Tricks with cross-references

    /// A later revision that only has a table: its line says where object 5 lies.
    private func redirected(_ bytes: [UInt8], to offset: Int) throws -> [UInt8] {
        let document = try PDFDocument(bytes)
        let line = "\(String(10_000_000_000 + offset).dropFirst()) 00000 n\r\n"
        let previous = document.revisions[document.revisions.count - 1].start
        let trailer = "trailer\n<</Size 99/Root 1 0 R/Prev \(previous)>>\n"
        return bytes + Array("xref\n5 1\n\(line)\(trailer)startxref\n\(bytes.count)\n%%EOF\n".utf8)
    }

    @Test("two objects with one number under the signature, and a later table that brings the hidden one to light")
    func hiddenTwin() async throws {
        let twin = "5 0 obj\n<</Length 15>>\nstream\nBT (khac) Tj ET\nendstream\nendobj\n"
        let carrier = (50, PDFObject.stream(PDFStream([:], data: twin.utf8)))
        let bytes = try await signed(SamplePDF.pages(["Goc", "Hai"], extra: [carrier]))
        #expect(try await report(bytes).indication == .passed)
        let place = try place(of: twin, in: bytes)
        try await expectChange(try redirected(bytes, to: place), "object 5 changed")
    }

    @Test("an object of a signed revision that lies beyond its end is refused")
    func beyondTheEnd() async throws {
        let changed = try redirected(file, to: file.count + 5000)
        #expect(throws: PDFError.self) { try PDFDocument(changed) }
        let more = changed + [UInt8](repeating: 32, count: 10_000)
        #expect(throws: PDFError.self) { try PDFDocument(more) }
    }

    @Test("objects that lie in each other do not make the reader read for ever")
    func nestedStrings() throws {
        let depth = 20_000
        var text = "%PDF-1.7\n"
        var offsets: [Int] = []
        for number in 1...depth {
            offsets.append(text.utf8.count)
            text += "\(number) 0 obj("
        }
        for _ in 1...depth { text += ")endobj " }
        let start = text.utf8.count
        text += "xref\n0 \(depth + 1)\n0000000000 65535 f \n"
        for offset in offsets { text += "\(String(10_000_000_000 + offset).dropFirst()) 00000 n \n" }
        text += "trailer\n<</Size \(depth + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        let document = try PDFDocument(Array(text.utf8))
        let read = (1...depth).prefix { (try? document.latest.object($0)) != nil }
        #expect(read.count < depth)
    }
}
