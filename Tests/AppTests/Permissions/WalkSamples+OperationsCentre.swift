import App
import Directory
import Insights
import Kernel
import Ledger
import PortalTesting
import Storage
import Territory
import Web

/// Things of the operations centre.
extension WalkSamples {
    /// The board of Lăng, as addresses and forms name it.
    private var subject: String { BoardSubject.agency(province.committee).word }

    /// What an address asks for, where without it there is nothing for anybody.
    func question(of route: Route) -> String {
        switch route.name {
        case "ioc.cause": "?cua=\(subject)&viec=bo-sung&thu-tuc=1.001193&cho=whole"
        case "api.causes.dossiers": "?subject=\(subject)&deed=supplement&procedure=1.001193&target=whole"
        default: ""
        }
    }

    /// The fields of a form that name what it speaks of.
    func fields(of route: Route) -> [(String, String)] {
        switch route.name {
        case "ioc.brief.make":
            [("cua", subject), ("tuan", province.province.briefs.mondays.first?.description ?? "")]
        case "ioc.instruction.give": [("cua", subject)]
        default: []
        }
    }

    /// Huyện Tây Giang.
    func district() async throws -> String {
        let atlas = try await province.province.territory.atlas()
        return atlas.unit(code: "504", on: province.clock.now.date)?.id.description ?? ""
    }

    /// A board that Lăng's leader composed and shares with all leaders; of Lăng, so that no other sees it.
    func composedBoard() async throws -> String {
        let leader = try await province.viewer(.leader)
        let (desk, committee) = (province.province.boardDesk, province.committee)
        return try await province.province.database.write { db in
            let plan = BoardPlan(
                name: "thử",
                subject: .agency(committee),
                blocks: [BoardBlock(.card, of: "dung-han"), BoardBlock(.calendar)].compactMap(\.self),
                sharing: .role(.leader)
            )
            return try desk.compose(plan, by: leader, in: db).description
        }
    }

    /// The Monday of a brief of Lăng.
    func brief() async throws -> String {
        let subject = BoardSubject.agency(province.committee)
        return try await province.province.database.write { [desk = province.province.briefs] db in
            guard let monday = desk.mondays.first else { return "" }
            return try desk.make(monday, of: subject, by: .system, in: db).brief.first.description
        }
    }

    private var figure: RemarkDesk.Figure {
        .init("dang-xu-ly", of: .agency(province.committee), Period(days: 30, until: province.clock.now.date))
    }

    /// A remark of the leader of Lăng.
    func remark() async throws -> String {
        let (leader, figure) = (try await province.viewer(.leader), figure)
        return try await province.province.database.write { [desk = province.province.remarks] db in
            try desk.remark("Cần xem lại.", on: figure, by: leader, in: db).description
        }
    }

    /// An instruction of the leader of Lăng to the own office.
    func instruction() async throws -> String {
        let (leader, figure) = (try await province.viewer(.leader), figure)
        let draft = RemarkDesk.Draft(
            agency: province.committee,
            words: "Rà soát hồ sơ đang xử lý.",
            deadline: CivilDate("2026-12-15")
        )
        return try await province.province.database.write { [desk = province.province.remarks] db in
            try desk.instruct(draft, on: figure, by: leader, in: db).description
        }
    }

    /// A rule of the leader of Lăng.
    func alertRule() async throws -> String {
        let leader = try await province.viewer(.leader)
        let rule = AlertRule(
            indicator: "dang-xu-ly",
            subject: .agency(province.committee),
            condition: AlertCondition(.above, 100)
        )
        return try await province.province.database.write { [desk = province.province.alerts] db in
            try desk.write(rule, by: leader, in: db).description
        }
    }

    /// The file of an imported statistic.
    func statistic() async throws -> String {
        let text = "indicator,unit,first_day,last_day,value\nkinh-te-so,,2025-01-01,2025-12-31,14.2\n"
        let (desk, file) = (province.province.statistics, try await province.province.blobs.put(Array(text.utf8)))
        try await province.province.database.write { db in
            guard try desk.versions(of: "kinh-te-so", in: db).isEmpty else { return }
            try desk.take(
                try StatisticSheet(text),
                file: file,
                title: "Niên giám 2025",
                signer: "thử",
                by: .system,
                in: db
            )
        }
        return file.description
    }
}
