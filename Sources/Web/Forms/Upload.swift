import Hummingbird
import Kernel

/// Biểu mẫu có tệp đính kèm: a form whose files go straight on, chunk by chunk, to where they are kept.
///
/// ```swift
/// let form = try await upload.read { file in
///     guard file.field == "giay-to" else { return nil }
///     let writer = try await blobs.writer()
///     return FileSink(write: writer.write, finish: { files.add(file, try await writer.finish()) }, cancel: writer.cancel)
/// }
/// ```
public struct Upload: Sendable {
    private let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    /// Reads the whole form.
    ///
    /// The fields of the house (the seal) have to stand before the first file, as `postForm` puts them at the top.
    ///
    /// - Parameter take: says for each file where it goes; nil throws it away. It is not called for a field in which no
    ///   file was chosen.
    /// - Returns: the fields that are no files.
    /// - Throws: `WebRefusal.fileTooLarge`, `.bodyTooLarge`, `.malformedForm`, `.formExpired`, `.tooSlow`, and what the
    ///   sinks throw. The sink of the file that was being written is cancelled; those that finished stay.
    public func read(
        _ take: @escaping @Sendable (IncomingFile) async throws -> FileSink?
    ) async throws -> FormData {
        let limits = visit.context.limits
        let media = MediaRange(visit.request.headers[.contentType] ?? "")
        guard media.essence == "multipart/form-data", let boundary = media.parameters["boundary"],
            let parser = MultipartParser(boundary: boundary, partLimit: limits.fieldCount + limits.fileCount)
        else {
            throw media.essence == "multipart/form-data" ? WebRefusal.malformedForm : .unsupportedMediaType
        }
        try visit.refuseAnnounced(over: limits.upload)
        var reading = UploadReading(parser: parser, limits: limits, visit: visit, take: take)
        return try await reading.run(InTime(visit.request.body, seconds: limits.uploadSeconds))
    }
}

/// Tệp đang gửi lên: what is known of a file before its content.
public struct IncomingFile: Sendable {
    /// The field of the form.
    public let field: String
    /// What the client calls the file, cleaned; only for showing.
    public let name: String
    /// The type that the client claims; look at the content before believing it.
    public let declaredType: String
    /// The fields that came before the file.
    public let fieldsSoFar: FormData
}

/// Nơi nhận tệp: takes a file chunk by chunk; the next chunk is read from the network when the last one was taken.
public struct FileSink: Sendable {
    /// Takes the next bytes.
    public var write: @Sendable ([UInt8]) async throws -> Void
    /// Called after the last byte.
    public var finish: @Sendable () async throws -> Void
    /// Called instead of `finish` where the file did not arrive whole.
    public var cancel: @Sendable () async -> Void

    /// A sink made of closures.
    public init(
        write: @escaping @Sendable ([UInt8]) async throws -> Void,
        finish: @escaping @Sendable () async throws -> Void = {},
        cancel: @escaping @Sendable () async -> Void = {}
    ) {
        self.write = write
        self.finish = finish
        self.cancel = cancel
    }
}

/// The state of reading one upload.
private struct UploadReading {
    private enum Part {
        case none
        case field(String, [UInt8])
        /// A file field in which nothing was chosen, unless bytes come.
        case unchosen(PartHeader)
        case file(FileSink?, Int)
    }

    var parser: MultipartParser
    let limits: BodyLimits
    let visit: Visit
    let take: @Sendable (IncomingFile) async throws -> FileSink?
    private var form = FormData()
    private var part = Part.none
    private var fieldBytes = 0
    private var files = 0
    private var isSealed = false

    init(
        parser: MultipartParser,
        limits: BodyLimits,
        visit: Visit,
        take: @escaping @Sendable (IncomingFile) async throws -> FileSink?
    ) {
        self.parser = parser
        self.limits = limits
        self.visit = visit
        self.take = take
    }

    mutating func run(_ body: InTime<RequestBody>) async throws -> FormData {
        do {
            var total = 0
            for try await chunk in body {
                total += chunk.readableBytes
                guard total <= limits.upload else { throw WebRefusal.bodyTooLarge }
                parser.feed(chunk.readableBytesView)
                while let event = try parser.next() { try await accept(event) }
            }
            guard parser.isComplete else { throw WebRefusal.malformedForm }
            try checkSeal()
            return form
        } catch {
            if case .file(let sink, _) = part { await sink?.cancel() }
            throw error
        }
    }

    private mutating func accept(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let header):
            if header.fileName == nil {
                guard form.count < limits.fieldCount else { throw WebRefusal.bodyTooLarge }
                part = .field(header.name, [])
            } else if header.hasEmptyFileName {
                part = .unchosen(header)
            } else {
                try await open(header)
            }
        case .bytes(let bytes):
            try await take(bytes)
        case .partEnd:
            try await close()
        }
    }

    private mutating func take(_ bytes: [UInt8]) async throws {
        switch part {
        case .none: break
        case .field(let name, var value):
            part = .none
            fieldBytes += bytes.count
            guard value.count + bytes.count <= limits.field, fieldBytes <= limits.form else {
                throw WebRefusal.bodyTooLarge
            }
            value += bytes
            part = .field(name, value)
        case .unchosen(let header):
            try await open(header)
            try await take(bytes)
        case .file(let sink, let size):
            guard size + bytes.count <= limits.file else { throw WebRefusal.fileTooLarge(limits.file) }
            part = .file(sink, size + bytes.count)
            try await sink?.write(bytes)
        }
    }

    private mutating func open(_ header: PartHeader) async throws {
        try checkSeal()
        files += 1
        guard files <= limits.fileCount else { throw WebRefusal.tooManyFiles(limits.fileCount) }
        let file = IncomingFile(
            field: header.name,
            name: header.fileName ?? "",
            declaredType: header.mediaType,
            fieldsSoFar: form
        )
        part = .file(try await take(file), 0)
    }

    private mutating func close() async throws {
        defer { part = .none }
        switch part {
        case .none, .unchosen: break
        case .field(let name, let bytes):
            guard let value = String(validating: bytes, as: UTF8.self) else { throw WebRefusal.malformedForm }
            form.add(name, value)
        case .file(let sink, _):
            try await sink?.finish()
        }
    }

    private mutating func checkSeal() throws {
        guard !isSealed else { return }
        try visit.checkSeal(of: form)
        isSealed = true
    }
}
