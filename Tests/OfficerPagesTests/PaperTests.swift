import Dossiers
import PortalTesting
import Testing

@Suite("Papers of refusals and supplements")
struct PaperTests {
    @Test("the request for a supplement lists everything, and the citizen prints it")
    func supplement() async throws {
        try await TestProvince.with { province in
            let id = try await province.birth().id
            let counter = try await province.browser(.counter, at: id, deed: "bo-sung")
            try counter.choose("cho-1", "field:birth_place")
            try counter.fill("loi-1", "Ghi rõ tên cơ sở y tế.")
            try counter.choose("cho-2", "component:birth_notice")
            try counter.fill("loi-2", "Giấy chứng sinh thiếu dấu.")
            try counter.fill("ghi-chu", "Mang theo bản chính.")
            try await counter.press("Yêu cầu bổ sung")
            let mother = try await province.browser(.citizen)
            try await mother.open("/bieu-mau/\(id)/02")
            try mother.sees(
                "Mẫu số 02",
                "PHIẾU YÊU CẦU BỔ SUNG",
                "Ghi rõ tên cơ sở y tế.",
                "Giấy chứng sinh thiếu dấu.",
                "Mang theo bản chính.",
                "NGƯỜI HƯỚNG DẪN",
                "Pơloong Thị Nhan"
            )
        }
    }

    @Test("the refusal gives its reasons in words, and the register of the counter prints")
    func refusal() async throws {
        try await TestProvince.with { province in
            let id = try await province.birth().id
            let counter = try await province.browser(.counter, at: id, deed: "tu-choi")
            try counter.choose("cho-1", "field:registration_unit")
            try counter.fill("loi-1", "Mẹ thường trú ở xã A Nông.")
            try counter.fill("ghi-chu", "Không thuộc thẩm quyền của xã Lăng.")
            try await counter.press("Từ chối tiếp nhận")
            let mother = try await province.browser(.citizen)
            try await mother.open("/bieu-mau/\(id)/03")
            try mother.sees(
                "Mẫu số 03",
                "PHIẾU TỪ CHỐI",
                "Không thuộc thẩm quyền của xã Lăng.",
                "Mẹ thường trú ở xã A Nông."
            )
            let second = try await province.birth().id
            try await counter.open("/mot-cua/ho-so/\(second)")
            try await counter.press("Tiếp nhận hồ sơ")
            try await counter.open("/bieu-mau/so-theo-doi")
            try counter.sees("Mẫu số 06", "SỔ THEO DÕI HỒ SƠ", try await province.name(second), "Bhling Thị Mai")
        }
    }
}
