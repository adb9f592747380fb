import Catalogue
import HTML

extension GovernmentLevel {
    /// The level as people name it.
    var words: Phrase {
        switch self {
        case .province: Phrase(vi: "Cấp tỉnh", en: "Province")
        case .district: Phrase(vi: "Cấp huyện", en: "District")
        case .commune: Phrase(vi: "Cấp xã", en: "Commune")
        }
    }

    /// The committee that receives at the level, for a place that is not named.
    var committee: Phrase {
        switch self {
        case .province: Phrase(vi: "Ủy ban nhân dân tỉnh", en: "Provincial People’s Committee")
        case .district:
            Phrase(vi: "Ủy ban nhân dân huyện, thị xã, thành phố", en: "District People’s Committee")
        case .commune: Phrase(vi: "Ủy ban nhân dân xã, phường, thị trấn", en: "Commune People’s Committee")
        }
    }

    /// The value of the filter in an address.
    var slug: String {
        switch self {
        case .province: "tinh"
        case .district: "huyen"
        case .commune: "xa"
        }
    }

    /// The level of a filter in an address.
    init?(slug: String) {
        guard let level = Self.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = level
    }
}

extension Subject {
    /// Who may ask, in the plural.
    var words: Phrase {
        switch self {
        case .citizen: Phrase(vi: "công dân Việt Nam", en: "Vietnamese citizens")
        case .organisation: Phrase(vi: "tổ chức, doanh nghiệp", en: "organisations and companies")
        case .household: Phrase(vi: "hộ gia đình, hộ kinh doanh", en: "households and household businesses")
        case .foreigner: Phrase(vi: "người nước ngoài", en: "foreigners")
        }
    }
}

extension ServiceKind {
    /// How much of it can be done online; level 4 is the seed's word for ‘toàn trình’.
    var words: Phrase {
        switch self {
        case .full: Phrase(vi: "Trực tuyến toàn trình (mức 4)", en: "Entirely online (level 4)")
        case .partial: Phrase(vi: "Trực tuyến một phần (mức 3)", en: "Partly online (level 3)")
        case .information: Phrase(vi: "Chỉ có thông tin", en: "Information only")
        case .internal: Phrase(vi: "Quy trình nội bộ", en: "Internal procedure")
        }
    }

    /// The same for a narrow column.
    var shortWords: Phrase {
        switch self {
        case .full: Phrase(vi: "Toàn trình", en: "Full")
        case .partial: Phrase(vi: "Một phần", en: "Partial")
        case .information: Phrase(vi: "Thông tin", en: "Information")
        case .internal: Phrase(vi: "Nội bộ", en: "Internal")
        }
    }
}

extension Channel {
    /// The way to hand in.
    var words: Phrase {
        switch self {
        case .online: Phrase(vi: "Trực tuyến", en: "Online")
        case .counter: Phrase(vi: "Trực tiếp tại bộ phận một cửa", en: "In person at the one-stop counter")
        case .post: Phrase(vi: "Qua bưu chính công ích", en: "By public post")
        }
    }
}

extension Desk {
    /// Who works the step.
    var words: Phrase {
        switch self {
        case .counter: Phrase(vi: "Bộ phận một cửa", en: "One-stop counter")
        case .head: Phrase(vi: "Lãnh đạo phòng", en: "Head of division")
        case .specialist: Phrase(vi: "Chuyên viên", en: "Specialist")
        case .leader: Phrase(vi: "Lãnh đạo cơ quan", en: "Leader of the agency")
        case .clerk: Phrase(vi: "Văn thư", en: "Records clerk")
        }
    }
}

extension FeeKind {
    /// What kind of charge it is.
    var words: Phrase {
        switch self {
        case .fee: Phrase(vi: "Phí", en: "Fee")
        case .charge: Phrase(vi: "Lệ phí", en: "Charge")
        }
    }
}

extension OnlineForm {
    /// What to do with the paper when handing in online.
    var words: Phrase {
        switch self {
        case .file: Phrase(vi: "Chụp ảnh hoặc quét rồi tải lên", en: "Photograph or scan, then upload")
        case .shown:
            Phrase(vi: "Xuất trình bản chính khi nhận kết quả", en: "Show the original when you get the result")
        case .none:
            Phrase(vi: "Không phải nộp, cơ quan nhà nước đã có", en: "Nothing to hand in: the state already holds it")
        }
    }
}
