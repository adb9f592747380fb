import Foundation
import Storage
import Testing

@Suite("The store of files")
struct BlobTests {
    private func withStore(_ body: (BlobStore, URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("blobs-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(try BlobStore(folder: folder.path), folder)
    }

    @Test("names a file by the SHA-256 of its content (FIPS 180-4, 'abc') and keeps it once")
    func knownAnswer() async throws {
        try await withStore { store, folder in
            let first = try await store.put(Array("abc".utf8))
            let second = try await store.put(Array("abc".utf8))

            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix("15ad") }
            #expect(first.description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
            #expect(first == second)
            #expect(files.count == 1)
            #expect(store.size(of: first) == 3)
        }
    }

    @Test("gives a large file back piece by piece, whole")
    func streams() async throws {
        try await withStore { store, _ in
            let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let writer = try store.writer()
            for start in stride(from: 0, to: content.count, by: 70_000) {
                try await writer.append(Array(content[start..<min(start + 70_000, content.count)]))
            }
            let (hash, size) = try await writer.finish()

            var read: [UInt8] = []
            for try await piece in try store.read(hash) { read += piece }

            #expect(size == content.count)
            #expect(read == content)
            #expect(try await store.isIntact(hash))
        }
    }

    @Test("an upload that was cut off leaves no file")
    func cutOff() async throws {
        try await withStore { store, folder in
            do {
                let writer = try store.writer()
                try await writer.append([1, 2, 3])
            }

            let left = try FileManager.default.contentsOfDirectory(
                atPath: folder.appendingPathComponent("unfinished").path
            )
            #expect(left.isEmpty)
        }
    }

    @Test(
        "a name that is not a hash is none",
        arguments: ["", "../../etc/passwd", "ABC", String(repeating: "g", count: 64)]
    )
    func hostileNames(name: String) {
        #expect(BlobHash(name) == nil)
    }
}
