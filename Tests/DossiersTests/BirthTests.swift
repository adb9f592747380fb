import Directory
import Dossiers
import Kernel
import StorageTesting
import Testing

@Suite("A birth in Lăng, from the form to the certificate")
struct BirthTests {
    @Test("tells what the form still lacks")
    func incomplete() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            var birth = commune.birth
            birth.answers["child_name"] = ""

            let problem = await #expect(throws: DossierRefusal.self) {
                try await commune.command { [birth] in try $0.submit(birth, by: commune.mother, in: $1) }
            }
            guard case .form(let problems) = problem else {
                Issue.record("\(String(describing: problem))")
                return
            }
            #expect(!problems.isEmpty)
        }
    }
}
