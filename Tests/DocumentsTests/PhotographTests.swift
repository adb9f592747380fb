import App
import Dossiers
import Hummingbird
import Kernel
import PortalTesting
import Storage
import Testing

@Suite("Photographs of papers")
struct PhotographTests {
    @Test("the photographs of a component are one PDF at the desk; what is no photograph is left as it is")
    func onePaper() async throws {
        try await TestProvince.with { province in
            for (file, status) in [(TestFile.png(), 200), (TestFile.pdf(), 404)] {
                let hash = try await province.province.blobs.put(file.bytes)
                let id = try await province.submitBirth(
                    with: HandedIn(
                        key: "birth_notice",
                        source: .file,
                        fileName: file.name,
                        blob: hash,
                        size: file.bytes.count,
                        mediaType: file.type
                    )
                ).id
                let counter = try await province.browser(.counter)
                let page = try await counter.request(.get, "/mot-cua/ho-so/\(id)/anh/birth_notice")
                #expect(page.status == status)
                #expect((status == 200) == page.source.hasPrefix("%PDF-"))
                try await counter.open("/mot-cua/ho-so/\(id)")
                #expect(try counter.page.shows("gộp ảnh thành PDF") == (status == 200))
            }
        }
    }
}
