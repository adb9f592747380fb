import HTML

/// Words that several components say.
extension Phrase {
    static let skipToContent = Phrase(vi: "Đến nội dung chính", en: "Skip to main content")
    static let mainMenu = Phrase(vi: "Chính", en: "Main")
    static let path = Phrase(vi: "Đường dẫn", en: "Breadcrumb")
    static let notices = Phrase(vi: "Thông báo chung", en: "Notices")
    static let language = Phrase(vi: "Ngôn ngữ", en: "Language")
    static let signOut = Phrase(vi: "Đăng xuất", en: "Sign out")
    static let optional = Phrase(vi: "không bắt buộc", en: "optional")
    static let mend = Phrase(vi: "Cần sửa", en: "Please correct")
    static let dayExample = Phrase(vi: "ngày/tháng/năm", en: "dd/mm/yyyy")
    static let yes = Phrase(vi: "Có", en: "Yes")
    static let no = Phrase(vi: "Không", en: "No")
    static let change = Phrase(vi: "Sửa", en: "Change")
    static let choose = Phrase(vi: "Chọn", en: "Choose")
    static let remove = Phrase(vi: "Bỏ", en: "Remove")
    static let search = Phrase(vi: "Tìm", en: "Search")
    static let simulated = Phrase(
        vi: "Dữ liệu mô phỏng: mọi người, hồ sơ và con số ở đây đều là giả định.",
        en: "Simulated data: every person, dossier and figure here is invented."
    )
}
