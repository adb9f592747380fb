import App
import Dossiers
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("The inbox")
struct InboxTests {
    @Test("tells the citizen of each turn of a dossier, and counts what is unread", arguments: TestEngine.all)
    func course(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let mother = try await province.browser(.citizen)
            try await mother.open("/hop-tin")
            try mother.sees("Chưa có tin nào")

            let receipt = try await province.submitBirth()
            try await mother.open("/hop-tin")
            try mother.sees("Đã nhận hồ sơ nộp trực tuyến", receipt.reference, receipt.pin, "chưa đọc")
            try await mother.press("Đánh dấu tất cả đã đọc")
            try mother.sees("Bạn đã đọc hết tin.")

            try await province.work(receipt.id)
            try await mother.open("/hop-tin")
            try mother.sees("2 tin chưa đọc", "Hồ sơ đã được tiếp nhận", "Hẹn trả kết quả:", "Đã có kết quả")
            // The online hand-over in the same breath is not told a second time.
            try mother.doesNotSee("Đã trả kết quả")
            #expect(try mother.page.links.contains { $0.address == "/hop-tin" && $0.text.hasSuffix("2") })

            try await mother.press("mo")
            #expect(try mother.page.path == "/ho-so/\(receipt.id)")
            try await mother.open("/hop-tin")
            try mother.sees("1 tin chưa đọc")
            try await mother.press("Đánh dấu đã đọc")
            try mother.sees("Bạn đã đọc hết tin.")

            let neighbour = try await province.browser(.neighbour)
            try await neighbour.open("/hop-tin")
            try neighbour.sees("Chưa có tin nào")
        }
    }

    @Test("lists the defects of a supplement request and says what to do", arguments: TestEngine.all)
    func supplement(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let receipt = try await province.submitBirth()
            try await province.work(receipt.id, upTo: .specialist)
            let officer = try await province.viewer(.specialist)
            let position = try await province.position(of: receipt.id, for: officer)
            try await province.command { dossiers, db in
                try dossiers.requestSupplement(
                    receipt.id,
                    defects: [
                        Defect(target: .field, key: "birth_place", explanation: "Ghi rõ tên trạm y tế."),
                        Defect(target: .component, key: "birth_notice", explanation: "Giấy chứng sinh bị mờ."),
                    ],
                    explanation: "",
                    position: position,
                    by: officer,
                    in: db
                )
            }

            let mother = try await province.browser(.citizen)
            let page = try await mother.open("/hop-tin")
            try mother.sees("cần bổ sung 2 mục, một lần cho đủ", "Mở hồ sơ để làm ngay", "không tính vào thời hạn")
            #expect(page.document.all("li").map(\.text).contains("Giấy chứng sinh bị mờ."))
            try await mother.open("/hop-tin?ngon-ngu=en")
            try mother.sees("Your dossier needs to be completed", "needs 2 things from you")
            let outbox = try await province.browser().open("/hop-tin-mau?sdt=0912345678")
            #expect(outbox.shows("cần bổ sung 2 mục"))
        }
    }

    @Test("says sorry with the new date, and why a dossier was refused")
    func apology() async throws {
        try await TestProvince.with { province in
            let (first, second) = (try await province.submitBirth(), try await province.submitBirth())
            try await province.work(first.id, upTo: .specialist)
            let leader = try await province.viewer(.leader)
            let counter = try await province.viewer(.counter)
            let due = province.clock.now.adding(minutes: 3 * 1440)
            let position = try await province.position(of: first.id, for: counter)
            try await province.command { dossiers, db in
                try dossiers.extend(first.id, to: due, reason: "Mất điện", position: position, by: leader, in: db)
                try dossiers.refuse(
                    second.id,
                    defects: [Defect(target: .whole, key: "", explanation: "Nộp nhầm thủ tục.")],
                    explanation: "Không thuộc thủ tục này",
                    position: 1,
                    by: counter,
                    in: db
                )
            }

            let mother = try await province.browser(.citizen)
            try await mother.open("/hop-tin")
            try mother.sees("xin lỗi vì chưa trả được kết quả", "Ngày hẹn mới: \(due.vietnamese)", "Lý do: Mất điện")
            try mother.sees("chưa được tiếp nhận. Lý do: Không thuộc thủ tục này", "Nộp nhầm thủ tục.")
        }
    }

    @Test("is not filled a second time when projections are computed anew")
    func rebuild() async throws {
        try await TestProvince.with { province in
            let receipt = try await province.submitBirth()
            try await province.work(receipt.id)
            let services = province.province
            let count: @Sendable () async throws -> Int? = {
                try await services.database.read { try $0.value("SELECT COUNT(*) FROM notice") }
            }
            let before = try await count()
            try await services.database.write { db in
                for projection in services.ledger.projections {
                    for table in projection.tables { try db.run("DELETE FROM \(name: table)") }
                }
                try services.ledger.each(in: db) { record in
                    for projection in services.ledger.projections { try projection.apply(record, in: db) }
                }
            }
            #expect(before == 3)
            #expect(try await count() == before)
        }
    }
}
