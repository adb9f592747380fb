import CZlib

/// The filter FlateDecode (ISO 32000-2, 7.4.4), bounded.
enum Flate {
    enum Fault: Error {
        case malformed
        case tooLong
    }

    /// Unpacks the data to at most `limit` bytes.
    static func unpack(_ data: ArraySlice<UInt8>, limit: Int) throws(Fault) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw .malformed }
        defer { inflateEnd(&stream) }
        var input = Array(data)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var result: [UInt8] = []
        let status = input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (status, count) = chunk.withUnsafeMutableBufferPointer { chunk in
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = UInt32(chunk.count)
                    return (inflate(&stream, Z_NO_FLUSH), chunk.count - Int(stream.avail_out))
                }
                result.append(contentsOf: chunk.prefix(count))
                if status != Z_OK || result.count > limit || (count == 0 && stream.avail_in == 0) { return status }
            }
        }
        guard result.count <= limit else { throw .tooLong }
        guard status == Z_STREAM_END else { throw .malformed }
        return result
    }

    /// Packs the data.
    static func pack(_ data: [UInt8]) -> [UInt8]? {
        var count = compressBound(UInt(data.count))
        var result = [UInt8](repeating: 0, count: Int(count))
        guard compress2(&result, &count, data, UInt(data.count), 6) == Z_OK else { return nil }
        return Array(result.prefix(Int(count)))
    }
}

/// The predictors of PNG (ISO 32000-2, 7.4.4.4), which cross-reference streams use.
struct PNGPredictor {
    let rowLength: Int
    let pixelLength: Int

    /// The predictor that the parameters of a filter ask for; nil where they ask for none.
    init?(_ parameters: PDFDictionary) throws(Flate.Fault) {
        let predictor = parameters["Predictor"]?.integer ?? 1
        if predictor == 1 { return nil }
        let columns = parameters["Columns"]?.integer ?? 1
        let colours = parameters["Colors"]?.integer ?? 1
        let bits = parameters["BitsPerComponent"]?.integer ?? 8
        guard (10...15).contains(predictor), (1...65_536).contains(columns), (1...32).contains(colours),
            [1, 2, 4, 8, 16].contains(bits)
        else { throw .malformed }
        rowLength = (columns * colours * bits + 7) / 8
        pixelLength = max(1, colours * bits / 8)
    }

    /// The rows without their prediction.
    func undo(_ data: [UInt8]) throws(Flate.Fault) -> [UInt8] {
        guard data.count.isMultiple(of: rowLength + 1) else { throw .malformed }
        var result: [UInt8] = []
        result.reserveCapacity(data.count)
        var previous = [UInt8](repeating: 0, count: rowLength)
        for start in stride(from: 0, to: data.count, by: rowLength + 1) {
            var row = Array(data[start + 1...start + rowLength])
            for index in row.indices {
                let left = index >= pixelLength ? row[index - pixelLength] : 0
                let above = previous[index]
                switch data[start] {
                case 0: break
                case 1: row[index] &+= left
                case 2: row[index] &+= above
                case 3: row[index] &+= UInt8((Int(left) + Int(above)) / 2)
                case 4:
                    let corner = index >= pixelLength ? previous[index - pixelLength] : 0
                    row[index] &+= Self.paeth(Int(left), Int(above), Int(corner))
                default: throw .malformed
                }
            }
            result.append(contentsOf: row)
            previous = row
        }
        return result
    }

    private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> UInt8 {
        let estimate = left + above - corner
        let (a, b, c) = (abs(estimate - left), abs(estimate - above), abs(estimate - corner))
        return UInt8(a <= b && a <= c ? left : b <= c ? above : corner)
    }
}

extension PDFStream {
    /// The most that a stream may unpack to.
    static let longest = 64 * 1_048_576

    /// The data, unpacked: of streams without a filter or with FlateDecode, which is what the structure of a file needs.
    ///
    /// - Throws: `PDFError` where the filter is another, the data is broken or unpacks to more than `limit` bytes.
    public func unpacked(limit: Int = 64 * 1_048_576) throws(PDFError) -> [UInt8] {
        var filters = dictionary["Filter"].map { $0.array ?? [$0] } ?? []
        var parameters = dictionary["DecodeParms"].map { $0.array ?? [$0] } ?? []
        guard filters.count <= 1, parameters.count <= filters.count else {
            throw PDFError(.unknownFilter, at: data.startIndex)
        }
        guard let filter = filters.popLast() else { return Array(data) }
        guard filter == .name("FlateDecode") else { throw PDFError(.unknownFilter, at: data.startIndex) }
        do {
            let bytes = try Flate.unpack(data, limit: limit)
            return try PNGPredictor(parameters.popLast()?.dictionary ?? [:])?.undo(bytes) ?? bytes
        } catch {
            throw PDFError(error == .tooLong ? .tooLong : .badStream, at: data.startIndex)
        }
    }

    /// A stream of this data, packed with FlateDecode.
    public static func packed(_ dictionary: PDFDictionary, _ data: [UInt8]) -> PDFStream {
        guard let packed = Flate.pack(data) else { return PDFStream(dictionary, data: data) }
        return PDFStream(dictionary.merging(["Filter": .name("FlateDecode")]) { $1 }, data: packed)
    }
}
