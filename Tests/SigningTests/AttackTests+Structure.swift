import Foundation
import Kernel
import PDF
import Signing
import Testing

// Tricks with the structure of files and of signatures.
extension AttackTests {
    @Test("an object stream put in the place of another brings no other content to light unseen")
    func replacedObjectStream() async throws {
        let folder = try Program.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try folder.put("plain.pdf", file)
        try Program.run(["qpdf", "--object-streams=generate", "plain.pdf", "packed.pdf"], in: folder)
        let packed = Array(try Data(contentsOf: folder.appendingPathComponent("packed.pdf")))
        let bytes = try await signed(packed)
        #expect(try await report(bytes).indication == .passed)
        let number = try #require(
            (1...99).first { number in
                (try? PDFDocument(packed).latest.object(number).dictionary)??["Type"] == .name("ObjStm")
            }
        )
        let changed = try updated(bytes) { state, update in
            var stream = try #require(try state.object(number).stream)
            let data = try stream.unpacked()
            stream = .packed(
                stream.dictionary.filter { $0.key != "Filter" && $0.key != "DecodeParms" },
                data + Array(" ".utf8)
            )
            update.replace(PDFReference(number), with: .stream(stream))
        }
        try await expectChange(changed, "was changed (object \(number))")
    }

    @Test("two fields with one signature are no two signatures")
    func sharedSignature() async throws {
        let bytes = try await signed()
        let number = try signatureNumber(bytes)
        let doubled = try updated(bytes) { state, update in
            let form = try #require(try state.catalog["AcroForm"]?.reference)
            var entries = try #require(try state.resolve(.reference(form)).dictionary)
            let twin = update.add(
                .dictionary(["FT": .name("Sig"), "T": .string(Array("b".utf8)), "V": .reference(PDFReference(number))])
            )
            entries["Fields"] = .array((try state.resolve(entries["Fields"]).array ?? []) + [.reference(twin)])
            update.replace(form, with: .dictionary(entries))
        }
        let reports = try await SignatureValidator(authority.policy).reports(on: PDFDocument(doubled))
        #expect(reports.count == 2)
        #expect(reports.contains { $0.findings.contains(.sharedSignature) && $0.indication == .failed })
    }

    @Test("a signature in BER is refused with words; so is one nested too deep")
    func encodings() async throws {
        let basic = try await report(try await signedByOpenSSL(["-md", "sha256", "-cades", "-stream", "-indef"]))
        #expect(basic.subIndication == .formatFailure)
        #expect(basic.findings == [.basicEncoding])
        var bytes = try await signed()
        let place = try #require(try PDFDocument(bytes).latest.places(of: signatureNumber(bytes))?["Contents"])
        var deep: [UInt8] = []
        while deep.count < (place.count - 2) / 2 - 8 {
            let length = deep.count
            deep =
                (length < 128 ? [0x30, UInt8(length)] : [0x30, 0x82, UInt8(length >> 8), UInt8(length & 255)]) + deep
        }
        let digits = Hex.encode(deep) + String(repeating: "0", count: place.count - 2 - 2 * deep.count)
        bytes.replaceSubrange(place.lowerBound + 1..<place.upperBound - 1, with: digits.utf8)
        #expect(try await report(bytes).findings == [.notDER])
    }

    @Test("a certificate that was itself signed with RSA-PSS is told clearly")
    func signedWithPSS() async throws {
        let report = try await report(
            try await signedByOpenSSL(["-md", "sha256", "-cades"], certifiedBy: ["-sigopt", "rsa_padding_mode:pss"])
        )
        #expect(report.indication == .indeterminate)
        #expect(report.findings == [.signedWithPSS])
        #expect(report.reasons.first?.contains("RSA-PSS") == true)
    }

    @Test("a desk that is full takes no more, and has room again when files have gone")
    func fullDesk() async throws {
        let desk = SignatureDesk(clock: { TestAuthority.now }, trust: { [] })
        let piece = [UInt8](repeating: 32, count: SignatureDesk.longestFile)
        do {
            let trays = (0..<6).map { _ in desk.tray() }
            for tray in trays { try tray.append(piece) }
            #expect(throws: SignatureDesk.Busy.self) { try desk.tray().append([1]) }
            withExtendedLifetime(trays) {}
        }
        try desk.tray().append(piece)
        let bytes = try await signed()
        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    let tray = desk.tray()
                    try tray.append(bytes)
                    do {
                        return try await desk.examine(tray).count == 1
                    } catch is SignatureDesk.Busy {
                        return false
                    }
                }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.contains(true))
        #expect(answers.count == 60)
    }

    @Test("who sends a file is told why it cannot be checked")
    func refusals() async throws {
        func refusal(_ bytes: [UInt8]) async throws -> SignatureRefusal? {
            let desk = SignatureDesk(clock: { TestAuthority.now }, trust: { [] })
            let tray = desk.tray()
            try tray.append(bytes)
            do {
                _ = try await desk.examine(tray)
                return nil
            } catch let refusal as SignatureRefusal {
                return refusal
            }
        }
        #expect(try await refusal([]) == .nothing)
        #expect(try await refusal(Array("PK".utf8)) == .notPDF)
        let encrypted = try replacing("/Root 1 0 R", by: "/Root 1 0 R/Encrypt 9 0 R", in: file)
        #expect(try await refusal(encrypted) == .encrypted)
        guard case .broken? = try await refusal(file.dropLast(30)) else {
            Issue.record("a file without its end was read")
            return
        }
        #expect(try await refusal(try await signed()) == nil)
    }
}
