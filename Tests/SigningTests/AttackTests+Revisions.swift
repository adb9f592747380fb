import PDF
import Signing
import Testing

// Later revisions.
extension AttackTests {
    func updated(
        _ bytes: [UInt8],
        _ change: (PDFState, inout IncrementalUpdate) throws -> Void
    ) throws -> [UInt8] {
        let document = try PDFDocument(bytes)
        var update = IncrementalUpdate(document)
        try change(document.latest, &update)
        return update.bytes()
    }

    func expectChange(_ bytes: [UInt8], _ words: String) async throws {
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
        try await expectChange(bytes, "the content of page 1 was changed (object 5)")
    }

    @Test("a page that names another content, or more pages")
    func otherPages() async throws {
        let bytes = try await signed()
        let page = try updated(bytes) { state, update in
            var entries = try state.object(4).dictionary ?? [:]
            entries["Contents"] = .reference(update.add(.stream(PDFStream([:], data: "BT (khac) Tj ET".utf8))))
            update.replace(PDFReference(4), with: .dictionary(entries))
        }
        try await expectChange(page, "page 1 was changed (object 4)")
        let tree = try updated(bytes) { state, update in
            var entries = try state.object(2).dictionary ?? [:]
            entries["Kids"] = .array([.reference(PDFReference(6))])
            update.replace(PDFReference(2), with: .dictionary(entries))
        }
        try await expectChange(tree, "the list of pages was changed (object 2)")
    }

    @Test("a font that was redefined, so that digits read otherwise")
    func font() async throws {
        let bytes = try updated(try await signed()) { state, update in
            var entries = try state.object(3).dictionary ?? [:]
            entries["BaseFont"] = .name("Symbol")
            update.replace(PDFReference(3), with: .dictionary(entries))
        }
        try await expectChange(bytes, "a font was changed (object 3)")
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
        try await expectChange(note, "page 1 was changed (object 4)")
        let action = try updated(bytes) { state, update in
            var catalog = try state.catalog
            catalog["OpenAction"] = .dictionary(["S": .name("JavaScript"), "JS": .string(Array("app.alert(1)".utf8))])
            update.replace(try state.root, with: .dictionary(catalog))
        }
        try await expectChange(action, "the catalog of the document was changed (object 1)")
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
        try await expectChange(bytes, "the content of page 1 was changed")
    }
}
