import HTML

/// Chọn tệp: which files may be sent, and those that are already there.
///
/// Without a script the files travel with the form (send it as multipart). With a script each goes at once, with a bar,
/// to `upload` as multipart with `_csrf`, `field` and `file`; the answer is `{"id": …, "name": …, "size": bytes}` or, with
/// a status of 400 or above, `{"detail": "why in plain words"}`. Ids of files that are already there are sent as
/// `<field>.id`; the button to take one away sends `_remove=<id>`.
public struct FileChoice: Sendable {
    /// Kinds of file, as in the attribute `accept`.
    public var accept: String
    /// Whether several files may be sent.
    public var isMultiple: Bool
    /// Where a script sends each file at once.
    public var upload: String?
    /// Files that are already there.
    public var files: [StoredFile]

    /// The name of the button that takes a file away.
    public static let remove = "_remove"

    /// PDF and photographs, HEIC too.
    public static let paper = "application/pdf,image/jpeg,image/png,image/heic,.pdf,.jpg,.jpeg,.png,.heic"

    /// Tệp đã gửi: a file that is already there.
    public struct StoredFile: Sendable {
        /// The id under which it is kept.
        public var id: String
        /// The name that the sender gave it.
        public var name: String
        /// Size in bytes.
        public var size: Int
        /// Where it can be seen.
        public var address: String?

        /// A file that is already there.
        public init(id: String, name: String, size: Int, address: String? = nil) {
            self.id = id
            self.name = name
            self.size = size
            self.address = address
        }
    }

    /// Which files may be sent, and those that are already there.
    public init(
        accept: String = FileChoice.paper,
        isMultiple: Bool = true,
        upload: String? = nil,
        files: [StoredFile] = []
    ) {
        self.accept = accept
        self.isMultiple = isMultiple
        self.upload = upload
        self.files = files
    }
}

extension Field {
    func writeFiles(_ choice: FileChoice, to html: inout HTMLWriter) {
        html.ul(.class("files"), .id("\(name)-files")) { html in
            for file in choice.files { writeFile(file, to: &html) }
        }
        html.input(
            .id(name),
            .name(name),
            .type("file"),
            .accept(choice.accept),
            .multiple(choice.isMultiple),
            choice.upload.map { .data("upload", address: $0) } ?? .none,
            .data("sending", Phrase(vi: "Đang gửi", en: "Sending")[html.language]),
            .data("failed", Phrase(vi: "Chưa gửi được, hãy thử lại", en: "Not sent, please try again")[html.language]),
            .aria("describedby", describedBy),
            .when(error != nil, .aria("invalid", true))
        )
    }

    private func writeFile(_ file: FileChoice.StoredFile, to html: inout HTMLWriter) {
        html.li { html in
            html.icon(.paper, size: 20)
            if let address = file.address { html.a(file.name, .href(address)) } else { html.span(file.name) }
            html.small(NumberText.size(ofBytes: file.size, html.language))
            html.input(.type("hidden"), .name("\(name).id"), .value(file.id))
            html.button(.class("plain"), .type("submit"), .name(FileChoice.remove), .value(file.id)) { html in
                html.text(.remove)
                html.span(" \(file.name)", .class("unseen"))
            }
        }
    }
}
