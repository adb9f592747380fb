public import Dossiers
import Kernel
import Storage
import Typesetting

/// Ảnh chụp giấy tờ: the photographs of a component as one paper, upright and without what the camera wrote besides.
extension Documents {
    /// The photographs among the parts of a component as one PDF, in their order.
    ///
    /// - Parameters:
    ///   - parts: the files of one component.
    ///   - name: what the component is called.
    /// - Throws: `DocumentRefusal.unknown` where no part is a photograph, `.brokenPhotograph` where one cannot be read.
    /// - Returns: the bytes of the file.
    public func paper(ofPhotographs parts: [HandedIn], named name: String) async throws -> [UInt8] {
        let files = parts.filter(\.isPhotograph).compactMap(\.blob)
        guard !files.isEmpty else { throw DocumentRefusal.unknown }
        var images: [[UInt8]] = []
        for file in files {
            var image: [UInt8] = []
            for try await piece in try blobs.read(file) { image += piece }
            images.append(image)
        }
        let now = surroundings.now
        do {
            return try await presses.run { [images] in
                try ImagePaper.pdf(of: images, information: .init(title: name), created: now)
            }
        } catch let fault as ImageFault { throw DocumentRefusal.brokenPhotograph(fault.description) }
    }
}

extension HandedIn {
    /// Whether it came as a photograph.
    public var isPhotograph: Bool { blob != nil && mediaType?.hasPrefix("image/") == true }
}
