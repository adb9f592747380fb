import Catalogue
import Directory
import Kernel
import Storage
import Territory
import Testing

@testable import Dossiers
@testable import Ledger

@Suite("The payload of a submission")
struct PayloadWritingTests {
    private static let hash = BlobHash(String(repeating: "0a", count: 32))
    private static func id<Subject>() -> Identifier<Subject> {
        Identifier(at: Instant(milliseconds: 1_795_395_600_000), random: (77, 1_234_567))
    }

    private static let words = "Bh’riu \"Liếc\" \\ \u{1}\n😀"

    private static let whole = DossierEvent.Submitted(
        reference: "ABCDE-23456",
        pin: "012345",
        procedureCode: "1.001193",
        version: ProcedureVersionID(
            code: "1.001193",
            validFrom: Instant(milliseconds: 1_795_395_600_000).date,
            correction: 2
        ),
        procedureName: "Thủ tục \(words)",
        field: "ho-tich",
        channel: .counter,
        handover: .post,
        place: id(),
        receivingAgency: id(),
        applicant: Applicant(person: id(), name: words, idNumber: "049198000099", phone: "0905123456"),
        submitter: id(),
        answers: ["b": words, "a": "", "aa": "1", "A": "2", "họ": "3"],
        exemption: "ho-ngheo",
        components: [
            HandedIn(
                key: "birth_notice",
                number: 2,
                source: .file,
                fileName: words,
                blob: hash,
                size: 12_345,
                mediaType: "application/pdf",
                result: id(),
                originals: 1,
                copies: 3
            ), HandedIn(key: "", source: .shown),
        ],
        fees: [
            ChargedFee(key: "le-phi", name: words, amount: Money(dong: 20_000), explanation: "2 × 10.000"),
            ChargedFee(key: "phi", name: "", amount: .zero, explanation: ""),
        ],
        stop: DeskStop(
            step: "intake",
            name: words,
            agency: id(),
            desk: .counter,
            division: "phong",
            dueAt: Instant(milliseconds: 1_795_395_600_123),
            assignee: id(),
            assigneeName: words
        )
    )

    /// The same with nothing that may be missing.
    private static var bare: DossierEvent.Submitted {
        var event = whole
        (event.submitter, event.exemption, event.applicant.person) = (nil, nil, nil)
        (event.answers, event.components, event.fees) = ([:], [], [])
        (event.stop.division, event.stop.dueAt, event.stop.assignee, event.stop.assigneeName) = (nil, nil, nil, nil)
        return event
    }

    @Test("is written to the same bytes as the encoder would", arguments: [whole, bare])
    func bytes(event: DossierEvent.Submitted) throws {
        let written = try PayloadEncoder.encode(event)
        #expect(
            String(decoding: written, as: UTF8.self)
                == String(decoding: try PayloadEncoder.encodeByFields(event), as: UTF8.self)
        )
        #expect(try PayloadEncoder.encode(PayloadDecoder.decode(DossierEvent.Submitted.self, from: written)) == written)
    }

    @Test("has no optional field that the comparison leaves empty")
    func everyField() {
        func check(_ value: Any) {
            for (label, part) in Mirror(reflecting: value).children {
                let mirror = Mirror(reflecting: part)
                #expect(mirror.displayStyle != .optional || mirror.children.count == 1, "\(label ?? "")")
            }
        }
        for part in [Self.whole, Self.whole.applicant, Self.whole.components[0], Self.whole.fees[0], Self.whole.stop]
            as [Any]
        {
            check(part)
        }
    }
}
