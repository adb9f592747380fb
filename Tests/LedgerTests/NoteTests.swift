import Crypto
import Foundation
import Kernel
import Ledger
import Testing

@Suite("Signed notes and tile addresses of C2SP")
struct NoteTests {
    /// The worked example of golang.org/x/mod/sumdb/note, from which the specification comes.
    static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let note = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """

    @Test("reads the known key and verifies the known note")
    func known() throws {
        let key = try #require(NoteKey(Self.peter))
        let note = try #require(SignedNote(Self.note))

        #expect(key.name == "PeterNeumann")
        #expect(key.description == Self.peter)
        #expect(note.isSigned(by: key))
        #expect(note.description == Self.note)
    }

    @Test("a changed letter, another name and another key are refused")
    func forged() throws {
        let key = try #require(NoteKey(Self.peter))
        let changed = try #require(SignedNote(Self.note.replacing("answer", with: "Answer")))
        let renamed = try #require(SignedNote(Self.note.replacing("— PeterNeumann", with: "— PeterNeuman")))
        let other = try NoteSigner(name: "PeterNeumann", privateKey: .init())

        #expect(!changed.isSigned(by: key))
        #expect(!renamed.isSigned(by: key))
        #expect(try #require(SignedNote(Self.note)).isSigned(by: other.key) == false)
        #expect(NoteKey(Self.peter.replacing("c74f20a3", with: "c74f20a4")) == nil)
    }

    @Test(
        "refuses what is no note",
        arguments: [
            "", "\n", "text\n", "text\n\n", "text\n\n— a AAAAAAA=", "text\n\n- a AAAAAAA=\n",
            "te\u{7}xt\n\n— a AAAAAAA=\n",
            "text\n\n— a b AAAAAAA=\n", "text\n\n— a AAAA\n", "\n\n",
        ]
    )
    func malformed(text: String) {
        #expect(SignedNote(text) == nil)
    }

    @Test("the text of a note may hold empty lines; the last one parts the signatures")
    func emptyLines() throws {
        let signer = try NoteSigner(name: "example.com/log", privateKey: .init())
        let note = try signer.sign("one\n\ntwo\n")
        let read = try #require(SignedNote(note.description))

        #expect(read == note)
        #expect(read.isSigned(by: signer.key))
    }

    @Test("signatures of unknown keys are passed over, a false one of the known key is decisive")
    func severalSignatures() throws {
        let signer = try NoteSigner(name: "example.com/log", privateKey: .init())
        let witness = try NoteSigner(name: "witness.example", privateKey: .init())
        let own = try signer.sign("text\n").description
        let line = try witness.sign("text\n").description.dropFirst("text\n\n".count)
        let falseLine = try signer.sign("other\n").description.dropFirst("other\n\n".count)

        #expect(SignedNote(own + line)?.isSigned(by: signer.key) == true)
        #expect(SignedNote(own + line)?.isSigned(by: witness.key) == true)
        #expect(SignedNote(own + falseLine)?.isSigned(by: signer.key) == false)
    }

    @Test(
        "writes and reads addresses of tiles",
        arguments: [
            ("0/000", 0, Int64(0), 256), ("0/x001/x234/067", 0, 1_234_067, 256), ("1/000.p/17", 1, 0, 17),
            ("63/999", 63, 999, 256), ("0/x001/000.p/255", 0, 1000, 255), ("5/x123/456", 5, 123_456, 256),
        ]
    )
    func tiles(path: String, level: Int, index: Int64, width: Int) {
        #expect(TileAddress(path) == TileAddress(level: level, index: index, width: width))
        #expect(TileAddress(level: level, index: index, width: width).description == path)
    }

    @Test("writes and reads addresses of entry bundles")
    func entries() {
        #expect(TileAddress("entries/x001/234.p/9") == TileAddress(level: nil, index: 1234, width: 9))
        #expect(TileAddress(level: nil, index: 0).description == "entries/000")
    }

    @Test(
        "refuses addresses that are no tile's",
        arguments: [
            "", "0", "0/", "0/0", "0/00", "0/0000", "64/000", "-1/000", "00/000", "0/x000/001", "0/001/001",
            "0/x001/x001",
            "0/000.p/0", "0/000.p/256", "0/000.p/01", "0/000.p", "0/000/", "entries/../000", "0/x١/001", "data/000",
            "0/x999/x999/x999/x999/x999/x999/999",
        ]
    )
    func noTiles(path: String) {
        #expect(TileAddress(path) == nil)
    }
}
