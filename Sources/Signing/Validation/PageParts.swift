import PDF

/// Which objects are pages or their content, so that a change can be told by the number of its page.
struct PageParts {
    /// The objects of the pages.
    let pages: Set<Int>
    private let parts: [Int: DocumentChange.Part]

    init(_ state: PDFState) {
        let pages = (try? state.pages()) ?? []
        var parts: [Int: DocumentChange.Part] = [:]
        for (index, page) in pages.enumerated() {
            parts[page.number] = .page(index + 1)
            guard let contents = (try? state.object(page.number).dictionary)?["Contents"] else { continue }
            for content in contents.array ?? [contents] {
                // What several pages show belongs to the first.
                if let number = content.reference?.number, parts[number] == nil { parts[number] = .content(index + 1) }
            }
        }
        self.pages = Set(pages.map(\.number))
        self.parts = parts
    }

    /// What part of the document an object is.
    func part(_ number: Int, _ object: PDFObject) -> DocumentChange.Part {
        parts[number] ?? DocumentChange.Part(object)
    }
}
