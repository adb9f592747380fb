import Catalogue
import Directory
import Dossiers
import Foundation
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("A draft, from the first word to the receipt")
struct DraftTests {
    static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x02]

    @Test("is resumed where it was left, and a fresh one is begun only on purpose", arguments: TestEngine.all)
    func resumed(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let first = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1) }
            try await commune.command {
                try $0.save(["child_name": "Hoa", "no_such": "x"], to: first.id, by: commune.mother, in: $1)
            }
            commune.clock.move(minutes: 3)

            let again = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1) }
            let fresh = try await commune.command {
                try $0.beginDraft(of: "1.001193", fresh: true, by: commune.mother, in: $1)
            }
            let contents = try await commune.draft(first.id)

            #expect(!first.isResumed && again.isResumed && again.id == first.id && fresh.id != first.id)
            #expect(contents.draft.answers == ["child_name": "Hoa"])
            #expect(contents.isOpen && !contents.isSuperseded)
        }
    }

    @Test("is nobody else's", arguments: TestEngine.all)
    func private_(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let draft = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1).id }
            let stranger = commune.officer(.counter)

            await #expect(throws: DossierRefusal.unknown) {
                try await commune.command { try $0.save(["child_name": "X"], to: draft, by: stranger, in: $1) }
            }
            await #expect(throws: DossierRefusal.unknown) {
                try await commune.command { try $0.deleteDraft(draft, by: stranger, in: $1) }
            }
            await #expect(throws: DossierRefusal.unknown) {
                try await commune.database.read { try commune.dossiers.draft(draft, for: stranger, in: $0) }
            }
        }
    }

    @Test("takes pictures and PDFs by their content, not by their name")
    func content() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let draft = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1).id }

            await #expect(throws: DraftRefusal.wrongKind("giay.pdf")) {
                try await commune.upload(Array("#!/bin/sh\nrm -rf /\n".utf8), named: "giay.pdf", to: draft)
            }
            await #expect(throws: DraftRefusal.emptyFile("giay.pdf")) {
                try await commune.upload([], named: "giay.pdf", to: draft)
            }
            let file = try await commune.upload(Self.photo, named: "giấy chứng sinh.pdf", to: draft)

            #expect(file.mediaType == "image/jpeg")
            #expect(try await commune.draft(draft).files(of: "birth_notice").map(\.id) == [file.id])
        }
    }

    @Test("becomes one dossier however often it is sent", arguments: TestEngine.all)
    func sentOnce(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let draft = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1).id }

            let refused = await #expect(throws: DossierRefusal.self) { try await commune.send(draft) }
            guard case .missingComponents(["Giấy chứng sinh"]) = refused else {
                Issue.record("\(String(describing: refused))")
                return
            }
            try await commune.upload(Self.photo, named: "a.jpg", to: draft)
            async let one = commune.send(draft)
            async let two = commune.send(draft)
            let receipts = try await [one, two, commune.send(draft)]

            #expect(Set(receipts).count == 1)
            #expect(try await database.read { try $0.value("SELECT COUNT(*) FROM dossier", as: Int.self) } == 1)
            let file = try await commune.file(receipts[0].id)
            #expect(file.components.map(\.key) == ["birth_notice", "identity"])
            #expect(file.components.map(\.source) == [.file, .registry])
            let sent = try await commune.draft(draft)
            #expect(sent.draft.sent == receipts[0].id && sent.draft.answers.isEmpty && sent.files.isEmpty)
            await #expect(throws: DraftRefusal.sentBefore) {
                try await commune.command { try $0.save(["child_name": "X"], to: draft, by: commune.mother, in: $1) }
            }
        }
    }

    @Test(
        "a supplement mends the named paper and field at once, and a second press changes nothing",
        arguments: TestEngine.all
    )
    func supplement(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let draft = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1).id }
            try await commune.upload(Self.photo, named: "mờ.jpg", to: draft)
            let id = try await commune.send(draft).id
            let position = try await commune.position(id)
            try await commune.command {
                try $0.requestSupplement(
                    id,
                    defects: [
                        Defect(target: .component, key: "birth_notice", explanation: "Ảnh bị mờ."),
                        Defect(target: .field, key: "child_name", explanation: "Ghi thiếu chữ đệm."),
                    ],
                    explanation: "",
                    position: position,
                    by: commune.officer(.counter),
                    in: $1
                )
            }

            await #expect(throws: DossierRefusal.self) {
                try await commune.command { try $0.sendMending(id, by: commune.mother, in: $1) }
            }
            let mending = try await commune.command { try $0.beginMending(id, by: commune.mother, in: $1) }
            try await commune.upload(Self.photo + [1, 2, 3], named: "rõ.jpg", to: mending)
            try await commune.command {
                try $0.save(
                    ["child_name": "Bhling Thị Thu Hoa", "hometown": "Nơi khác"],
                    to: mending,
                    by: commune.mother,
                    in: $1
                )
            }
            for _ in 1...2 { try await commune.command { try $0.sendMending(id, by: commune.mother, in: $1) } }

            let file = try await commune.file(id)
            #expect(file.dossier.state == .submitted)
            #expect(file.answers["child_name"] == "Bhling Thị Thu Hoa")
            #expect(file.answers["hometown"] == commune.answers["hometown"])
            #expect(file.components.first { $0.key == "birth_notice" }?.fileName == "rõ.jpg")
            #expect(file.defects.allSatisfy { $0.mendedAt != nil })
        }
    }

    @Test("a mended answer may bring up what hangs on it, and then its paper is demanded too")
    func dependents() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let draft = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1).id }
            try await commune.upload(Self.photo, named: "a.jpg", to: draft)
            let id = try await commune.send(draft).id
            let position = try await commune.position(id)
            try await commune.command {
                try $0.requestSupplement(
                    id,
                    defects: [Defect(target: .field, key: "birth_evidence", explanation: "Đây là bản cam đoan.")],
                    explanation: "",
                    position: position,
                    by: commune.officer(.counter),
                    in: $1
                )
            }
            let mending = try await commune.command { try $0.beginMending(id, by: commune.mother, in: $1) }
            try await commune.command {
                try $0.save(["birth_evidence": "commitment"], to: mending, by: commune.mother, in: $1)
            }

            await #expect(throws: DossierRefusal.missingComponents(["Giấy cam đoan về việc sinh"])) {
                try await commune.command { try $0.sendMending(id, by: commune.mother, in: $1) }
            }
            try await commune.upload(Self.photo + [9], named: "cam-doan.jpg", to: mending, as: "own_declaration")
            try await commune.command { try $0.sendMending(id, by: commune.mother, in: $1) }

            #expect(try await commune.file(id).components.contains { $0.key == "own_declaration" })
        }
    }

    @Test("tells what is open to whom from the table of edges")
    func openActions() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let receipt = try await commune.command { try $0.submit(commune.birth, by: commune.mother, in: $1) }
            let dossier = try await commune.file(receipt.id).dossier

            #expect(commune.dossiers.openActions(on: dossier, for: commune.mother) == [.withdrawalRequested])
            #expect(
                commune.dossiers.openActions(on: dossier, for: commune.officer(.counter))
                    .isSuperset(of: [.accepted, .refused, .supplementRequested])
            )
            #expect(commune.dossiers.openActions(on: dossier, for: .stranger).isEmpty)
        }
    }
}

