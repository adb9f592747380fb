extension DocumentChange.Deed {
    /// What was done, in words.
    public var words: Wording {
        switch self {
        case .fieldSigned(let name):
            Wording("ô chữ ký trống “\(name)” được ký", "the empty field \(name) was signed")
        case .fieldAdded(let name):
            Wording("thêm một ô chữ ký trống (\(name))", "an empty field for a signature was added (\(name))")
        case .signed(let name): Wording("ký thêm (\(name))", "signed again (\(name))")
        case .timestamped(let name):
            Wording(
                "đóng dấu thời gian cho toàn văn bản (\(name))",
                "a timestamp of the whole document was added (\(name))"
            )
        case .evidenceAdded:
            Wording(
                "thêm bằng chứng để kiểm tra chữ ký (DSS)",
                "evidence for checking the signatures was added (DSS)"
            )
        case .information:
            Wording("đổi thông tin mô tả văn bản", "the information about the document changed")
        case .metadata: Wording("đổi siêu dữ liệu", "the metadata changed")
        case .version: Wording("nâng phiên bản PDF", "the version of PDF was raised")
        case .otherCatalog:
            Wording("thay toàn bộ gốc của văn bản", "another catalog took the place of the first")
        case .otherIdentity:
            Wording("đổi mã nhận dạng của tệp (/ID)", "the identity of the file (/ID) changed")
        case .removed(let number): Wording("xóa đối tượng \(number)", "object \(number) was removed")
        case .filledIn(let number):
            Wording(
                "điền vào đối tượng \(number), trước đó còn trống",
                "object \(number), missing until then, was filled in"
            )
        case .unreadable(let number):
            Wording("không đọc được đối tượng \(number)", "object \(number) cannot be read")
        case .changed(let number, let part):
            Wording(
                "sửa \(part.words.vietnamese) (đối tượng \(number))",
                "\(part.words.english) was changed (object \(number))"
            )
        case .trailingBytes:
            Wording("có dữ liệu sau chỗ kết thúc tệp", "bytes stand behind the end of the file")
        }
    }
}

extension DocumentChange.Part {
    /// What part it is, in words.
    public var words: Wording {
        switch self {
        case .page(0): Wording("một trang", "a page")
        case .page(let number): Wording("trang \(number)", "page \(number)")
        case .content(let number): Wording("nội dung trang \(number)", "the content of page \(number)")
        case .pages: Wording("danh sách các trang", "the list of pages")
        case .catalog: Wording("gốc của văn bản", "the catalog of the document")
        case .font: Wording("một phông chữ", "a font")
        case .annotation: Wording("một ghi chú hay hình phủ lên trang", "an annotation over a page")
        case .signature: Wording("một chữ ký", "a signature")
        case .form: Wording("biểu mẫu hoặc một ô của nó", "the form or one of its fields")
        case .image: Wording("một hình ảnh hoặc hình vẽ", "an image or a drawing")
        case .stream: Wording("một khối dữ liệu của văn bản", "a stream of data")
        case .array: Wording("một danh sách", "an array")
        case .other: Wording("một phần của văn bản", "a part of the document")
        }
    }
}
