import Documents
import Dossiers
import Hummingbird
import Kernel
import PortalTesting
import Signing
import StorageTesting
import Testing

@Suite("Forms as signed papers")
struct FormTests {
    @Test("at the acceptance the citizen gets form 01, signed by the agency and valid", arguments: TestEngine.all)
    func receipt(_ engine: TestEngine) async throws {
        try await SigningWorld.with(engine) { world in
            let id = try await world.province.submitBirth().id
            try await world.province.work(id, upTo: .specialist)
            #expect(try await world.documents(of: id).isEmpty)
            try await world.doJobs()
            let document = try #require(try await world.documents(of: id).first)
            #expect(document.kind == .form(.receipt) && document.issuedAt != nil)
            #expect(document.signatures.map(\.role) == [.agency])
            #expect(try await world.reports(on: document).map(\.indication) == [.passed])

            let mother = try await world.province.browser(.citizen)
            try await mother.open("/ho-so/\(id)")
            try mother.sees("Văn bản đã ký số", "Giấy tiếp nhận và hẹn trả")
            let file = try await mother.request(.get, "/ho-so/\(id)/van-ban/\(document.id)")
            #expect(file.status == 200 && file.headers[.contentType] == "application/pdf")
            let stranger = try await world.province.browser(.neighbour)
            #expect(try await stranger.request(.get, "/ho-so/\(id)/van-ban/\(document.id)").status == 404)
        }
    }

    @Test("whoever asks before the job gets the same paper as after it")
    func once() async throws {
        try await SigningWorld.with { world in
            let id = try await world.province.submitBirth().id
            try await world.province.work(id, upTo: .specialist)
            let documents = world.documents
            async let first = documents.issue(.receipt, of: id)
            async let second = documents.issue(.receipt, of: id)
            let papers = try await [first, second].compactMap { $0?.id }
            try await world.doJobs()
            #expect(Set(papers).count == 1 && papers.count == 2)
            #expect(try await world.documents(of: id).count == 1)
        }
    }

    @Test("a supplement request and a letter of apology are signed likewise")
    func others() async throws {
        try await SigningWorld.with { world in
            let id = try await world.province.submitBirth().id
            try await world.province.work(id, upTo: .specialist)
            let leader = try await world.province.browser(.leader)
            try await leader.open("/mot-cua/ho-so/\(id)/hen-lai")
            try leader.fill("ngay", "27112026")
            try leader.fill("ghi-chu", "Chờ xác minh nơi sinh.")
            try await leader.press("Xin lỗi và hẹn lại")
            let specialist = try await world.province.browser(.specialist)
            try await specialist.open("/mot-cua/ho-so/\(id)/bo-sung")
            try specialist.choose("cho-1", "Cả hồ sơ")
            try specialist.fill("loi-1", "Thiếu giấy chứng sinh.")
            try await specialist.press("Yêu cầu bổ sung")
            try await world.doJobs()
            let kinds = try await world.documents(of: id).map(\.kind.key).sorted()
            #expect(kinds == ["01", "02", "04"])
        }
    }

    @Test("without a line it is signed at once, and the evidence follows when the line is back")
    func offline() async throws {
        try await SigningWorld.with { world in
            world.line.isCut = true
            let id = try await world.province.submitBirth().id
            try await world.province.work(id, upTo: .specialist)
            try await world.doJobs()
            let early = try #require(try await world.documents(of: id).first)
            #expect(early.level == .basic)
            let signed = world.province.clock.now

            // Ten days in the mountains without a line.
            for _ in 0..<120 {
                world.province.clock.move(minutes: 120)
                try await world.doJobs()
            }
            #expect(try await world.documents(of: id).first?.level == .basic)
            world.line.isCut = false
            world.province.clock.move(minutes: 120)
            try await world.doJobs()
            let late = try #require(try await world.documents(of: id).first)
            #expect(late.level == .archived && late.id == early.id && late.file != early.file)
            let report = try #require(try await world.reports(on: late).first)
            #expect(report.indication == .passed)
            #expect(report.claimed == signed)
            let proven = try #require(report.proven)
            #expect(proven > signed)
        }
    }
}
