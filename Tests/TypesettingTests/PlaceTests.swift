import Foundation
import Kernel
import PaperTesting
import Testing
import Typesetting

@Suite("Places for signatures")
struct PlaceTests {
    static let signer = Signer(
        capacities: [Signer.Capacity(.onBehalf, of: "Ủy ban nhân dân"), Signer.Capacity(.deputy, of: "Chủ tịch")],
        position: "Phó Chủ tịch",
        name: "Zơrâm Thị Hương"
    )
    static let head = Letterhead(agency: "Ủy ban nhân dân xã Lăng", number: "/QĐ-UBND", place: "Lăng")

    static func set(_ head: Letterhead = head, lines: Int = 3, form: OfficialPaper.Form = .decree30) throws -> SetPaper
    {
        let body = (0..<lines).map { OfficialPart.text(Paragraph("dòng \($0)")) }
        let paper = OfficialPaper(
            form: form,
            information: Document.Information(title: "Thử"),
            parts: [.letterhead(head)] + body + [.closing(Closing(recipients: ["Lưu: VT"], signer: signer))]
        )
        return try Typesetter().set(paper.document, created: Sample.moment)
    }

    /// The words of a page and where they stand, from the lower left corner.
    static func words(
        _ pdf: [UInt8],
        page: Int = 0,
        height: Double = 841.89
    ) throws -> [(word: String, left: Double, bottom: Double, right: Double, top: Double)] {
        let number = String(page + 1)
        let text = try Judge.output("pdftotext", ["-bbox", "-f", number, "-l", number, "FILE", "-"], on: pdf)
        return text.matches(of: /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</).map {
            match in
            let sides = [match.output.1, match.output.2, match.output.3, match.output.4].map { Double($0) ?? 0 }
            return (String(match.output.5), sides[0], height - sides[3], sides[2], height - sides[1])
        }
    }

    @Test("nothing stands in any of the places, whatever the length of the paper", arguments: [3, 24, 60])
    func free(lines: Int) throws {
        let paper = try Self.set(lines: lines)

        for (name, place) in paper.places where name != .seal {
            let inside = try Self.words(paper.pdf, page: place.page).filter { word in
                word.left < place.x + place.width && word.right > place.x
                    && word.bottom < place.y + place.height - 1 && word.top > place.y + 1
            }
            #expect(inside.isEmpty, "\(name): \(inside)")
        }
        #expect(Set(paper.places.keys) == Set(PaperPlace.allCases))
        #expect(paper.places[.signature]?.page == paper.pages - 1)
        #expect(paper.places[.number]?.page == 0)
    }

    @Test("the signature lies between post and name, the seal over its left third")
    func signature() throws {
        let paper = try Self.set()
        let signature = try #require(paper.places[.signature])
        let seal = try #require(paper.places[.seal])
        let words = try Self.words(paper.pdf)
        let post = try #require(words.first { $0.word == "PHÓ" })
        let name = try #require(words.first { $0.word == "Zơrâm" })

        #expect(post.bottom >= signature.y + signature.height - 1)
        #expect(name.top <= signature.y + 1)
        #expect(abs(seal.x + seal.width - (signature.x + signature.width / 3)) < 0.01)
        #expect(abs(seal.width - 36 * 72 / 25.4) < 0.01)
        #expect(abs(seal.y + seal.height / 2 - (signature.y + signature.height / 2)) < 0.01)
    }

