import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Posts, appointments and delegations")
struct PostTests {
    /// An officer of Lăng at the post with the title, who is signed in.
    private func officer(_ world: World, _ title: String, login: String) async throws -> (PersonID, Post, String) {
        let person = try await world.person("Cán bộ \(login)")
        _ = try await world.account(login, kind: .officer, person: person)
        let post = try await world.post(title, at: try await world.committee("20449").id)
        _ = try await world.appoint(person, to: post.id)
        return (person, post, try await world.signIn(login).token)
    }

    private func posts(_ world: World, _ token: String) async throws -> [ViewerPost] {
        try await world.directory.viewer(for: token).posts
    }

    @Test("make a person a viewer from the first day to the last", arguments: TestEngine.all)
    func appointmentDates(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.found()
            let person = try await world.person("Alăng Thị Mai")
            _ = try await world.account("mai", kind: .officer, person: person)
            let post = try await world.post("Văn thư", at: try await world.committee("20449").id)
            let monday = world.today
            _ = try await world.database.write { db in
                try world.directory.appoint(
                    person,
                    to: post.id,
                    from: monday.adding(days: 1),
                    until: monday.adding(days: 3),
                    by: .system,
                    in: db
                )
            }

            var counts: [Int] = []
            for _ in 0..<5 {
                counts.append(try await posts(world, try await world.signIn("mai").token).count)
                world.pass(days: 1)
            }

            #expect(counts == [0, 1, 1, 0, 0])
        }
    }

    @Test("carry role, fields, division and title to the viewer")
    func viewerPost() async throws {
        try await World.with { world in
            try await world.found()
            let (_, post, token) = try await officer(world, "Công chức Tư pháp – Hộ tịch", login: "tuphap")

            let held = try #require(try await posts(world, token).first)

            #expect(held.id == post.id && held.role == .specialist && held.division == "tu-phap-ho-tich")
            #expect(held.handles("ho-tich") && !held.handles("dat-dai"))
            #expect(held.delegatedBy == nil)
        }
    }

    @Test("can be lent for a time, to a person or to who holds a post", arguments: TestEngine.all, [true, false])
    func delegationDates(engine: TestEngine, toPost: Bool) async throws {
        try await World.with(engine) { world in
            try await world.found()
            let (_, chair, _) = try await officer(world, "Chủ tịch Ủy ban nhân dân", login: "chutich")
            let (taker, clerk, _) = try await officer(world, "Văn thư", login: "vanthu")
            let monday = world.today
            _ = try await world.database.write { db in
                try world.directory.delegate(
                    from: chair.id,
                    to: toPost ? .post(clerk.id) : .person(taker),
                    fields: ["chung-thuc"],
                    basis: "05/QĐ-UBND",
                    from: monday.adding(days: 1),
                    until: monday.adding(days: 3),
                    by: .system,
                    in: db
                )
            }

            var days: [[PostID]] = []
            for _ in 0..<4 {
                days.append(try await posts(world, try await world.signIn("vanthu").token).map(\.id))
                world.pass(days: 1)
            }

            #expect(days == [[clerk.id], [clerk.id, chair.id], [clerk.id, chair.id], [clerk.id]])
        }
    }

    @Test("lend only the fields that are named, and nothing further")
    func narrowed() async throws {
        try await World.with { world in
            try await world.found()
            let (_, chair, _) = try await officer(world, "Chủ tịch Ủy ban nhân dân", login: "chutich")
            let (middle, clerk, _) = try await officer(world, "Văn thư", login: "vanthu")
            let (last, _, token) = try await officer(world, "Công chức Văn hóa – Xã hội", login: "vanhoa")
            let monday = world.today
            _ = try await world.database.write { db in
                let directory = world.directory
                try directory.delegate(
                    from: chair.id,
                    to: .person(middle),
                    fields: ["chung-thuc"],
                    basis: "",
                    from: monday,
                    until: monday.adding(days: 9),
                    by: .system,
                    in: db
                )
                try directory.delegate(
                    from: clerk.id,
                    to: .person(last),
                    basis: "",
                    from: monday,
                    until: monday.adding(days: 9),
                    by: .system,
                    in: db
                )
            }

            let lent = try #require(try await posts(world, try await world.signIn("vanthu").token).last)
            #expect(lent.delegatedBy == chair.id && lent.role == .leader && lent.fields == ["chung-thuc"])
            // The holder of the clerk's lent post does not get what was lent to the clerk.
            #expect(try await posts(world, token).map(\.id).contains(clerk.id))
            #expect(try await !posts(world, token).map(\.id).contains(chair.id))
        }
    }

    @Test("are not lent to their own holder, with fields they lack, or without an end after the beginning")
    func badDelegations() async throws {
        try await World.with { world in
            try await world.found()
            let (holder, post, _) = try await officer(world, "Công chức Tư pháp – Hộ tịch", login: "tuphap")
            let (other, _, _) = try await officer(world, "Văn thư", login: "vanthu")
            let day = world.today

            let tries: [(Delegation.Receiver, [String], CivilDate, DirectoryRefusal)] = [
                (.person(holder), [], day.adding(days: 1), .badDelegation),
                (.post(post.id), [], day.adding(days: 1), .badDelegation),
                (.person(other), ["dat-dai"], day.adding(days: 1), .badDelegation),
                (.person(other), [], day, .badDates),
            ]
            for (receiver, fields, end, refusal) in tries {
                await #expect(throws: refusal) {
                    try await world.database.write { db in
                        _ = try world.directory.delegate(
                            from: post.id,
                            to: receiver,
                            fields: fields,
                            basis: "",
                            from: day,
                            until: end,
                            by: .system,
                            in: db
                        )
                    }
                }
            }
        }
    }

    @Test("end all that hangs on them when they are closed, and a withdrawn delegation ends")
    func closing() async throws {
        try await World.with { world in
            try await world.found()
            let (_, chair, _) = try await officer(world, "Chủ tịch Ủy ban nhân dân", login: "chutich")
            let (taker, clerk, _) = try await officer(world, "Văn thư", login: "vanthu")
            let day = world.today
            let delegation = try await world.database.write { db in
                try world.directory.delegate(
                    from: chair.id,
                    to: .post(clerk.id),
                    basis: "",
                    from: day,
                    until: day.adding(days: 90),
                    by: .system,
                    in: db
                )
            }
            world.pass(days: 5)
            let today = world.today
            try await world.database.write { db in
                try world.directory.closePost(clerk.id, on: today, reason: "sắp xếp lại", by: .system, in: db)
            }

            #expect(try await posts(world, try await world.signIn("vanthu").token).isEmpty)
            let kept = try await world.database.read { db in try world.directory.appointments(of: taker, in: db) }
            #expect(kept.map(\.validTo) == [today])
            await #expect(throws: DirectoryRefusal.noDelegation) {
                try await world.database.write { db in
                    try world.directory.withdrawDelegation(delegation, on: today, by: .system, in: db)
                }
            }
        }
    }

    @Test("are not held twice by one person at a time, but again after an end")
    func twice() async throws {
        try await World.with { world in
            try await world.found()
            let person = try await world.person("Alăng Thị Mai")
            let post = try await world.post("Văn thư", at: try await world.committee("20449").id)
            let first = try await world.appoint(person, to: post.id)
            await #expect(throws: DirectoryRefusal.alreadyAppointed) { try await world.appoint(person, to: post.id) }
            world.pass(days: 3)
            let today = world.today
            try await world.database.write { db in
                try world.directory.endAppointment(first, on: today, reason: "nghỉ hưu", by: .system, in: db)
            }

            _ = try await world.appoint(person, to: post.id)

            let holders = try await world.database.read { db in
                try world.directory.holders(of: [post.id], on: today, in: db)
            }
            #expect(holders[post.id]?.map(\.name) == ["Alăng Thị Mai"])
        }
    }

    @Test("do not follow a citizen's own account to the desk")
    func citizenAccount() async throws {
        try await World.with { world in
            try await world.found()
            let (person, _, officer) = try await officer(world, "Văn thư", login: "vanthu")
            _ = try await world.account("049085001234", person: person)

            let citizen = try await world.signIn("049085001234").token

            #expect(try await posts(world, officer).count == 1)
            #expect(try await posts(world, citizen).isEmpty)
            #expect(try await world.directory.viewer(for: citizen).person == person)
        }
    }

    @Test("can be added to an agency, in one of its divisions only")
    func create() async throws {
        try await World.with { world in
            try await world.found()
            let agency = try await world.committee("20449").id
            let today = world.today
            let post = try await world.database.write { db in
                try world.directory.createPost(
                    at: agency,
                    role: .counter,
                    title: "Cán bộ hướng dẫn",
                    division: "van-phong-thong-ke",
                    from: today,
                    by: .system,
                    in: db
                )
            }

            #expect(try await world.directory.register().post(post)?.title == "Cán bộ hướng dẫn")
            await #expect(throws: DirectoryRefusal.noDivision) {
                try await world.database.write { db in
                    _ = try world.directory.createPost(
                        at: agency,
                        role: .counter,
                        title: "x",
                        division: "khong-co",
                        from: today,
                        by: .system,
                        in: db
                    )
                }
            }
        }
    }
}
