import Dossiers
import Storage

/// Bản quét mẫu: the one file that stands for every paper that citizens of a simulation send in.
enum Scan {
    /// Puts the file into the store; nil where there is none.
    static func store(in blobs: BlobStore?) async throws -> HandedIn? {
        guard let blobs else { return nil }
        let hash = try await blobs.put(pdf)
        return HandedIn(
            key: "",
            source: .file,
            fileName: "ban-quet.pdf",
            blob: hash,
            size: pdf.count,
            mediaType: "application/pdf"
        )
    }

    /// A page with a frame and some grey lines, as a paper looks from afar; nobody takes it for a real one.
    static let pdf: [UInt8] = {
        let rules = (0..<14).map { "90 \(690 - $0 * 34) \($0.isMultiple(of: 3) ? 250 : 410) 9 re f" }
        let drawing = """
            0.75 0.12 0.12 RG 2 w 60 90 475 690 re S
            BT /F1 22 Tf 0.75 0.12 0.12 rg 200 735 Td (MAU MO PHONG) Tj ET
            0.85 g \(rules.joined(separator: " "))
            """
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        ]
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(text.utf8)
    }()
}
