import App
import Catalogue
import Directory
import Dossiers
import Kernel
import PortalTesting
import Storage

extension TestProvince {
    /// What the mother of a newborn child of Lăng declares.
    var birthAnswers: [String: String] {
        [
            "registration_unit": lang.description, "applicant_relation": "mother",
            "applicant_name": "Bhling Thị Mai", "applicant_id": "049190000099",
            "applicant_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "child_name": "Bhling Thị Hoa",
            "child_birth_date": "20/11/2026", "child_gender": "female", "child_ethnicity": "Cơ Tu",
            "child_nationality": "Việt Nam", "birth_place": "Trung tâm Y tế huyện Tây Giang, tỉnh Quảng Nam",
            "hometown": "Xã Lăng, huyện Tây Giang, tỉnh Quảng Nam", "birth_evidence": "notice",
            "mother_self_name": "Bhling Thị Mai", "mother_self_birth_date": "12/04/1990",
            "mother_self_ethnicity": "Cơ Tu", "mother_self_nationality": "Việt Nam", "mother_self_id": "049190000099",
            "mother_self_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "has_father": "no", "wants_copies": "no",
        ]
    }

    /// Who somebody is today, as the portal sees it.
    func viewer(_ role: Role) async throws -> Viewer {
        let outcome = try await province.directory.signIn(
            login: try person(role).login,
            password: Self.password,
            from: DeviceFacts(address: "203.0.113.8", name: "test")
        )
        guard case .open(let session) = outcome else { throw DirectoryRefusal.wrongCredentials }
        return try await province.directory.viewer(for: session.token)
    }

    /// A birth sent in by the mother.
    func birth(handover: Channel = .counter) async throws -> SubmissionReceipt {
        let mother = try person(.citizen)
        let viewer = try await viewer(.citizen)
        let submission = Submission(
            procedure: "1.001193",
            channel: .online,
            handover: handover,
            applicant: Applicant(
                person: mother.person,
                name: mother.name,
                idNumber: "049190000099",
                phone: "0912345678"
            ),
            submitter: mother.person,
            answers: birthAnswers,
            components: [HandedIn(key: "birth_notice", source: .paper, originals: 1)]
        )
        return try await province.database.write { [dossiers = province.dossiers] db in
            try dossiers.submit(submission, by: viewer, in: db)
        }
    }

    /// The dossier as its mother sees it.
    func file(_ id: DossierID) async throws -> DossierFile {
        let viewer = try await viewer(.citizen)
        return try await province.database.read { [dossiers = province.dossiers] db in
            try dossiers.file(id, for: viewer, in: db)
        }
    }

    /// The code by which pages call it.
    func name(_ id: DossierID) async throws -> String { try await file(id).dossier.name }
}
