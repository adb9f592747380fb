import Kernel

// What people write into free text, by the key of the field; a field that is not named here gets a sentence that is true.
extension FormFiller {
    mutating func text(_ key: String) -> String {
        if key.hasSuffix("ethnicity") { return citizen.community.name }
        if key.hasSuffix("nationality") { return "Việt Nam" }
        switch key {
        case "birth_place":
            return chance.happens(perMille: 800)
                ? "Trung tâm Y tế \(citizen.home.above)" : "Trạm Y tế \(citizen.home.name), \(citizen.home.above)"
        case "hometown": return citizen.home.fullName
        case "death_place": return "Tại nhà, \(citizen.fullAddress)"
        case "death_cause": return chance.word(["Bệnh già", "Bệnh tim mạch", "Tai biến mạch máu não", "Tai nạn"])
        case "burial_place": return "Nghĩa trang nhân dân \(citizen.home.name)"
        case "business_name": return "Hộ kinh doanh \(citizen.name)"
        case "firm_name": return "Doanh nghiệp tư nhân \(citizen.name)"
        case "firm_short_name", "other_names": return "Không có"
        case "organisation_name": return "Hợp tác xã nông nghiệp \(citizen.home.name)"
        case "business_code": return "40" + chance.digits(8)
        case "account": return "\(chance.digits(12)), Agribank, chi nhánh \(citizen.home.above)"
        case "bank": return "Agribank, chi nhánh \(citizen.home.above)"
        case "tree_species": return chance.word(["Xà cừ", "Bàng", "Phượng", "Sao đen", "Keo lá tràm"])
        case "certificate_serial": return "BX \(chance.digits(6))"
        case "parcel_number", "map_sheet": return String(chance.number(1...480))
        case "parcel": return "Thửa \(chance.number(1...480)), tờ bản đồ \(chance.number(1...60))"
        case "land_use": return chance.word(["Đất ở tại nông thôn", "Đất ở tại đô thị", "Đất trồng cây lâu năm"])
        case "coordinates": return "X=1716\(chance.digits(3)); Y=54\(chance.digits(4))"
        case "licence_number": return "49" + chance.digits(10)
        case "licence_issuer": return "Sở Giao thông vận tải tỉnh Quảng Nam"
        case "notice_number", "document_number", "register_number":
            return "Số \(chance.number(1...240))/\(today.year - chance.below(12)), Ủy ban nhân dân \(citizen.home.name)"
        case "document_name": return chance.word(["Giấy ủy quyền", "Bản cam kết", "Sơ yếu lý lịch", "Đơn xin việc"])
        case "road_name": return "Đường liên xã qua \(citizen.home.name)"
        case "daily_hours": return "Từ 06:00 đến 18:00"
        case "pump": return "Máy bơm chìm 1,5 HP, mỗi ngày 3 giờ"
        case "setback": return "3 m"
        case "designer": return "Công ty TNHH Tư vấn thiết kế Thu Bồn"
        case "designer_certificate": return "QNA-000\(chance.digits(5))"
        case "father", "mother", "spouse":
            let name = citizen.community.fullName(isFemale: key != "father", &chance)
            return "\(name), sinh năm \(citizen.birthDate.year - 25)"
        case "convictions": return "Không có"
        case "partner": return citizen.community.fullName(isFemale: !citizen.isFemale, &chance)
        case "new_place": return "Vườn hoa trung tâm \(citizen.home.name)"
        case "old_content": return "Nguyễn Thi Lan"
        case "new_content": return "Nguyễn Thị Lan"
        case "purpose", "purpose_other":
            return chance.word(["Bổ sung hồ sơ xin việc", "Làm hồ sơ vay vốn", "Nhập học"])
        case "reason": return chance.word(["Giấy cũ đã hư hỏng", "Thay đổi nơi kinh doanh", "Gia đình khó khăn"])
        default: return "Theo giấy tờ kèm theo"
        }
    }

    mutating func longText(_ key: String) -> String {
        switch key {
        case "industries":
            return chance.word([
                "4711 Bán lẻ lương thực, thực phẩm, đồ uống trong cửa hàng tổng hợp",
                "5610 Nhà hàng và dịch vụ ăn uống",
                "5510 Dịch vụ lưu trú ngắn ngày (nhà nghỉ, homestay)", "4520 Sửa chữa xe máy, ô tô",
                "1322 May sẵn, dệt thổ cẩm",
            ])
        case "situation": return "Gia đình ít đất sản xuất, thu nhập không ổn định, có người đau ốm dài ngày."
        case "members", "family_members", "co_owners":
            let second = citizen.community.fullName(isFemale: !citizen.isFemale, &chance)
            return "1. \(citizen.name)\n2. \(second)"
        case "history": return "Từ năm \(today.year - chance.number(4...20)) đến nay: \(citizen.fullAddress)"
        case "question": return "Chỉ giới xây dựng và chức năng sử dụng đất của thửa đất theo quy hoạch được duyệt."
        case "loss": return "Rơi trên đường từ \(citizen.home.name) đi \(citizen.home.above), không tìm lại được."
        case "new_content": return "Chuyển địa điểm kinh doanh đến \(citizen.fullAddress)"
        default: return "Nội dung như trong giấy tờ kèm theo."
        }
    }
}