extension Commune {
    func draft(_ id: DraftID) async throws -> DraftContents {
        try await database.read { try dossiers.draftContents(id, for: mother, in: $0) }
    }

    @discardableResult
    func upload(
        _ bytes: [UInt8],
        named name: String,
        to draft: DraftID,
        as component: String = "birth_notice"
    ) async throws -> DraftFile {
        let hash = try await blobs.put(bytes)
        return try await command {
            try $0.addFile(
                named: name,
                blob: hash,
                size: bytes.count,
                head: Array(bytes.prefix(64)),
                to: component,
                of: draft,
                by: mother,
                in: $1
            )
        }
    }

    func send(_ draft: DraftID) async throws -> SubmissionReceipt {
        try await command { [answers, birth] in
            try $0.send(draft, answers: answers, applicant: birth.applicant, by: mother, in: $1)
        }
    }
}

@Suite("Files that were promised")
struct PromisedFileTests {
    @Test("nothing is accepted whose file was spoiled on the disk, or is gone")
    func spoiled() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let draft = try await commune.command { try $0.beginDraft(of: "1.001193", by: commune.mother, in: $1).id }
            let file = try await commune.upload(DraftTests.photo + [7, 7], named: "a.jpg", to: draft)
            let id = try await commune.send(draft).id
            try await commune.dossiers.demandIntactFiles(of: id)

            let hash = file.blob.description
            let path = commune.blobFolder + "/\(hash.prefix(2))/\(hash)"
            try Data(DraftTests.photo + [7, 8]).write(to: URL(fileURLWithPath: path))
            await #expect(throws: DossierRefusal.brokenFile("Giấy chứng sinh")) {
                try await commune.dossiers.demandIntactFiles(of: id)
            }

            try FileManager.default.removeItem(atPath: path)
            let position = try await commune.position(id)
            await #expect(throws: DossierRefusal.brokenFile("Giấy chứng sinh")) {
                try await commune.command {
                    try $0.accept(id, position: position, by: commune.officer(.counter), in: $1)
                }
            }
        }
    }
}
