import Kernel

extension Document.Information {
    /// What the file says of itself, as XMP; the same as its information dictionary says, which PDF/A asks for.
    func metadata(created: Instant, producer: String) -> String {
        let time = created.description
        var lines = [
            Self.element(
                "dc:title",
                "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(Self.escaped(title))</rdf:li></rdf:Alt>"
            )
        ]
        if let author {
            lines.append(Self.element("dc:creator", "<rdf:Seq><rdf:li>\(Self.escaped(author))</rdf:li></rdf:Seq>"))
        }
        if let subject {
            let words = Self.escaped(subject)
            lines.append(
                Self.element("dc:description", "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(words)</rdf:li></rdf:Alt>")
            )
        }
        if let keywords { lines.append(Self.element("pdf:Keywords", Self.escaped(keywords))) }
        lines += [
            Self.element("pdf:Producer", Self.escaped(producer)), Self.element("xmp:CreatorTool", "ThuBon"),
            Self.element("xmp:CreateDate", time), Self.element("xmp:ModifyDate", time),
            Self.element("pdfaid:part", "2"), Self.element("pdfaid:conformance", "B"),
        ]
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            \(lines.joined(separator: "\n"))
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """
    }

    private static func element(_ name: String, _ content: String) -> String { "<\(name)>\(content)</\(name)>" }

    private static func escaped(_ text: String) -> String {
        VietnameseText.nfc(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
