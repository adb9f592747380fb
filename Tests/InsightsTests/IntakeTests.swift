import Catalogue
import Dossiers
import Kernel
import Testing

@testable import Insights

@Suite("What figures read of a submission")
struct IntakeTests {
    private static let payload = #"""
        {"answers":{"họ tên":"A\"b","x":"{}"},"applicant":{"name":"Bhling Thị Mai","numbers":[1,[2]]},"channel":"post",
         "components":[{"copies":0,"key":"a","source":"paper"},{"source":"result","key":"b","fileName":null}],"exemption":null,
         "fees":[{"amount":8000,"explanation":"","key":"phi","name":"Phí"},{"amount":0,"explanation":"","key":"le-phi","name":""},
                 {"amount":500,"explanation":"","key":"phi","name":"Phí"}],
         "field":"ho-tich","pin":"123456","place":"0198","procedureCode":"1.001193","receivingAgency":"0199"}
        """#

    @Test("is agency, place, procedure, channel, how the papers came, and what is to be paid")
    func read() throws {
        let intake = try Intake(Array(Self.payload.utf8))
        #expect(intake.channel == .post && intake.field == "ho-tich" && intake.procedureCode == "1.001193")
        #expect(intake.place == "0198" && intake.receivingAgency == "0199")
        #expect(intake.sources == [.paper, .result])
        #expect(intake.fees == ["phi": 8500, "le-phi": 0])
    }

    @Test("is refused where it is cut off, where a word is unknown, and where it is no submission")
    func damaged() {
        let bytes = Array(Self.payload.utf8)
        for end in 0..<(bytes.count - 1) {
            #expect(throws: DecodingError.self) { try Intake(Array(bytes[..<end])) }
        }
        for text in ["{}", "[]", "null", #"{"procedureCode":"1.1"}"#] {
            #expect(throws: DecodingError.self) { try Intake(Array(text.utf8)) }
        }
        for (word, other) in [
            ("\"post\"", "\"pigeon\""), ("\"paper\"", "\"stone\""), ("8000", "\"8000\""), ("8000", "8e3"),
        ] {
            let changed = Self.payload.replacing(word, with: other)
            #expect(throws: DecodingError.self) { try Intake(Array(changed.utf8)) }
        }
    }
}
