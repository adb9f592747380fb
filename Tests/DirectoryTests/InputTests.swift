import Kernel
import Storage
import Testing

@testable import Directory

@Suite("What people type")
struct InputTests {
    @Test("takes a twelve-digit id number with blanks, and nothing else")
    func idNumbers() {
        #expect(IDNumber("049 085 001 234")?.digits == "049085001234")
        for wrong in ["04908500123", "0490850012345", "04908500123a", "000000000000", "", "٠٤٩٠٨٥٠٠١٢٣٤"] {
            #expect(IDNumber(wrong) == nil)
        }
    }

    @Test("does not spell an id number out by accident")
    func idNumbersAreMasked() throws {
        let number = try #require(IDNumber("049085001234"))

        #expect("\(number)" == "•••••••••234")
        #expect(!String(reflecting: number).contains("049085"))
    }

    @Test(
        "writes a phone number in one form",
        arguments: ["0912345678", "0912 345 678", "+84912345678", "84 912-345-678"]
    )
    func phones(typed: String) {
        #expect(PhoneNumber(typed)?.digits == "0912345678")
    }

    @Test("refuses what is no phone number", arguments: ["912345678", "0012345678", "09123", "0912345678901", "abc"])
    func wrongPhones(typed: String) {
        #expect(PhoneNumber(typed) == nil)
    }

    @Test("names every field that cannot be kept, not only the first")
    func allFaults() throws {
        let details = PersonDetails(
            name: "  ",
            idNumber: "12",
            dateOfBirth: CivilDate("2030-01-01"),
            phone: "1",
            email: "a@b"
        )

        let refusal = #expect(throws: DirectoryRefusal.self) { try details.checked(on: World.start.date) }

        #expect(refusal == .details([.name, .idNumber, .dateOfBirth, .phone, .email]))
    }

    @Test("cleans a name and composes its letters")
    func cleanNames() throws {
        let details = PersonDetails(name: "  Nguye\u{302}\u{303}n  Thị   Lan ")

        #expect(Array(try details.checked(on: World.start.date).name.utf8) == Array("Nguyễn Thị Lan".utf8))
    }

    @Test(
        "counts a household's IPv6 addresses as one network",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
            ("2001:db8::1", "2001:db8:0:0::/64"), ("::1", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
            ("::ffff:192.0.2.1", "192.0.2.1"), ("192.0.2.1", "192.0.2.1"),
        ]
    )
    func networks(address: String, network: String) {
        #expect(DeviceFacts.network(of: address) == network)
    }

    @Test(
        "refuses weak passwords and says why",
        arguments: [
            ("ngắn", .tooShort), ("Mật Khẩu 123", .common), ("P@ssw0rd", .common), ("12345678", .common),
            ("hgfedcba", .common), ("aaaaaaaaab", .common), ("049085001234", .personal), ("xin 0912345678", .personal),
            (String(repeating: "sông ", count: 26), .tooLong),
        ] as [(String, PasswordFault)]
    )
    func weakPasswords(password: String, fault: PasswordFault) {
        #expect(PasswordPolicy.fault(in: password, personal: ["049085001234", "0912345678", nil]) == fault)
    }

    @Test("takes a long sentence in Vietnamese", arguments: ["sông Thu Bồn chảy xuôi", "!@#$%^&*()", "m0t-cai-gi-do"])
    func goodPasswords(password: String) {
        #expect(PasswordPolicy.fault(in: password, personal: ["049085001234", nil]) == nil)
    }

    @Test("gives every refusal a code of its own and plain words in both languages")
    func refusals() {
        let all: [DirectoryRefusal] =
            [
                .wrongCredentials, .tooManyAttempts(seconds: 5), .busy, .wrongSecondFactor, .signInExpired,
                .notSignedIn,
                .notPermitted, .weakPassword(.common), .wrongCode, .codeSentRecently(seconds: 100), .noSecondFactor,
                .details([.name]), .idNumberTaken, .noPerson, .noAccount, .accountExists, .loginTaken, .badLogin,
                .lastAdministrator, .noAgency, .noPost, .noAppointment, .noDelegation, .alreadyAppointed, .badDates,
                .badDelegation, .noDivision, .badCalendar,
            ]

        #expect(Set(all.map(\.code)).count == all.count)
        for refusal in all {
            #expect(refusal.code.hasPrefix("DIR-") && [403, 404, 409, 410, 422, 429].contains(refusal.status))
            #expect(!refusal.vietnamese.isEmpty && !refusal.english.isEmpty && !refusal.whatNext.isEmpty)
            #expect(VietnameseText.nfc(refusal.vietnamese).utf8.elementsEqual(refusal.vietnamese.utf8))
        }
    }
}