    @Test("a paper that waits for its number leaves the row empty; one that has it keeps no place")
    func number() throws {
        let waiting = try Self.set()
        var head = Self.head
        (head.number, head.date) = ("15/QĐ-UBND", OfficialDate(try #require(CivilDate("2026-11-23"))))
        let numbered = try Self.set(head)

        #expect(!(try Judge.text(of: waiting.pdf)).contains("Số:"))
        #expect(try Judge.text(of: numbered.pdf).contains("Số: 15/QĐ-UBND Lăng, ngày 23 tháng 11 năm 2026"))
        #expect(numbered.places[.number] == nil)
        // What comes into the row stands where it would have stood.
        let place = try #require(waiting.places[.number])
        let row = try Typesetter().pdf(.number(head, .decree30), for: place, created: Sample.moment)
        let printed = try Self.words(numbered.pdf).filter { ["Số:", "15/QĐ-UBND", "2026"].contains($0.word) }
        let laid = try Self.words(row, height: place.height).filter { ["Số:", "15/QĐ-UBND", "2026"].contains($0.word) }
        #expect(printed.map(\.word) == laid.map(\.word))
        for (one, other) in zip(printed, laid) {
            #expect(abs(one.left - other.left - place.x) < 0.1)
            #expect(abs(one.bottom - other.bottom - place.y) < 0.1)
        }
    }

    @Test("a receipt has its agency's place in the first row, at the right, and still fits on one sheet")
    func receipt() throws {
        let template = try #require(Template.all["mau-01"])
        let paper = try Typesetter().set(try template.paper(template.example).document, created: Sample.moment)
        let place = try #require(paper.places[.agency])

        #expect(paper.pages == 1)
        #expect(place.page == 0)
        #expect(place.y > 595 - 60)
        #expect(place.x > 148 * 72 / 25.4 / 3)
        #expect(paper.places[.signature] != nil)
        #expect(paper.places[.seal] == nil)
    }

    @Test("pictures are one page as large as their place, have no ground, and say what the decree asks for")
    func pictures() throws {
        let place = SignaturePlace(page: 0, x: 0, y: 0, width: 156, height: 72)
        let setter = Typesetter()
        let agency = try setter.pdf(
            .agency(name: "Ủy ban nhân dân xã Lăng", reference: "Sao y", at: Sample.moment.adding(minutes: 1)),
            for: place,
            created: Sample.moment
        )
        let person = try setter.pdf(
            .signer(name: "Zơrâm Thị Hương", at: Sample.moment, besideSeal: true),
            for: place,
            created: Sample.moment
        )

        #expect(
            try Judge.text(of: agency) == "Sao y Ủy ban nhân dân xã Lăng Thời gian ký: 2026-11-23T15:31:00+07:00"
        )
        #expect(try Judge.text(of: person).hasPrefix("Ký bởi: Zơrâm Thị Hương Thời gian ký:"))
        for word in try Self.words(person, height: 72) { #expect(word.left >= 52) }
        let size = try Judge.output("pdfinfo", ["FILE"], on: agency)
        #expect(size.contains("Pages:           1\n"))
        #expect(size.contains("Page size:       156 x 72 pts"))
        for pdf in [agency, person] {
            #expect(try Judge.output("pdfimages", ["-list", "FILE"], on: pdf).split(separator: "\n").count == 2)
        }
    }

    @Test(
        "a long name of an agency, and one of a person, stay inside",
        arguments: [(123.0, 32.0), (227, 24), (156, 72)]
    )
    func longNames(width: Double, height: Double) throws {
        let place = SignaturePlace(page: 0, x: 0, y: 0, width: width, height: height)
        let name = "Trung tâm Phục vụ hành chính công Ủy ban nhân dân thành phố Đà Nẵng"
        for picture: SignaturePicture in [
            .agency(name: name, at: Sample.moment),
            .signer(name: "Công Tằng Tôn Nữ Thị Hoàng Phương Anh", at: Sample.moment),
        ] where height > 30 || width > 200 {
            let pdf = try Typesetter().pdf(picture, for: place, created: Sample.moment)
            for word in try Self.words(pdf, height: height) {
                #expect(word.left >= -0.5 && word.right <= width + 0.5)
                #expect(word.bottom >= -1 && word.top <= height + 1, "\(picture): \(word)")
            }
        }
    }

    @Test("sample seals and signatures are transparent, of nobody, and the same each time")
    func samples() throws {
        let seal = try SampleImages.seal(agency: "Ủy ban nhân dân xã Lăng")
        let hand = try SampleImages.signature(of: "Zơrâm Thị Hương")

        #expect(seal == (try SampleImages.seal(agency: "Ủy ban nhân dân xã Lăng")))
        #expect(hand == (try SampleImages.signature(of: "Zơrâm Thị Hương")))
        #expect(hand != (try SampleImages.signature(of: "Alăng Bưu")))
        for png in [seal, hand] {
            // Colour with transparency: type 6 of PNG.
            #expect(png[25] == 6)
            let place = SignaturePlace(page: 0, x: 0, y: 0, width: 102, height: 102)
            let pdf = try Typesetter().pdf(.image(png), for: place, created: Sample.moment)
            #expect(try Judge.output("pdfimages", ["-list", "FILE"], on: pdf).contains("smask"))
        }
    }
}
