import App
import Documents
import Foundation
import Hummingbird
import Kernel
import Ledger
import PaperTesting
import PortalTesting
import Storage
import Testing

@Suite("A paper is proven by its proof and the key of the node, without this house")
struct PaperProofTests {
    /// The parts of a proof, each of which a test changes.
    private struct Form: Codable {
        struct Payload: Codable { var salt, actor, body: String }
        var format: String
        var payload: Payload
        var record: String
        var proof: String

        var json: [UInt8] { get throws { Array(try JSONEncoder().encode(self)) } }
    }

    /// An issued result: its file, its proof as the page gives it, and the key of the ledger.
    private static func issued(_ world: SigningWorld) async throws -> (file: [UInt8], proof: [UInt8], key: NoteKey) {
        let id = try await world.signedBirth()
        try await world.issue(id)
        let result = try await world.result(of: id)
        let anybody = try await world.province.browser()
        let path = world.documents.path(to: result.id)
        try await anybody.open(path)
        try anybody.sees("Tải chứng cứ ngoại tuyến")
        let answer = try await anybody.request(.get, path + "/chung-cu")
        #expect(answer.status == 200)
        return (
            try await world.documents.contents(of: result), answer.bytes, world.province.province.openLedger.key
        )
    }

    private static func flaws(_ file: [UInt8], _ proof: [UInt8], _ key: NoteKey) throws -> [String] {
        let opened = try #require(OpenedRecord(json: proof))
        return try #require(PaperProof(opened)).flaws(file: file, under: key).map(\.name)
    }

    @Test("each part that was changed is named: file, payload, record, path, note, and the key of another")
    func parts() async throws {
        try await SigningWorld.with { world in
            let (file, proof, key) = try await Self.issued(world)
            #expect(try Self.flaws(file, proof, key) == [])
            #expect(try ProofJudge.flaws(file, proof, key) == "proven")

            var otherFile = file
            otherFile[file.count / 2] ^= 1
            #expect(try Self.flaws(otherFile, proof, key) == ["file"])
            #expect(try ProofJudge.flaws(otherFile, proof, key) == "file")

            let form = try JSONDecoder().decode(Form.self, from: Data(proof))
            func changed(_ change: (inout Form) -> Void) throws -> [UInt8] {
                var form = form
                change(&form)
                return try form.json
            }
            let lines = form.proof.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            func line(_ number: Int, _ change: (String) -> String) throws -> [UInt8] {
                try changed { form in
                    var lines = lines
                    lines[number] = change(lines[number])
                    form.proof = lines.joined(separator: "\n")
                }
            }
            func flipped(_ text: String, at place: Int) -> String {
                var letters = Array(text)
                letters[place] = letters[place] == "B" ? "C" : "B"
                return String(letters)
            }
            let signature = try #require(lines.lastIndex { $0.hasPrefix("\u{2014} ") })
            let cases: [(String, [UInt8])] = [
                ("payload", try changed { $0.payload.body.replace("Giấy khai sinh", with: "Giấy khai tử") }),
                ("payload", try changed { $0.payload.actor += " " }),
                ("payload", try changed { $0.payload.salt = flipped($0.payload.salt, at: 3) }),
                ("record", try changed { $0.record.replace("dossier:", with: "Dossier:") }),
                ("record path", try line(1) { flipped($0, at: 10) }),
                ("record path", try line(2) { "index \((Int64($0.dropFirst(6)) ?? 0) - 1)" }),
                ("path", try line(3) { flipped($0, at: 10) }),
                // The path may have one step only; nothing else of the proof can stand for it.
                ("path", try line(3) { String(repeating: "A", count: $0.count - 1) + "=" }),
                ("note", try line(signature) { flipped($0, at: $0.count - 20) }),
            ]
            for (number, (name, altered)) in cases.enumerated() {
                #expect(try Self.flaws(file, altered, key).joined(separator: " ") == name, "case \(number)")
                #expect(try ProofJudge.flaws(file, altered, key) == name, "case \(number)")
            }

            let stranger = try NoteSigner(name: key.name, secret: [UInt8](repeating: 9, count: 32)).key
            #expect(try Self.flaws(file, proof, stranger) == ["note"])
            #expect(OpenedRecord(json: Array("{}".utf8)) == nil)
            #expect(OpenedRecord(json: Array("xin chào".utf8)) == nil)
        }
    }

    @Test("the check of signatures says whether the ledger knows the file, and what became of it")
    func known() async throws {
        try await SigningWorld.with { world in
            let id = try await world.signedBirth()
            let early = try await world.documents.contents(of: try await world.result(of: id))
            try await world.issue(id)
            let issued = try await world.documents.contents(of: try await world.result(of: id))
            let anybody = try await world.province.browser()
            func check(_ file: [UInt8]) async throws {
                try await anybody.open("/kiem-tra-chu-ky")
                try anybody.attach(
                    "Tệp PDF đã ký",
                    TestFile(name: "giay.pdf", type: "application/pdf", bytes: file)
                )
                try await anybody.press("Kiểm tra")
            }
            try await check(issued)
            try anybody.sees("Sổ cái có ghi đúng tệp này, đã ban hành.", "Giấy khai sinh, số 01/2026/KS")
            try await check(early)
            try anybody.sees("chưa ban hành nó ở dạng này")
            try await check(issued + [10])
            try anybody.sees("Sổ cái không ghi tệp này")

            try await world.doJobs()
            try await check(issued)
            try anybody.sees("sau đó tệp được bổ sung bằng chứng lâu dài")
            let late = try await world.result(of: id)
            try await check(try await world.documents.contents(of: late))
            try anybody.sees("Sổ cái có ghi đúng tệp này, đã ban hành.")

            let proof = try await world.documents.proof(of: late)
            let file = try await world.documents.contents(of: late)
            #expect(proof.flaws(file: file, under: world.province.province.openLedger.key) == [])
        }
    }
}

/// The judge in Python, which knows nothing of this program.
private enum ProofJudge {
    static func flaws(_ file: [UInt8], _ proof: [UInt8], _ key: NoteKey) throws -> String {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("proof-\(UUID()).json")
        try Data(proof).write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        let arguments = [Judge.script("proof_judge"), "FILE", place.path, key.description]
        do {
            return try Judge.output(python ?? "python3", arguments, on: file).trimmingCharacters(in: .newlines)
        } catch let failure as Judge.Failure {
            return failure.output.trimmingCharacters(in: .newlines)
        }
    }

    private static let python = Judge.python(with: ["cryptography"])
}
