import Testing
import Typesetting

struct TextTests {
    @Test("a paragraph set as PDF is read back word for word by pdftotext")
    func oneParagraph() throws {
        let document = Document(
            information: Document.Information(title: "Thử"),
            blocks: [.text("Cộng hòa xã hội chủ nghĩa Việt Nam, đường Nguyễn Huệ, phường Tân Thạnh.")]
        )

        let text = try Judge.text(of: try Typesetter().pdf(document))

        #expect(text == "Cộng hòa xã hội chủ nghĩa Việt Nam, đường Nguyễn Huệ, phường Tân Thạnh.")
    }
}
