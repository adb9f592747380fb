/// The smallest document with a page.
public enum SamplePage {
    /// Its bytes.
    public static let bytes: [UInt8] = {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<<>>>>",
        ]
        var (text, table) = ("%PDF-1.7\n", "0000000000 65535 f \n")
        for (index, object) in objects.enumerated() {
            table += String(String(10_000_000_000 + text.utf8.count).dropFirst()) + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        return Array((text + "xref\n0 4\n\(table)trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }()
}
